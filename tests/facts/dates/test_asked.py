"""Dates that people type."""

from datetime import date

import pytest

from facts.dates import read_asked_date
from facts.errors import BadDate

TODAY = date(2023, 9, 15)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("april 29", "2023-04-29"),
        ("29 de abril de 2021", "2021-04-29"),
        ("30/4/2021", "2021-04-30"),
        ("4/30/21", "2021-04-30"),
        ("2021-05", "2021-05"),
        ("/2021-04", "/2021-04-30"),
        ("2021", "2021"),
        ("may", "2023-05"),
        ("in may 2022", "2022-05"),
        ("last week", "2023-09-04/2023-09-10"),
        ("la semana pasada", "2023-09-04/2023-09-10"),
        ("friday", "2023-09-15"),
        ("ayer", "2023-09-14"),
    ],
)
def test_a_typed_date_is_read(typed, meant):
    assert str(read_asked_date(typed, TODAY)) == meant


def test_a_day_that_may_be_two_is_refused_with_both():
    with pytest.raises(BadDate, match=r"May 4 or April 5.*2021-05-04 or 2021-04-05"):
        read_asked_date("4/5/2021", TODAY)


@pytest.mark.parametrize("typed", ["", "hello", "31/31/2021", "tomorrow", "2021-13", "x" * 4000, "\x00", "may be"])
def test_what_is_no_date_is_one_clear_line(typed):
    with pytest.raises(BadDate) as told:
        read_asked_date(typed, TODAY)

    assert "\n" not in str(told.value)
    assert len(str(told.value)) < 200
