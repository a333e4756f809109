"""With which words is an answer told?

Every phrase lies in `words/LANGUAGE.toml`; a language is one file, and what is missing in it is a
`KeyError` that a test finds. This module alone knows how dates, numbers and lists are written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources

from facts.models import DateRange

_MANY_DAYS, _MANY_MONTHS = 60, 24  # from here on the next larger unit is easier to grasp
_MOST_TOLD = 8192  # times that are kept in words: a year has some four hundred
_LOOSE = re.compile(r" [ .,;:?!)]")


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language by `table.key`."""

    language: str
    phrases: Mapping[str, str]
    _told: dict[tuple[DateRange, DateRange | None], str] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def say(self, key: str, **slots: object) -> str:
        """The phrase with its slots filled, its spaces tidied.

        Raises:
            KeyError: The language has no such phrase.
        """
        return _tidy(self.phrases[key].format_map(slots))

    def has(self, key: str) -> bool:
        """Whether the language has this phrase."""
        return key in self.phrases

    def count(self, key: str, number: int, **slots: object) -> str:
        """The phrase for one or for several."""
        told = str(number) if key.startswith("form.") else self.number(number)  # "1 day", but "one has withdrawn"
        return self.say(f"{key}_one" if number == 1 else f"{key}_many", n=told, **slots)

    def number(self, number: int) -> str:
        """A number in words where that reads better: one."""
        return self.phrases["form.one"] if number == 1 else str(number)

    def plural(self, noun: str) -> str:
        """The plural of a noun of the language, by rule; empty where the language has no such rule."""
        ending = self.phrases["form.plural"]
        if ending and noun.endswith("y") and noun[-2:-1] not in "aeiou":
            return f"{noun[:-1]}ie{ending}"
        joint = "e" if noun.endswith(("s", "x", "ch", "sh")) else ""
        return f"{noun}{joint}{ending}" if ending else ""

    def noun(self, kind: str, number: int) -> str:
        """The word for a kind of entity; a kind that the language has no word for is an endorser."""
        form = "one" if number == 1 else "many"
        key = f"noun.{kind}_{form}"
        return self.phrases[key if key in self.phrases else f"noun.default_{form}"]

    def join(self, parts: Sequence[str], how: str = "and") -> str:
        """`a, b and c`; `how` is `and` or `or`."""
        if len(parts) < 2:
            return "".join(parts)
        word, *letters = self.phrases[f"form.{how}_clashing"].split() or [""]
        clashes = bool(letters) and parts[-1].casefold().startswith(tuple(letters))
        return f"{', '.join(parts[:-1])} {word if clashes else self.phrases[f'form.{how}']} {parts[-1]}"

    def choice(self, rank: int) -> str:
        """The word for a rank: "first" of a first choice."""
        named = self.phrases["form.ordinals"].split()
        return named[rank - 1] if 0 < rank <= len(named) else self.say("form.ordinal", n=rank)

    def day(self, on: date) -> str:
        """A day in words."""
        return self.say("form.day", d=on.day, month=self._month(on), y=on.year)

    def days(self, days: DateRange) -> str:
        """A range in words, without a preposition: a day, a month, a year, else its last day."""
        first, last = days.earliest_on, days.latest_on
        known = last or first
        if known is None:
            return "?"
        if first == last or first is None or last is None:
            return self.day(known)
        if days == DateRange.month(known.year, known.month):
            return self.say("form.month", month=self._month(known), y=known.year)
        if days == DateRange.year(known.year):
            return str(known.year)
        return self.day(known)

    def is_told_as_day(self, days: DateRange) -> bool:
        """Whether `days` tells a range as one day, not as a month or a year."""
        first, last = days.earliest_on, days.latest_on
        known = last or first
        if known is None or first is None or last is None:
            return known is not None
        return days not in (DateRange.month(known.year, known.month), DateRange.year(known.year))

    def when(self, days: DateRange, *, published: DateRange | None = None) -> str:
        """A range in words with its preposition, as precise as it is and no more.

        Args:
            days: When it happened.
            published: What a source that gives no day was published in; then it happened by then.
        """
        told = self._told.get((days, published))
        if told is None:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            told = self._told[days, published] = self._tell_when(days, published)
        return told

    def _tell_when(self, days: DateRange, published: DateRange | None) -> str:
        if published is not None:
            return self.say("when.by_month", month=self.days(published))
        first, last = days.earliest_on, days.latest_on
        if last is None:
            return self.say("when.from", day=self.day(first)) if first else self.say("when.unknown")
        if first is None:
            return self.say("when.by", day=self.day(last))
        if first == last:
            return self.say("when.on", day=self.day(last))
        if days == DateRange.month(last.year, last.month):
            return self.say("when.month", month=self.days(days))
        if days == DateRange.year(last.year):
            return self.say("when.year", year=last.year)
        return self.say("when.between", first=self._day_before(first, last), last=self.day(last))

    def _day_before(self, on: date, last: date) -> str:
        """A day in front of a later one, without the month or year that they share."""
        if (on.year, on.month) == (last.year, last.month):
            return str(on.day)
        return self.say("form.day_of_year", d=on.day, month=self._month(on)) if on.year == last.year else self.day(on)

    def length(self, days: int) -> str:
        """A number of days in words, a long one in months or years too."""
        exact = self.count("form.days", days)
        if days < _MANY_DAYS:
            return exact
        months = round(days / 30.44)  # days in a month, on average
        unit = (
            self.count("form.years", round(months / 12))
            if months >= _MANY_MONTHS
            else self.count("form.months", months)
        )
        return self.say("form.about", length=unit, exact=exact)

    def age(self, on: date, today: date) -> str:
        """How long ago a day is, in its largest whole unit."""
        months = (today.year - on.year) * 12 + today.month - on.month - (today.day < on.day)
        if months >= 12:
            return self.count("form.years", months // 12)
        return self.count("form.months", months) if months >= 2 else self.count("form.days", max((today - on).days, 0))

    def _month(self, on: date) -> str:
        return self.phrases["form.month_names"].split()[on.month - 1]


def _tidy(text: str) -> str:
    """One space between words, none before a mark."""
    if _LOOSE.search(text) is None:
        return text.strip()
    return re.sub(r" +([.,;:?!)])", r"\1", re.sub(r" {2,}", " ", text)).strip()


def languages() -> list[str]:
    """The languages that answers are written in."""
    folder = resources.files("facts.answers").joinpath("words")
    return sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if re.fullmatch(r"[a-z]{2}\.toml", f.name))


@cache
def load_words(language: str) -> Words:
    """Read the phrases of a language; English where there is no such file."""
    name = language if language in languages() else "en"
    text = resources.files("facts.answers").joinpath("words", f"{name}.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    return Words(name, {f"{table}.{key}": phrase for table, keys in tables.items() for key, phrase in keys.items()})
