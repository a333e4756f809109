"""A message that the rules do not read is answered by what it is most like, and the answer says what that is."""

from __future__ import annotations

import pytest

from facts.answers.explaining import explain

from .conftest import TODAY

LIKENED = [
    ("moss casualties, names pls", "who dropped moss"),
    ("which unions slammed the door on moss", "which unions dropped moss"),
    ("reedham out?? of moss camp", "did reedham drop moss"),
    ("how many slammed the door on moss", "how many endorsers dropped moss"),
    ("moss's list. hide the unions", "who backs moss but is not unions"),
    ("supporters of moss? just the unions please", "which unions back moss"),
]


def outcome(answer):
    return answer.kind, answer.value, [item.name for item in answer.items]


@pytest.mark.parametrize(("typed", "meant"), LIKENED)
def test_it_is_answered_as_what_it_is_most_like(ask, typed, meant):
    assert outcome(ask(typed)) == outcome(ask(meant))
    assert "I read that as: " in ask(typed).text


@pytest.mark.parametrize(
    "typed",
    [
        "moss casualties according to zebulon fitch, names pls",
        "did wollstone hop off the moss wagon",
        "moss casualties, the only ones",
        "moss's famous supporters",
        "orr's influential backers",
        "list moss's powerful supporters",
        "officials in albany who left moss",
        "politicians at the capitol who left moss",
        "orr's religious backers",
        "dunn's wealthy supporters",
        "moss's retired backers",
        "orr's elderly supporters",
        "who jumped on moss",
        "who came in a van for moss",
        "dentists still with moss?",
        "rail workers left moss?",
        "office workers still w moss?",
    ],
)
def test_it_is_not_answered_where_a_stranger_or_a_limit_would_be_lost(ask, typed):
    assert "I read that as" not in ask(typed).text


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("did the nurses pick moss by lantern night", id="a time behind what leads to one"),
        pytest.param("did the nurses and dockworkers pick moss on the same day", id="a day like another"),
        pytest.param("which unions slammed the door on moss over labor day week", id="a span about a day"),
        pytest.param("who is riding with moss including the unions", id="a sort that is taken in, not left out"),
        pytest.param("for the mayor's race: who backs moss", id="an office before a colon"),
        pytest.param("did any union put a condition on moss", id="a condition is no pause"),
        pytest.param("senate + union ppl who flaked on moss", id="a chamber beside a sort"),
        pytest.param("around the time of the blowup who backed moss", id="the time of what nothing dates"),
        pytest.param("who stuck around when reedham dumped moss", id="who, not when"),
        pytest.param("who went from opposing moss to backing orr", id="never hers"),
        pytest.param("which of dunns ex unions back orr", id="hers once, not his"),
        pytest.param("how many endorsements has moss got plus the second choice ones", id="a place that is added"),
    ],
)
def test_a_time_a_place_or_who_is_taken_in_is_not_lost(tally, typed):
    assert tally(typed).kind == "unknown"


def test_those_of_whom_a_clause_tells_in_front_are_asked_for_not_whom_they_back(ask):
    assert {item.name for item in ask("senators who took a pick").items}.isdisjoint({"Ada Moss", "Benedict Orr"})


def test_what_it_is_most_like_is_explained(store):
    lines = list(explain(store, "moss casualties, names pls", today=TODAY))
    told = next(line for line in lines if line.startswith("most like"))
    assert "“who left C1”" in told
    assert "“who dropped Ada Moss”" in told


def test_another_office_is_not_likened_to_the_one_on_record(ask):
    assert ask("which gubernatorial hopefuls is the tidewater party into").kind == "unknown"


def test_records_are_told_where_passages_are_asked_for_in_passing_only(ask):
    typed = "twp had like 3 endorsements going at one point?? who were they"
    assert outcome(ask(typed)) == outcome(ask("whom did the twp ever back"))


def test_passages_stay_where_records_hold_nothing_of_what_it_is_like(ask):
    typed = "what did vanterpool say about moss"
    assert ask(typed).kind == "passages"
    assert "I read that as" not in ask(typed).text


@pytest.mark.parametrize(
    "text",
    ["plumbers still behind moss?", "bus drivers still with orr", "plumbers for moss?", "does lena santos back moss"],
)
def test_words_where_somebody_would_be_named_are_never_dropped(ask, text):
    assert ask(text).kind == "unknown"


def test_a_body_is_meant_by_a_word_of_its_name_that_opens_what_it_does(ask):
    answer = ask("dockworkers still behind orr?")

    assert answer.kind in {"yes_no", "unknown"}
    assert "Dockworkers Local 14" in answer.text


@pytest.mark.parametrize("typed", ["the gizmo people for moss", "who of the gizmo guys is with moss"])
def test_people_of_a_sort_that_is_not_known_are_not_everybody(ask, typed):
    assert not ask(typed).items
