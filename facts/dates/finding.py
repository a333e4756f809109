"""Which words of a text say when, and what do they mean against the day it was published?

A bare weekday, month or day of a month is the latest one up to and including the publication; nothing that is
still to come is returned. "Hours later" and "the same day" count from the day that the text named before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from facts.dates.arithmetic import (
    UNITS,
    clip,
    count_from,
    latest_day_of_month,
    latest_month_day,
    latest_season,
    latest_weekday,
    move,
    season,
    shift,
)
from facts.dates.named_days import month_alone, named_days
from facts.dates.words import TimeWords, time_words
from facts.models import DateRange

_WEEK = 7  # days
_AGO = re.compile(r"\b(?:ago|back)$", re.IGNORECASE)


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
    for match in _matches(text, language):
        if not any_case and _is_other_word(match, words):
            continue
        when = _meaning(match, words, published, found[-1] if found else after)
        if when is None or when.is_open or _is_ballot_ahead(match, words, when, published):
            continue
        dated = _with_relation(match, words, when, published)
        counted = _counted_back(text, found[-1], dated, published) if found and when.is_day else None
        found = [*found[:-1], counted] if counted is not None else [*found, dated]
    return _joined(text, found, words)


def _counted_back(text: str, weeks: DatedWords, day: DatedWords, published: DateRange) -> DatedWords | None:
    """ "A week ago Saturday", "two weeks ago today": a day, so many weeks before; None where two days stand apart."""
    first, last = weeks.when.earliest_on, weeks.when.latest_on
    beside = text[weeks.end : day.start] == " " and day.relation == "on"
    if not beside or first is None or last is None or published.latest_on is None or (last - first).days != _WEEK - 1:
        return None
    back = (published.latest_on - first).days // _WEEK
    if back < 1 or not _AGO.search(weeks.written):
        return None
    return replace(day, start=weeks.start, when=shift(day.when, -_WEEK * back), written=text[weeks.start : day.end])


def says_when(text: str, *, language: str = "en") -> bool:
    """Whether a text may hold words that say when; if not, `find_dates` finds none."""
    return bool(_matches(text, language))


def _is_ballot_ahead(match: re.Match[str], words: TimeWords, when: DateRange, published: DateRange) -> bool:
    """Whether "the June primary" is still to come, as the last June lies in another year."""
    if not match["ballot"] or when.latest_on is None or published.latest_on is None:
        return False
    is_named = match["year"] or match["y3"] or _plain(match["lead_m"] or "") in words.small["last"]
    return not is_named and when.latest_on.year < published.latest_on.year


@lru_cache(maxsize=256)
def _matches(text: str, language: str) -> tuple[re.Match[str], ...]:
    """Where words of time stand; a question is read against two days in turn, a sentence for each of its acts."""
    return time_words(language).find(text)


def _joined(text: str, found: list[DatedWords], words: TimeWords) -> list[DatedWords]:
    """ "Between Monday and Wednesday" is one range."""
    joined: list[DatedWords] = []
    for dated in found:
        last = joined[-1] if joined else None
        if last is not None and _plain(text[last.end : dated.start]) in words.small["and"]:
            lead = re.search(r"(\w+)\s+$", text[max(0, last.start - 20) : last.start])
            first, end = last.when.earliest_on, dated.when.latest_on
            if lead and lead[1].lower() in words.small["between"] and first and end and first <= end:
                written = text[last.start : dated.end]
                joined[-1] = replace(last, end=dated.end, when=DateRange(first, end), written=written)
                continue
        joined.append(dated)
    return joined


def resolve(words: str, published: DateRange, *, language: str = "en") -> DateRange | None:
    """What some words such as "late on Friday" mean, or None if they say no day up to `published`."""
    found = find_dates(words, published, language=language, any_case=True)
    return found[0].when if found else None


def _is_other_word(match: re.Match[str], words: TimeWords) -> bool:
    """Whether "may", "march" or "Sunday" is something else here ("the Sunday Times")."""
    for group in ("m1", "m2", "m3", "m4", "m5", "m6", "m7", "weekday"):
        written = match[group]
        if written and not written[0].isupper():
            return True
    if match["weekday"]:
        ahead = re.match(r"\s+(\w+)", match.string[match.end() : match.end() + 30])
        behind = re.search(r"(\w+)\s+$", match.string[max(0, match.start() - 20) : match.start("weekday")])
        if ahead and ahead[1][0].isupper() and ahead[1].lower() in words.small["not_before"]:
            return True
        return bool(behind and behind[1].lower() in words.small["not_after"])
    return bool(match["phrase"]) and _names_one_of(match, words)


def _names_one_of(match: re.Match[str], words: TimeWords) -> bool:
    """Whether words count the weeks of something ("the last week of the campaign") and not from today."""
    before, behind = match.string[max(0, match.start() - 12) : match.start()], match.string[match.end() :]
    first = _plain(match["phrase"]).split()[0]
    counts = first in words.small["last"] and _last_words(tuple(words.small["the"])).search(_plain(before))
    return bool(counts) and _plain(behind[:12]).startswith(tuple(f"{of} " for of in words.small["of"]))


def _meaning(
    match: re.Match[str], words: TimeWords, published: DateRange, before: DatedWords | None
) -> DateRange | None:
    """The days that one match means; None for what is to come or cannot be said."""
    if match["iso"]:
        return _full_date(*(int(part) for part in match["iso"].split("-")), published=published)
    if match["m1"] or match["m2"]:
        return _month_day(match, words, published)
    if match["later"]:
        return None if _tells_more(match, before) else _later(words.later[_plain(match["later"])], before, published)
    if match["ago"]:
        return count_from(published, *_counted(match, "ago", words, -1))
    if match["span"]:
        return _span_later(match, words, after=before, published=published)
    if match["phrase"]:
        unit, _, offset = words.phrases[_plain(match["phrase"])].partition(" ")
        return count_from(published, unit, int(offset)) if unit in UNITS else None
    if match["weekday"]:
        return _weekday(match, words, published)
    if match["edge"] or match["feast"] or match["back_n"] or match["nth_of"] or match["of_year"]:
        return named_days(match, words, published)
    return _longer(match, words, published)


def _longer(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """A month, a year, a season, or the day of a month that it leaves unsaid."""
    if match["m7"]:
        first, last = (DateRange.month(int(match["y7"]), words.months[match[m].lower()]) for m in ("m7", "m8"))
        is_in_order = first.earliest_on <= last.earliest_on  # type: ignore[operator]
        return clip(DateRange(first.earliest_on, last.latest_on), published) if is_in_order else None
    if match["m3"]:
        return clip(DateRange.month(int(match["y3"]), words.months[match["m3"].lower()]), published)
    if match["m4"] or match["m5"] or match["m6"]:
        return month_alone(match, words, published, year=_year_behind(match, words, published))
    if match["year"]:
        return clip(DateRange.year(int(match["year"])), published)
    if match["season"]:
        if match["season"][0].isupper() and re.match(r"[ -][A-Z]", match.string[match.end() : match.end() + 2]):
            return None  # "the Spring Hill guild", "in Fall River"
        if not match["y5"] and _names_a_thing(match, words):
            return None
        first_month = words.seasons[match["season"].lower()]
        if match["y5"]:
            return clip(season(int(match["y5"]), first_month), published)
        return latest_season(published, first_month, is_over=_plain(match["led_s"]) in words.small["last"])
    return latest_day_of_month(published, int(match["nth"]))


def _names_a_thing(match: re.Match[str], words: TimeWords) -> bool:
    """Whether a season only says which ("the winter fodder scheme"): "the" and no time before it, a noun behind it."""
    if _plain(match["led_s"]) not in words.small["the"] or not re.match(r" [a-z]", match.string[match.end() :][:2]):
        return False
    before = match.string[max(0, match.start() - 24) : match.start()]
    return match[0][:2].lower() != "in" and not _last_words(tuple(words.small["within"])).search(_plain(before))


def _month_day(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    """A day of a named month, in either order; None after "until", which is to come."""
    m, d, y, wd = ("m1", "d1", "y1", "wd1") if match["m1"] else ("m2", "d2", "y2", "wd2")
    month, day = words.months[match[m].lower()], int(match[d])
    year = int(match[y]) if match[y] else _year_behind(match, words, published)
    if year is not None:
        return _full_date(year, month, day, published=published)
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


def _tells_more(match: re.Match[str], before: DatedWords | None) -> bool:
    """Whether words only tell more of the days right before them ("On May 2, the day after the audit")."""
    if before is None or not _plain(match["later"]).endswith((" after", " before")):
        return False
    return match.string.endswith(f"{before.written}, ", 0, match.start()) and match.string[match.end() :][:1] == " "


def _later(step: str, before: DatedWords | None, published: DateRange) -> DateRange | None:
    """The day counted from the day that was named before."""
    if before is None or (before.relation != "on" and step != "since"):
        return None
    when = before.when
    if when.earliest_on is None or when.latest_on is None:
        return None
    if step != "since" and (when.latest_on - when.earliest_on).days > _WEEK:
        return None  # "in July" and "a day later" name no day
    moved = {
        "same": when,
        "next": shift(when, 1),
        "before": shift(when, -1),
        "week_next": shift(when, 7),
        "week_before": shift(when, -7),
        "since": DateRange(when.earliest_on, published.latest_on or when.latest_on),
        "same_or_next": DateRange(when.earliest_on, shift(when, 1).latest_on) if before.is_late else when,
    }[step]
    return clip(moved, published)


def _counted(match: re.Match[str], name: str, words: TimeWords, sign: int) -> tuple[str, int]:
    """The unit and the number of "two weeks ago"."""
    written = {group: _plain(text) for group, text in match.groupdict().items() if text}
    number = next(text for group, text in written.items() if group.startswith(f"{name}_n"))
    unit = next(text for group, text in written.items() if group.startswith(f"{name}_unit"))
    return words.units[unit], sign * words.number(number)


def _span_later(
    match: re.Match[str], words: TimeWords, *, after: DatedWords | None, published: DateRange
) -> DateRange | None:
    """ "Two days later", counted from the day that the text named before."""
    if after is None or after.when.is_open:
        return None
    unit, count = _counted(match, "span", words, 1)
    return clip(move(after.when, unit, count), published)


def _year_behind(match: re.Match[str], words: TimeWords, published: DateRange) -> int | None:
    """The year that stands behind a day or a month as "last year"."""
    written = match["behind_m1"] or match["behind_m2"] or match["behind_m4"]
    if not written or published.latest_on is None:
        return None
    unit, _, offset = words.behind[_plain(written)].partition(" ")
    return published.latest_on.year + int(offset) if unit == "year" else None


def _weekday(match: re.Match[str], words: TimeWords, published: DateRange) -> DateRange | None:
    led = _plain(match["led"] or "")
    is_turn = _plain(match.string[match.end() : match.end() + 8]).startswith(tuple(words.small["turns"]))
    if led in words.small["coming"] and not (is_turn and led not in words.small["ahead"]):
        return None  # "until Monday", but not "until Monday, when she spoke"
    weekday = words.weekdays[match["weekday"].lower()]
    unit, _, offset = words.behind[_plain(match["behind_wd"])].partition(" ") if match["behind_wd"] else ("", "", "")
    week = count_from(published, unit, int(offset)) if unit == "week" and published.is_day else None
    if week is not None and week.earliest_on is not None:
        return clip(DateRange.day(week.earliest_on + timedelta(days=weekday)), published)
    return latest_weekday(published, weekday, strictly_before=led in words.small["last"])


def _with_relation(match: re.Match[str], words: TimeWords, when: DateRange, published: DateRange) -> DatedWords:
    """The match with what the word in front makes of its day ("by", "before", "after")."""
    written = match[0]
    lead = _plain(match["lead_m"] or match["lead_y"] or "")
    behind = _plain(match.string[max(0, match.start() - 24) : match.start()])
    is_late = _any_word(tuple(words.small["late"])).search(written.lower()) is not None
    found = DatedWords(start=match.start(), end=match.end(), when=when, written=written, is_late=is_late)

    counted = _counted_from(match, words, found, published)
    if counted is not None:
        return counted

    def led_by(options: list[str]) -> bool:
        return lead in options or _last_words(tuple(options)).search(behind) is not None

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
    if match["ago"]:
        return _about(found, words, behind, published)
    return found


@lru_cache
def _any_word(options: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


@lru_cache
def _last_words(options: tuple[str, ...]) -> re.Pattern[str]:
    """Words that end in one of several, or in one and "late", "early" or "the"."""
    return re.compile(rf"(?:^|\s)(?:{'|'.join(map(re.escape, options))})(?:\s(?:late|early|the))?$")


def _about(found: DatedWords, words: TimeWords, behind: str, published: DateRange) -> DatedWords:
    """ "More than a year ago" has no beginning, "less than a month ago" reaches up to the publication."""
    if behind.endswith(tuple(words.small["more_than"])):
        return replace(found, when=DateRange(None, found.when.latest_on), relation="by")
    if behind.endswith(tuple(words.small["less_than"])):
        return replace(found, when=DateRange(found.when.earliest_on, published.latest_on))
    return found


def _counted_from(match: re.Match[str], words: TimeWords, found: DatedWords, published: DateRange) -> DatedWords | None:
    """The day that "two days after Monday's debate" means; None where nothing is counted from the words."""
    counted = count_off(match.string, match.start(), found.when, words=words) if found.when.is_day else None
    clipped = clip(counted[1], published) if counted is not None else None
    if counted is None or clipped is None:
        return None
    written = match.string[counted[0] : match.end()]
    return replace(found, start=counted[0], when=clipped, written=written)


def count_off(
    text: str, end: int, when: DateRange, *, back: bool = False, words: TimeWords | None = None
) -> tuple[int, DateRange] | None:
    """Where the words "two days after" begin that end at an offset, and which days they make of those behind them.

    Args:
        text: A sentence.
        end: Where they end.
        when: The day behind them.
        back: Whether `when` is known of the other side: "on Tuesday, two days after ..." gives the earlier day.
        words: Of the language; English if not given.
    """
    words = words or time_words("en")
    lead = words.lead.search(text, max(0, end - 40), end)
    if lead is None:
        return None
    if lead["soon"]:
        first, last = (-1, 0) if back else (0, 1)
        return lead.start(), DateRange(shift(when, first).earliest_on, shift(when, last).latest_on)
    if lead["next"] or lead["before"]:
        unit, count = "day", 1 if lead["next"] else -1
    else:
        is_after = any(text for group, text in lead.groupdict().items() if group.startswith("lead_n"))
        unit, count = _counted(lead, "lead" if is_after else "back", words, 1 if is_after else -1)
    return lead.start(), move(when, unit, -count if back else count)
