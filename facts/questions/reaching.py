"""From when to when do the words around a period reach ("from May 10 to 12", "June 3 or later", "once March was over")?

Only what `facts.dates` does not read is found: of a plain lead before a plain day or month it knows what it means.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from facts.models import DateRange, Relative, TimeWindow
from facts.questions.calendar import Found
from facts.questions.lexicon import Lexicon
from facts.questions.periods import Period, PeriodReader, PeriodWords, period_words
from facts.questions.tokens import Token, fold

_DAY = timedelta(days=1)
_LONGEST = 7  # words of the longest phrase that leads to a period
_RELATIVES = {
    "before": Relative.BEFORE,
    "after": Relative.AFTER,
    "since": Relative.SINCE,
    "until": Relative.UNTIL,
    "inside": Relative.DURING,
    "once": None,
}
_OVER = {"after": Relative.AFTER, "once": Relative.AFTER, "before": Relative.UNTIL, "until": Relative.UNTIL}
_BEGUN = {"after": Relative.SINCE, "once": Relative.SINCE, "before": Relative.BEFORE, "until": Relative.BEFORE}


@dataclass(frozen=True, slots=True)
class Led:
    """A period with how a time lies to it, from the first of its words to behind the last."""

    start: int
    end: int
    relative: Relative
    days: DateRange


def find_periods(words: Sequence[str], reach: date, language: str) -> Iterator[Led]:
    """Find every period of several parts in the words of a message, none overlapping another.

    Args:
        words: As typed or mended, marks among them.
        reach: The newest day that the sources reach.
        language: Two-letter code.
    """
    known = period_words(language)
    if known.cues.isdisjoint(words):
        return
    reader, at = _Reach(PeriodReader(words, DateRange.day(reach), known), known), 0
    while at < len(words):
        if words[at] not in known.openers:
            at += 1
            continue
        led = reader.led(at)
        if led is not None:
            yield led
        at = led.end if led is not None else reader.behind(at)


class _Reach:
    """What leads to the periods of a message, and what closes them."""

    def __init__(self, read: PeriodReader, known: PeriodWords) -> None:
        self._read = read
        self._known = known

    def led(self, at: int) -> Led | None:
        """The period of several parts that begins with a word; None where `facts.dates` reads it, or nobody."""
        inner = self._read.past("vague", at)
        span = self._span(at, inner)
        if span is not None:
            return span
        name, start = self._lead(inner)
        if not name and inner > at:
            return None
        period = self._read.period(start)
        is_weak = not name or self._is_pointed(inner, start)
        if period is None or (is_weak and self._is_doubtful(start, period)):
            return None
        one = self._closed(at, name, period)
        both = self._until_other(one) if one is not None else None
        if both is not None:
            return both
        is_told = period.is_plain and inner == at and (start == inner or self._is_plain(inner, start, period))
        is_closed = one is not None and one.end > period.end
        return one if one is not None and (is_closed or not is_told) else None

    def _is_plain(self, inner: int, start: int, period: Period) -> bool:
        """Whether `facts.dates` understands what leads to a period: of "may" alone a single word."""
        lead = " ".join(self._read.words[inner:start])
        return lead in self._known.plain_leads and not (" " in lead and self._is_doubtful(start, period))

    def behind(self, at: int) -> int:
        """The place behind a period that `facts.dates` reads, else behind the one word."""
        period = self._read.period(at)
        return period.end if period is not None and not self._is_doubtful(at, period) else at + 1

    def _lead(self, at: int) -> tuple[str, int]:
        """What leads to a period, and the place behind it."""
        for size in range(_LONGEST, 0, -1) if self._read.word(at) in self._known.lead_starts else ():
            name = self._known.leads.get(tuple(self._read.words[at : at + size]))
            if name and at + size < len(self._read.words) and self._read.period(at + size) is not None:
                return name, at + size
        return "", at

    def _is_pointed(self, inner: int, start: int) -> bool:
        """Whether "this" alone leads on to a word that does not close the time ("this may sound dumb")."""
        goes_on = self._read.word(start + 1).isalpha() and not (inner and start + 2 == len(self._read.words))
        return start == inner + 1 and self._read.size("article", inner) > 0 and goes_on

    def _is_doubtful(self, at: int, period: Period) -> bool:
        """Whether "may" alone, to which nothing leads, is no month."""
        return (
            period.end == at + 1
            and self._read.word(at) in self._known.doubtful
            and not self._read.size("onward", period.end)
        )

    def _closed(self, at: int, name: str, period: Period) -> Led | None:
        """The period with what the words behind it make of it ("or later", "was over")."""
        end, relative = period.end, _RELATIVES[name or "inside"]
        if size := self._tail("onward", end) or (self._open_end(end) if name == "since" else 0):
            return Led(at, end + size, Relative.SINCE, period.days)
        if size := self._tail("backward", end):
            return Led(at, end + size, Relative.UNTIL, period.days)
        for sort, turned in (("over", _OVER), ("begun", _BEGUN)):
            if size := self._read.size(sort, end):
                return Led(at, end + size, turned[name], period.days) if name in turned else None
        if relative is None:
            return None
        if relative is Relative.DURING:
            return Led(at, end, Relative.ON if period.days.is_day else relative, period.days)
        return Led(at, end, relative, period.days)

    def _tail(self, name: str, at: int) -> int:
        """How many words close a period; none where they lead to another ("after May 1 and before June")."""
        size = self._read.size(name, at)
        leads_on = self._read.size("article", at + size) or self._read.period(at + size) is not None
        return 0 if size and leads_on else size

    def _open_end(self, at: int) -> int:
        """How many words "on" behind "from April" takes; none where it leads on ("from April on the ballot")."""
        size = self._read.size("onward_behind", at)
        return 0 if self._read.size("article", at + size) else size

    def _until_other(self, one: Led) -> Led | None:
        """ "After May 10 but before June 1" as one span."""
        if one.relative not in (Relative.AFTER, Relative.SINCE):
            return None
        name, start = self._lead(self._read.past("then", one.end))
        period = self._read.period(start) if name in ("before", "until") else None
        first, last = one.days.earliest_on, one.days.latest_on
        if period is None or first is None or last is None:
            return None
        begin = last + _DAY if one.relative is Relative.AFTER else first
        other = period.days.earliest_on if name == "before" else period.days.latest_on
        end = other - _DAY if other is not None and name == "before" else other
        return Led(one.start, period.end, Relative.DURING, DateRange(begin, end)) if end and begin <= end else None

    def _span(self, at: int, inner: int) -> Led | None:
        """ "From May 10 to 12", "in April or May", "May 10-12"; days that do not follow each other are none."""
        start = self._read.past("between", inner)
        first = self._read.period(start) or self._read.bare(start)
        if first is None:
            return None
        is_led = start > inner
        joined, by = self._join(first.end, is_led=is_led)
        if not by:
            return None
        last = self._read.period(joined) or self._read.bare(joined)
        if last is None:
            return None
        ends = self._both(start, first, joined, last)
        if ends is None:
            return None
        begin, end = ends
        is_loose = not is_led and self._is_doubtful(start, first) and self._is_doubtful(joined, last)
        if is_loose or not (by == "to" or self._is_between(inner, start, by) or _follows(begin, end)):
            return None
        if begin.earliest_on is None or end.latest_on is None or begin.earliest_on > end.latest_on:
            return None
        led = Led(at, last.end, Relative.DURING, DateRange(begin.earliest_on, end.latest_on))
        return self._with_third(led) if by != "to" else led

    def _join(self, at: int, *, is_led: bool) -> tuple[int, str]:
        """The place behind what joins the ends of a span, and how it does."""
        if size := self._read.size("to", at):
            return at + size, "to"
        for name in ("and", "or") if is_led else ():
            if size := self._read.size(name, at):
                behind = self._read.past("or", at + size) if name == "or" else at + size
                return self._read.past("joint", behind), name
        return at, ""

    def _is_between(self, inner: int, start: int, by: str) -> bool:
        """Whether "between" or "from" opens a span that "and" joins: what lies in the middle is meant too."""
        opener = " ".join(self._read.words[inner:start])
        return by == "and" and opener not in self._known.plain_leads - {"from"} and opener not in ("across", "of")

    def _both(self, start: int, first: Period, joined: int, last: Period) -> tuple[DateRange, DateRange] | None:
        """Both ends, a number without a month in the month of the other end; None for two such numbers."""
        is_bare = [self._read.period(start) is None, self._read.period(joined) is None]
        if all(is_bare):
            return None
        begin, end = first.days, last.days
        if is_bare[0]:
            begin = self._of_month(first, end)
        elif is_bare[1]:
            end = self._of_month(last, begin)
            if not first.days.is_day:
                return None
        return (begin, end) if begin.earliest_on and end.latest_on else None

    def _of_month(self, bare: Period, other: DateRange) -> DateRange:
        """The day whose number `bare` holds, in the month of the other end."""
        number = bare.days.earliest_on
        if number is None or other.earliest_on is None or not other.is_day:
            return DateRange()
        try:
            return DateRange.day(other.earliest_on.replace(day=number.day))
        except ValueError:
            return DateRange()

    def _with_third(self, led: Led) -> Led:
        """The span with a third month that follows at once ("in May, June or July")."""
        at = self._read.past("or", self._read.past("or", led.end))
        at = self._read.past("and", at)
        third = self._read.period(at) if at > led.end else None
        if third is None or not _follows(led.days, third.days):
            return led
        return Led(led.start, third.end, led.relative, DateRange(led.days.earliest_on, third.days.latest_on))


def _follows(first: DateRange, last: DateRange) -> bool:
    """Whether one period begins on the day behind another."""
    return None not in (first.latest_on, last.earliest_on) and first.latest_on + _DAY == last.earliest_on  # type: ignore[operator]


def joined_spans(found: Sequence[Found], tokens: Sequence[Token], lexicon: Lexicon) -> list[Found]:
    """ "Between May 1 and May 12" as one window."""
    joined: list[Found] = []
    for one in found:
        last = joined[-1] if joined else None
        between = [t.word for t in tokens if last is not None and last[1] <= t.start < one[0]]
        led = [t.word for t in tokens if last is not None and t.end <= last[0]][-1:]
        opens = (led and led[0] in lexicon.times["between"]) or (last and _opens_span(last, lexicon))
        if last is None or not opens or len(between) > 1 or not set(between) <= set(lexicon.times["and"]):
            joined.append(one)
            continue
        days = _from_to(last[2].days, one[2].days)
        start = last[0] - len(led[0]) - 1 if led and led[0] in lexicon.times["between"] else last[0]
        joined[-1] = (start, one[1], TimeWindow(relative=Relative.DURING, days=days, written=one[2].written))
    return joined


def _from_to(first: DateRange, last: DateRange) -> DateRange:
    """From the start of one to the end of the other, whichever comes first."""
    ends = sorted(day for day in (first.earliest_on, last.latest_on) if day is not None)
    return DateRange(ends[0] if ends else None, ends[-1] if ends else None)


def _opens_span(window: Found, lexicon: Lexicon) -> bool:
    return fold(window[2].written).split()[:1] in [[w] for w in lexicon.times["between"]]
