"""Which words speak of time in a language, and by which pattern are they found?

The words stand in `words/*.toml`, one file a language; this module makes one regular expression of each file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).with_name("words")


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """One language's words about time, all in lower case.

    `pattern` finds what says when, `lead` what stands before a day that something is counted from. Whatever the
    pattern finds holds a digit or one of the `cues`.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    phrases: Mapping[str, str]
    later: Mapping[str, str]
    behind: Mapping[str, str]
    edges: Mapping[str, str]
    feasts: Mapping[str, str]
    moving: Mapping[str, str]
    small: Mapping[str, list[str]]
    pattern: re.Pattern[str]
    lead: re.Pattern[str]
    cues: frozenset[str]
    starts: frozenset[str]

    def find(self, text: str) -> tuple[re.Match[str], ...]:
        """Where the pattern matches; it is tried only at words that one of its entries begins with, before a cue."""
        words = _WORD.findall(text)
        lows = list(map(str.lower, words))
        if self.cues.isdisjoint(lows) and _DIGIT.search(text) is None:
            return ()
        cues = [at for at, low in enumerate(lows) if low in self.cues or not low.isalpha()]
        found: list[re.Match[str]] = []
        at = start = end = 0
        for cue in cues:
            for near in range(max(at, cue - _REACH), cue + 1):
                word = words[near]
                if lows[near] not in self.starts and not word[0].isdigit():
                    continue
                while at < near:
                    start = text.index(words[at], start) + len(words[at])
                    at += 1
                start = text.index(word, start)
                match = self.pattern.match(text, start) if start >= end else None
                if match is not None:
                    found.append(match)
                    end = match.end()
                start, at = start + len(word), near + 1
        return tuple(found)

    def number(self, written: str) -> int:
        """What a number means, in digits or as a word."""
        low = " ".join(written.lower().split())
        return int(low) if low.isdigit() else self.numbers[low]


_WORD, _DIGIT = re.compile(r"\w+"), re.compile(r"\d")
_REACH = 6  # words of what says when that may stand before the first of them that is a cue or holds a digit


def _cues(raw: Mapping[str, Mapping[str, object]], small: Mapping[str, list[str]]) -> frozenset[str]:
    """One word of every entry by which a time can be told: its unit ("day", "night"), else its longest."""
    entries = [
        entry
        for table in ("months", "weekdays", "seasons", "units", "phrases", "later", "feasts", "moving")
        for entry in raw[table]
    ]
    entries += [f"{weekday}s" for weekday in raw["weekdays"]]
    units = {*raw["units"], *small["parts_of_day"]}
    words = (_WORD.findall(entry.lower()) for entry in entries)
    return frozenset(max(found, key=lambda word: (word in units, len(word))) for found in words)


def _starts(raw: Mapping[str, Mapping[str, object]], small: Mapping[str, list[str]]) -> frozenset[str]:
    """The first word of every entry with which a part of the pattern begins."""
    tables = ("months", "weekdays", "numbers", "phrases", "later", "feasts", "moving")
    entries = {entry for table in tables for entry in raw[table]}
    lists = ("before_weekday", "last", "coming", "this", "the", "in_month", "in_year")
    entries.update(word for name in lists for word in small[name])
    return frozenset(_WORD.findall(entry.lower())[0] for entry in entries if _WORD.search(entry)) | {"in", "on"}


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return (
        "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in longest_first) + ")" if longest_first else "(?!)"
    )


def _span(forms: Iterable[str], raw: Mapping[str, Mapping[str, object]], name: str) -> str:
    """A pattern for forms such as "{n} {unit} ago"; the groups of the first are `ago_n0` and `ago_unit0`."""
    patterns = []
    for i, form in enumerate(forms):
        number = rf"(?P<{name}_n{i}>\d{{1,2}}|{_any(raw['numbers'])})"
        unit = rf"(?P<{name}_unit{i}>{_any(raw['units'])})"
        escaped = re.escape(form).replace(r"\{n\}", number, 1).replace(r"\{unit\}", unit, 1)
        patterns.append(escaped.replace(r"\ ", r"\s+"))
    return "|".join(patterns)


def _lead_pattern(raw: Mapping[str, Mapping[str, object]], small: Mapping[str, list[str]]) -> re.Pattern[str]:
    """What stands before a day that something else is counted from: "two days after" (Monday's debate)."""
    forms = [rf"(?P<next>{_any(small['day_after'])})", rf"(?P<before>{_any(small['day_before'])})"]
    forms += [rf"(?P<soon>{_any(small['soon_after'])})", _span(small["span_after"], raw, "lead")]
    forms += [_span(small["span_before"], raw, "back")]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})\s*(?:{_any(small['the'])}\s*)?$", re.IGNORECASE)


def _pattern(raw: Mapping[str, Mapping[str, object]], small: Mapping[str, list[str]]) -> re.Pattern[str]:
    month, weekday = _any(raw["months"]), _any(raw["weekdays"])
    ordinal, of, the = r"(?:st|nd|rd|th|º)?", _any(small["of"]), _any(small["the"])
    part = rf"(?:\s+{_any(small['parts_of_day'])})?"
    led = rf"(?:(?P<led>{_any([*small['last'], *small['coming'], *small['this']])})\s+)?"
    led_by = _any([*small["last"], *small["this"], *small["the"], "in"])
    early = rf"(?:(?P<early>{_any(small['before_weekday'])})\s+)?"
    numbered = rf"(?!,?\s+(?:{the}\s+)?\d{{1,2}}{ordinal}\s+(?:{of}\s+)?{month}(?!\w))(?!,?\s+{month}\s+\d)"

    def behind(name: str) -> str:
        return rf"(?:\s+(?P<behind_{name}>{_any(raw['behind'])})(?!\w))?"

    def phrase_of(*units: str) -> str:
        return _any(phrase for phrase, meant in raw["phrases"].items() if str(meant).partition(" ")[0] in units)

    some_month = phrase_of("month", "so_far_month")
    parts = (
        r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})",
        rf"(?:(?P<wd1>{weekday}),?\s+)?(?P<m1>{month})\s+(?P<d1>\d{{1,2}}){ordinal}(?!\d|:\d)(?:,?\s+(?:{of}\s+)?(?P<y1>\d{{4}})\b)?{behind('m1')}",
        rf"(?:(?P<wd2>{weekday}),?\s+)?(?:{the}\s+)?(?P<d2>\d{{1,2}}){ordinal}\s+(?:{of}\s+)?(?P<m2>{month})(?!\w)(?:,?\s+(?:{of}\s+)?(?P<y2>\d{{4}})\b)?{behind('m2')}",
        rf"(?P<m7>{month})\s?[-–—]\s?(?P<m8>{month})(?:,|\s+{of})?\s+(?P<y7>\d{{4}})\b",
        rf"(?P<m3>{month})(?:,|\s+{of})?\s+(?P<y3>\d{{4}})\b",
        rf"(?P<later>{_any(raw['later'])})(?!\w)",
        rf"(?P<ago>{_span(small['ago'], raw, 'ago')})(?!\w)",
        rf"(?P<span>{_span(small['span_later'], raw, 'span')})(?!\w)",
        rf"(?:on\s+)?(?:{the}\s+)?(?P<nth_of>\d{{1,2}}){ordinal}\s+{of}\s+(?P<of_month>{some_month})(?!\w)",
        rf"{the}\s+(?P<edge>{_any(raw['edges'])})\s+{of}\s+(?P<m9>{month})(?!\w|\.?\s+\d{{1,2}}(?!\d))(?:,?\s+(?:{of}\s+)?(?P<y9>\d{{4}})\b)?",
        rf"(?P<phrase>{_any(raw['phrases'])})(?!\w)",
        rf"(?P<back_n>\d{{1,2}}|{_any(raw['numbers'])})\s+(?P<back_wd>{weekday})s\s+{_any(small['ago_alone'])}(?!\w)",
        rf"(?P<feast>{_any([*raw['feasts'], *raw['moving']])})(?!\w)(?:,?\s+(?P<y10>[12]\d{{3}})\b)?",
        rf"{early}{led}(?P<weekday>{weekday})(?!\w){numbered}{part}{behind('wd')}",
        rf"(?P<lead_m>{_any(small['in_month'])})(?:\s+|-)(?P<m4>{month})(?!\w|\.?\s+\d){behind('m4')}",
        rf"(?P<m6>{month})\s+{_any(small['occasions'])}(?!\w)",
        rf"(?P<m5>{month})\s+(?P<ballot>{_any(small['ballots'])})(?!\w)",
        rf"(?P<lead_y>{_any(small['in_year'])})\s+(?:{the}\s+)?(?P<year>(?:1[89]|20)\d\d)(?![\d-])",
        rf"(?:in\s+)?(?P<led_s>{led_by})\s+(?:early\s+|late\s+)?(?P<season>{_any(raw['seasons'])})(?!\w)(?:,?\s+(?:{of}\s+)?(?P<y5>\d{{4}})\b|\s+{of}\s+(?P<of_year>{phrase_of('year')})(?!\w))?",
        rf"on\s+(?:{the})\s+(?P<nth>\d{{1,2}})(?:st|nd|rd|th)\b",
    )
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + ")", re.IGNORECASE)


@lru_cache(maxsize=8)
def time_words(language: str) -> TimeWords:
    """The words about time of a language ("en", "es").

    Raises:
        KeyError: There is no word file for it.
    """
    path = _FOLDER / f"{language}.toml"
    if not path.is_file():
        raise KeyError(language)
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    small = raw["small"]
    return TimeWords(
        **raw,
        pattern=_pattern(raw, small),
        lead=_lead_pattern(raw, small),
        cues=_cues(raw, small),
        starts=_starts(raw, small),
    )


def languages() -> list[str]:
    """The languages that have a word file, English first."""
    return sorted((p.stem for p in _FOLDER.glob("*.toml")), key=lambda code: (code != "en", code))
