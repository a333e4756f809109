"""What is asked of one time and of another is answered for both: half of it is a wrong answer."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dockworkers local 14: who were they with first, and who now", {"Ada Moss"}),
        ("who was reedham with first, and who now", {"Ada Moss", "Benedict Orr"}),
        ("reedham: who was he with before, and who now", {"Ada Moss", "Benedict Orr"}),
        ("who did the tidewater party back first, and who now", {"Ada Moss", "Cleo Dunn"}),
        ("who was reedham with in february and who in april", {"Ada Moss", "Benedict Orr"}),
    ],
)
def test_both_times_are_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


def test_whether_somebody_left_is_no_list_that_another_time_goes_on(tally):
    assert tally("did reedham leave moss, and who now").kind == "yes_no"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who ranked moss first or second", {"Harbor Nurses Union", "Otto Brandeis", "Mara Quistgaard"}),
        ("who has moss as their first or second choice", {"Harbor Nurses Union", "Otto Brandeis"}),
    ],
)
def test_either_place_is_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected
