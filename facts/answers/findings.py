"""Does a relation hold between one endorser and one candidate, and what says so?

Every relation is judged on the timeline of the pair, never on the words of a question. A "no" is
only given with the statement that shows it; where no statement does, the finding has none to show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facts.answers.moments import Moment
from facts.models import Clause, Contest, DateRange, Entity, Relation, Relative, Stance, Standing, Statement
from facts.models.building import built_quickly
from facts.standing import ENDS, SUPPORT, Happening, Timeline, Truth, best_dated, happened_on

_STANCE_OF = {
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
    Relation.ANY: tuple(Stance),
}
#: Relations that ask what was so once, a rank too.
_ONCE = (Relation.EVER_BACKED, Relation.ENDORSED)
#: Stances that support itself contradicts.
_CONTRARY = ((Stance.DECLINES,), (Stance.OPPOSES,))


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Whether a clause holds for one pair in one contest.

    Attributes:
        endorser, candidate, contest: Which pair, where.
        truth: Whether it holds.
        shown: What says so (or that it does not), best first; empty when no statement does.
        timeline: The pair's turns.
        standing: Where the endorser stood at the end of the days asked about.
        rank: The rank of the support, if one is on record.
    """

    endorser: Entity
    candidate: Entity
    contest: Contest | None
    truth: Truth
    shown: tuple[Statement, ...]
    timeline: Timeline
    standing: Standing
    rank: int | None = None

    @property
    def lead(self) -> Statement | None:
        """The statement that says it best."""
        return self.shown[0] if self.shown else None

    @property
    def on(self) -> DateRange | None:
        """The days that the best statement gives, as an answer states them."""
        return told_days(self.shown[0]) if self.shown else None


def told_days(statement: Statement) -> DateRange:
    """When it happened, as an answer states it: without any day of its own, its source's month is all we know."""
    days = happened_on(statement)
    return days if days.earliest_on is not None else published_in(statement) or days


def published_in(statement: Statement) -> DateRange | None:
    """The month or year by which it happened, if nothing but its source's publication dates it."""
    if statement.when.earliest_on is not None:
        return None
    days = happened_on(statement)
    published = [e.source.published for e in statement.evidence]
    return next((p for p in published if p.latest_on == days.latest_on and p.earliest_on and not p.is_day), None)


def judge(clause: Clause, timeline: Timeline, moment: Moment, day: date) -> Finding:
    """Judge one clause, its negation left aside, on one timeline.

    Args:
        clause: What must hold.
        timeline: The pair's turns in one contest.
        moment: The days that the clause asks about.
        day: The last day that counts.
    """
    asked = moment.until(day)
    truth, shown = _JUDGES[clause.relation](timeline, asked, _STANCE_OF.get(clause.relation, ()))
    first = timeline.statements[0]
    finding = Finding(
        endorser=first.endorser,
        candidate=first.candidate,
        contest=first.contest or next((s.contest for s in timeline.statements if s.contest), None),
        truth=truth,
        shown=shown,
        timeline=timeline,
        standing=timeline.standing_on(asked.last),
        rank=timeline.rank_on(asked.last),
    )
    return _limited(finding, clause)


def _limited(finding: Finding, clause: Clause) -> Finding:
    """Apply the clause's rank, its place before all others and its condition."""
    if clause.rank is not None and clause.relation in _ONCE and finding.truth is not Truth.NO:
        held = tuple(s for s in finding.timeline.statements if s.rank == clause.rank and s.stance in SUPPORT)
        if held:
            return _with(finding, finding.truth, held)
    if clause.rank is not None and finding.rank != clause.rank:
        ranked = tuple(s for s in finding.timeline.statements if s.rank == finding.rank and s.rank is not None)
        return _with(finding, Truth.NO, ranked)
    if clause.is_foremost and (finding.rank or 1) > 1:
        ranked = tuple(s for s in finding.timeline.statements if s.rank == finding.rank)
        return _with(finding, Truth.NO, ranked)
    if clause.conditional:
        kept = tuple(s for s in finding.shown if s.condition)
        return _unproven(finding) if not kept else _with(finding, finding.truth, kept)
    return finding


def _unproven(finding: Finding) -> Finding:
    return _with(finding, Truth.NO, ())


def _with(finding: Finding, truth: Truth, shown: tuple[Statement, ...]) -> Finding:
    return Finding(
        endorser=finding.endorser,
        candidate=finding.candidate,
        contest=finding.contest,
        truth=truth,
        shown=shown,
        timeline=finding.timeline,
        standing=finding.standing,
        rank=finding.rank,
    )


Judged = tuple[Truth, tuple[Statement, ...]]


def _judge_backs(timeline: Timeline, moment: Moment, _: Sequence[Stance]) -> Judged:
    if moment.is_open_ended:
        possible = timeline.possible_on(moment.last)
        sure = possible == {Standing.BACKS}
        maybe = bool(possible & {Standing.BACKS, Standing.UNCONFIRMED})
        truth = Truth.YES if sure else Truth.OPEN if maybe else Truth.NO
    else:
        truth = timeline.held_within(moment.first, moment.last)
    if truth is Truth.NO:
        return truth, timeline.showing_none(moment.last)
    if truth is Truth.OPEN:
        return truth, timeline.leaving_open(moment.last)
    return truth, timeline.showing_support(moment.last)


def _judge_withdrew(timeline: Timeline, moment: Moment, _: Sequence[Stance]) -> Judged:
    ended = [h for h in timeline.told_of(ENDS) if h.stance is Stance.WITHDRAWS or h in timeline.happenings]
    truth, shown = _judge_happened(ended, moment)
    if truth is not Truth.NO:
        return truth, shown
    if timeline.possible_on(moment.last) == {Standing.BACKS}:
        return truth, timeline.showing_support(moment.last)
    return truth, best_dated(ended)


def _judge_happened(turns: Iterable[Happening], moment: Moment) -> Judged:
    """Whether one of the turns came within the days."""
    turns = list(turns)
    sure = [h for h in turns if moment.holds(h.first_day, h.latest_on) and not h.is_doubtful]
    if sure:
        return Truth.YES, best_dated(sure)
    maybe = [h for h in turns if moment.meets(h.first_day, h.latest_on)]
    return (Truth.OPEN, best_dated(maybe)) if maybe else (Truth.NO, ())


def _judge_ever(timeline: Timeline, moment: Moment, _: Sequence[Stance]) -> Judged:
    truth = timeline.held_within(moment.first, moment.last)
    if truth is Truth.NO:
        return truth, timeline.showing_none(moment.last)
    given = [h for h in timeline.told_of([Stance.ENDORSES]) if h.first_day <= moment.last]
    return truth, best_dated(given) or timeline.showing_support(moment.last)


def _judge_endorsed(timeline: Timeline, moment: Moment, stances: Sequence[Stance]) -> Judged:
    if moment.relative in (None, Relative.BEFORE, Relative.UNTIL):
        return _judge_ever(timeline, moment, stances)
    given = timeline.told_of([Stance.ENDORSES])
    dated = [h for h in given if h.earliest_on is not None]
    truth, shown = _judge_happened(dated, moment)
    if truth is Truth.NO and not (dated or timeline.is_implied):
        truth, shown = _judge_happened(given, moment)
    if shown or truth is not Truth.NO:
        return truth, shown
    return truth, best_dated(given) or (timeline.showing_support(moment.last) if timeline.is_implied else ())


def _judge_returned(timeline: Timeline, moment: Moment, _: Sequence[Stance]) -> Judged:
    """Support that a source dates after a withdrawal; a "no" shows the withdrawal that stands, or the support."""
    gone = timeline.told_of(ENDS)
    again = [h for h in timeline.told_of(SUPPORT) if any(w.latest_on <= h.first_day for w in gone)]
    truth, shown = _judge_happened(again, moment)
    if truth is not Truth.NO:
        return truth, shown
    return truth, best_dated(reversed(gone)) if gone else timeline.showing_support(moment.last)


def _judge_stance(timeline: Timeline, moment: Moment, stances: Sequence[Stance]) -> Judged:
    truth, shown = _judge_happened(timeline.told_of(stances), moment)
    if truth is Truth.NO and tuple(stances) in _CONTRARY and timeline.possible_on(moment.last) == {Standing.BACKS}:
        return truth, timeline.showing_support(moment.last)
    return truth, shown


_JUDGES: dict[Relation, Callable[[Timeline, Moment, Sequence[Stance]], Judged]] = {
    Relation.BACKS: _judge_backs,
    Relation.WITHDREW: _judge_withdrew,
    Relation.EVER_BACKED: _judge_ever,
    Relation.ENDORSED: _judge_endorsed,
    Relation.REAFFIRMED: _judge_stance,
    Relation.DECLINED: _judge_stance,
    Relation.OPPOSES: _judge_stance,
    Relation.URGES_EXIT: _judge_stance,
    Relation.RETURNED: _judge_returned,
    Relation.ANY: _judge_stance,
}
