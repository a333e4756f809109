"""Which pairs make a clause true, and who on the asked side makes every clause of a question true?

Only statements of the named sides are read. A clause that is denied holds for those who were ever
related and for whom it does not hold; beside another clause it leaves out those for whom it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from facts.answers.beside import placed
from facts.answers.bounds import may_read_all
from facts.answers.coming_over import came_later
from facts.answers.findings import Finding, judge, told_days
from facts.answers.implied import asks_of_earlier, stood_before
from facts.answers.inquiry import Inquiry
from facts.answers.literally import literally
from facts.answers.moments import ALWAYS, Moment, UnknownDay, cover
from facts.answers.narrowing import narrowed, spoke_of_all, who_back_others
from facts.answers.pairs import CANDIDATE, ENDORSER, Pair, ids_of, may_hold, pair_up, pairs_for
from facts.models import Clause, DateRange, Entity, Relation, Slot, Stance, Standing, Statement, TimeWindow
from facts.models.building import built_quickly, replace
from facts.names.folding import fold
from facts.questions.contests import begins_on
from facts.questions.distances import days_of as days_named
from facts.questions.slots import SUPPORT
from facts.standing import SUPPORT as SUPPORT_GIVEN
from facts.standing import Truth, happened_on
from facts.store.statements import find_statements

_FEW = 500  # endorsers whose statements are looked up one by one rather than among all about a candidate
_STEM = 5  # letters that a word of a condition shares with its other forms


@built_quickly
@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the asked side, whether the question holds for them, and the findings that say so."""

    entity: Entity
    truth: Truth
    findings: tuple[Finding, ...]

    @property
    def shown(self) -> tuple[Statement, ...]:
        """What it rests on, best first."""
        if len(self.findings) == 1:
            return self.findings[0].shown
        return tuple(s for finding in self.findings for s in finding.shown)


def asked_side(clause: Clause) -> str:
    """The side that a clause asks for: the marked one, else the one that names nobody."""
    if clause.candidate.is_asked:
        return CANDIDATE
    if clause.endorser.is_asked or not clause.endorser.names:
        return ENDORSER
    return CANDIDATE if not clause.candidate.names else ENDORSER


def find_pairs(inquiry: Inquiry, clause: Clause) -> list[Finding]:
    """Judge a clause, its negation left aside, for every pair that it may speak of."""
    return _judge_all(inquiry, clause, pairs_for(inquiry, clause))


def judge_statements(inquiry: Inquiry, clause: Clause, statements: Iterable[Statement]) -> list[Finding]:
    """Judge a clause for every pair, in every contest, that these statements speak of."""
    return _judge_all(inquiry, clause, pair_up(statements))


def _judge_all(inquiry: Inquiry, clause: Clause, pairs: Iterable[Pair]) -> list[Finding]:
    moment = moment_of(inquiry, clause.window)
    last = min(moment.last, inquiry.day)
    days: dict[int, date | None] = {}  # the last that counts in a contest, of which a list's pairs share one or two
    judged = []
    for pair in pairs:
        key = pair.contest.contest_id if pair.contest else 0
        if key not in days:
            days[key] = inquiry.day_in(pair.contest) if begins_on(pair.contest) <= last else None
        if (day := days[key]) is not None:
            judged.append(judge(clause, pair.timeline, moment, day))
    earlier = asks_of_earlier(clause, moment, inquiry.known.events, inquiry.day)
    if earlier is not None:
        judged = [stood_before(finding, inquiry.known.events, earlier) for finding in judged]
    if clause.wording:
        judged = literally(judged, clause.wording, strictly=clause.is_literal)
    if clause.beside is None:
        return judged
    other = replace(clause, beside=None, candidate=Slot(names=clause.beside.names))
    return placed(judged, _judge_all(inquiry, other, pairs_for(inquiry, other)), clause.beside)


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
        dated = [(f, f.on) for f in find_pairs(inquiry.among(None), window.clause) if f.truth is not Truth.NO and f.on]
        days = min((on for _, on in dated), key=lambda on: (on.latest_on is None, on.latest_on), default=None)
        if days is None:
            raise UnknownDay(window.written)
        return _days_apart(days, window)
    return days_named(window, inquiry.known)


def _days_apart(days: DateRange, window: TimeWindow) -> DateRange:
    """The days that lie so far from those of an act."""
    if window.apart == (0, 0):
        return days
    if days.earliest_on is None or days.latest_on is None:
        raise UnknownDay(window.written)
    first, last = (timedelta(days=n) for n in window.apart)
    return DateRange(days.earliest_on + first, days.latest_on + last)


def _entity(finding: Finding, side: str) -> Entity:
    return finding.endorser if side == ENDORSER else finding.candidate


def find_lines(inquiry: Inquiry, clauses: Sequence[Clause]) -> list[Line]:
    """Everybody on the asked side for whom all clauses hold, or may; in the order of their names."""
    first, *others = sorted(clauses, key=lambda c: c.negated)
    asked = _of_those_alone(inquiry, clauses)
    anchor = _anchor(inquiry, clauses)
    known = _clause_lines(asked, anchor) if anchor is not None else []
    reach = _those_of(known)

    def lines_of(clause: Clause) -> list[Line]:
        if anchor is None or clause is anchor:
            return known if clause is anchor else _clause_lines(asked, clause)
        return _clause_lines(asked.among(reach) if _is_by_pair(clause) else asked, clause)

    lines = lines_of(first)
    if _is_of_sort(clauses) and may_read_all(inquiry):
        held = {line.entity.entity_id for line in lines}
        lines += [line for line in find_everybody(inquiry, first) if line.entity.entity_id not in held]
        lines.sort(key=lambda line: line.entity.name.casefold())
    if is_of_rest(clauses):  # who never had to do with them at all is with none of them either
        lines, others = find_everybody(inquiry, first), [first, *others]
    for clause in others:
        denied = replace(clause, negated=False) if clause.negated else clause
        if anchor is None and len(left := _those_of(lines)) <= _FEW and _may_be_of_few(inquiry, clauses):
            asked = inquiry.among(left)
        more = {line.entity.entity_id: line for line in lines_of(denied)}
        lines = [kept for line in lines if (kept := _joined(line, more.get(line.entity.entity_id), clause))]
    return [line for line in lines if line.truth is not Truth.NO]


def _those_of(lines: Iterable[Line]) -> frozenset[int]:
    """Of whom it holds, or may."""
    return frozenset(line.entity.entity_id for line in lines if line.truth is not Truth.NO)


def _may_be_of_few(inquiry: Inquiry, clauses: Sequence[Clause]) -> bool:
    """Whether several clauses that ask for endorsers may be read of some endorsers alone, with the same answer."""
    if len(clauses) < 2 or inquiry.within is not None or inquiry.known.has_speakers:  # speakers hang on their bodies
        return False
    return all(asked_side(clause) == ENDORSER and _is_by_pair(clause) for clause in clauses)


def _of_those_alone(inquiry: Inquiry, clauses: Sequence[Clause]) -> Inquiry:
    """The asking of those alone who spoke of every candidate that one of several clauses names and another does not."""
    named = [ids_of(clause.candidate) for clause in clauses if not clause.negated]
    if len(named) < 2 or not _may_be_of_few(inquiry, clauses) or any(len(ids) != 1 for ids in named):
        return inquiry
    each = {one for ids in named for one in ids}
    return inquiry.among(spoke_of_all(inquiry, each)) if len(each) > 1 else inquiry


def is_of_rest(clauses: Sequence[Clause]) -> bool:
    """Whether those are asked for whom nothing holds: "with neither Moss nor Reed", "candidates without a union".

    So are candidates whom nobody left, and those who left nobody.
    """
    first = clauses[0]
    if first.negated and first.relation is Relation.WITHDREW and not first.window:
        other = first.endorser if asked_side(first) == CANDIDATE else first.candidate
        return len(clauses) == 1 and not (other.names or other.excluded)
    if not all(c.negated and c.relation in SUPPORT for c in clauses) or any(c.window or c.rank for c in clauses):
        return False
    given = clauses[0].endorser
    if asked_side(clauses[0]) != CANDIDATE:
        return len(clauses) > 1
    is_of_candidates = len(given.names) == 1 and CANDIDATE in clauses[0].candidate.kinds
    return is_of_candidates or (not given.names and bool(given.kinds or given.roles)) or len(clauses) > 1


def _is_of_sort(clauses: Sequence[Clause]) -> bool:
    """Whether it is asked who of a sort is not with one candidate: so are those who never had to do with them.

    "Which papers did not go for Moss" asks for those that went for others, too.
    """
    first = clauses[0]
    if len(clauses) > 1 or not first.negated or first.relation not in SUPPORT or first.window or first.rank:
        return False
    sort = first.endorser
    is_open = bool(sort.kinds or sort.roles) and not (sort.names or sort.excluded or sort.is_definite)
    return is_open and asked_side(first) == ENDORSER and len(ids_of(first.candidate)) == 1


def find_everybody(inquiry: Inquiry, clause: Clause) -> list[Line]:
    """Everybody who has ever backed or been backed on the asked side, in contests that count now."""
    side = asked_side(clause)
    free = replace(clause, relation=Relation.BACKS, negated=False)
    free = replace(free, candidate=Slot()) if side == ENDORSER else replace(free, endorser=Slot())
    judged = _judge_all(inquiry, replace(free, relation=Relation.EVER_BACKED), pairs_for(inquiry, free))
    by_entity: dict[int, list[Finding]] = defaultdict(list)
    for finding in judged:
        if finding.truth is Truth.YES:
            by_entity[_entity(finding, side).entity_id].append(finding)
    lines = [Line(_entity(found[0], side), Truth.YES, tuple(found)) for found in by_entity.values()]
    return sorted(lines, key=lambda line: line.entity.name.casefold())


def _anchor(inquiry: Inquiry, clauses: Sequence[Clause]) -> Clause | None:
    """The clause of several that names a candidate, where another names nobody: "which backers of Moss left somebody".

    Of whom it does not hold the others need not be read, who are everybody in the store; None where each is to be read.
    """
    if len(clauses) < 2 or inquiry.within is not None or inquiry.known.has_speakers:  # speakers hang on their bodies
        return None
    if any(asked_side(clause) != ENDORSER for clause in clauses) or all(ids_of(c.candidate) for c in clauses):
        return None
    return next((c for c in clauses if ids_of(c.candidate) and not c.negated), None)


def _is_by_pair(clause: Clause) -> bool:
    """Whether what a clause says of one endorser hangs on nothing that it says of others."""
    return not (clause.condition or clause.wording or clause.beside is not None or clause.endorser.names)


def _joined(line: Line, other: Line | None, clause: Clause) -> Line | None:
    """A line that a second clause is asked of too; None when it does not hold for it."""
    truth = other.truth if other else Truth.NO
    if line.truth is Truth.NO:
        return None
    if clause.negated:
        if truth is Truth.YES:
            return None
        return line if truth is Truth.NO else replace(line, truth=Truth.OPEN)
    if other is None or truth is Truth.NO or (clause.is_left and not came_later(line.findings, other.findings)):
        return None
    joined = Truth.OPEN if Truth.OPEN in (line.truth, truth) else Truth.YES
    return Line(line.entity, joined, (*line.findings, *other.findings))


def _clause_lines(inquiry: Inquiry, clause: Clause) -> list[Line]:
    """One line for each entity on the asked side, also where it does not hold, unless their statements show that."""
    side = asked_side(clause)
    judged_as = asserted(clause)
    pairs = pairs_for(narrowed(inquiry, clause), judged_as)
    if not (clause.negated or clause.condition):  # a line for whom it does not hold is left out: no need to fold it
        pairs = [pair for pair in pairs if may_hold(pair, clause.relation)]
    judged = [_denied(inquiry, clause, f) for f in _judge_all(inquiry, judged_as, pairs)]
    judged = _under(clause.condition, judged)
    by_entity: dict[int, list[Finding]] = defaultdict(list)
    for finding in judged:
        by_entity[_entity(finding, side).entity_id].append(finding)
    given = clause.candidate if side == ENDORSER else clause.endorser
    is_denied = clause.negated and clause.relation is not Relation.WITHDREW
    lines = [_line(findings, side, given, clause, is_denied=is_denied) for findings in by_entity.values()]
    if clause.only:
        lines = _of_those_only(inquiry, clause, lines, side)
    return sorted(lines, key=lambda line: line.entity.name.casefold())


def _under(condition: Sequence[str], judged: list[Finding]) -> list[Finding]:
    """Those whose condition speaks of what the question says, if any does; sources may put it in other words."""
    if not condition:
        return judged
    return [f for f in judged if _is_told_under(condition, f)] or judged


def _is_told_under(condition: Sequence[str], finding: Finding) -> bool:
    return any(s.condition and speaks_of(s.condition, condition) for s in finding.shown)


def speaks_of(told: str, asked: Sequence[str]) -> bool:
    """Whether a condition speaks of what a question says of it."""
    stems = {w[:_STEM] for word in asked for w in fold(word)}
    return not stems.isdisjoint(w[:_STEM] for w in fold(told))


def asserted(clause: Clause) -> Clause:
    """The clause to judge: "has not dropped" asks who backs still."""
    if clause.negated and clause.relation is Relation.WITHDREW:
        return replace(clause, relation=Relation.BACKS)
    return clause


def _denied(inquiry: Inquiry, clause: Clause, finding: Finding) -> Finding:
    """The finding for a list: turned round for a denial, and nobody who came back among those who left."""
    if clause.relation is Relation.WITHDREW:
        if clause.negated and clause.ever and any(s.stance is Stance.WITHDRAWS for s in finding.timeline.statements):
            return replace(finding, truth=Truth.NO)  # "who never left": who came back did
        gone = clause.negated or clause.ever or clause.window is not None or finding.standing is not Standing.BACKS
        gone = gone or _is_awaited(clause, finding)
        return finding if gone else replace(finding, truth=Truth.NO)
    if not clause.negated:
        return finding
    turned = {Truth.YES: Truth.NO, Truth.NO: Truth.YES, Truth.OPEN: Truth.OPEN}[finding.truth]
    shown = finding.shown or _newest(finding.timeline.statements)
    return replace(finding, truth=turned, shown=shown)


def _is_awaited(clause: Clause, finding: Finding) -> bool:
    """Whether they went until just what a question says: that they came back when it happened undoes nothing."""
    return clause.conditional and not clause.negated and _is_told_under(clause.condition, finding)


def _newest(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(sorted(statements, key=lambda s: str(happened_on(s).latest_on), reverse=True))


def _line(findings: list[Finding], side: str, given: Slot, clause: Clause, *, is_denied: bool) -> Line:
    """One entity's line: any of the named others will do, unless all of them are asked for."""
    entity = _entity(findings[0], side)
    if len(findings) > 1:
        findings = sorted(findings, key=lambda f: (f.truth is not Truth.YES, f.truth is not Truth.OPEN))
    named = ids_of(given)
    if given.all_of and len(named) > 1:
        other = CANDIDATE if side == ENDORSER else ENDORSER
        best = {_entity(f, other).entity_id: f for f in reversed(findings)}
        truths = [best[key].truth if key in best else Truth.NO for key in named]
        truth = Truth.NO if Truth.NO in truths else Truth.OPEN if Truth.OPEN in truths else Truth.YES
        return Line(entity, truth, tuple(best[key] for key in named if key in best))
    truth = findings[0].truth
    if is_denied and not named and findings[-1].truth is Truth.NO:
        truth = Truth.NO  # who is not behind any candidate is behind none
    shown = tuple(f for f in findings if f.truth is truth)
    if clause.at_least > 1 or clause.at_most is not None:
        other = CANDIDATE if side == ENDORSER else ENDORSER
        many = len({_entity(f, other).entity_id for f in shown})
        truth = truth if clause.at_least <= many <= (clause.at_most or many) else Truth.NO
    return Line(entity, truth, shown)


def _of_those_only(inquiry: Inquiry, clause: Clause, lines: Sequence[Line], side: str) -> list[Line]:
    """The lines of those of whom the clause holds with nobody but whom the question names."""
    lines = [line for line in lines if line.truth is not Truth.NO]
    if side == ENDORSER:
        others = who_back_others(inquiry, clause, [line.entity for line in lines])
        lines = [line for line in lines if line.entity.entity_id not in others]
    return [line for line in lines if _is_only(inquiry, clause, line, side)]


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
    free = replace(clause, only="", candidate=own) if side == ENDORSER else replace(clause, only="", endorser=own)
    other = CANDIDATE if side == ENDORSER else ENDORSER
    for finding in judge_statements(inquiry, free, alone):
        if finding.truth is Truth.YES and _entity(finding, other).entity_id not in ids_of(given):
            return False
    return True


def order_of(line: Line) -> tuple[str, str]:
    """Where a line stands in a list: kind, then name."""
    return line.entity.kind, line.entity.name.casefold()


def latest_day(line: Line) -> str:
    """The last possible day of a line's best statement, the first of several contests, for lists in order of time."""
    first = next((finding for finding in line.findings if finding.shown), None)
    return min(
        (str(told_days(f.shown[0]).latest_on) for f in line.findings if first and _is_alike(f, first)), default=""
    )


def _is_alike(finding: Finding, first: Finding) -> bool:
    """Whether it tells of another contest what the first tells, not what another clause asks."""
    if not finding.shown or finding.candidate != first.candidate:
        return False
    return (finding.shown[0].stance in SUPPORT_GIVEN) == (first.shown[0].stance in SUPPORT_GIVEN)
