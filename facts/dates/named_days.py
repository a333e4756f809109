"""Which days do words mean that name one end of a month, a weekday some weeks back, or a feast?"""

from __future__ import annotations

import re
from datetime import date

from facts.dates.arithmetic import clip, edge_of_month, latest_month, latest_month_day, latest_weekday, shift
from facts.dates.words import TimeWords
from facts.models import DateRange

_WEEK = 7  # days


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
    if match["back_n"] and published.is_day:
        last = latest_weekday(published, words.weekdays[match["back_wd"].lower()], strictly_before=True)
        return shift(last, -_WEEK * (words.number(match["back_n"]) - 1)) if last else None
    return None


def _edge(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    number = words.months[match["m9"].lower()]
    month = DateRange.month(int(match["y9"]), number) if match["y9"] else latest_month(published, number)
    if month is None or month.earliest_on is None:
        return None
    side, _, unit = words.edges[" ".join(match["edge"].lower().split())].partition(" ")
    return clip(edge_of_month(month.earliest_on, side, unit), published)


def _feast(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    month, day = map(int, words.feasts[" ".join(match["feast"].lower().split())].split("-"))
    if match["y10"]:
        return clip(DateRange.day(date(int(match["y10"]), month, day)), published)
    return latest_month_day(published, month, day)
