"""How is a side of a clause asked for, filled or narrowed?

What follow-ups do to the question before comes down to these few changes of one side.
"""

from __future__ import annotations

from facts.models import Clause, EntityKind, LinkedName, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.references import name_of

SUPPORT = (Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED)


def with_slot(clause: Clause, side: str, slot: Slot, *, only: str = "") -> Clause:
    """The clause with another slot on this side."""
    if side == "candidate":
        return replace(clause, candidate=slot, only=only)
    return replace(clause, endorser=slot, only=only)


def affirmed(clause: Clause) -> Clause:
    """Who has not left, as who is with somebody: what passages tell of, and a day can be of."""
    is_kept = clause.relation is Relation.WITHDREW and clause.negated
    return replace(clause, relation=Relation.BACKS, negated=False) if is_kept else clause


def as_now(clause: Clause) -> Clause:
    """The clause of who backs whom at present, whatever was asked of it before."""
    return replace(clause, relation=Relation.BACKS, negated=False, window=None)


def ask_side(clause: Clause) -> Clause:
    """The clause with a side asked for: the one that is, else the open one, else several endorsers to choose from."""
    if clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    if not clause.endorser.names or len(clause.endorser.names) > 1:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=replace(clause.candidate, is_asked=True))


def excluding(clause: Clause, names: tuple[LinkedName, ...]) -> Clause:
    """The clause with these left out on the side that it asks for."""
    side = "candidate" if clause.candidate.is_asked else "endorser"
    slot = getattr(clause, side)
    return with_slot(clause, side, replace(slot, excluded=(*slot.excluded, *names)))


def of_any_sort(clause: Clause) -> Clause:
    """The clause of whoever does it, of whatever sort ("no, I meant everyone")."""
    side = "candidate" if clause.candidate.is_asked else "endorser"
    return with_slot(clause, side, replace(getattr(clause, side), kinds=(), roles=(), but_kinds=(), but_roles=()))


def including(clause: Clause) -> Clause:
    """The clause with nobody left out on the side that it asks for."""
    side = "candidate" if clause.candidate.is_asked else "endorser"
    return with_slot(clause, side, replace(getattr(clause, side), excluded=()))


def settle(clause: Clause, turn: Turn, known: Known) -> Clause:
    """Name on the asked side whom the answer named, if it named a few."""
    side = "candidate" if clause.candidate.is_asked else "endorser" if clause.endorser.is_asked else ""
    if not side:
        return clause
    names = tuple(name_of(i, known) for i in turn.told_ids)
    return with_slot(clause, side, replace(getattr(clause, side), names=names, is_asked=False))


def other_side(clause: Clause, turn: Turn, known: Known) -> Clause:
    """Ask for the side that the question before left open."""
    if clause.endorser.is_asked and not clause.candidate.names:
        names = tuple(name_of(i, known) for i in turn.told_ids)
        endorser = replace(clause.endorser, names=names, is_asked=False)
        return replace(clause, endorser=endorser, candidate=replace(clause.candidate, is_asked=True))
    if not (clause.endorser.names or clause.candidate.names or clause.endorser.is_asked or clause.candidate.is_asked):
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))  # "did anyone leave? who"
    if not clause.candidate.names and not clause.candidate.is_asked:
        each = replace(clause.endorser, all_of=False)  # whom each of them does
        return replace(clause, endorser=each, candidate=replace(clause.candidate, is_asked=True))
    if clause.endorser.is_asked or clause.candidate.is_asked:
        return clause
    is_any = len(clause.endorser.names) > 1 and not clause.endorser.all_of  # "did one of them leave her?", "who"
    if not clause.endorser.names or is_any:
        return replace(clause, endorser=replace(clause.endorser, is_asked=True))
    return replace(clause, candidate=Slot(is_asked=True))


def are_persons(slot: Slot, known: Known) -> bool:
    """Whether a side names people alone."""
    ids = meant_ids(slot.names)
    kinds = {known.entities[i].kind for i in ids if i in known.entities}
    return kinds == {EntityKind.PERSON}


def all_stand(slot: Slot, known: Known) -> bool:
    """Whether a side names candidates alone ("did Reed tell her to quit"): another candidate then takes that side."""
    ids = meant_ids(slot.names)
    return bool(ids) and all(one in known.candidate_ids for one in ids)


def is_of_same(clause: Clause, first: Clause) -> bool:
    """Whether a clause may be of the candidate of the first."""
    return clause.candidate in (Slot(), first.candidate) or bool(clause.candidate.pronoun)
