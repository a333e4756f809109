"""How far from a happening does a time lie ("the week after the debate", "within two days of the allegation")?

A number of days is counted from the days that the records give the happening. "Two weeks after" names no day, so
it stays unread; "in the two weeks after" names fourteen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta

from facts.dates.words import time_words
from facts.models import DateRange, Relative, TimeWindow
from facts.questions.calendar import Found
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.periods import period_words
from facts.questions.tokens import Token

_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "year": 365}
_REACH = 5  # words of "within a couple of weeks"


def after_within(tokens: Sequence[Token], lexicon: Lexicon) -> Sequence[Token]:
    """The tokens with "after" for the "of" of "within a week of"."""
    known = period_words(lexicon.language)
    if known.sizes["within"].keys().isdisjoint(t.word for t in tokens):
        return tokens
    told = list(tokens)
    for at, token in enumerate(tokens):
        if (token.word,) in known.phrases["of"] and _within_before([t.word for t in tokens[:at]], lexicon)[0]:
            told[at] = Token(lexicon.times["after"][0], token.start, token.end)
    return told


def _within_before(words: Sequence[str], lexicon: Lexicon) -> tuple[int, int]:
    """How many words "within a week" at the end of words takes, and how many days it allows; zeros where it is not."""
    known = period_words(lexicon.language)
    for size in range(_REACH, 1, -1):
        said = words[len(words) - size :] if len(words) >= size else ()
        led = known.longest("within", said, 0) if said else 0
        if led and (days := _length(said[led:], lexicon)):
            return size, days
    return 0, 0


def _length(words: Sequence[str], lexicon: Lexicon) -> int:
    """The days of "two weeks", "a week", "a couple of days"; 0 for other words."""
    times = time_words(lexicon.language)
    if len(words) < 2:
        return 0
    number = " ".join(words[:-1])
    count = int(number) if number.isdigit() else times.numbers.get(number, 0)
    return count * _LENGTHS.get(times.units.get(words[-1], ""), 0)


def measured(found: Iterable[Found], tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> list[Found]:
    """Windows about happenings, each with the distance from it that stands before its words."""
    return [_measured(one, tokens, known, lexicon) for one in found]


def _measured(one: Found, tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> Found:
    start, end, window = one
    is_dated = window.event_id is not None or window.days.is_day
    if not is_dated or window.relative not in (Relative.AFTER, Relative.BEFORE, Relative.SINCE):
        return one
    before = [t for t in tokens if t.end <= start][-_REACH - 1 :]
    size, first, last = distance_before([t.word for t in before], lexicon)
    if window.relative is Relative.BEFORE and not size:
        size, first, last = _eve([t.word for t in before], lexicon), 1, 1
    when = days_of(window, known)
    if window.relative is Relative.BEFORE and not size and before and _is_just(before[-1].word, lexicon):
        written = f"{before[-1].word} {window.written}"
        return before[-1].start, end, TimeWindow(relative=window.relative, days=when, written=written)
    days = counted(when, window.relative, first, last)
    if not size or days is None:
        return one
    relative = Relative.ON if days.is_day else Relative.DURING
    written = " ".join([*(t.word for t in before[-size:]), window.written])
    return before[-size].start, end, TimeWindow(relative=relative, days=days, written=written)


def _is_just(word: str, lexicon: Lexicon) -> bool:
    """Whether a word says that it was right before."""
    return (word,) in period_words(lexicon.language).phrases["just"]


def _eve(words: Sequence[str], lexicon: Lexicon) -> int:
    """How many words at the end say that the day before is meant ("the night", "just")."""
    eves = period_words(lexicon.language).phrases["eve"]
    return next((size for size in range(min(_REACH, len(words)), 0, -1) if tuple(words[-size:]) in eves), 0)


def distance_before(words: Sequence[str], lexicon: Lexicon) -> tuple[int, int, int]:
    """How many words at the end say a distance, and the fewest and the most days of it; zeros for none."""
    size, days = _within_before(words, lexicon)
    if size:
        return size, 0, days
    known, times = period_words(lexicon.language), time_words(lexicon.language)
    for size in range(min(_REACH, len(words)), 0, -1):
        said = list(words[-size:])
        led = known.longest("article", said, 0)
        unit = times.units.get(said[-1]) or ("day" if (said[-1],) in known.phrases["part_of_day"] else "")
        if led and len(said) == led + 1 and unit:  # "the week after", "the day after"
            return _with_lead(words, size, lexicon), 1, _LENGTHS.get(unit, 0)
        if led and (days := _length(said[led:], lexicon)):  # "the two weeks after"
            return _with_lead(words, size, lexicon), 1, days
        if not led and unit == "day" and (days := _length(said, lexicon)):  # "two days after"
            return size, days, days
    return 0, 0, 0


def _with_lead(words: Sequence[str], size: int, lexicon: Lexicon) -> int:
    """The words of a distance with the preposition before them."""
    before = words[: len(words) - size][-1:]
    return size + any(word in (*lexicon.times["during"], *lexicon.times["on"]) for word in before)


def counted(when: DateRange, relative: Relative, first: int, last: int) -> DateRange | None:
    """The days from `first` to `last` after or before a happening; None where its own days are not known."""
    begin, end = when.earliest_on, when.latest_on
    if begin is None or end is None:
        return None
    if relative is Relative.BEFORE:
        return DateRange(begin - timedelta(days=last), end - timedelta(days=first))
    return DateRange(begin + timedelta(days=first), end + timedelta(days=last))


def both_bounds(found: Sequence[Found], tokens: Sequence[Token], known: Known, lexicon: Lexicon) -> list[Found]:
    """ "After the allegation but before the debate" as one window."""
    joined: list[Found] = []
    then = period_words(lexicon.language).phrases["then"]
    for one in found:
        last = joined[-1] if joined else None
        between = tuple(t.word for t in tokens if last is not None and last[1] <= t.start < one[0])
        days = _between(last[2], one[2], known) if last is not None and (not between or between in then) else None
        if last is None or days is None:
            joined.append(one)
            continue
        joined[-1] = (last[0], one[1], TimeWindow(relative=Relative.DURING, days=days, written=one[2].written))
    return joined


def _between(first: TimeWindow, last: TimeWindow, known: Known) -> DateRange | None:
    """The days behind one window and before another; None where they bound nothing."""
    start, end = days_of(first, known), days_of(last, known)
    if first.relative in (Relative.BEFORE, Relative.UNTIL):
        first, last, start, end = last, first, end, start
    if start.latest_on is None or start.earliest_on is None or end.earliest_on is None or end.latest_on is None:
        return None
    begins = {Relative.AFTER: start.latest_on + timedelta(days=1), Relative.SINCE: start.earliest_on}
    ends = {Relative.BEFORE: end.earliest_on - timedelta(days=1), Relative.UNTIL: end.latest_on}
    if first.relative not in begins or last.relative not in ends:
        return None
    begin, until = begins[first.relative], ends[last.relative]
    return DateRange(begin, until) if begin <= until else None


def days_of(window: TimeWindow, known: Known) -> DateRange:
    """The days that a window names, or those of its happening; open where nobody gives them."""
    if window.event_id is None:
        return window.days
    return next((e.when for e in known.events if e.event_id == window.event_id), DateRange())
