"""Which statements tell of which pair, and what is the pair's timeline?

Read once for a question, however many of its clauses ask about the same names; sorts of people are left out
before anything is folded, because the fold is what costs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from facts.answers.bounds import refuse_too_wide
from facts.answers.cues import lists_as_candidate
from facts.answers.filters import has_role, is_of_kind
from facts.answers.inquiry import Inquiry
from facts.answers.offices import contests_for, current_contests, is_another_year
from facts.models import Clause, Contest, Entity, EntityKind, Relation, Relative, Slot, Stance, Statement, meant_ids
from facts.models.building import replace
from facts.standing import Timeline, by_contest, draw_timeline
from facts.store.entities import roles_of
from facts.store.passages import passages_naming
from facts.store.standings import endorsers_with, speakers_among
from facts.store.statement_rows import read_before
from facts.store.statements import find_statements

ENDORSER, CANDIDATE = "endorser", "candidate"
#: What one of a pair's statements must say for a relation to hold.
STANCES_NEEDED = {
    Relation.WITHDREW: (Stance.WITHDRAWS, Stance.OPPOSES),
    Relation.REAFFIRMED: (Stance.REAFFIRMS,),
    Relation.RETURNED: (Stance.WITHDRAWS, Stance.OPPOSES),
    Relation.DECLINED: (Stance.DECLINES,),
    Relation.OPPOSES: (Stance.OPPOSES,),
    Relation.URGES_EXIT: (Stance.URGES_EXIT,),
}


class Pair:
    """What one endorser said of one candidate in one contest."""

    def __init__(self, statements: Sequence[Statement], folded: dict[tuple[int, ...], Timeline] | None = None) -> None:
        self.statements = statements
        self._folded = {} if folded is None else folded
        self.endorser = statements[0].endorser
        self.candidate = statements[0].candidate
        #: In which contest; None where no source says.
        self.contest: Contest | None = statements[0].contest or next((s.contest for s in statements if s.contest), None)

    @property
    def timeline(self) -> Timeline:
        """Their turns, folded once as long as nothing changes."""
        keys = tuple(s.statement_id for s in self.statements)
        timeline = self._folded.get(keys)
        if timeline is None:
            timeline = self._folded[keys] = draw_timeline(self.statements)
        return timeline

    def side(self, side: str) -> Entity:
        """Who stands on this side."""
        return self.endorser if side == ENDORSER else self.candidate


def ids_of(slot: Slot) -> list[int]:
    """Whom a slot names; names that may be several people have been settled before."""
    return [name.matches[0].entity_id for name in slot.names if name.matches]


def pairs_for(inquiry: Inquiry, clause: Clause) -> list[Pair]:
    """The pairs that a clause may speak of: of its names, sorts, office and, for what holds now, newest contest."""
    pairs = _of_now(inquiry, clause, _read(inquiry, clause))
    if not clause.endorser.names:
        pairs = _without_speakers(inquiry, pairs)
    pairs = _of_sort(inquiry, pairs, clause.endorser, ENDORSER)
    return _of_sort(inquiry, pairs, clause.candidate, CANDIDATE)


def may_hold(pair: Pair, relation: Relation) -> bool:
    """Whether a relation may hold for a pair, by the stances of its statements alone."""
    needed = STANCES_NEEDED.get(relation)
    return needed is None or any(s.stance in needed for s in pair.statements)


def _read(inquiry: Inquiry, clause: Clause) -> list[Pair]:
    endorsers: Collection[int] | None = ids_of(clause.endorser) or None
    candidates: Collection[int] | None = ids_of(clause.candidate) or None
    is_unnamed = endorsers is None and candidates is None and inquiry.within is None
    if inquiry.within is not None and not clause.endorser.names:
        endorsers = sorted(inquiry.within)
    if inquiry.towards is not None and not clause.candidate.names:
        candidates = sorted(inquiry.towards)
    office = contests_for(inquiry.question.office, inquiry.known.contests)
    contests = None if office is None else [c.contest_id for c in office]
    who = clause.relation if is_unnamed else None if endorsers is None else tuple(endorsers)
    key = (who, tuple(candidates or ()), inquiry.question.office, inquiry.question.publishers)
    if key not in inquiry.pairs:
        refuse_too_wide(inquiry, endorsers, candidates, contests)
        if is_unnamed and clause.relation in STANCES_NEEDED:
            needed = STANCES_NEEDED[clause.relation]
            endorsers = endorsers_with(inquiry.store, inquiry.view, needed, contest_ids=contests)
        found = find_statements(
            inquiry.store,
            inquiry.view,
            endorser_ids=endorsers,
            candidate_ids=candidates,
            contest_ids=contests,
        )
        publishers = inquiry.question.publishers
        folded = None if publishers else read_before(inquiry.store, inquiry.view).timelines
        inquiry.pairs[key] = pair_up(_reported_by(found, publishers), folded)
    return inquiry.pairs[key]


def _reported_by(statements: Iterable[Statement], publishers: Collection[str]) -> Iterable[Statement]:
    """The statements of these publishers' sources, with what they rest on there; all where no publisher is given."""
    if not publishers:
        return statements
    own = ((s, tuple(e for e in s.evidence if e.source.publisher in publishers)) for s in statements)
    return [replace(s, evidence=evidence) for s, evidence in own if evidence]


def pair_up(statements: Iterable[Statement], folded: dict[tuple[int, ...], Timeline] | None = None) -> list[Pair]:
    """The pairs that these statements speak of; `folded` holds the timelines of those that were read before."""
    return [Pair(own, folded) for own in by_pair(statements)]


def by_pair(statements: Iterable[Statement]) -> list[list[Statement]]:
    """The statements of each pair in each contest."""
    pairs: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in statements:
        pairs[statement.endorser.entity_id, statement.candidate.entity_id].append(statement)
    return [own for said in pairs.values() for own in ([said] if len(said) == 1 else by_contest(said))]


def _without_speakers(inquiry: Inquiry, pairs: list[Pair]) -> list[Pair]:
    """Without people who speak for a body that is itself on record about the same candidate."""
    if not inquiry.known.has_speakers:
        return pairs
    people = {p.endorser.entity_id for p in pairs if p.endorser.kind == EntityKind.PERSON}
    bodies = speakers_among(inquiry.store, inquiry.view, people)
    if not bodies:
        return pairs
    on_record = {(p.endorser.entity_id, p.candidate.entity_id) for p in pairs}
    return [
        p
        for p in pairs
        if not any((body, p.candidate.entity_id) in on_record for body in bodies.get(p.endorser.entity_id, ()))
    ]


def _of_now(inquiry: Inquiry, clause: Clause, pairs: list[Pair]) -> list[Pair]:
    """The pairs that tell who backs whom now: those of each candidate's newest contest.

    Where no candidate is named, nobody counts who stood only in a contest that another one to the same office followed.
    """
    day = standing_day(inquiry, clause)
    if day is None:
        return pairs
    stand = {p.candidate.entity_id for p in pairs}
    held = inquiry.contests_of(stand)
    current = {key: current_contests(held[key], day) for key in stand}
    pairs = [p for p in pairs if p.contest is None or p.contest.contest_id in current[p.candidate.entity_id]]
    if clause.relation is Relation.WITHDREW or clause.candidate.names or inquiry.question.office:
        return pairs
    return [p for p in pairs if not inquiry.is_followed(p.contest, by=day)]


def standing_day(inquiry: Inquiry, clause: Clause) -> date | None:
    """The day on which a clause asks who is with whom, so that only the newest contest by then counts; None: any."""
    window = clause.window
    if window is None:
        return inquiry.day if clause.relation in (Relation.BACKS, Relation.WITHDREW) else None
    if clause.relation is not Relation.BACKS or window.relative not in (Relative.ON, Relative.DURING):
        return None
    return min(inquiry.day, window.days.latest_on) if window.days.latest_on else None


def _of_sort(inquiry: Inquiry, pairs: list[Pair], slot: Slot, side: str) -> list[Pair]:
    """Those whose side is of the kinds and roles that the slot asks for, and not left out."""
    if slot.but_kinds or slot.but_roles:
        left_out = Slot(kinds=slot.but_kinds, roles=slot.but_roles)
        out = {p.side(side).entity_id for p in _of_sort(inquiry, pairs, left_out, side)}
        pairs = [p for p in pairs if p.side(side).entity_id not in out]
    if not (slot.kinds or slot.roles or slot.excluded):
        return pairs
    excluded = meant_ids(slot.excluded)
    candidates = _who_stand(inquiry, {p.side(side).entity_id for p in pairs}) if CANDIDATE in slot.kinds else ()
    kept = [
        p for p in pairs if p.side(side).entity_id not in excluded and is_of_kind(p.side(side), slot.kinds, candidates)
    ]
    if side == ENDORSER and CANDIDATE in slot.kinds:
        held = inquiry.contests_of({p.endorser.entity_id for p in kept})
        kept = [p for p in kept if _stands_with(p, held.get(p.endorser.entity_id, ()))]
    if not slot.roles:
        return kept
    unstated = {p.side(side).entity_id for p in kept if not _stated_roles(p, side)}
    stored = roles_of(inquiry.store, unstated, inquiry.view) if unstated else {}
    return [p for p in kept if any(has_role(_roles(p, side, stored), role) for role in slot.roles)]


def _who_stand(inquiry: Inquiry, ids: Collection[int]) -> set[int]:
    """Those who stand in a contest: statements speak of them, or a source calls them or lists them as candidates."""
    stored = roles_of(inquiry.store, ids, inquiry.view)
    called = {key for key, roles in stored.items() if has_role(roles, CANDIDATE)}
    called |= {key for key in ids if key in inquiry.known.candidate_ids}
    return called | {key for key in ids if key not in called and key not in stored and _is_listed(inquiry, key)}


def _stands_with(pair: Pair, held: Sequence[Contest]) -> bool:
    """Whether an endorser counts as a candidate beside the pair's: not who stood for that office another year only."""
    return pair.contest is None or not held or not all(is_another_year(one, pair.contest) for one in held)


def _is_listed(inquiry: Inquiry, entity_id: int) -> bool:
    """Whether a passage lists somebody, of whom no role is known, behind a word for candidates."""
    entity = inquiry.known.entities.get(entity_id)
    if entity is None or entity.kind != EntityKind.PERSON:
        return False
    named = passages_naming(inquiry.store, inquiry.view, [entity_id])
    return any(lists_as_candidate(passage.passage or "", entity.name) for passage in named)


def _roles(pair: Pair, side: str, stored: Mapping[int, Sequence[str]]) -> Sequence[str]:
    """The roles that the pair's own statements give, else any on record."""
    return _stated_roles(pair, side) or stored.get(pair.side(side).entity_id, ())


def _stated_roles(pair: Pair, side: str) -> list[str]:
    """The roles that the pair's own statements give; nobody is given one as a candidate."""
    return [s.endorser_role for s in pair.statements if s.endorser_role] if side == ENDORSER else []
