"""Up to which day is a bare day or month of a question read?

One without a year is the latest that the newest source reaches; but what is asked of a contest that was over before, or
of which a last stray word came years later, means the year in which there is something to tell. The end of the contest
that whom the question names stand in bounds it, else the end of the year by which that contest is called; then years
are stepped back, never out of the contest, to one in which they acted at that time.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

from facts.dates.words import time_words
from facts.models import Contest, DateRange, TimeWindow
from facts.questions.calendar import Found
from facts.questions.contests import YEAR, begins_on, year_of
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.tokens import fold

_STEPS = 4  # years back in a contest that names none: as long as most offices are held
_LONGEST = 366  # days of a time that a bare day or month sets
Span = tuple[date, date]


def anchored(
    read: Callable[[date], list[Found]], named: Collection[int], known: Known, lexicon: Lexicon, reach: date
) -> list[Found]:
    """The times of a message, its bare days and months in the year that is meant.

    Args:
        read: Finds the times, the bare ones up to a day.
        named: Whom the question is about; nobody for everybody.
        known: For contests and for when somebody acted.
        lexicon: The language's words.
        reach: The newest day that the sources reach.
    """
    newest = read(reach)
    spans = _spans(newest, lexicon)
    if not spans:
        return newest
    contests = known.contests_of(named) if named else known.contests
    back = _years_back(spans, contests, reach, lambda span: known.acted_between(named, *span))
    return read(max(end for _, end in _years_before(spans, back))) if back else newest


def _years_back(spans: Sequence[Span], contests: Sequence[Contest], reach: date, acted: Callable[[Span], bool]) -> int:
    """How many years before the newest reading the times are meant to lie."""
    bound = _bound(contests, reach)
    first = _floor(contests, bound)
    begun = min(begin for begin, _ in spans)
    bounded = max(0, begun.year - bound.year)
    bounded += begun.replace(year=begun.year - bounded) > bound
    for years in range(bounded, begun.year - first.year + 1):
        told = _years_before(spans, years)
        if min(begin for begin, _ in told) >= first and any(map(acted, told)):
            return years
    return 0 if any(map(acted, spans)) else bounded


def _years_before(spans: Sequence[Span], years: int) -> list[Span]:
    """The same months of years before."""
    return [(begin.replace(year=begin.year - years), _end_of(end.year - years, end.month)) for begin, end in spans]


def _end_of(year: int, month: int) -> date:
    end = DateRange.month(year, month).latest_on
    assert end is not None
    return end


def _spans(found: Iterable[Found], lexicon: Lexicon) -> list[Span]:
    """The whole months in which the times lie that tell no year."""
    days = [window.days for _, _, window in found if _is_bare(window, lexicon)]
    return [_months(each) for each in days]


def _months(days: DateRange) -> Span:
    first, last = days.earliest_on or days.latest_on, days.latest_on or days.earliest_on
    assert first is not None
    assert last is not None
    return first.replace(day=1), _end_of(last.year, last.month)


def _is_bare(window: TimeWindow, lexicon: Lexicon) -> bool:
    """Whether its days are those of a day or a month whose year the words leave open."""
    if window.event_id is not None or window.clause is not None or window.days.is_open:
        return False
    words = fold(window.written).split()
    is_counted = (
        not time_words(lexicon.language).months.keys().isdisjoint(words)
    )  # "the last week of May", not "last week"
    if YEAR.search(window.written) or (not is_counted and not set(words).isdisjoint(lexicon.times["from_now"])):
        return False
    first, last = window.days.earliest_on or window.days.latest_on, window.days.latest_on or window.days.earliest_on
    return first is not None and last is not None and (last - first).days < _LONGEST


def _bound(contests: Sequence[Contest], reach: date) -> date:
    """The day by which every one of these contests was over; how far the sources reach where one has no end."""
    ends = [contest.ends.latest_on or _end_of_year(contest) for contest in contests]
    known = [end for end in ends if end is not None]
    return min(reach, max(known)) if known and len(known) == len(ends) else reach


def _end_of_year(contest: Contest) -> date | None:
    year = year_of(contest.name)
    return date(year, 12, 31) if year else None


def _floor(contests: Sequence[Contest], bound: date) -> date:
    """The first day on which anybody can have stood in the newest of these contests."""
    begun = max((begins_on(contest) for contest in contests), default=date.min)
    return begun if begun > date.min else date(max(1, bound.year - _STEPS), 1, 1)
