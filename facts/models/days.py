"""When did it happen, as far as anybody says?

Every date is a range whose ends may be missing: a source that says "in May" gives a
month, one that says "by 30 April" gives no start. Nothing here guesses a missing end.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from facts.errors import BadDate
from facts.models.building import built_quickly

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@built_quickly
@dataclass(frozen=True, slots=True, order=False)
class DateRange:
    """The days on which something may have happened, both ends included.

    Attributes:
        earliest_on: First possible day, or None when the start is unknown.
        latest_on: Last possible day, or None when the end is unknown.

    Raises:
        ValueError: The range ends before it begins.
    """

    earliest_on: date | None = None
    latest_on: date | None = None

    def __post_init__(self) -> None:
        if self.earliest_on and self.latest_on and self.earliest_on > self.latest_on:
            raise ValueError(f"a range cannot end ({self.latest_on}) before it begins ({self.earliest_on})")

    @classmethod
    def day(cls, on: date) -> Self:
        """One day."""
        return cls(on, on)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Every day of a month (1 to 12)."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def year(cls, year: int) -> Self:
        """Every day of a year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def until(cls, on: date) -> Self:
        """Some day up to and including `on`."""
        return cls(None, on)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2021-04-30`, `2021-05`, `2021`, `2021-04-28/2021-04-30`, `/2021-04` or an empty string.

        Raises:
            BadDate: The text is none of these.
        """
        written = text.strip()
        if not written:
            return cls()
        start, slash, end = written.partition("/")
        try:
            if not slash:
                return cls._one(start)
            return cls(cls._one(start).earliest_on if start else None, cls._one(end).latest_on if end else None)
        except ValueError as problem:
            raise BadDate(
                f"{text!r} is not a date such as 2021-04-30, 2021-05, 2021 or 2021-04-28/2021-04-30"
            ) from problem

    @classmethod
    def _one(cls, text: str) -> Self:
        found = _WRITTEN.fullmatch(text.strip())
        if not found:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in found.groups())
        assert year is not None
        if month is None:
            return cls.year(year)
        return cls.month(year, month) if day is None else cls.day(date(year, month, day))

    @property
    def is_open(self) -> bool:
        """Whether nothing at all is known."""
        return self.earliest_on is None and self.latest_on is None

    @property
    def is_day(self) -> bool:
        """Whether it is one known day."""
        return self.earliest_on is not None and self.earliest_on == self.latest_on

    def __str__(self) -> str:
        """As statement files write it; `parse` reads it back to the same range."""
        first, last = self.earliest_on, self.latest_on
        if first and last:
            return _closed(first, last)
        if first:
            return f"{first.isoformat()}/"
        return f"/{last.isoformat()}" if last else ""

    def told(self) -> str:
        """As people write it in English: "30 April 2021", "by 30 April 2021", "April 2021"; empty when it is open."""
        first, last = self.earliest_on, self.latest_on
        if first is None or last is None:
            return f"by {_told_day(last)}" if last else f"{_told_day(first)} or later" if first else ""
        whole = _closed(first, last)
        if "/" in whole:
            return f"{_told_day(first)} to {_told_day(last)}"
        if first == last:
            return _told_day(first)
        return whole if "-" not in whole else f"{_MONTHS[first.month - 1]} {first.year}"

    @property
    def stated(self) -> str | None:
        """The date as an answer may state it: a day, `2021-05` or `2021`; else the latest day known.

        A date known only as "by 30 April", or between two days, is stated as its latest day.
        """
        if self.earliest_on and self.latest_on:
            whole = _closed(self.earliest_on, self.latest_on)
            return whole if "/" not in whole else self.latest_on.isoformat()
        known = self.latest_on or self.earliest_on
        return known.isoformat() if known else None


@lru_cache(maxsize=4096)
def _closed(first: date, last: date) -> str:
    """Two days as a statement file writes them: a day, a month or a year where they are one."""
    if first == last:
        return first.isoformat()
    if DateRange.month(first.year, first.month) == DateRange(first, last):
        return f"{first:%Y-%m}"
    if DateRange.year(first.year) == DateRange(first, last):
        return f"{first:%Y}"
    return f"{first.isoformat()}/{last.isoformat()}"


def _told_day(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
