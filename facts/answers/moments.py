"""Which days does a question's time cover?

Windows may hang on an event ("before the allegation"), whose own days are a range: what came
before it came before its first possible day, what came after it after its last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from facts.models import DateRange, Relative
from facts.models.building import built_quickly

_DAY = timedelta(days=1)


@built_quickly
@dataclass(frozen=True, slots=True)
class Moment:
    """The days that a clause covers, both ends included; `relative` None when the question sets no time."""

    first: date
    last: date
    relative: Relative | None = None

    @property
    def is_open_ended(self) -> bool:
        """Whether it runs on to the newest records, so that "now" is within it."""
        return self.relative in (None, Relative.AFTER, Relative.SINCE)

    def holds(self, first: date, last: date) -> bool:
        """Whether all these days lie within it."""
        return self.first <= first and last <= self.last

    def meets(self, first: date, last: date) -> bool:
        """Whether some of these days lie within it."""
        return first <= self.last and last >= self.first

    def until(self, day: date) -> Moment:
        """The same days, but none after `day`; the last one stays where the whole lies after it."""
        if day >= self.last:
            return self
        return Moment(min(self.first, day), min(self.last, day), self.relative)


ALWAYS = Moment(date.min, date.max)


class UnknownDay(Exception):
    """The question leans on a happening whose day no source gives."""


def cover(relative: Relative, days: DateRange, written: str = "") -> Moment:
    """The days that lie so to `days`.

    Raises:
        UnknownDay: Nothing is known of `days`.
    """
    first, last = days.earliest_on or days.latest_on, days.latest_on or days.earliest_on
    if first is None or last is None:
        raise UnknownDay(written)
    match relative:
        case Relative.BEFORE:
            return Moment(date.min, first - _DAY, relative)
        case Relative.UNTIL:
            return Moment(date.min, last, relative)
        case Relative.AFTER:
            return Moment(last + _DAY, date.max, relative)
        case Relative.SINCE:
            return Moment(first, date.max, relative)
        case _:
            return Moment(first, last, relative)
