"""On which days does a pair's timeline let a relation hold, as rows that a query can compare?

A timeline says everything about one pair, but a popular candidate has ten thousand of them. Its stretches say
the same of the relations that lists are asked about, so that a store counts them without folding anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeVar

from facts.models import Stance, Standing
from facts.standing import ENDS, SUPPORT, Happening, Timeline

_DAY = timedelta(days=1)
_Told = TypeVar("_Told")


class Says(StrEnum):
    """What a stretch says of its days.

    On every day of a `backs` stretch support surely stands at the day's end, on one of `may_back` it may. Any days
    that hold a whole `backed` stretch saw support, however short. At the end of every day of a `ranked` stretch the
    newest endorsement so far gives the rank that is its detail, and of a `conditioned` one what tells whether support
    stands sets the condition that is its detail. The others are turns that came on one of the days; the detail of one
    who `left` and surely stands behind the candidate at the end of all days is `CAME_BACK`.
    """

    BACKS = "backs"
    MAY_BACK = "may_back"
    BACKED = "backed"
    ENDORSED = "endorsed"
    LEFT = "left"
    REAFFIRMED = "reaffirmed"
    DECLINED = "declined"
    OPPOSED = "opposed"
    URGED_EXIT = "urged_exit"
    RANKED = "ranked"
    CONDITIONED = "conditioned"


CAME_BACK = "came back"
_TURNS = {
    Says.REAFFIRMED: Stance.REAFFIRMS,
    Says.DECLINED: Stance.DECLINES,
    Says.OPPOSED: Stance.OPPOSES,
    Says.URGED_EXIT: Stance.URGES_EXIT,
}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """Days, both ends included, and what they say; `is_doubtful` that a turn may be an older one told again."""

    says: Says
    first_on: date
    last_on: date
    is_doubtful: bool = False
    detail: str = ""


def stretches_of(timeline: Timeline) -> list[Stretch]:
    """Everything that a timeline says of days, each once."""
    standing = [*_standing(timeline)]
    sure = [s for s in standing if s.says is Says.BACKS]
    limits = _limits(timeline)
    return [*dict.fromkeys([*standing, *limits, *_short_support(timeline, sure), *_turns(timeline)])]


def _standing(timeline: Timeline) -> Iterator[Stretch]:
    """The runs of days on which support stands, or may."""
    days = _days_of_change(timeline.happenings)
    told = [_says(timeline.possible_on(day)) for day in days]
    for says, first, last in _runs(days, told):
        if says is not None:
            yield Stretch(says, first, last)


def _limits(timeline: Timeline) -> Iterator[Stretch]:
    """The runs of days at whose end one rank, or one condition, holds."""
    if not any(s.rank is not None or s.condition for s in timeline.statements):
        return
    days = _days_of_change([*timeline.happenings, *timeline.told])
    for rank, first, last in _runs(days, [timeline.rank_on(day) for day in days]):
        if rank is not None:
            yield Stretch(Says.RANKED, first, last, detail=str(rank))
    told = [frozenset(s.condition for s in timeline.telling_on(day) if s.condition) for day in days]
    for conditions, first, last in _runs(days, told):
        for condition in sorted(conditions):
            yield Stretch(Says.CONDITIONED, first, last, detail=condition)


def _days_of_change(turns: Iterable[Happening]) -> list[date]:
    """The days from which something may hold, or hold no more, with the first day of all."""
    starts = {date.min}
    for turn in turns:
        starts |= {turn.first_day, turn.latest_on}
        starts |= {day + _DAY for day in (turn.first_day, turn.latest_on) if day < date.max}
    return sorted(starts)


def _runs(days: Sequence[date], told: Sequence[_Told]) -> Iterator[tuple[_Told, date, date]]:
    """What is told of the days from each of these on, once for as long as it stays the same; both ends included."""
    begun = 0
    for at in range(1, len(days) + 1):
        if at == len(days) or told[at] != told[begun]:
            yield told[begun], days[begun], days[at] - _DAY if at < len(days) else date.max
            begun = at


def _says(possible: frozenset[Standing]) -> Says | None:
    if possible == {Standing.BACKS}:
        return Says.BACKS
    return Says.MAY_BACK if possible & {Standing.BACKS, Standing.UNCONFIRMED} else None


def _short_support(timeline: Timeline, sure: Iterable[Stretch]) -> Iterator[Stretch]:
    """Support that ended on the day on which it came, or is only implied to have stood before everything."""
    if timeline.is_implied and any(h.first_day == date.min for h in timeline.happenings):
        yield Stretch(Says.BACKED, date.min, date.min)
    for turn in timeline.happenings:
        if turn.stance not in SUPPORT or turn.is_doubtful:
            continue
        if not any(s.first_on <= turn.latest_on and s.last_on >= turn.first_day for s in sure):
            yield Stretch(Says.BACKED, turn.first_day, turn.latest_on)


def _turns(timeline: Timeline) -> Iterator[Stretch]:
    """The turns that relations ask about by their own days."""
    given = timeline.told_of([Stance.ENDORSES])
    dated = [h for h in given if h.earliest_on is not None]
    for turn in dated or (() if timeline.is_implied else given):
        yield _turn(Says.ENDORSED, turn)
    for turn in timeline.told_of(ENDS):
        if turn.stance is Stance.WITHDRAWS or turn in timeline.happenings:
            is_back = timeline.possible_on(date.max) == {Standing.BACKS}
            yield _turn(Says.LEFT, turn, CAME_BACK if is_back else "")
    for says, stance in _TURNS.items():
        yield from (_turn(says, turn) for turn in timeline.told_of([stance]))


def _turn(says: Says, turn: Happening, detail: str = "") -> Stretch:
    return Stretch(says, turn.first_day, turn.latest_on, turn.is_doubtful, detail)
