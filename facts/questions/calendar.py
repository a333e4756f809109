"""Which days do "early March", "xmas", "new year's 2030" and "their april pickups" name?

A part of a month is ten days of it, a part of a year four months. A holiday without a year is the latest one that the
sources reach; some fall on a weekday, others so many days from Easter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from facts.dates import resolve
from facts.dates.words import time_words
from facts.models import DateRange, Relative, TimeWindow
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.tokens import Token, fold

_PARTS = ("early", "middle", "late")
_MONTH = timedelta(days=27)  # from the first to the last day of the shortest month
_YEAR = timedelta(days=364)
_PARTS_OF_MONTH = (1, 11, 21)
_PARTS_OF_YEAR = (1, 5, 9)
_REACH = 4  # words before a month in which one for a part of it may stand
#: From where to where a time stands in the text, and the window that it is.
Found = tuple[int, int, TimeWindow]


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


@cache
def holiday_cues(language: str) -> frozenset[str]:
    """The longest word of each holiday's name, folded."""
    return frozenset(max(name.split(), key=len) for name in _days(language))


def find_holidays(text: str, reach: date, lexicon: Lexicon) -> Iterator[tuple[int, int, DateRange]]:
    """Where each holiday stands and on which days it fell, by the year behind it or the latest up to `reach`."""
    for found in _holiday(lexicon.language).finditer(text.replace("’", "'")):
        told = _days(lexicon.language)[_plain(found["name"])]
        year = int(found["year"]) if found["year"] else reach.year - (_day_in(reach.year, told) > reach)
        day = _day_in(year, told)
        about = _weekend_about(day, text, found.end(), lexicon)
        yield (found.start(), *about) if about is not None else (found.start(), found.end(), DateRange.day(day))


def _weekend_about(day: date, text: str, at: int, lexicon: Lexicon) -> tuple[int, DateRange] | None:
    """Where "weekend" behind a holiday ends, and the days that a Monday or a Friday makes longer; None for no such."""
    word = re.match(r"\s+([^\W\d_]+)", text[at:])
    if word is None or word[1].casefold() not in lexicon.times["long_weekend"]:
        return None
    first = {0: day - timedelta(days=2), 4: day}.get(day.weekday())
    return (at + word.end(), DateRange(first, first + timedelta(days=2))) if first is not None else None


def _day_in(year: int, told: str) -> date:
    """The day of a year that "12-25", "09-01+mon" (the first Monday from then on) or "easter-2" tells."""
    if told.startswith(_EASTER):
        return _easter(year) + timedelta(days=int(told.removeprefix(_EASTER) or 0))
    day, _, weekday = told.partition("+")
    first = date(year, *map(int, day.split("-")))
    return first + timedelta(days=(_WEEKDAYS.index(weekday) - first.weekday()) % 7) if weekday else first


def _easter(year: int) -> date:
    """Easter Sunday of a year (the Gregorian rule of Meeus, Jones and Butcher)."""
    golden, (century, in_century) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (in_century // 4) - moon - in_century % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


_EASTER = "easter"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


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
    either = "|".join(re.sub(r"n(?=o\b)", "[nñ]", re.sub(r"s\b", "'?s'?", name)) for name in names)
    return re.compile(rf"\b(?P<name>{either})\b(?:[\s,]+(?:of\s+|in\s+|de\s+)?(?P<year>\d{{4}})\b)?", re.IGNORECASE)


def month_alone(tokens: Sequence[Token], lexicon: Lexicon, reach: date) -> list[Found]:
    """The month that is all a message says ("august?")."""
    said = [
        t for t in tokens if not t.is_mark and (t.word not in lexicon.common or t.word in lexicon.times["doubtful"])
    ]
    if len(said) != 1 or said[0].word not in time_words(lexicon.language).months:
        return []
    window = _in_month(said[0].word, lexicon, reach)
    return [(said[0].start, said[0].end, window)] if window is not None else []


def _in_month(written: str, lexicon: Lexicon, reach: date) -> TimeWindow | None:
    """The time that a month names; None where the word is none."""
    days = resolve(f"{lexicon.times['in_month']} {written}", DateRange.day(reach), language=lexicon.language)
    return TimeWindow(relative=Relative.DURING, days=days, written=written) if days else None


def editions(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """A month with a word of issue, or a closing "only", behind it ("may edition", "april only")."""
    found = _edition(lexicon.language).finditer(plain_vowels(text))
    timed = ((match, _in_month(fold(match[1]), lexicon, reach)) for match in found)
    return [(match.start(), match.end(), window) for match, window in timed if window is not None]


def headed(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """The month that a message is headed with ("For May: who joined her")."""
    match = _heading(lexicon.language).match(text)
    if match is None or fold(match[1]) not in time_words(lexicon.language).months:
        return []
    window = _in_month(fold(match[1]), lexicon, reach)
    return [(match.start(), match.end(1), window)] if window is not None else []


def joined(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """The month without a word before it that is joined to another ("in february or may")."""
    found = _joined(lexicon.language).finditer(text)
    timed = ((match, _in_month(fold(match[1]), lexicon, reach)) for match in found)
    return [(match.start(1), match.end(1), window) for match, window in timed if window is not None]


def of_months(text: str, lexicon: Lexicon, reach: date) -> list[Found]:
    """A month right before a word for support or for those who give it ("their april pickups")."""
    text = plain_vowels(text)
    if support_nouns(lexicon.language).isdisjoint(_WORD.findall(text.casefold())):
        return []
    found = _before_thing(lexicon.language).finditer(text)
    timed = ((match, _in_month(match[1], lexicon, reach)) for match in found)
    return [(match.start(1), match.end(1), window) for match, window in timed if window is not None]


_WORD = re.compile(r"\w+")


@cache
def support_nouns(language: str) -> frozenset[str]:
    """The words with which a noun of a stance, or a word for those who take it, begins."""
    patterns = [p for at in load_lexicon(language).patterns.values() for p in at if p.tag == "stance"]
    return frozenset(w for p in patterns if p.info.get("noun") or p.info.get("person") for w in p.elements[0].words)


@cache
def _before_thing(language: str) -> re.Pattern[str]:
    """A word with a noun of a stance behind it."""
    return re.compile(rf"\b([^\W\d_]+)\s+(?=(?:{'|'.join(sorted(support_nouns(language)))})\b)", re.IGNORECASE)


@cache
def _heading(language: str) -> re.Pattern[str]:
    """What opens a heading, and the word that it leads to."""
    heads = "|".join(load_lexicon(language).times["headed"])
    return re.compile(rf"\s*(?:{heads})\s+([^\W\d_]+)\s*[:,]", re.IGNORECASE)


@cache
def _joined(language: str) -> re.Pattern[str]:
    """A month, a word that joins, and another month."""
    lexicon = load_lexicon(language)
    months = time_words(language).months
    single = (p for at in lexicon.patterns.values() for p in at if p.tag in ("and", "or") and len(p.elements) == 1)
    joins = {word for pattern in single for word in pattern.elements[0].words}
    month, joint = "|".join(sorted(months)), "|".join(map(re.escape, sorted(joins)))
    return re.compile(rf"\b(?:{month})\s+(?:{joint})\s+({month})\b", re.IGNORECASE)


@cache
def _edition(language: str) -> re.Pattern[str]:
    """A word with one of issue behind it, or with "only" that closes what is said."""
    times = load_lexicon(language).times
    issue, closing = "|".join(times["edition"]), "|".join(times["month_alone"])
    return re.compile(rf"\b(\w+)\s+(?:(?:{issue})\b|(?:{closing})\b(?=\s*(?:$|[?!.,;])))", re.IGNORECASE)


def plain_vowels(text: str) -> str:
    """The text with each accented letter as a plain one, at equal length."""
    return text if text.isascii() else "".join(map(_plain_vowel, text))


def _plain_vowel(letter: str) -> str:
    """A vowel without its accent, any other letter as it is: the dates' own words know their accents."""
    plain = unicodedata.normalize("NFKD", letter)[:1]
    return plain if plain.lower() in ("a", "e", "i", "o", "u") else letter
