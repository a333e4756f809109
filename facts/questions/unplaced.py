"""Whom does a message name who has no place in what was made of it, or one where the store has never seen them?

A frame with an open side asks of anybody. Where the message names somebody who could stand there and whom no clause
holds ("the Guild and Moss? did they leave or not"), it asks of more than was asked; the question is not answered then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.models import Asks, Clause, EntityKind, LinkedName, Question, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.known import Known, stands
from facts.questions.slots import SUPPORT

#: What an act of one who only stands may be without anybody named to whom it is done ("has Reed endorsed anyone").
_OWN = (*SUPPORT, Relation.URGES_EXIT)
#: Kinds of bodies that stand in no contest.
_NEVER_STAND = frozenset({EntityKind.UNION, EntityKind.NEWSPAPER, EntityKind.ADVOCACY_GROUP, EntityKind.COMPANY})
_TOLD = (Asks.WORDS, Asks.IDENTITY, Asks.ABOUT, Asks.IS_A, Asks.NOTHING)


def mark_unplaced(
    parts: Sequence[Question], names: Sequence[LinkedName], known: Known, *, of_anybody: bool
) -> list[Question]:
    """The parts of a message, those not read that leave out or misplace somebody whom it names.

    Args:
        parts: As read.
        names: Every name of the message.
        known: Who has stood where.
        of_anybody: Whether it asks for "anybody" outright.
    """
    placed = meant_ids(n for p in parts for c in p.clauses for n in _named_in(c))
    lost = [n for n in names if n.matches and meant_ids([n]).isdisjoint(placed)]
    return [_marked(part, lost, known, of_anybody=of_anybody) for part in parts]


def _marked(part: Question, lost: Sequence[LinkedName], known: Known, *, of_anybody: bool) -> Question:
    if part.unread or part.asks in _TOLD:
        return part
    found = [n for c in part.clauses for n in _misplaced(c, known)]
    found += [n for n in lost if any(_has_room(c, n, known, of_anybody=of_anybody) for c in part.clauses)]
    return replace(part, unread=tuple(dict.fromkeys(n.written for n in found))) if found else part


def _has_room(clause: Clause, name: LinkedName, known: Known, *, of_anybody: bool) -> bool:
    """Whether a side that the clause leaves open to anybody is one on which somebody can stand."""
    if stands(name, known):
        is_choice = clause.candidate == Slot(is_asked=True) and clause.endorser == Slot()
        return clause.candidate == Slot() or is_choice
    return clause.endorser == Slot() and not of_anybody


def _misplaced(clause: Clause, known: Known) -> Iterator[LinkedName]:
    """Those of a clause who stand where the store has never seen them, where turning its sides would mend that."""
    endorser, candidate = clause.endorser, clause.candidate
    if candidate == Slot() or (endorser.names and not endorser.is_asked):  # "likes Moss better than Reed"
        yield from (n for n in endorser.excluded if stands(n, known))
    for slot, other in ((endorser, candidate), (candidate, endorser)):
        may_act = slot is endorser and other.is_asked  # "who do the Guild and Moss both want out"
        standing = [n for n in slot.names if stands(n, known) and not (may_act and not _only_stands(n, known))]
        if standing and not other.names and any(n.matches and not stands(n, known) for n in slot.names):
            yield from standing  # "are the Guild and Moss an item"
    if candidate.is_asked and not candidate.names and candidate.kinds and not set(candidate.kinds) - _NEVER_STAND:
        yield from endorser.names  # "which papers are with anybody, the Guild left hers"
    if meant_ids(endorser.names) and meant_ids(endorser.names) == meant_ids(candidate.names):
        yield from endorser.names  # "Moss lost nobody, did Moss"
    if not endorser.names or not all(stands(n, known) for n in endorser.names):
        return
    sort = {*candidate.kinds, *candidate.roles}
    is_of_sort = not candidate.names and bool(sort) and "candidate" not in sort
    is_turned = bool(candidate.names) and not any(stands(n, known) for n in candidate.names)
    is_alone = candidate == Slot() and clause.relation not in _OWN
    if is_of_sort or is_turned or (is_alone and all(_only_stands(n, known) for n in endorser.names)):
        yield from endorser.names


def _only_stands(name: LinkedName, known: Known) -> bool:
    """Whether a name is of one who stood and never said where they stand on another."""
    ids = meant_ids([name])
    return stands(name, known) and not any(one in known.endorser_ids for one in ids)


def _named_in(clause: Clause) -> Iterator[LinkedName]:
    """Every name that a clause holds."""
    for slot in (clause.endorser, clause.candidate):
        yield from (*slot.names, *slot.excluded)
    if clause.beside is not None:
        yield from clause.beside.names
    if clause.window is not None and clause.window.clause is not None:
        yield from _named_in(clause.window.clause)
