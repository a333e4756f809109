"""A turn that leans on the act before it means that act; one that asks what somebody is means none."""

from __future__ import annotations

import pytest

from facts.answers import Conversation


@pytest.fixture
def talk(tally):
    def asking(*turns):
        conversation = Conversation()
        return [tally(turn, conversation=conversation) for turn in turns][-1]

    return asking


@pytest.mark.parametrize(
    ("turns", "value"),
    [
        (("who backs orr", "is brandeis a senator"), "no"),
        (("who backs orr", "is reedham a senator"), "yes"),
        (("who backs dunn", "and is the tidewater party a union?"), "no"),
        (("who wants moss out", "does dunn want that too"), "yes"),
    ],
)
def test_what_one_is_and_what_one_wishes_is_no_support(talk, turns, value):
    assert talk(*turns).value == value


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("does reedham decline moss", "anyone else decline somebody"), {"Grain Haulers"}),
        (("whom do the grain haulers back", "who else does"), {"Tidewater Party", "Mara Quistgaard", "Otto Brandeis"}),
        (("does clean harbor now want moss to quit", "who else wants that"), {"Cleo Dunn"}),
        (("who does clean harbor now want to quit", "who else wants moss out"), {"Cleo Dunn"}),
    ],
)
def test_others_who_did_it_are_told(talk, turns, expected):
    assert {item.name for item in talk(*turns).items} == expected


def test_since_then_is_since_the_time_that_was_asked_of_before_now(talk):
    turns = ("who was with orr on feb 20 2030", "and who is now", "so who did he gain since then")

    assert {item.name for item in talk(*turns).items} == {"Otto Brandeis", "Ivo Reedham", "Mallory Ledger"}


@pytest.mark.parametrize("second", ["are the nurses with either of those", "did the nurses stay with either of them"])
def test_either_of_those_is_one_of_them(talk, second):
    assert talk("whom does brandeis back", second).value == "yes"
