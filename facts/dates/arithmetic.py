"""Which days does a word such as "last week" mean, counted from a day or a month?

Weeks run from Monday to Sunday. When the day counted from is only known to the month or the year,
words finer than that say no more than the month or year itself; nothing reaches past its end.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from facts.models import DateRange

DAY = timedelta(days=1)


def clip(when: DateRange, published: DateRange) -> DateRange | None:
    """The part of `when` up to the end of `published`; None if nothing is left."""
    end = published.latest_on
    if end is None:
        return when
    if when.earliest_on and when.earliest_on > end:
        return None
    latest = min(when.latest_on, end) if when.latest_on else when.latest_on
    return DateRange(when.earliest_on, latest)


def shift(when: DateRange, days: int) -> DateRange:
    """The range moved by days."""
    step = timedelta(days=days)
    return DateRange(
        when.earliest_on + step if when.earliest_on else None, when.latest_on + step if when.latest_on else None
    )


def _week(day: date, offset: int) -> DateRange:
    monday = day - day.weekday() * DAY + 7 * offset * DAY
    return DateRange(monday, monday + 6 * DAY)


def _month(day: date, offset: int) -> DateRange:
    count = day.year * 12 + day.month - 1 + offset
    return DateRange.month(count // 12, count % 12 + 1)


def _year(day: date, offset: int) -> DateRange:
    return DateRange.year(day.year + offset)


def _up_to(days: int) -> Callable[[date, int], DateRange]:
    """The days that end on one: "over the past week"."""
    return lambda day, _: DateRange(day - days * DAY, day)


def _weekend(day: date, offset: int) -> DateRange:
    saturday = day - ((day.weekday() - 5) % 7) * DAY + 7 * offset * DAY
    return DateRange(saturday, saturday + DAY)


# unit -> (how it is counted from a day, whether it is finer than a month)
UNITS: dict[str, tuple[Callable[[date, int], DateRange], bool]] = {
    "day": (lambda day, n: DateRange.day(day + n * DAY), True),
    "night": (lambda day, n: DateRange(day - DAY, day), True),
    "week": (_week, True),
    "fortnight": (lambda day, n: _week(day, 2 * n), True),
    "so_far_week": (lambda day, n: DateRange(_week(day, 0).earliest_on, day), True),
    "past_week": (_up_to(7), True),
    "weekend": (_weekend, True),
    "month": (_month, False),
    "so_far_month": (lambda day, n: DateRange(day.replace(day=1), day), False),
    "past_month": (_up_to(31), False),
    "year": (_year, False),
    "past_year": (_up_to(366), False),
    "so_far_year": (lambda day, n: DateRange(date(day.year, 1, 1), day), False),
    "decade": (lambda day, n: DateRange(_year(day, 10 * n - 1).earliest_on, _year(day, 10 * n + 1).latest_on), False),
}


def count_from(published: DateRange, unit: str, offset: int) -> DateRange | None:
    """The range that `offset` units from `published` mean; None if `published` does not say.

    Args:
        published: What is counted from: a day, a month or a year.
        unit: A key of `UNITS`.
        offset: 0 for this one, -1 for the one before.
    """
    first, last = published.earliest_on, published.latest_on
    if first is None or last is None:
        return None
    count, is_fine = UNITS[unit]
    if is_fine and first != last and offset > -2 and unit != "week":
        return published
    try:
        return clip(DateRange(count(first, offset).earliest_on, count(last, offset).latest_on), published)
    except (OverflowError, ValueError):
        return None


def move(when: DateRange, unit: str, count: int) -> DateRange:
    """A day moved by days; by longer units, the week, month or year in which it lands."""
    if unit == "day":
        return shift(when, count)
    if when.latest_on is None:
        return when
    first, last = (UNITS[unit][0](day or when.latest_on, count) for day in (when.earliest_on, when.latest_on))
    return DateRange(first.earliest_on, last.latest_on)


def edge_of_month(day: date, side: str, unit: str) -> DateRange:
    """The first or last (`side`) day, week of seven days or half (`unit`) of the month that holds a day."""
    month = DateRange.month(day.year, day.month)
    first, last = month.earliest_on, month.latest_on
    assert first is not None
    assert last is not None
    days = {"day": 1, "week": 7, "half": 15 if side == "first" else last.day - 15}[unit] - 1
    return DateRange(first, first + days * DAY) if side == "first" else DateRange(last - days * DAY, last)


def latest_weekday(published: DateRange, weekday: int, *, strictly_before: bool = False) -> DateRange | None:
    """The latest such weekday (0 is Monday) up to and including `published`."""
    if published.earliest_on is None or published.latest_on is None:
        return None
    if not published.is_day:
        return published
    back = (published.latest_on.weekday() - weekday) % 7
    if strictly_before and back == 0:
        back = 7
    return DateRange.day(published.latest_on - back * DAY)


def latest_month(published: DateRange, month: int, *, is_over: bool = False) -> DateRange | None:
    """The latest such month (1 to 12) that has begun, or is over, by `published`."""
    end = published.latest_on
    if end is None:
        return None
    is_before = month >= end.month if is_over else month > end.month
    return clip(DateRange.month(end.year - is_before, month), published)


def latest_month_day(published: DateRange, month: int, day: int, weekday: int | None = None) -> DateRange | None:
    """The latest such day of a year up to `published`.

    None if its weekday says that it is still to come, or if it lies more than 200 days back and the next one
    is near: newspapers add a year, or "last", to those.
    """
    end = published.latest_on
    if end is None:
        return None
    for year in range(end.year + 1, end.year - 5, -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if weekday is not None and found.weekday() != weekday:
            continue
        if found <= end:
            return (
                None
                if weekday is None and published.is_day and _is_rather_to_come(found, end)
                else DateRange.day(found)
            )
        if weekday is not None:
            return None
    return None


def _is_rather_to_come(found: date, end: date) -> bool:
    """Whether a bare day lies so far back that the text must mean the next one: "Nov. 5" in August."""
    if found.year == date.max.year:
        return False
    ahead = date(found.year + 1, found.month, min(found.day, 28))
    return (end - found).days > 200 and (ahead - end).days < 130


def latest_day_of_month(published: DateRange, day: int) -> DateRange | None:
    """The latest such day of a month ("the 20th") in the fortnight up to `published`; else it is to come."""
    end = published.latest_on
    if end is None or not published.is_day:
        return None
    for back in range(3):
        month = _month(end, -back)
        assert month.earliest_on is not None
        assert month.latest_on is not None
        if day <= month.latest_on.day and month.earliest_on.replace(day=day) <= end:
            found = month.earliest_on.replace(day=day)
            return DateRange.day(found) if (end - found).days <= 15 else None
    return None


def season(year: int, first_month: int) -> DateRange:
    """The season of three months that begins in a month of a year."""
    start = date(year, first_month, 1)
    return DateRange(start, _month(start, 2).latest_on)


def latest_season(published: DateRange, first_month: int, *, is_over: bool = False) -> DateRange | None:
    """The latest such season of three months (northern) that has begun, or is over, by `published`."""
    start = latest_month(published, first_month)
    if start is None or start.earliest_on is None or published.latest_on is None:
        return None
    found = season(start.earliest_on.year, first_month)
    if is_over and found.latest_on is not None and found.latest_on >= published.latest_on:
        return season(start.earliest_on.year - 1, first_month)
    return clip(found, published)
