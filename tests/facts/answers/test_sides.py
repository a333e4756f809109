"""Is nobody told of only where each name has stood on the side that it was read on?"""

from __future__ import annotations

import pytest


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("who did moss drop", id="one who only stands"),
        pytest.param("who does moss endorse", id="a candidate asked as an endorser"),
        pytest.param("who backs the tidewater party", id="an endorser asked as a candidate"),
        pytest.param("how many unions back the mallory ledger", id="counted"),
        pytest.param("who was the first to back ivo reedham", id="the first of them"),
    ],
)
def test_no_empty_list_is_told_of_one_who_never_stood_on_that_side(ask, text):
    answer = ask(text)

    assert answer.kind == "unknown"
    assert answer.citations or "Moss" in answer.text


def test_an_empty_list_is_told_of_one_who_has(ask):
    answer = ask("which unions have left orr")

    assert (answer.kind, answer.items) == ("list", ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("who has moss lost", {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14"}, id="lost"),
        pytest.param("withdrawals from moss", {"Tidewater Party", "Ivo Reedham", "Dockworkers Local 14"}, id="noun"),
        pytest.param("what unions has she lost (moss)", {"Dockworkers Local 14"}, id="a name in brackets"),
        pytest.param("unions moss lost", {"Dockworkers Local 14"}, id="a bare sort"),
    ],
)
def test_loose_words_are_read_by_who_can_stand_where(ask, text, found):
    answer = ask(text)

    assert answer.kind == "list"
    assert found <= names(answer)


def test_who_is_behind_none_of_the_candidates_backs_nobody_at_all(ask):
    told = names(ask("which unions arent behind any candidate right now"))

    assert "Harbor Nurses Union" not in told
    assert "Dockworkers Local 14" in told


def test_who_backs_several_is_counted_by_candidate(ask):
    answer = ask("who has ever endorsed more than one candidate")

    assert answer.kind == "list"
    assert names(answer) == {"Ivo Reedham", "Tidewater Party"}


@pytest.mark.parametrize("text", ["which nurses union backs moss", "what nurses union stuck with moss"])
def test_which_body_of_a_description_asks_for_its_name(ask, text):
    answer = ask(text)

    assert (answer.kind, names(answer)) == ("list", {"Harbor Nurses Union"})


def test_which_body_of_a_description_left_is_told_of_none_that_stayed(ask):
    answer = ask("which nurses union left moss")

    assert (answer.kind, answer.items) == ("list", ())


def test_whoever_calls_on_somebody_to_go_is_told_where_nobody_says_to_be_against_them(ask):
    answer = ask("which candidates went after moss")

    assert (answer.kind, names(answer)) == ("list", {"Cleo Dunn"})
    assert "called on" in answer.text


def test_nobody_is_against_one_whom_nobody_told_to_go(ask):
    assert names(ask("who is against orr")) == set()


def test_candidates_whom_no_backer_of_a_sort_ever_had_to_do_with_have_none_of_it(ask):
    assert names(ask("which candidates dont have any newspaper")) == {"Ada Moss", "Cleo Dunn"}


@pytest.mark.parametrize(
    "text",
    ["which candidates havent lost anyone", "which candidate hasnt lost a union", "who hasnt lost a single backer"],
)
def test_those_whom_nobody_left_are_told_as_such(ask, text):
    answer = ask(text)

    assert names(answer) == {"Benedict Orr", "Cleo Dunn"}
    assert "says of Benedict Orr and Cleo Dunn that" in answer.text


@pytest.mark.parametrize("question", ["is Moss no longer with anyone", "is nobody with Orr anymore"])
def test_whoever_has_some_left_is_not_left_alone_though_others_left(tally, question):
    answer = tally(question)

    assert (answer.kind, answer.value) == ("yes_no", "no")
    assert answer.items
