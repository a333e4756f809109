"""Whom of a popular candidate's thousands does a list have to read?

A list that asks plainly for one candidate's endorsers is counted by the store's index, and only the endorsers whose
lines are shown are read and folded. Whatever the index does not know is left to the reading of everything, which
`within` None stands for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from functools import partial
from operator import attrgetter

from facts.answers.backed import Backed, find_backed
from facts.answers.filters import LOCAL
from facts.answers.implied import asks_of_earlier
from facts.answers.inquiry import Inquiry
from facts.answers.matching import Line, asserted, find_lines, latest_day, moment_of, order_of, speaks_of
from facts.answers.moments import Moment
from facts.answers.narrowing import known_in_role
from facts.answers.offices import contests_for, current_contests
from facts.answers.pairs import CANDIDATE, ids_of, standing_day
from facts.models import Clause, Contest, Relation, Relative, Slot, Statement, meant_ids
from facts.models.building import replace
from facts.names.kinds import CALLED
from facts.questions.contests import begins_on
from facts.questions.slots import SUPPORT
from facts.standing import Truth, happened_on
from facts.store import listing
from facts.store.apart import apart_here, leaves_contest_open, speakers_about
from facts.store.links import read_merges
from facts.store.listing import Listed
from facts.store.standings import has_many
from facts.store.wanted import Days, Wanted
from facts.stretches import Says

FEW = 20  # statements about a candidate up to which reading them all is as quick
MANY = 2_000  # statements up to which each is looked at for the happening that it is told with
IN_TIME_ORDER = (Relation.WITHDREW, Relation.URGES_EXIT, Relation.REAFFIRMED)
_TURNS = {
    Relation.WITHDREW: Says.LEFT,
    Relation.REAFFIRMED: Says.REAFFIRMED,
    Relation.DECLINED: Says.DECLINED,
    Relation.OPPOSES: Says.OPPOSED,
    Relation.URGES_EXIT: Says.URGED_EXIT,
}
_BARE = Clause(relation=Relation.BACKS)
_ANYBODY = Slot()
#: What a clause may say beside nothing, each of which is looked at by itself.
_TOLD_APART = ("relation", "window", "endorser", "candidate", "rank", "conditional", "condition")
_rest_of_clause = attrgetter(*(f.name for f in fields(Clause) if f.name not in _TOLD_APART))
_rest_of_given = attrgetter(
    *(f.name for f in fields(Slot) if f.name not in ("names", "all_of", "is_definite", "pronoun"))
)
_FREE_WITH = ("is_asked", "is_definite", "all_of", "kinds", "but_kinds", "excluded", "roles")
_rest_of_asked = attrgetter(*(f.name for f in fields(Slot) if f.name not in _FREE_WITH))
_FROM_THE_FIRST = (None, Relative.BEFORE, Relative.UNTIL)


@dataclass(frozen=True)
class Found:
    """The lines of a list: as many as were asked for, and how many there are.

    Attributes:
        sure, maybe: The lines that are told.
        many_sure, many_maybe: How many there are in all.
        kinds: How many of the sure ones are of which kind.
        read_ids: Gives whose the sure lines are, all of them.
    """

    sure: Sequence[Line]
    maybe: Sequence[Line]
    many_sure: int
    many_maybe: int
    kinds: Mapping[str, int]
    read_ids: Callable[[], Sequence[int]] = field(repr=False)


def find_list(inquiry: Inquiry, clauses: Sequence[Clause]) -> Found:
    """The lines of the page that is asked for, and how many there are in all."""
    asked = _asked(inquiry, _affirmed(clauses[0])) if len(clauses) == 1 else None
    if asked is not None:
        return _by_index(inquiry, clauses[0], asked)
    backed = _backed(inquiry, clauses[0]) if len(clauses) == 1 else None
    if backed is not None:
        return _by_endorser(inquiry, clauses[0], backed)
    lines = find_lines(inquiry, clauses)
    sure = ordered([line for line in lines if line.truth is Truth.YES], clauses[0])
    maybe = ordered([line for line in lines if line.truth is Truth.OPEN], clauses[0])
    kinds = Counter(line.entity.kind for line in sure)
    ids = [line.entity.entity_id for line in sure]
    return Found(
        inquiry.paging.given(sure, len(sure)),
        inquiry.paging.below(len(sure)).given(maybe, len(maybe)),
        len(sure),
        len(maybe),
        kinds,
        lambda: ids,
    )


def _affirmed(clause: Clause) -> Clause:
    """The clause as the index knows it: who has not left stands on the list of those who are with them."""
    is_denied = clause.negated and clause.relation is Relation.WITHDREW
    return replace(asserted(clause), negated=False) if is_denied else clause


def count_listed(inquiry: Inquiry, clause: Clause) -> int:
    """How many are surely on the list that a clause asks for."""
    asked = _asked(inquiry, _affirmed(clause))
    if asked is None:
        return sum(line.truth is Truth.YES for line in find_lines(inquiry, [clause]))
    apart = sum(line.truth is Truth.YES for line in _read_apart(inquiry, clause, asked))
    return sum(listing.count_sure(inquiry.store, inquiry.view, asked.wanted).values()) + apart


def ordered(lines: Sequence[Line], clause: Clause) -> list[Line]:
    """Lines in the order in which a list tells them: of time for what came to pass, else of kinds and names."""
    return sorted(lines, key=partial(_place, by_day=_is_by_day(clause)))


def _place(line: Line, *, by_day: bool) -> tuple[str, ...]:
    return (latest_day(line), *order_of(line)) if by_day else order_of(line)


def _is_by_day(clause: Clause) -> bool:
    return clause.relation in IN_TIME_ORDER and not clause.negated


def _by_index(inquiry: Inquiry, clause: Clause, asked: _Asked) -> Found:
    """Count by the index, read whose statements this server sees otherwise, and those whom the page shows."""
    store, view, paging = inquiry.store, inquiry.view, inquiry.paging
    wanted, by_day = asked.wanted, _is_by_day(clause)
    apart = _read_apart(inquiry, clause, asked)
    sure_apart = [line for line in apart if line.truth is Truth.YES]

    def first_of(number: int) -> int:
        return paging.first_of(number + len(sure_apart))

    counted, listed, maybe_listed = listing.counted(store, view, wanted, first_of, by_day=by_day)
    kinds = Counter(counted) + Counter(line.entity.kind for line in sure_apart)
    sure = paging.given(_merged(listed, sure_apart, by_day=by_day), kinds.total())
    maybe = _merged(maybe_listed, [line for line in apart if line.truth is Truth.OPEN], by_day=by_day)
    shown = frozenset((*sure, *paging.below(kinds.total()).given(maybe, len(maybe))))
    lines = find_lines(inquiry.among(shown), [clause]) if shown else []

    def read_ids() -> list[int]:
        return _merged(listing.sure_endorsers(store, view, wanted, by_day=by_day), sure_apart, by_day=by_day)

    return Found(
        ordered([line for line in lines if line.truth is Truth.YES], clause),
        ordered([line for line in lines if line.truth is Truth.OPEN], clause),
        kinds.total(),
        len(maybe),
        kinds,
        read_ids,
    )


def _backed(inquiry: Inquiry, clause: Clause) -> Backed | None:
    """Whom one endorser backs by the index; None where a clause asks for more than it knows."""
    if inquiry.question.publishers:
        return None
    if clause.relation not in SUPPORT or inquiry.question.office or CANDIDATE in clause.candidate.but_kinds:
        return None
    if clause.rank is not None or clause.is_foremost or clause.conditional or not _is_bare(clause):
        return None
    if clause.candidate.roles or not _is_plain_between(clause.endorser, clause.candidate):
        return None
    moment = moment_of(inquiry, clause.window)
    return find_backed(inquiry, clause, moment, _says(clause, moment))


def _by_endorser(inquiry: Inquiry, clause: Clause, backed: Backed) -> Found:
    """Read and fold those alone whom the page shows."""
    paging, sure, maybe = inquiry.paging, backed.sure, backed.maybe
    given = (*paging.given(sure, len(sure)), *paging.below(len(sure)).given(maybe, len(maybe)))
    shown = inquiry.about_candidates(frozenset(entity.entity_id for entity in given))
    lines = find_lines(shown, [clause]) if given else []
    ids = [entity.entity_id for entity in sure]
    return Found(
        ordered([line for line in lines if line.truth is Truth.YES], clause),
        ordered([line for line in lines if line.truth is Truth.OPEN], clause),
        len(sure),
        len(maybe),
        Counter(entity.kind for entity in sure),
        lambda: ids,
    )


def _merged(listed: Sequence[Listed], apart: Sequence[Line], *, by_day: bool) -> list[int]:
    """Whom the index lists and whom it does not know, in one order."""
    if not apart:
        return [one.endorser_id for one in listed]
    places = [(one.place, one.endorser_id) for one in listed]
    places += [(_place(line, by_day=by_day), line.entity.entity_id) for line in apart]
    return [endorser_id for _, endorser_id in sorted(places)]


def _read_apart(inquiry: Inquiry, clause: Clause, asked: _Asked) -> list[Line]:
    return find_lines(inquiry.among(asked.apart), [clause]) if asked.apart else []


def newest_gone(inquiry: Inquiry, clause: Clause) -> tuple[int, Statement | None]:
    """How many left, for a clause that asks who withdrew, and what says so of who left last, as far as days are known.

    Of who left twice that is the first time.
    """
    asked = _asked(inquiry, clause)
    if asked is None:
        lines = [line for line in find_lines(inquiry, [clause]) if line.truth is Truth.YES]
        return len(lines), _newest(lines)
    apart = [line for line in _read_apart(inquiry, clause, asked) if line.truth is Truth.YES]
    number, last = listing.count_and_newest(inquiry.store, inquiry.view, asked.wanted)
    lines = find_lines(inquiry.among(frozenset((last,))), [clause]) if last is not None else []
    return number + len(apart), _newest([*lines, *apart])


def _newest(lines: Sequence[Line]) -> Statement | None:
    """What says so of the line with the newest day, one whose day is known if there is any."""
    first_told = [min((f.shown[0] for f in line.findings), key=_order_of_turns) for line in sorted(lines, key=order_of)]
    return max(first_told, key=lambda s: (happened_on(s).is_day, str(happened_on(s).latest_on)), default=None)


def _order_of_turns(statement: Statement) -> tuple[str, date]:
    days = happened_on(statement)
    return str(days.latest_on), days.earliest_on or date.min


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the index is asked, and the endorsers of whom it does not know how this server sees them."""

    wanted: Wanted
    apart: frozenset[int]


def _asked(inquiry: Inquiry, clause: Clause) -> _Asked | None:
    """A clause as the index understands it; None where it asks for more, or so little that reading is as quick."""
    if not _is_plain(clause) or inquiry.question.publishers:
        return None
    (candidate_id,) = ids_of(clause.candidate)
    base, apart = apart_here(inquiry.store, inquiry.view, candidate_id)
    if not has_many(inquiry.store, base, FEW):
        return None
    moment = moment_of(inquiry, clause.window)
    leans = asks_of_earlier(clause, moment, inquiry.known.events, inquiry.day) is not None
    if leans and not has_many(inquiry.store, base, MANY):
        return None  # the index knows nothing of happenings
    contests = _contests(inquiry, clause, candidate_id, moment)
    if contests is None:
        return None
    in_role = known_in_role(inquiry, clause) if clause.endorser.roles else None
    if clause.endorser.roles and in_role is None:
        return None
    speakers = _speakers(inquiry, candidate_id, contests)
    excluded = meant_ids(clause.endorser.excluded)
    says, over_days = _says(clause, moment)
    wanted = Wanted(
        candidate_id=base,
        is_now=inquiry.view.known_at is None,
        says=says,
        contests=contests,
        over_days=over_days,
        unless_back=clause.relation is Relation.WITHDREW and clause.window is None,
        kinds=clause.endorser.kinds,
        but_kinds=clause.endorser.but_kinds,
        roles=None if in_role is None else sorted(in_role.roles),
        too=() if in_role is None else in_role.too,
        left_out={*excluded, *speakers, *read_merges(inquiry.store, inquiry.view).widened(apart)},
    )
    limited = _limited(inquiry, clause, wanted)
    if limited is None or (clause.condition and apart):
        return None
    return _Asked(limited, frozenset(apart - speakers))


def _limited(inquiry: Inquiry, clause: Clause, wanted: Wanted) -> Wanted | None:
    """The list limited to the rank or the condition that a clause asks for; None where the index does not know it."""
    if clause.is_foremost:
        return None
    if clause.rank is None and not clause.conditional:
        return wanted
    if (clause.rank is not None and clause.conditional) or clause.relation is not Relation.BACKS or wanted.over_days:
        return None
    if clause.rank is not None:
        return replace(wanted, limit=Says.RANKED, details=(str(clause.rank),))
    limited = replace(wanted, limit=Says.CONDITIONED)
    told = listing.details_of(inquiry.store, inquiry.view, limited)
    own = [condition for condition in told if speaks_of(condition, clause.condition)]
    return replace(limited, details=own or told)


def _speakers(inquiry: Inquiry, candidate_id: int, contests: Collection[int]) -> set[int]:
    if not inquiry.known.has_speakers:
        return set()
    return speakers_about(inquiry.store, inquiry.view, candidate_id, contests)


def _is_plain(clause: Clause) -> bool:
    """Whether a clause asks for one candidate's endorsers by nothing but sorts, names left out, days and a limit."""
    asked = clause.endorser
    is_known = clause.relation in SUPPORT or clause.relation in _TURNS
    sorts = {*asked.kinds, *asked.but_kinds}
    is_told = is_known and not ({CANDIDATE, LOCAL} & sorts or any(kind.startswith(CALLED) for kind in sorts))
    return is_told and _is_bare(clause) and _is_plain_between(clause.candidate, asked)


def _is_bare(clause: Clause) -> bool:
    """Whether a clause says nothing but relation, sides, days and limits."""
    return bool(_rest_of_clause(clause) == _rest_of_clause(_BARE))


def _is_plain_between(given: Slot, asked: Slot) -> bool:
    """Whether one side is a name and the other is limited by nothing but kinds, roles and names left out."""
    is_bare = _rest_of_given(given) == _rest_of_given(_ANYBODY) and _rest_of_asked(asked) == _rest_of_asked(_ANYBODY)
    return is_bare and len(ids_of(given)) == len(given.names) == 1


def _says(clause: Clause, moment: Moment) -> tuple[Says, bool]:
    """What a stretch must say, and whether on any of the days."""
    if clause.relation in _TURNS:
        return _TURNS[clause.relation], False
    if clause.relation is Relation.BACKS:
        return Says.BACKS, not moment.is_open_ended
    is_turn = clause.relation is Relation.ENDORSED and moment.relative not in _FROM_THE_FIRST
    return (Says.ENDORSED, False) if is_turn else (Says.BACKS, True)


def _contests(inquiry: Inquiry, clause: Clause, candidate_id: int, moment: Moment) -> dict[int, Days] | None:
    """The days that count in each contest, 0 for statements that name none; None where an office leaves that open."""
    last = min(moment.last, inquiry.day)
    held = [contest for contest in inquiry.contests_of([candidate_id])[candidate_id] if begins_on(contest) <= last]
    if day := standing_day(inquiry, clause):
        current = current_contests(held, day)
        held = [contest for contest in held if contest.contest_id in current]
    of_office = contests_for(inquiry.question.office, held)
    if of_office is None:
        return {contest.contest_id if contest else 0: _days(inquiry, moment, contest) for contest in (None, *held)}
    if leaves_contest_open(inquiry.store, inquiry.view, candidate_id):
        return None
    return {contest.contest_id: _days(inquiry, moment, contest) for contest in of_office}


def _days(inquiry: Inquiry, moment: Moment, contest: Contest | None) -> Days:
    asked = moment.until(inquiry.day_in(contest))
    return asked.first, asked.last
