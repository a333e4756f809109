"""Whom of somebody's hundreds of candidates does a list have to read?

As `facts.answers.shortlists` does for a candidate's endorsers, but with one endorser's stretches in hand: there are
hundreds at most, so they are read and weighed here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from facts.answers.filters import is_of_kind
from facts.answers.inquiry import Inquiry
from facts.answers.moments import Moment
from facts.answers.offices import current_contests
from facts.answers.pairs import standing_day
from facts.models import Clause, Contest, Entity, Relation, meant_ids
from facts.questions.contests import begins_on
from facts.standing import Truth
from facts.store.told import Told, told_by
from facts.stretches import Says


@dataclass(frozen=True, slots=True)
class Backed:
    """The candidates who surely are on a list, and those who may be, in its order."""

    sure: Sequence[Entity]
    maybe: Sequence[Entity]


def find_backed(inquiry: Inquiry, clause: Clause, moment: Moment, says: tuple[Says, bool]) -> Backed | None:
    """Whom one endorser backs, or backed; None where their statements are few, or seen otherwise by the view's server.

    `says` is what a stretch must say, and whether on any of the days.
    """
    (endorser,) = (name.matches[0].entity_id for name in clause.endorser.names)
    told = told_by(inquiry.store, inquiry.view, endorser, _needed(*says))
    if told is None:
        return None
    by_candidate: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        by_candidate[one.candidate.entity_id].append(one)
    excluded = meant_ids(clause.candidate.excluded)
    held = inquiry.contests_of(by_candidate)
    days = _Days(inquiry, clause, moment)
    truths: dict[Entity, Truth] = {}
    for key, own in by_candidate.items():
        if key not in excluded and _is_of_sort(clause, own[0].candidate):
            truths[own[0].candidate] = _truth(own, days.of(held[key]), says)
    listed = sorted(truths, key=lambda entity: (entity.kind, entity.name.casefold()))
    return Backed(
        [entity for entity in listed if truths[entity] is Truth.YES],
        [entity for entity in listed if truths[entity] is Truth.OPEN],
    )


def _needed(asked: Says, over_days: bool) -> list[Says]:
    """Which stretches tell whether it holds: of support that is over by then only those of some days do."""
    if asked is not Says.BACKS:
        return [asked]
    return [Says.BACKS, Says.MAY_BACK, *([Says.BACKED] if over_days else [])]


def _is_of_sort(clause: Clause, candidate: Entity) -> bool:
    """Whether a candidate is of the kinds that a clause asks for; whoever is spoken of is a candidate."""
    asked, own = clause.candidate, {candidate.entity_id}
    return is_of_kind(candidate, asked.kinds, own) and not (
        asked.but_kinds and is_of_kind(candidate, asked.but_kinds, own)
    )


class _Days:
    """The days that count in each contest of a candidate, as stretches write them; worked out once for each end."""

    def __init__(self, inquiry: Inquiry, clause: Clause, moment: Moment) -> None:
        self._inquiry, self._moment = inquiry, moment
        self._day = standing_day(inquiry, clause) if clause.relation is Relation.BACKS else None
        self._last = min(moment.last, inquiry.day)
        self._until: dict[date, tuple[str, str]] = {}

    def of(self, held: Sequence[Contest]) -> Mapping[int, tuple[str, str]]:
        """Those of a candidate who stands in these contests; 0 is for statements that name none."""
        if self._day:
            day = self._day
            current = current_contests(held, day)
            held = [c for c in held if c.contest_id in current and not self._inquiry.is_followed(c, by=day)]
        days = {c.contest_id: self._in(c) for c in held if begins_on(c) <= self._last}
        return {0: self._in(None), **days}

    def _in(self, contest: Contest | None) -> tuple[str, str]:
        end = self._inquiry.day_in(contest)
        if end not in self._until:
            asked = self._moment.until(end)
            self._until[end] = (asked.first.isoformat(), asked.last.isoformat())
        return self._until[end]


def _truth(told: Iterable[Told], days: Mapping[int, tuple[str, str]], says: tuple[Says, bool]) -> Truth:
    truth = Truth.NO
    for one in told:
        if one.contest_id not in days:
            continue
        first, last = days[one.contest_id]
        if _is_sure(one, first, last, says):
            return Truth.YES
        if _may_be(one, first, last, says):
            truth = Truth.OPEN
    return truth


def _is_sure(one: Told, first: str, last: str, says: tuple[Says, bool]) -> bool:
    asked, over_days = says
    if asked is not Says.BACKS:
        return one.says == asked and not one.is_doubtful and first <= one.first_on and one.last_on <= last
    if one.says == Says.BACKS:
        return one.first_on <= last and one.last_on >= (first if over_days else last)
    return one.says == Says.BACKED and over_days and first <= one.first_on and one.last_on <= last


def _may_be(one: Told, first: str, last: str, says: tuple[Says, bool]) -> bool:
    asked, over_days = says
    if one.says != (Says.MAY_BACK if asked is Says.BACKS else asked):
        return False
    return one.first_on <= last and one.last_on >= (first if over_days or asked is not Says.BACKS else last)
