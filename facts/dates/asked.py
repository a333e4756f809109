"""Which day, month or year did somebody type?

Numbers such as 4/5/2021 mean one day in London and another in New York, so they are refused with both
readings; 30/4/2021 can only be one and is taken.
"""

from __future__ import annotations

import re
from datetime import date

from facts.dates.finding import find_dates
from facts.dates.words import languages, time_words
from facts.errors import BadDate
from facts.models import DateRange

_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})")
_LONGEST = 60


def read_asked_date(text: str, today: date) -> DateRange:
    """Read a date that a person typed, in any language that has a word file.

    Args:
        text: "april 29", "2021-05", "30/4/2021", "last week", "29 de abril de 2021", "2021".
        today: Bare days, months and weekdays are the latest up to and including this day.

    Returns:
        A range; "last week" gives its seven days.

    Raises:
        BadDate: It is no date, a day to come, or may be two days.
    """
    written = " ".join(text.split())
    shown = written if len(written) <= _LONGEST else written[:_LONGEST] + "…"
    if not written:
        raise BadDate("no date is given")
    if len(written) <= _LONGEST:
        found = _iso(written) or _numbers(written) or _words(written.rstrip("?.!"), today)
        if found is not None:
            return found
    raise BadDate(f"“{shown}” is not a date such as 2021-04-30, April 30 2021, May 2021 or last week")


def _iso(written: str) -> DateRange | None:
    if not re.fullmatch(r"[\d/-]+", written) or not re.search(r"\d{4}", written[:5] + written[-10:]):
        return None
    if _NUMBERS.fullmatch(written):
        return None
    return DateRange.parse(written)


def _numbers(written: str) -> DateRange | None:
    """A day in numbers alone, if they leave no doubt."""
    match = _NUMBERS.fullmatch(written)
    if not match:
        return None
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    readings = []
    for day, month in ((first, second), (second, first)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if not readings:
        raise BadDate(f"“{written}” is no day of the calendar")
    if len(set(readings)) == 2:
        one, other = (f"{d:%B} {d.day}" for d in readings)
        raise BadDate(f"“{written}” may be {one} or {other}: write {readings[0]} or {readings[1]}")
    return DateRange.day(readings[0])


def _words(written: str, today: date) -> DateRange | None:
    """A date in the words of any language, if nothing else is said."""
    for language in languages():
        words = time_words(language)
        for tried in (written, f"{words.small['in_month'][0]} {written}"):
            found = find_dates(tried, DateRange.day(today), language=language, any_case=True)
            if len(found) == 1 and _says_no_more(tried[: found[0].start] + tried[found[0].end :], language):
                return found[0].when
    return None


def _says_no_more(rest: str, language: str) -> bool:
    return set(re.findall(r"\w+", rest.lower())) <= set(time_words(language).small["fillers"])
