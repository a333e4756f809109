"""Who left, whoever it was that they left: those who did it are asked for, not whom they left."""

from __future__ import annotations

import pytest

from facts.answers import Conversation

GONE = {"Tidewater Party", "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"}
WITH_ANOTHER = {"Tidewater Party", "Ivo Reedham", "Mara Quistgaard"}
BACK = {"Dockworkers Local 14"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("left and then crawled back to the same person - who did that", BACK),
        ("who left and then came back to the same candidate", BACK),
        ("who left someone and then returned to them", BACK),
        ("walked out and came back to the same one, who", BACK),
        ("left for good, who did it", GONE),
        ("who left who they had", GONE),
        ("who walked away from the candidate they had", GONE),
        ("who left and picked somebody else", WITH_ANOTHER),
        ("who quit and joined another candidate", WITH_ANOTHER),
        ("who left and has somebody else now", WITH_ANOTHER),
        ("who dropped their candidate and picked another", WITH_ANOTHER),
        ("who left and has nobody now", {"Lena Parkhurst"}),
        ("who left and went to nobody", {"Lena Parkhurst"}),
        ("who dropped their candidate but has nobody now", {"Lena Parkhurst"}),
    ],
)
def test_those_who_left_are_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("anyone who left", GONE),
        ("anyone who left and never came back", GONE),
        ("anyone who left and isnt back", GONE),
        ("who left and is not back", GONE),
        ("who left moss but isn't back yet", GONE),
        ("who isnt back", GONE),
        ("who is back", BACK),
        ("who left and is now back", BACK),
        ("unions that left and are back", BACK),
        ("who switched", {"Tidewater Party", "Ivo Reedham"}),
        ("which senators switched", {"Ivo Reedham"}),
    ],
)
def test_who_is_back_or_switched_did_more_than_leave(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


def test_whomever_they_had_is_not_whom_the_turn_before_was_about(tally):
    talk = Conversation()
    tally("unions for moss and unions for orr", conversation=talk)

    answer = tally("any of those ever leave who they had", conversation=talk)

    assert {item.name for item in answer.items} == BACK
