"""Which pairs make a clause true, and who on the asked side makes every clause of a question true?

Only statements of the named sides are read. A clause that is denied holds for those who were ever
related and for whom it does not hold; beside another clause it leaves out those for whom it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from facts.answers.filters import has_role, is_of_kind
from facts.answers.findings import Finding, judge, told_days
from facts.answers.inquiry import Inquiry
from facts.answers.moments import ALWAYS, Moment, UnknownDay, cover
from facts.answers.offices import contests_for, current_contests
from facts.models import Clause, DateRange, Entity, Relation, Slot, Stance, Standing, Statement, TimeWindow
from facts.standing import Truth, draw_timeline, happened_on
from facts.store.entities import roles_of
from facts.store.standings import contests_of, endorsers_with
from facts.store.statements import find_statements

ENDORSER, CANDIDATE = "endorser", "candidate"
#: What a statement must say for a relation to hold somewhere, where no side is named.
_SAYS = {
    Relation.WITHDREW: (Stance.WITHDRAWS, Stance.OPPOSES),
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
}


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the asked side, whether the question holds for them, and the findings that say so."""

    entity: Entity
    truth: Truth
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Statement, ...]:
        """What it rests on, best first."""
        return tuple(s for finding in self.findings for s in finding.shown)


def ids_of(slot: Slot) -> list[int]:
    """Whom a slot names; names that may be several people have been settled before."""
    return [name.matches[0].entity_id for name in slot.names if name.matches]


def asked_side(clause: Clause) -> str:
    """The side that a clause asks for: the marked one, else the one that names nobody."""
    if clause.candidate.is_asked:
        return CANDIDATE
    if clause.endorser.is_asked or not clause.endorser.names:
        return ENDORSER
    return CANDIDATE if not clause.candidate.names else ENDORSER


def find_pairs(inquiry: Inquiry, clause: Clause) -> list[Finding]:
    """Judge a clause, its negation left aside, for every pair that it may speak of."""
    found = judge_statements(inquiry, clause, _of_now(inquiry, clause, _read(inquiry, clause)))
    kept = _of_sort(inquiry, found, clause.endorser, ENDORSER)
    return _of_sort(inquiry, kept, clause.candidate, CANDIDATE)


def judge_statements(inquiry: Inquiry, clause: Clause, statements: Iterable[Statement]) -> list[Finding]:
    """Judge a clause for every pair, in every contest, that these statements speak of."""
    moment = moment_of(inquiry, clause.window)
    found = []
    for own in by_pair(statements):
        contest = next((s.contest for s in own if s.contest), None)
        found.append(judge(clause, draw_timeline(own), moment, inquiry.day_in(contest)))
    return found


def moment_of(inquiry: Inquiry, window: TimeWindow | None) -> Moment:
    """The days that a window covers.

    Raises:
        UnknownDay: It leans on a happening whose day nobody gives.
    """
    if window is None:
        return ALWAYS
    return cover(window.relative, days_of(inquiry, window), window.written)


def days_of(inquiry: Inquiry, window: TimeWindow) -> DateRange:
    """The days that a window names, or those on which its event or its clause came true."""
    if window.clause is not None:
        dated = [(f, f.on) for f in find_pairs(inquiry, window.clause) if f.truth is not Truth.NO and f.on]
        days = min((on for _, on in dated), key=lambda on: (on.latest_on is None, on.latest_on), default=None)
        if days is None:
            raise UnknownDay(window.written)
        return days
    if window.event_id is None:
        return window.days
    return next((e.when for e in inquiry.known.events if e.event_id == window.event_id), DateRange())


def _read(inquiry: Inquiry, clause: Clause) -> list[Statement]:
    endorsers: Collection[int] | None = ids_of(clause.endorser) or None
    candidates = ids_of(clause.candidate) or None
    if endorsers is None and candidates is None and clause.relation in _SAYS:
        endorsers = endorsers_with(inquiry.store, inquiry.view, _SAYS[clause.relation])
    contests = contests_for(inquiry.question.office, inquiry.known.contests)
    return find_statements(
        inquiry.store,
        inquiry.view,
        endorser_ids=endorsers,
        candidate_ids=candidates,
        contest_ids=None if contests is None else [c.contest_id for c in contests],
    )


def _of_now(inquiry: Inquiry, clause: Clause, statements: list[Statement]) -> list[Statement]:
    """The statements that tell who backs whom now: those of each candidate's newest contest."""
    if clause.relation not in (Relation.BACKS, Relation.WITHDREW) or clause.window is not None:
        return statements
    held = contests_of(inquiry.store, inquiry.view, {s.candidate.entity_id for s in statements})
    current = {key: current_contests(contests, inquiry.day) for key, contests in held.items()}
    return [s for s in statements if s.contest is None or s.contest.contest_id in current[s.candidate.entity_id]]


def by_pair(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements of each pair in each contest; one without a contest belongs to the pair's only one."""
    pairs: dict[tuple[int, int], dict[int | None, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        contest = statement.contest.contest_id if statement.contest else None
        pairs[statement.endorser.entity_id, statement.candidate.entity_id][contest].append(statement)
    found = []
    for contests in pairs.values():
        if None in contests and len(contests) == 2:
            only = next(key for key in contests if key is not None)
            contests[only] += contests.pop(None)
        found += list(contests.values())
    return found


def _of_sort(inquiry: Inquiry, findings: Sequence[Finding], slot: Slot, side: str) -> list[Finding]:
    """Those whose side is of the kinds and roles that the slot asks for, and not left out."""
    excluded = {m.entity_id for name in slot.excluded for m in name.matches}
    candidates = _who_stand(inquiry, {_entity(f, side).entity_id for f in findings}) if CANDIDATE in slot.kinds else ()
    kept = [
        f
        for f in findings
        if _entity(f, side).entity_id not in excluded and is_of_kind(_entity(f, side), slot.kinds, candidates)
    ]
    if not slot.roles:
        return kept
    stored = roles_of(inquiry.store, {_entity(f, side).entity_id for f in kept}, inquiry.view)
    return [f for f in kept if any(has_role(_roles(f, side, stored), role) for role in slot.roles)]


def _who_stand(inquiry: Inquiry, ids: Collection[int]) -> set[int]:
    """Those who stand in a contest: statements speak of them, or a source calls them candidates."""
    stored = roles_of(inquiry.store, ids, inquiry.view)
    called = {key for key, roles in stored.items() if has_role(roles, CANDIDATE)}
    return called | (set(ids) & set(inquiry.known.candidate_ids))


def _roles(finding: Finding, side: str, stored: Mapping[int, Sequence[str]]) -> Sequence[str]:
    """The roles that the pair's own statements give, else any on record."""
    if side == ENDORSER:
        stated = [s.endorser_role for s in finding.timeline.statements if s.endorser_role]
        if stated:
            return stated
    return stored.get(_entity(finding, side).entity_id, ())


def _entity(finding: Finding, side: str) -> Entity:
    return finding.endorser if side == ENDORSER else finding.candidate


def find_lines(inquiry: Inquiry, clauses: Sequence[Clause]) -> list[Line]:
    """Everybody on the asked side for whom all clauses hold, or may; in the order of their names."""
    first, *others = sorted(clauses, key=lambda c: c.negated)
    lines = _clause_lines(inquiry, first)
    for clause in others:
        more = {line.entity.entity_id: line for line in _clause_lines(inquiry, replace(clause, negated=False))}
        lines = [kept for line in lines if (kept := _joined(line, more.get(line.entity.entity_id), clause))]
    return [line for line in lines if line.truth is not Truth.NO]


def _joined(line: Line, other: Line | None, clause: Clause) -> Line | None:
    """A line that a second clause is asked of too; None when it does not hold for it."""
    truth = other.truth if other else Truth.NO
    if clause.negated:
        if truth is Truth.YES:
            return None
        return line if truth is Truth.NO else replace(line, truth=Truth.OPEN)
    if other is None or truth is Truth.NO:
        return None
    joined = Truth.OPEN if Truth.OPEN in (line.truth, truth) else Truth.YES
    return Line(line.entity, joined, (*line.findings, *other.findings))


def _clause_lines(inquiry: Inquiry, clause: Clause) -> list[Line]:
    """One line for each entity on the asked side, those for whom it does not hold too."""
    side = asked_side(clause)
    judged = [_denied(inquiry, clause, f) for f in find_pairs(inquiry, _asserted(clause))]
    by_entity: dict[int, list[Finding]] = defaultdict(list)
    for finding in judged:
        by_entity[_entity(finding, side).entity_id].append(finding)
    given = clause.candidate if side == ENDORSER else clause.endorser
    lines = [_line(findings, side, given) for findings in by_entity.values()]
    if clause.only:
        lines = [line for line in lines if _is_only(inquiry, clause, line, side)]
    return sorted(lines, key=lambda line: line.entity.name.casefold())


def _asserted(clause: Clause) -> Clause:
    """The clause to judge: "has not dropped" asks who backs still."""
    if clause.negated and clause.relation is Relation.WITHDREW:
        return replace(clause, relation=Relation.BACKS)
    return clause


def _denied(inquiry: Inquiry, clause: Clause, finding: Finding) -> Finding:
    """The finding for a list: turned round for a denial, and nobody who came back among those who left."""
    if clause.relation is Relation.WITHDREW:
        gone = clause.negated or clause.window is not None or finding.standing is not Standing.BACKS
        return finding if gone else replace(finding, truth=Truth.NO)
    if not clause.negated:
        return finding
    turned = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}[finding.truth]
    shown = finding.shown or _newest(finding.timeline.statements)
    return replace(finding, truth=turned, shown=shown)


def _newest(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: str(happened_on(s).latest_on), reverse=True))


def _line(findings: list[Finding], side: str, given: Slot) -> Line:
    """One entity's line: any of the named others will do, unless all of them are asked for."""
    entity = _entity(findings[0], side)
    findings = sorted(findings, key=lambda f: (f.truth is not Truth.YES, f.truth is not Truth.OPEN))
    named = ids_of(given)
    if given.all_of and len(named) > 1:
        other = CANDIDATE if side == ENDORSER else ENDORSER
        best = {_entity(f, other).entity_id: f for f in reversed(findings)}
        truths = [best[key].truth if key in best else Truth.NO for key in named]
        truth = Truth.NO if Truth.NO in truths else Truth.OPEN if Truth.OPEN in truths else Truth.YES
        return Line(entity, truth, tuple(best[key] for key in named if key in best))
    truth = findings[0].truth
    return Line(entity, truth, tuple(f for f in findings if f.truth is truth))


def _is_only(inquiry: Inquiry, clause: Clause, line: Line, side: str) -> bool:
    """Whether the clause holds for this entity with nobody but those whom the question names."""
    own = Slot(names=(), is_asked=False)
    given = clause.candidate if side == ENDORSER else clause.endorser
    if not ids_of(given):
        return True
    alone = find_statements(
        inquiry.store,
        inquiry.view,
        endorser_ids=[line.entity.entity_id] if side == ENDORSER else None,
        candidate_ids=[line.entity.entity_id] if side == CANDIDATE else None,
    )
    free = replace(clause, only=False, candidate=own) if side == ENDORSER else replace(clause, only=False, endorser=own)
    other = CANDIDATE if side == ENDORSER else ENDORSER
    for finding in judge_statements(inquiry, free, alone):
        if finding.truth is Truth.YES and _entity(finding, other).entity_id not in ids_of(given):
            return False
    return True


def order_of(line: Line) -> tuple[str, str]:
    """Where a line stands in a list: kind, then name."""
    return line.entity.kind, line.entity.name.casefold()


def latest_day(line: Line) -> str:
    """The last possible day of a line's best statement, for lists in the order of time."""
    lead = line.shown[0] if line.shown else None
    return str(told_days(lead).latest_on) if lead else ""
