"""Which days do words mean that name one end of a month, a weekday some weeks back, a feast, a part of "last year"?"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from facts.dates.arithmetic import (
    clip,
    count_from,
    edge_of_month,
    latest_month,
    latest_month_day,
    latest_weekday,
    season,
    shift,
)
from facts.dates.words import TimeWords
from facts.models import DateRange

_WEEK = 7  # days
_HALF_A_YEAR = 6  # months


def named_days(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """The days that a match means by such words; None for other words and for days to come.

    Args:
        match: Of `TimeWords.pattern`.
        words: Of the language.
        published: What is counted from.
    """
    if match["edge"]:
        return _edge(match, words, published)
    if match["feast"]:
        return _feast(match, words, published)
    if match["nth_of"]:
        return _day_of_month(match, words, published)
    if match["of_year"]:
        of = _counted(words.phrases[_plain(match["of_year"])], published)
        return clip(season(of.year, words.seasons[match["season"].lower()]), published) if of is not None else None
    if match["back_n"] and published.is_day:
        last = latest_weekday(published, words.weekdays[match["back_wd"].lower()], strictly_before=True)
        return shift(last, -_WEEK * (words.number(match["back_n"]) - 1)) if last else None
    return None


def month_alone(match: re.Match[str], words: TimeWords, published: DateRange, *, year: int | None) -> DateRange | None:
    """The month that a match names without a day; None for "before June" in May, which is to come.

    Args:
        match: Of `TimeWords.pattern`.
        words: Of the language.
        published: What is counted from.
        year: The year that the words tell, if they do.
    """
    month = words.months[(match["m4"] or match["m5"] or match["m6"]).lower()]
    if year is not None:
        return clip(DateRange.month(year, month), published)
    lead, last = _plain(match["lead_m"] or ""), published.latest_on
    is_soon = last is not None and 0 < (month - last.month) % 12 <= _HALF_A_YEAR
    if is_soon and lead in (*words.small["by"], *words.small["before"]):
        return None
    return latest_month(published, month, is_over=lead in words.small["last"])


def _edge(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    number = words.months[match["m9"].lower()]
    month = DateRange.month(int(match["y9"]), number) if match["y9"] else latest_month(published, number)
    if month is None or month.earliest_on is None:
        return None
    side, _, unit = words.edges[" ".join(match["edge"].lower().split())].partition(" ")
    return clip(edge_of_month(month.earliest_on, side, unit), published)


def _day_of_month(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """ "The 4th of this month", "the 30th of last month"."""
    of = _counted(words.phrases[_plain(match["of_month"])], published)
    day = int(match["nth_of"])
    if of is None or not 0 < day <= monthrange(of.year, of.month)[1]:
        return None
    return clip(DateRange.day(of.replace(day=day)), published)


def _counted(phrase: str, published: DateRange) -> date | None:
    """The first day of what a phrase such as "month -1" means."""
    unit, _, offset = phrase.partition(" ")
    counted = count_from(published, unit, int(offset))
    return counted.earliest_on if counted is not None else None


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _moving(rule: str, year: int) -> date:
    """The day of a year that a rule such as "09 1 0" means: the first Monday of September; -1 counts from the end."""
    month, number, weekday = map(int, rule.split())
    if number > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % _WEEK + _WEEK * (number - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.weekday() - weekday) % _WEEK + _WEEK * (-number - 1))


def _feast(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    name = _plain(match["feast"])
    if name in words.moving:
        last = published.latest_on
        years = [int(match["y10"])] if match["y10"] else [last.year, last.year - 1] if last is not None else []
        days = (DateRange.day(_moving(words.moving[name], year)) for year in years)
        return next((day for day in days if clip(day, published) is not None), None)
    month, day = map(int, words.feasts[name].split("-"))
    if match["y10"]:
        return clip(DateRange.day(date(int(match["y10"]), month, day)), published)
    return latest_month_day(published, month, day)
