"""Is it asked of somebody's backers what they did, where it is told whose backers they are?"""

from __future__ import annotations

import pytest

from facts.answers import Conversation

LEFT = {"Tidewater Party", "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"}


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    "text",
    [
        "which of moss's backers left",
        "which backers of moss bailed",
        "who of moss's supporters walked away",
        "of the people backing moss who bailed",
        "any of moss's endorsers leave",
    ],
)
def test_backers_of_somebody_named_left_that_one(tally, text):
    assert names(tally(text)) == LEFT


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("which of moss's backers came back", {"Dockworkers Local 14"}, id="came back"),
        pytest.param(
            "which of the unions that backed moss stayed", {"Harbor Nurses Union", "Dockworkers Local 14"}, id="stayed"
        ),
        pytest.param("which of moss's backers switched sides", {"Tidewater Party", "Ivo Reedham"}, id="switched"),
        pytest.param("moss's senators that left", {"Ivo Reedham", "Mara Quistgaard"}, id="a bare sort"),
        pytest.param(
            "which backers of moss joined dunn",
            {"Tidewater Party", "Mara Quistgaard", "Otto Brandeis"},
            id="came to another",
        ),
    ],
)
def test_what_else_they_did_is_asked_of_the_same(tally, text, found):
    assert names(tally(text)) == found


def test_a_number_is_told_of_them(tally):
    assert tally("how many of moss's backers left").value == len(LEFT)


@pytest.mark.parametrize("text", ["which of her backers left", "which of her senators left"])
def test_her_backers_are_those_of_whom_the_talk_is(tally, text):
    talk = Conversation()
    tally("who backs moss", conversation=talk)

    assert names(tally(text, conversation=talk)) & LEFT == names(tally(text, conversation=talk)) != set()


def test_the_askers_backers_are_nobody_known(tally):
    assert tally("which of my backers left").kind == "unknown"
