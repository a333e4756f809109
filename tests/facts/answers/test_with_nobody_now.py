"""Whoever went from somebody to nobody backs nobody now; whom one leaves out of what is left is left out."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "who went from moss supporter to nobodys supporter",
        "who went from moss backer to backing nobody",
        "who went from backing moss to backing no one",
        "who went from moss to nobody",
        "who switched from moss to nobody",
        "who left moss for no one else",
    ],
)
def test_who_went_to_nobody_backs_nobody_now(tally, text):
    assert {item.name for item in tally(text).items} == {"Lena Parkhurst"}


@pytest.mark.parametrize("text", ["nobody went from moss to orr", "who went from nobody to moss"])
def test_who_came_from_nobody_or_whether_nobody_did_is_not_told_of_others(tally, text):
    assert tally(text).kind == "unknown"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("what's left of orr's support", {"Harbor Nurses Union", "Mara Quistgaard", "Otto Brandeis", "Ivo Reedham"}),
        ("what's left of moss's union support", {"Harbor Nurses Union", "Dockworkers Local 14"}),
        ("take the unions out, whats left of moss's support", {"Otto Brandeis"}),
        ("without the unions whats left of moss's support", {"Otto Brandeis"}),
        ("take the unions out and who backs moss", {"Otto Brandeis"}),
        ("if you take away the unions who still backs moss", {"Otto Brandeis"}),
    ],
)
def test_what_is_left_is_told_without_whom_one_takes_out(tally, text, expected):
    assert {item.name for item in tally(text).items} - {"Mallory Ledger"} == expected
