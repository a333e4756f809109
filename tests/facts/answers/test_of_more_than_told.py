"""What is asked of more people, or another time, than its words seem to say is answered of these or not at all."""

from __future__ import annotations

import pytest

from facts.answers import Conversation


def told_last(tally, *turns):
    talk = Conversation()
    return [tally(turn, conversation=talk) for turn in turns][-1]


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    "second",
    [
        "and moss before?",
        "and moss too before?",
        "and before that moss too?",
        pytest.param("y antes tambien a moss?", id="in Spanish"),
        pytest.param("y a moss antes?", id="in Spanish, behind the name"),
    ],
)
def test_a_name_with_before_asks_whether_they_ever_backed_it(tally, second):
    assert told_last(tally, "who does the tidewater party back", second).value == "yes"


@pytest.mark.parametrize("second", ["and moss?", "and moss too?"])
def test_a_name_without_before_asks_of_now(tally, second):
    assert told_last(tally, "who does the tidewater party back", second).value == "no"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("who left moss", {"Harbor Nurses Union", "Dockworkers Local 14", "Otto Brandeis"}),
        ("which unions left moss", {"Harbor Nurses Union", "Dockworkers Local 14"}),
    ],
)
def test_the_ones_that_stayed_are_none_of_those_just_told_to_have_left(tally, first, expected):
    assert names(told_last(tally, first, "n the ones that stayed")) == expected


@pytest.mark.parametrize(
    "text",
    [
        "who was reedham behind in all this, both of em, old and current",
        "who was reedham behind, old and new",
        pytest.param("a quien apoyo reedham, antes y ahora", id="in Spanish"),
    ],
)
def test_old_and_current_asks_of_any_time(tally, text):
    assert names(tally(text)) == {"Ada Moss", "Benedict Orr"}


@pytest.mark.parametrize(
    "text",
    [
        "all the candidates quistgaard had on her list at any point, dropped ones too",
        "quistgaards picks, both of them, old and current",
    ],
)
def test_support_of_those_nobody_spoke_of_is_no_verdict(tally, text):
    assert tally(text).kind != "yes_no"


def test_who_won_is_not_kept_whatever_the_office(ask):
    assert "records say who backs whom" in ask("who won the mayoral primary in the end").text


@pytest.mark.parametrize("second", ["and which of them left moss", "did any of them leave moss"])
def test_them_are_nobody_behind_an_answer_that_told_of_nobody(tally, second):
    assert told_last(tally, "which newspapers left orr", second).kind == "unknown"


def test_in_whose_camp_somebody_was_has_no_yes_or_no(tally):
    assert tally("reedham, before jumping ship, was in whose camp").kind != "yes_no"
