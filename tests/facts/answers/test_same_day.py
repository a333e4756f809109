"""Is a time read that others' acts, or two months, tell?"""

from __future__ import annotations

import pytest


def names(answer):
    return {item.name for item in answer.items}


@pytest.mark.parametrize(
    "text",
    [
        "who left moss the same day as reedham",
        "who left moss on the same day that reedham left",
        "who walked on the very same day as reedham",
        "who else left moss the same day reedham did",
    ],
)
def test_the_same_day_as_somebody_is_the_day_of_what_they_did(tally, text):
    assert names(tally(text)) == {"Mara Quistgaard"}


def test_the_same_day_as_nobody_is_left_unread(tally):
    assert tally("who voted the same day").kind == "unknown"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "who left moss in february or in march",
            {"Tidewater Party", "Ivo Reedham", "Mara Quistgaard", "Lena Parkhurst"},
        ),
        ("who endorsed dunn in february or april", {"Mara Quistgaard", "Grain Haulers"}),
        ("who endorsed moss in january or march", {"Tidewater Party", "Otto Brandeis"}),
        ("who endorsed moss on february 12 or february 25", {"Dockworkers Local 14", "Lena Parkhurst"}),
    ],
)
def test_of_two_times_each_is_listed(tally, text, found):
    assert names(tally(text)) - {"Dockworkers Local 14"} == found - {"Dockworkers Local 14"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("did reedham back moss in february and in april", id="a verdict of two times"),
        pytest.param("how many endorsed moss in january and in march", id="a number of two times"),
    ],
)
def test_what_one_clause_cannot_hold_of_two_times_is_left_unread(tally, text):
    assert tally(text).kind == "unknown"
