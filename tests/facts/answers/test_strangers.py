"""Whoever is not on record is never left out of a question: without them it would ask of anybody."""

from __future__ import annotations

import pytest

from facts.answers import Conversation
from facts.names.kinds import says_body


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("and the ironworkers, did they leave moss", id="named first"),
        pytest.param("the ironworkers did they leave moss", id="named first, without a mark"),
        pytest.param("what about the ironworkers, have they left moss", id="behind what about"),
        pytest.param("the bakers... are they still w moss", id="set apart by dots"),
        pytest.param("did they leave moss", id="they, of nobody"),
        pytest.param("when did they leave moss", id="the day, of nobody"),
        pytest.param("did local 404 leave moss", id="a number that no local has"),
        pytest.param("did the bakers union leave moss", id="a word one letter from backers"),
        pytest.param("did the times pick moss", id="a paper called like small words"),
        pytest.param("did the vote go to moss", id="a thing that picks nobody"),
        pytest.param("did the right endorse orr", id="a side"),
        pytest.param("has the chamber of commerce picked orr", id="a body of the world that is no sort"),
        pytest.param("have walked out on moss so far", id="nobody told who"),
        pytest.param("who did the ledger endorse for us senate", id="an office that no contest is for"),
        pytest.param("who does the ledger back in the runoff", id="a vote that no contest is"),
        pytest.param("who does the ledger back in the general election", id="another vote that no contest is"),
    ],
)
def test_a_question_of_whom_nobody_knows_is_not_answered_of_others(ask, text):
    assert ask(text).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("and the dockworkers, did they leave moss", "yes"),
        ("the nurses, did they leave moss", "no"),
        ("did local 14 leave moss", "yes"),
        ("did the nurses union leave moss", "no"),
        ("did any union leave moss", "yes"),
        ("reedham, is he still with moss", "no"),
        ("did the ledger pick orr", "yes"),
        ("is it true, may i ask, that nobody has left moss", "no"),
        ("did moss say anything about losing all those endorsements", "yes"),
    ],
)
def test_a_question_of_somebody_known_is_answered(ask, text, value):
    assert ask(text).value == value


@pytest.mark.parametrize(
    "text", ["did my senator leave moss", "has our union left moss", "did the same union leave moss"]
)
def test_one_of_a_sort_is_not_any_of_them(ask, text):
    answer = ask(text)

    assert answer.kind in ("clarify", "unknown") or len(answer.items) <= 1


def test_they_of_the_turn_before_are_not_a_stranger_named_now(ask):
    talk = Conversation()
    ask("did the nurses leave moss", conversation=talk)

    assert ask("and the ironworkers, did they", conversation=talk).kind == "unknown"


@pytest.mark.parametrize(
    ("written", "says"), [("bakers union", True), ("local 404", True), ("union", False), ("bon jovi", False)]
)
def test_a_sort_and_more_name_a_body(written, says):
    assert says_body(written) is says


def test_an_office_told_by_whose_contest_it_is_only_names_the_contest(ask):
    answer = ask("how many newspapers have endorsed in the mayor's race")

    assert (answer.kind, answer.value) == ("count", 1)


def test_a_total_list_is_a_list(ask):
    assert ask("moss supporters grand total list").kind == "list"


@pytest.mark.parametrize(
    ("text", "stranger"),
    [
        ("does the tidewater people party back orr", "tidewater people party"),
        ("did the tidewater folks party leave moss", "tidewater folks party"),
        ("does lena quintero back orr", "lena quintero"),
        ("does ivo santos back orr", "ivo santos"),
    ],
)
def test_a_strangers_name_that_begins_as_a_known_one_is_not_taken_for_it(ask, text, stranger):
    answer = ask(text)

    assert answer.kind == "unknown"
    assert stranger.split()[-1] in answer.text.replace("\n", " ") or stranger in answer.text


@pytest.mark.parametrize("text", ["did the tidewater party leave moss"])
def test_a_part_of_a_known_name_still_stands_for_it(ask, text):
    assert ask(text).value == "yes"


def test_a_body_of_no_known_name_is_not_any_of_its_sort(ask):
    assert ask("does the democratic party back orr").kind == "unknown"
