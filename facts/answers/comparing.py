"""Who has the most, or the fewest?

In a small store every line is read. In a large one each candidate's list is counted by the store's index, and only the
lines that are shown are read; too many candidates to compare are refused, since they stand in contests apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from facts.answers.bounds import MOST_READ
from facts.answers.citing import Citations
from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.matching import Line, asked_side, find_everybody, find_lines
from facts.answers.offices import contests_for
from facts.answers.onrecord import draft_none
from facts.answers.pairs import CANDIDATE, ids_of
from facts.answers.shortlists import count_listed, find_list
from facts.answers.telling import make_item, tell_lines
from facts.models import Clause, Relation, Slot
from facts.models.building import replace
from facts.questions.references import name_of
from facts.store.standings import has_many_in_all

BY_NUMBER = ("most", "fewest")
_MOST = 100  # candidates that are compared by the index
_TOLD = 10  # numbers that are told
_COUNTED = (Relation.BACKS, Relation.WITHDREW, Relation.EVER_BACKED)


def compare(inquiry: Inquiry, lines: Sequence[Line], order: str) -> Draft:
    """Those with the most, or fewest, on the other side, and how many each has."""
    if not lines:
        return draft_none(inquiry)
    clause = inquiry.question.clauses[0]
    side = asked_side(clause)
    asked = clause.candidate if side == CANDIDATE else clause.endorser
    numbers = {line.entity.name: len(line.findings) for line in lines}
    numbers |= {n.matches[0].name: 0 for n in asked.names if n.matches and n.matches[0].name not in numbers}
    none = _with_none(inquiry, lines, side) if order == "fewest" else []
    if order == "fewest" and 0 in numbers.values() and len(none) < list(numbers.values()).count(0):
        return draft_none(inquiry)  # whoever has none is on no record that could be shown
    best = (max if order == "most" else min)(len(line.findings) for line in lines)
    kept = none or [line for line in lines if len(line.findings) == best]
    numbers |= {line.entity.name: 0 for line in none}
    return _told(inquiry, kept, numbers, order)


def _told(inquiry: Inquiry, kept: Sequence[Line], numbers: Mapping[str, int], order: str) -> Draft:
    words, side, cited = inquiry.words, asked_side(inquiry.question.clauses[0]), Citations()
    items = [make_item(cited, line, side, has_target=True) for line in kept]
    counts = words.join([f"{name} {number}" for name, number in numbers.items()])
    told = words.say(f"list.{order}", names=words.join([i.name for i in items]), counts=counts)
    return Draft("list", [told, *tell_lines(inquiry, items, kept, side)], items=items, cited=cited)


def _with_none(inquiry: Inquiry, lines: Sequence[Line], side: str) -> list[Line]:
    """Those on record of whom the clause holds with nobody: they have the fewest."""
    clause = inquiry.question.clauses[0]
    if side != CANDIDATE or clause.window is not None or clause.relation not in (Relation.BACKS, Relation.WITHDREW):
        return []
    held = {line.entity.entity_id for line in lines}
    named = ids_of(clause.candidate)
    others = [line for line in find_everybody(inquiry, clause) if line.entity.entity_id not in held]
    return [line for line in others if not named or line.entity.entity_id in named]


def compare_by_index(inquiry: Inquiry, order: str) -> Draft | None:
    """The same for a store too large to read every line; None where it is not, or the clause asks for more.

    Args:
        inquiry: Asks which candidate has most.
        order: `most` or `fewest`.
    """
    clause, *others = inquiry.question.clauses
    if others or asked_side(clause) != CANDIDATE or not _is_counted(clause):
        return None
    if not has_many_in_all(inquiry.store, MOST_READ):
        return None
    ids = sorted(ids_of(clause.candidate)) or _standing(inquiry)
    if len(ids) > _MOST:
        return Draft("unknown", [inquiry.words.say("none.too_many", n=len(ids))])
    counted = {one: count_listed(inquiry, _of(one, inquiry, clause)) for one in ids}
    ever = replace(clause, relation=Relation.EVER_BACKED, window=None, endorser=Slot())
    named = ids_of(clause.candidate)
    counted = {
        one: n
        for one, n in counted.items()
        if n or one in named or (order == "fewest" and count_listed(inquiry, _of(one, inquiry, ever)))
    }
    if not any(counted.values()):
        return draft_none(inquiry)
    names = {one: inquiry.known.entities[one].name for one in counted}
    first = sorted(counted, key=lambda one: (-counted[one] if order == "most" else counted[one], names[one].casefold()))
    best = [one for one in first if counted[one] == counted[first[0]]]
    kept = [line for one in best for line in _shown(inquiry, one, clause if counted[one] else ever)]
    if not kept:
        return draft_none(inquiry)  # whoever has none is on no record that could be shown
    return _told(inquiry, kept, {names[one]: counted[one] for one in first[:_TOLD]}, order)


def _is_counted(clause: Clause) -> bool:
    """Whether a clause asks of candidates for nothing but how many stand with each."""
    is_of_any = not (clause.candidate.roles or clause.candidate.excluded or clause.endorser.names)
    return is_of_any and not set(clause.candidate.kinds) - {CANDIDATE} and clause.relation in _COUNTED


def _standing(inquiry: Inquiry) -> list[int]:
    """The candidates of the contests that are asked about."""
    ids = sorted(inquiry.known.candidate_ids)
    if not inquiry.question.office:
        return ids
    held = inquiry.contests_of(ids)
    return [one for one in ids if contests_for(inquiry.question.office, held[one])]


def _of(entity_id: int, inquiry: Inquiry, clause: Clause) -> Clause:
    """The clause as asking for the endorsers of one candidate."""
    named = Slot(names=(name_of(entity_id, inquiry.known),))
    return replace(clause, candidate=named, endorser=replace(clause.endorser, is_asked=True))


def _shown(inquiry: Inquiry, entity_id: int, clause: Clause) -> list[Line]:
    """The line of a candidate with the first of those who stand with them."""
    of_one = _of(entity_id, inquiry, clause)
    listed = frozenset(line.entity.entity_id for line in find_list(inquiry, [of_one]).sure)
    asking = replace(clause, candidate=replace(of_one.candidate, is_asked=True))
    return find_lines(inquiry.among(listed), [asking]) if listed else []
