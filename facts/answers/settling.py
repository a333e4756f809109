"""Whom do a question's names mean, where the store can tell?

A name that may be several people is narrowed to those who have a part in the statements of that side; a
description ("the senator") becomes all whom it may mean. What stays open is asked, never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import is_

from facts.answers.bounds import TooWide
from facts.answers.filters import has_role, is_of_nation
from facts.answers.happenings import dated_by_own_words
from facts.answers.inquiry import Inquiry
from facts.answers.matching import find_pairs
from facts.answers.moments import UnknownDay
from facts.answers.pairs import ids_of
from facts.answers.unknowns import fitting
from facts.models import Asks, Clause, LinkedName, NameMatch, Slot
from facts.models.building import replace
from facts.standing import Truth
from facts.store.entities import roles_of
from facts.store.standings import endorsers_about
from facts.store.statements import find_statements

#: Questions that are looked up in statements; the others are about passages.
LOOKED_UP = frozenset({Asks.LIST, Asks.COUNT, Asks.DATE, Asks.SPAN, Asks.YES_NO})
_PRONOUNS = {"that_one": "that", "those": "those", "any_of": "any of them"}


def settle_names(inquiry: Inquiry) -> Inquiry:
    """The inquiry with every slot's names settled as far as the store can tell."""
    question = inquiry.question
    clauses = tuple(_settle_clause(inquiry, clause) for clause in question.clauses)
    if all(map(is_, clauses, question.clauses)):
        return inquiry
    return inquiry.about(replace(question, clauses=clauses))


def _settle_clause(inquiry: Inquiry, clause: Clause) -> Clause:
    known = inquiry.known
    clause = dated_by_own_words(inquiry, clause)
    beside = clause.beside
    if beside is not None:
        beside = replace(beside, names=tuple(_narrow(name, known.candidate_ids) for name in beside.names))
    window = clause.window
    if window is not None and window.clause is not None:
        window = replace(window, clause=_settle_clause(inquiry, window.clause))
    endorser = _settle_slot(inquiry, clause, clause.endorser, known.endorser_ids)
    candidate = _settle_slot(inquiry, clause, clause.candidate, known.candidate_ids)
    if (beside, window) == (clause.beside, clause.window) and endorser is clause.endorser:
        return clause if candidate is clause.candidate else replace(clause, candidate=candidate)
    return replace(clause, beside=beside, window=window, endorser=endorser, candidate=candidate)


def _settle_slot(inquiry: Inquiry, clause: Clause, slot: Slot, side: Collection[int]) -> Slot:
    slot = _of_the_state(slot, inquiry.known.roles)
    if slot.names:
        settled = [_of_role(inquiry, _narrow(name, side), slot.roles) for name in slot.names]
        names = tuple(_each_described(settled) if slot.is_asked else settled)
        is_among = inquiry.question.order is not None and slot.is_definite  # "the first senator", no "Senator Moss"
        is_limit = (clause.only or is_among) and slot is clause.endorser  # others of another sort do not count
        roles = () if inquiry.question.asks in LOOKED_UP and not (is_limit or slot.is_told) else slot.roles
        return slot if (names, roles) == (slot.names, slot.roles) else replace(slot, names=names, roles=roles)
    if slot.pronoun and not slot.is_asked and not slot.is_definite:
        return _settle_pronoun(inquiry, clause, slot)
    if not slot.is_definite or not (slot.kinds or slot.roles):
        return slot
    matches = fitting(inquiry, slot, _within_reach(inquiry, clause, slot, side))
    heard = [m for m in matches if m.entity_id in inquiry.question.heard]
    matches = heard if len(heard) == 1 else matches
    if not matches:
        return slot
    written = ", ".join((*slot.roles, *slot.kinds))
    return replace(slot, names=(LinkedName(written=written, matches=tuple(matches)),), is_definite=False)


def _of_the_state(slot: Slot, held: Collection[str]) -> Slot:
    """The slot with a state's office where the store knows no other of that name ("which reps back Moss")."""
    of_state = [f"state {role}" for role in slot.roles if is_of_nation(role)]
    if not of_state or any(has_role([one], role) for one in held for role in slot.roles):
        return slot
    if not any(has_role([one], role) for one in held for role in of_state):
        return slot
    return replace(slot, roles=(*slot.roles, *of_state))


def _each_described(names: Sequence[LinkedName]) -> list[LinkedName]:
    """Names of which it is asked for whom something holds: a description that fits several stands for each of them."""
    return [
        replace(name, matches=(match,))
        for name in names
        for match in (name.matches if name.is_described else name.matches[:1])
    ]


def _settle_pronoun(inquiry: Inquiry, clause: Clause, slot: Slot) -> Slot:
    """Whom an unresolved "him" may be: everybody of whom the clause holds, unless the other side is named."""
    is_endorser = slot is clause.endorser
    if inquiry.question.asks not in LOOKED_UP or ids_of(clause.candidate if is_endorser else clause.endorser):
        return slot
    free = replace(clause, endorser=Slot(), candidate=Slot(), negated=False, rank=None)
    try:
        true = [f for f in find_pairs(inquiry, free) if f.truth is Truth.YES]
    except (UnknownDay, TooWide):  # of a time that no source dates nobody can be told; the answer says so
        return slot
    found = {e.entity_id: e for e in (f.endorser if is_endorser else f.candidate for f in true)}
    matches = tuple(NameMatch.of(e, "description") for e in sorted(found.values(), key=lambda e: e.name.casefold()))
    if not matches:
        return slot
    return replace(slot, names=(LinkedName(written=_PRONOUNS.get(slot.pronoun, slot.pronoun), matches=matches),))


def _narrow(name: LinkedName, side: Collection[int]) -> LinkedName:
    if len(name.matches) < 2:
        return name
    if sum(m.why == "exact" for m in name.matches) > 1:
        return name  # two people of one name: what one of them said tells nothing about who is meant
    inside = tuple(m for m in name.matches if m.entity_id in side)
    return replace(name, matches=inside or name.matches)


def _of_role(inquiry: Inquiry, name: LinkedName, roles: Sequence[str]) -> LinkedName:
    """The namesakes who hold the role that stands before the name ("senator Moss"); all if none does."""
    if len(name.matches) < 2 or not roles:
        return name
    held = roles_of(inquiry.store, [m.entity_id for m in name.matches], inquiry.view)
    fit = tuple(m for m in name.matches if any(has_role(held.get(m.entity_id, ()), role) for role in roles))
    return replace(name, matches=fit or name.matches)


def _within_reach(inquiry: Inquiry, clause: Clause, slot: Slot, side: Collection[int]) -> Collection[int]:
    """Who may be meant: those with a statement about whom the other side names, else everybody on this side."""
    is_endorser = slot is clause.endorser
    others = ids_of(clause.candidate if is_endorser else clause.endorser)
    if not others:
        return side
    if is_endorser:
        return {one for other in others for one in endorsers_about(inquiry.store, inquiry.view, other)} or side
    found = find_statements(inquiry.store, inquiry.view, endorser_ids=others)
    return {s.candidate.entity_id for s in found} or side
