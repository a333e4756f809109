"""Whose backers left asks of candidates; any of a sort who are not with somebody are those of the sort."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("whose unions came back", {"Ada Moss"}),
        ("whose senators left", {"Ada Moss"}),
        ("whose backers left in march", {"Ada Moss"}),
        ("any union not with dunn", {"Harbor Nurses Union", "Dockworkers Local 14"}),
        ("any senators not with dunn", {"Ivo Reedham"}),
        ("is there any senator not for dunn", {"Ivo Reedham"}),
        ("are there senators not with dunn", {"Ivo Reedham"}),
    ],
)
def test_those_who_are_meant_are_told(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected


@pytest.mark.parametrize("text", ["whose unions stayed", "whose backers never left", "whose supporters switched"])
def test_endorsers_are_not_told_where_whose_they_are_is_asked(tally, text):
    assert not tally(text).items


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who did orr poach from moss", {"Ivo Reedham"}),
        ("whom did dunn pick up from moss", {"Tidewater Party"}),
        ("which senators did orr get from moss", {"Ivo Reedham"}),
        ("who did dunn poach from orr", set()),
    ],
)
def test_whom_one_candidate_took_from_another_left_that_one(tally, text, expected):
    assert {item.name for item in tally(text).items} == expected
