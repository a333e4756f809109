"""Who somebody is, told beside the name, and "who's" for "who has" change nothing of what is asked."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who did the senator, reedham, leave", {"Ada Moss"}),
        ("who did reedham, the senator, leave", {"Ada Moss"}),
        ("whos reedham left", {"Ada Moss"}),
        ("who's the tidewater party cut ties with", {"Ada Moss"}),
        ("reedham: whos he dropped", {"Ada Moss"}),
        ("who's reedham dropped in march", {"Ada Moss"}),
        ("whos reedham with", {"Benedict Orr"}),
    ],
)
def test_whom_they_left_is_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("did the senator, reedham, leave moss", "yes"), ("did reedham, the senator, leave moss", "yes")],
)
def test_whether_the_one_who_is_told_by_a_role_did_it(tally, text, value):
    assert tally(text).value == value


def test_a_role_in_a_row_is_one_more_of_it(tally):
    answer = tally("which unions left the senator, reedham, or moss")

    assert answer.kind == "unknown" or {item.name for item in answer.items} <= {"Dockworkers Local 14"}


@pytest.mark.parametrize("title", ["treasurer", "the comptroller", "sheriff", "the commissioner"])
def test_a_title_of_a_candidate_that_no_source_gives_says_nothing(tally, title):
    assert {item.name for item in tally(f"which council members left {title} moss").items} == {"Lena Parkhurst"}


@pytest.mark.parametrize("text", ["who did the sheriff leave", "did the bishop leave moss"])
def test_a_title_without_a_name_is_somebody_unknown(tally, text):
    assert tally(text).kind in {"unknown", "clarify"}
