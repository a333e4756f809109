"""Which words of a text say when, and what do they mean against the day it was published?

A bare weekday, month or day of a month is the latest one up to and including the publication; nothing that is
still to come is returned. "Hours later" and "the same day" count from the day that the text named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from facts.dates.arithmetic import (
    UNITS,
    clip,
    count_from,
    latest_day_of_month,
    latest_month,
    latest_month_day,
    latest_season,
    latest_weekday,
    shift,
)
from facts.dates.words import TimeWords, time_words
from facts.models import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedWords:
    """Words of a text that say when.

    Attributes:
        start, end: Offsets into the text.
        when: The days they mean; never past the publication.
        written: The words.
        relation: `on`, `by`, `since`, `before` or `after`: what the word in front makes of the day.
        is_late: Whether they speak of an evening or a night, after which "hours later" may be the next day.
    """

    start: int
    end: int
    when: DateRange
    written: str
    relation: str = "on"
    is_late: bool = False


def find_dates(
    text: str,
    published: DateRange,
    *,
    after: DatedWords | None = None,
    language: str = "en",
    any_case: bool = False,
) -> list[DatedWords]:
    """Find all words that say when, in order.

    Args:
        text: A sentence or a paragraph.
        published: The day, month or year of publication; open leaves only full dates.
        after: The words that said when before this text, for "hours later".
        language: Two-letter code of a word file.
        any_case: Whether "may" and "friday" in small letters count, as people type them.

    Returns:
        Words that mean a day to come are left out.
    """
    words = time_words(language)
    found: list[DatedWords] = []
    for match in words.pattern.finditer(text):
        if not any_case and _is_other_word(match, words):
            continue
        when = _meaning(match, words, published, found[-1] if found else after)
        if when is None or when.is_open:
            continue
        found.append(_with_relation(match, words, when, published))
    return found


def resolve(words: str, published: DateRange, *, language: str = "en") -> DateRange | None:
    """What some words such as "late on Friday" mean, or None if they say no day up to `published`."""
    found = find_dates(words, published, language=language, any_case=True)
    return found[0].when if found else None


def _is_other_word(match: re.Match[str], words: TimeWords) -> bool:
    """Whether "may", "march" or "Sunday" is something else here ("the Sunday Times")."""
    for group in ("m1", "m2", "m3", "m4", "m5", "weekday"):
        written = match[group]
        if written and not written[0].isupper():
            return True
    if match["weekday"]:
        ahead = re.match(r"\s+(\w+)", match.string[match.end() : match.end() + 30])
        behind = re.search(r"(\w+)\s+$", match.string[max(0, match.start() - 20) : match.start("weekday")])
        if ahead and ahead[1][0].isupper() and ahead[1].lower() in words.small["not_before"]:
            return True
        return bool(behind and behind[1].lower() in words.small["not_after"])
    return False


def _meaning(
    match: re.Match[str], words: TimeWords, published: DateRange, before: DatedWords | None
) -> DateRange | None:
    """The days that one match means; None for what is to come or cannot be said."""
    if match["iso"]:
        return _full_date(*(int(part) for part in match["iso"].split("-")), published=published)
    if match["m1"] or match["m2"]:
        return _month_day(match, words, published)
    if match["later"]:
        return _later(words.later[_plain(match["later"])], before, published)
    if match["ago"]:
        return _ago(match, words, published)
    if match["phrase"]:
        unit, _, offset = words.phrases[_plain(match["phrase"])].partition(" ")
        return count_from(published, unit, int(offset)) if unit in UNITS else None
    if match["weekday"]:
        return _weekday(match, words, published)
    return _longer(match, words, published)


def _longer(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """A month, a year, a season, or the day of a month that it leaves unsaid."""
    if match["m3"]:
        return clip(DateRange.month(int(match["y3"]), words.months[match["m3"].lower()]), published)
    if match["m4"] or match["m5"]:
        return latest_month(published, words.months[(match["m4"] or match["m5"]).lower()])
    if match["year"]:
        return clip(DateRange.year(int(match["year"])), published)
    if match["season"]:
        if match["season"][0].isupper() and re.match(r"[ -][A-Z]", match.string[match.end() : match.end() + 2]):
            return None  # "the Spring Hill guild", "in Fall River"
        return latest_season(published, words.seasons[match["season"].lower()])
    return latest_day_of_month(published, int(match["nth"]))


def _month_day(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """A day of a named month, in either order; None after "until", which is to come."""
    m, d, y, wd = ("m1", "d1", "y1", "wd1") if match["m1"] else ("m2", "d2", "y2", "wd2")
    month, day = words.months[match[m].lower()], int(match[d])
    if match[y]:
        return _full_date(int(match[y]), month, day, published=published)
    behind = _plain(match.string[max(0, match.start() - 12) : match.start()])
    if behind.endswith(tuple(words.small["coming"])):
        return None
    return latest_month_day(published, month, day, words.weekdays[match[wd].lower()] if match[wd] else None)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _full_date(year: int, month: int, day: int, *, published: DateRange) -> DateRange | None:
    try:
        return clip(DateRange.day(date(year, month, day)), published)
    except ValueError:
        return None


def _later(step: str, before: DatedWords | None, published: DateRange) -> DateRange | None:
    """The day counted from the day that was named before."""
    if before is None:
        return None
    when = before.when
    moved = {
        "same": when,
        "next": shift(when, 1),
        "before": shift(when, -1),
        "week_next": shift(when, 7),
        "week_before": shift(when, -7),
        "same_or_next": DateRange(when.earliest_on, shift(when, 1).latest_on) if before.is_late else when,
    }[step]
    return clip(moved, published)


def _ago(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    written = _plain(match["number"])
    count = int(written) if written.isdigit() else words.numbers[written]
    return count_from(published, words.units[_plain(match["unit"])], -count)


def _weekday(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    led = _plain(match["led"] or "")
    if led in words.small["coming"]:
        return None
    return latest_weekday(
        published, words.weekdays[match["weekday"].lower()], strictly_before=led in words.small["last"]
    )


def _with_relation(match: re.Match[str], words: TimeWords, when: DateRange, published: DateRange) -> DatedWords:
    """The match with what the word in front makes of its day ("by", "before", "after")."""
    written = match[0]
    lead = _plain(match["lead_m"] or match["lead_y"] or "")
    behind = _plain(match.string[max(0, match.start() - 24) : match.start()])
    is_late = any(re.search(rf"\b{late}\b", written.lower()) for late in words.small["late"])
    found = DatedWords(start=match.start(), end=match.end(), when=when, written=written, is_late=is_late)

    def led_by(options: list[str]) -> bool:
        return lead in options or any(
            re.search(rf"(?:^|\s){re.escape(o)}(?:\s(?:late|early|the))?$", behind) for o in options
        )

    if led_by(words.small["by"]):
        return replace(found, when=DateRange(None, when.latest_on), relation="by")
    if match["ballot"]:
        return replace(found, when=DateRange(None, when.latest_on), relation="by")
    if led_by(words.small["before"]) and when.earliest_on:
        return replace(found, when=DateRange.until(when.earliest_on - timedelta(days=1)), relation="before")
    if led_by(words.small["after"]) and when.latest_on and when != published:
        first = when.latest_on + timedelta(days=1)
        if published.latest_on is None or first <= published.latest_on:
            return replace(found, when=DateRange(first, published.latest_on), relation="after")
    if led_by(["since"]):
        return replace(found, relation="since")
    return found
