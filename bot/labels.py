"""Which words stand around an answer, in the language it is told in?

The words are data, one TOML file a language in `words/`; a language without a file is told in English.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from facts.errors import BadDate
from facts.models import DateRange

_FOLDER = Path(__file__).with_name("words")
_FALLBACK = "en"


class _Count(int):
    """A number that brings the word for one or for several."""

    def __format__(self, words: str, /) -> str:
        one, bar, many = words.partition("|")
        return f"{int(self)} {one if self == 1 else many}" if bar else format(int(self), words)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language: `labels("answer", "more", count=3)`."""

    language: str
    months: tuple[str, ...]
    sections: dict[str, dict[str, str]]

    def __call__(self, section: str, key: str, /, **filled: object) -> str:
        """The words under `key` of `section`, their braces filled in; `{rows:row|rows}` is `1 row` or `2 rows`."""
        counts = {name: _Count(value) for name, value in filled.items() if isinstance(value, int)}
        return self.sections[section][key].format(**filled | counts)

    def kind(self, entity_kind: str) -> str:
        """A kind of entity; one that has no word of its own is shown as the source calls it."""
        return self.sections["kinds"].get(entity_kind, entity_kind)

    def stance(self, stance: str) -> str:
        """A stance as a card shows it."""
        return self.sections["stances"][stance]

    def change(self, kind: str) -> str:
        """What somebody did, as the title of a card."""
        return self.sections["changes"][kind]

    def written(self, days: str) -> str:
        """A date of an answer ("2021-05", "/2021-04-30") as people write it ("May 2021", "by 30 April 2021")."""
        try:
            when = DateRange.parse(days)
        except BadDate:
            return days
        first, last = when.earliest_on, when.latest_on
        if first and last:
            return self._closed(when, first, last)
        if last:
            return self("days", "by", last=self._day(last))
        return self("days", "since", first=self._day(first)) if first else days

    def _closed(self, when: DateRange, first: date, last: date) -> str:
        match str(when).count("-"), "/" in str(when):
            case 0, False:
                return f"{first.year:04}"
            case 1, False:
                return self("days", "month", month=self.months[first.month - 1], year=first.year)
            case _, False:
                return self._day(first)
            case _:
                return self("days", "between", first=self._day(first), last=self._day(last))

    def _day(self, on: date) -> str:
        return self("days", "day", day=on.day, month=self.months[on.month - 1], year=on.year)


def labels_for(locale: object) -> Labels:
    """The words of a member's or a server's language, such as `es-419`."""
    return labels_in(str(locale)[:2])


@cache
def labels_in(language: str) -> Labels:
    """The words of a language (two-letter code), or of English where there is no file for it."""
    known = {path.stem: path for path in _FOLDER.glob("*.toml")}
    path = known.get(language, known[_FALLBACK])
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    months = tuple(read.pop("months"))
    return Labels(path.stem, months, read)
