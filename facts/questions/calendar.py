"""Which days do "early March", "xmas" and "new year's 2030" name?

A part of a month is ten days of it, a part of a year four months. A holiday without a year is the latest one that the
sources reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from facts.models import DateRange
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.tokens import Token

_PARTS = ("early", "middle", "late")
_MONTH = timedelta(days=27)  # from the first to the last day of the shortest month
_YEAR = timedelta(days=364)
_PARTS_OF_MONTH = (1, 11, 21)
_PARTS_OF_YEAR = (1, 5, 9)
_REACH = 4  # words before a month in which one for a part of it may stand


def part_before(tokens: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> tuple[int, str]:
    """Where "early" among or right before dated words begins, and which part it is; `start` and "" where none is."""
    near = [t for t in tokens if t.start < end and (not t.is_mark or t.word == "-")]
    before = [t for t in near if t.end <= start][-_REACH:]
    while before and before[-1].word in (*lexicon.times["leads"], *lexicon.times["event_words"], "-"):
        if _part_of(before[-1].word, lexicon):
            break
        before.pop()
    for token in (*before[-1:], *(t for t in near if t.start >= start)):
        if part := _part_of(token.word, lexicon):
            return min(start, token.start), part
    return start, ""


def _part_of(word: str, lexicon: Lexicon) -> str:
    return next((part for part in _PARTS if word in lexicon.times[part]), "")


def narrow(days: DateRange, part: str) -> DateRange:
    """The part of a month or of a year; other days as they are."""
    first, last = days.earliest_on, days.latest_on
    if first is None or last is None or not part or first.day != 1:
        return days
    at = _PARTS.index(part)
    if last - first >= _YEAR:
        months = [*(date(first.year, month, 1) for month in _PARTS_OF_YEAR), last + timedelta(days=1)]
        return DateRange(months[at], months[at + 1] - timedelta(days=1))
    if last - first < _MONTH or (last - first).days > 31:
        return days
    begins = [*(first.replace(day=day) for day in _PARTS_OF_MONTH), last + timedelta(days=1)]
    return DateRange(begins[at], begins[at + 1] - timedelta(days=1))


def find_holidays(text: str, reach: date, lexicon: Lexicon) -> Iterator[tuple[int, int, DateRange]]:
    """Where each holiday stands and on which day it fell, by the year behind it or the latest up to `reach`."""
    for found in _holiday(lexicon.language).finditer(text.replace("’", "'")):
        month, day = map(int, _days(lexicon.language)[_plain(found["name"])].split("-"))
        year = int(found["year"]) if found["year"] else reach.year - (date(reach.year, month, day) > reach)
        yield found.start(), found.end(), DateRange.day(date(year, month, day))


@cache
def _days(language: str) -> dict[str, str]:
    return {name: day for day, name in (told.split(" ", 1) for told in load_lexicon(language).times["holidays"])}


def _plain(name: str) -> str:
    return " ".join(name.replace("'", "").casefold().translate(_VOWELS).split())


_VOWELS = str.maketrans("áéíóúñ", "aeioun")


@cache
def _holiday(language: str) -> re.Pattern[str]:
    """Any holiday's name, the longest first, with apostrophes or without, and a year behind it."""
    names = sorted(_days(language), key=len, reverse=True)
    either = "|".join(re.sub(r"n(?=o\b)", "[nñ]", re.sub(r"s\b", "'?s", name)) for name in names)
    return re.compile(rf"\b(?P<name>{either})\b(?:[\s,]+(?:of\s+|in\s+|de\s+)?(?P<year>\d{{4}})\b)?", re.IGNORECASE)
