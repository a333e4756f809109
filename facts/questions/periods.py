"""Which days do "May 10 to 12", "the last week of June" and "no later than the end of May" name?

What is made of several parts is read here, from the words of a message; single days and months are left to
`facts.dates`. A month without a year is the latest that the sources reach, a number without a month is of the month
at the other end of its span.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from facts.dates.arithmetic import latest_month, latest_month_day
from facts.dates.words import time_words
from facts.models import DateRange
from facts.questions.calendar import narrow
from facts.questions.lexicon import load_lexicon, read_table

Phrase = tuple[str, ...]
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_HALF = 15  # the last day of the first half of a month


@dataclass(frozen=True, slots=True)
class Period:
    """Days that words name.

    Attributes:
        end: The place behind the words.
        days: Which days.
        is_plain: Whether `facts.dates` knows them as well.
    """

    end: int
    days: DateRange
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """One language's words for periods: what leads to them by phrase, all others by what they do.

    `sizes` are how many words the phrases of a sort have that begin with a word, the most first; `starts` and
    `lead_starts` are the words with which a period, and what leads to one, may begin, and `openers` all with which
    either may or what stands in front of it.
    """

    leads: Mapping[Phrase, str]
    phrases: Mapping[str, frozenset[Phrase]]
    ordinals: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    doubtful: frozenset[str]
    plain_leads: frozenset[str]
    cues: frozenset[str]
    sizes: Mapping[str, Mapping[str, Sequence[int]]]
    quarters: Mapping[str, int]
    starts: frozenset[str]
    lead_starts: frozenset[str]
    openers: frozenset[str]

    def longest(self, name: str, words: Sequence[str], at: int) -> int:
        """How many words from `at` on the longest phrase of a sort takes; 0 for none."""
        for size in self.sizes[name].get(words[at], ()) if at < len(words) else ():
            if at + size <= len(words) and tuple(words[at : at + size]) in self.phrases[name]:
                return size
        return 0


@cache
def period_words(language: str) -> PeriodWords:
    """The words of a language.

    Raises:
        FileNotFoundError: There is no such file.
    """
    raw = read_table(language, "periods")
    times = load_lexicon(language).times
    months = {name: number for name, number in time_words(language).months.items() if name.isalpha()}
    words = {name: frozenset(tuple(p.split()) for p in told) for name, told in raw["words"].items()}
    ordinals = {word: n for n, row in enumerate(raw["words"]["ordinals"], 1) for word in row.split()}
    numbers = {f"{n}{ending}": n for n in range(1, 32) for ending in ("", *raw["words"]["endings"])}
    quarters = {word: number for number, (word,) in enumerate(sorted(words["quarters"]), 1)}
    leads = {tuple(phrase.split()): name for name, phrases in raw["leads"].items() for phrase in phrases}
    starts = frozenset({*ordinals, *numbers, *months, *quarters, *(p[0] for name in _STARTS for p in words[name])})
    lead_starts = frozenset(phrase[0] for phrase in leads)
    return PeriodWords(
        leads=leads,
        phrases=words,
        ordinals=ordinals | numbers,
        months=months,
        numbers={**time_words(language).numbers, **{str(n): n for n in range(1, 32)}},
        doubtful=frozenset(times["doubtful"]),
        plain_leads=frozenset(raw["words"]["plain"]),
        cues=frozenset(months) | {p[-1] for p in (*words["quarter"], *words["quarters"])},
        sizes={name: _sizes(phrases) for name, phrases in words.items()},
        quarters=quarters,
        starts=starts,
        lead_starts=lead_starts,
        openers=starts.union(lead_starts, (p[0] for name in _OPENING for p in words[name])),
    )


#: Sorts of words that may stand in front of a period, or of what leads to one.
_OPENING = ("vague", "between")
#: Sorts of words with which a period may begin, beside its numbers and names.
_STARTS = ("article", "first", "last", "early", "middle", "late", "week")


def _sizes(phrases: Iterable[Phrase]) -> dict[str, list[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        found[phrase[0]].add(len(phrase))
    return {first: sorted(sizes, reverse=True) for first, sizes in found.items()}


class PeriodReader:
    """The words of a message, read as periods.

    Args:
        words: As typed or mended, marks among them.
        published: The newest day that the sources reach.
        known: The language's words.
    """

    def __init__(self, words: Sequence[str], published: DateRange, known: PeriodWords) -> None:
        self.words = words
        self._numbers = known.numbers
        self._published = published
        self._known = known
        self._read: dict[int, Period | None] = {}  # each place is asked about by all that may lead to it

    def size(self, name: str, at: int) -> int:
        """How many words from `at` on the longest phrase of a sort takes; 0 for none."""
        return self._known.longest(name, self.words, at)

    def word(self, at: int) -> str:
        """The word at a place; empty behind the last."""
        return self.words[at] if at < len(self.words) else ""

    def past(self, name: str, at: int) -> int:
        """The place behind a phrase of a sort, or `at` where none stands there."""
        return at + self.size(name, at)

    def period(self, at: int) -> Period | None:
        """The days that the words from `at` on name."""
        if at not in self._read:
            self._read[at] = self._period(at)
        return self._read[at]

    def _period(self, at: int) -> Period | None:
        if self.word(at) not in self._known.starts:
            return None
        for read in (self._week_of, self._half, self._some, self._edge, self._day, self._month, self._quarter):
            period = read(at)
            if period is not None and not period.days.is_open:
                return period
        return None

    def bare(self, at: int) -> Period | None:
        """A number without a month, as a day of a month that has 31."""
        start = self.past("article", at)
        number = self._known.ordinals.get(self.word(start), 0)
        return Period(start + 1, DateRange.day(date(2000, 1, number))) if number else None

    def _day(self, at: int) -> Period | None:
        """ "May 10", "the 10th of May", "June first"; with a year or without."""
        start = self.past("article", at)
        number = self._known.ordinals.get(self.word(start), 0)
        is_apart = False  # "June the 1st"
        if number:
            month, end = self._month_at(self.past("of", start + 1))
        else:
            month, end = self._month_at(at)
            behind = self.past("article", end) if month else end
            is_apart = behind > end
            number = self._known.ordinals.get(self.word(behind), 0) if month else 0
            end = behind + 1
        if not (month and number) or self.word(end) == ":":
            return None
        year, end = self._year_at(end)
        days = self._dated(year, month, number)
        in_figures = self.word(start)[:1].isdigit() or self.word(end - 1)[:1].isdigit()
        return Period(end, days, is_plain=in_figures and not is_apart) if days else None

    def _dated(self, year: int | None, month: int, number: int) -> DateRange | None:
        try:
            if year:
                return DateRange.day(date(year, month, number))
            return latest_month_day(DateRange(None, self._published.latest_on), month, number)  # however far back
        except ValueError:
            return None

    def _month(self, at: int) -> Period | None:
        start = self.past("article", at)
        month, end = self._month_at(start)
        if not month or (start > at and self.word(at) != self.word(start - 1)):
            return None
        year, end = self._year_at(end)
        days = self._whole(year, month)
        return Period(end, days, is_plain=start == at) if days else None

    def _whole(self, year: int | None, month: int) -> DateRange | None:
        return DateRange.month(year, month) if year else latest_month(self._published, month)

    def _month_at(self, at: int) -> tuple[int, int]:
        month = self._known.months.get(self.word(at), 0)
        return month, at + 1 if month else at

    def _year_at(self, at: int) -> tuple[int | None, int]:
        """The year that stands at a place, behind a comma or "of", and the place behind it."""
        reach = self._published.latest_on
        for name, back in (("this_year", 0), ("last_year", 1)):
            if (size := self.size(name, at)) and reach is not None:
                return reach.year - back, at + size
        start = self.past("joint", at)
        word = self.word(start)
        return (int(word), start + 1) if len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") else (None, at)

    def _half(self, at: int) -> Period | None:
        """ "The first half of May", "the back half of the month of May"."""
        which, start = self._which(self.past("article", at))
        if not which or not self.size("half", start):
            return None
        month = self._month(self.past("joint", self.past("half", start)))
        if month is None or month.days.earliest_on is None:
            return None
        first, last = month.days.earliest_on, month.days.latest_on
        middle = first.replace(day=_HALF)
        return Period(month.end, DateRange(first, middle) if which == 1 else DateRange(middle + _DAY, last))

    def _which(self, at: int) -> tuple[int, int]:
        """Which one an ordinal says, -1 for the last, and the place behind it; 0 for none."""
        for name, which in (("first", 1), ("last", -1)):
            if size := self.size(name, at):
                return which, at + size
        number = self._known.ordinals.get(self.word(at), 0)
        return (number, at + 1) if number and not self.word(at).isdigit() else (0, at)

    def _some(self, at: int) -> Period | None:
        """ "The second week of May", "the last days of June", "the first couple of days of July"."""
        which, start = self._which(self.past("article", at))
        start = self.past("some", start) if which else start
        number = self._numbers.get(self.word(start), 0) if abs(which) == 1 else 0
        start = self.past("joint", start + (number > 0))
        is_day, is_week = self.size("day", start), self.size("week", start)
        if not which or not (is_day or is_week) or (is_day and abs(which) != 1):
            return None
        behind = self.past("loosely", start + (is_week or is_day))
        month = self._month(self.past("joint", behind))
        if month is None or month.days.earliest_on is None or month.days.latest_on is None or not 0 < abs(which) < 5:
            return None
        first, last = month.days.earliest_on, month.days.latest_on
        length = max(number, 1) * (_WEEK if is_week or not number else _DAY)
        begin = last - length + _DAY if which < 0 else first + (which - 1) * length
        return Period(month.end, DateRange(max(begin, first), min(begin + length - _DAY, last)))

    def _edge(self, at: int) -> Period | None:
        """ "The end of May", "early in July", "the tail end of June", as days of its part."""
        start = self.past("article", at)
        for name in ("early", "middle", "late"):
            if size := self.size(name, start):
                behind = self.past("joint", start + size)
                behind = behind + 1 if self.word(behind) == "-" else behind
                month = self._month(behind)
                if month is not None:
                    return Period(month.end, narrow(month.days, name), is_plain=name != "middle")
        return None

    def _week_of(self, at: int) -> Period | None:
        """ "The week of May 11" from its Monday, "the week starting May 12" from that day."""
        start = self.past("article", at)
        if not self.size("week", start):
            return None
        behind = start + self.size("week", start)
        size = self.size("starting", behind)
        day = self._day(self.past("article", self.past("joint", behind + size)))
        if day is None or not (size or self.size("whole_week", behind)) or day.days.earliest_on is None:
            return None
        first = day.days.earliest_on
        first = first if size else first - first.weekday() * _DAY
        return Period(day.end, DateRange(first, first + _WEEK - _DAY))

    def _quarter(self, at: int) -> Period | None:
        """ "Q2", "the second quarter of 2026"."""
        start = self.past("article", at)
        number = self._known.quarters.get(self.word(start), 0)
        end = start + 1
        if not number:
            number, end = self._which(start)
            if not (number and self.size("quarter", end)):
                return None
            end = self.past("quarter", end)
        if not 0 < number < 5 or self._published.latest_on is None:
            return None
        year, end = self._year_at(end)
        year = year or self._published.latest_on.year
        first = DateRange.month(year, 3 * number - 2).earliest_on
        return Period(end, DateRange(first, DateRange.month(year, 3 * number).latest_on))
