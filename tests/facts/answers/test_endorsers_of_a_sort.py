"""Which endorsers are of a sort is asked of endorsers, and whom a candidate won back of those who left and returned."""

from __future__ import annotations

import pytest

SENATORS = {"Ivo Reedham", "Mara Quistgaard"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which endorsers are senators", SENATORS),
        ("which of the endorsers are papers", {"Mallory Ledger"}),
        ("which endorsers are people", {*SENATORS, "Otto Brandeis"}),
        ("which backers of moss are unions", {"Harbor Nurses Union", "Dockworkers Local 14"}),
        ("who did moss win back", {"Dockworkers Local 14"}),
        ("which candidate won back a union", {"Ada Moss"}),
        ("which candidates got somebody back", {"Ada Moss"}),
    ],
)
def test_those_of_the_sort_are_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [("did moss win back dockworkers local 14", "yes"), ("did moss win reedham back", "no")],
)
def test_whether_she_won_them_back(tally, text, value):
    assert tally(text).value == value
