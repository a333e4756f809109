"""Of which endorsers alone can a clause hold that asks for a rank, a condition or a role?

A popular candidate has ten thousand endorsers and ranks from a few of them: the others are not read. Whoever is left
is judged as ever, so this may let somebody through for whom the clause does not hold, and never the reverse.
"""

from __future__ import annotations

from collections.abc import Collection

from facts.answers.filters import has_role
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.models import Clause
from facts.store.entities import roles_of
from facts.store.standings import (
    called_endorsers,
    conditional_endorsers,
    endorsers_among,
    ranking_endorsers,
    stated_roles,
)

_MOST_HELD = 256  # roles of candidates whose holders, some hundreds, are kept ready


def known_in_role(inquiry: Inquiry, clause: Clause) -> frozenset[int] | None:
    """Who holds a role that a clause about one candidate asks for; None where that may differ by contest.

    What somebody said of the candidate gives their role, else any on record.
    """
    (candidate,) = ids_of(clause.candidate)
    place, held = (candidate, clause.endorser.roles), inquiry.known.in_role
    if place not in held:
        if len(held) >= _MOST_HELD:
            held.clear()
        held[place] = _known_in_role(inquiry, candidate, clause.endorser.roles)
    return held[place]


def _known_in_role(inquiry: Inquiry, candidate: int, asked: Collection[str]) -> frozenset[int] | None:
    if len(inquiry.contests_of([candidate])[candidate]) > 1:
        return None
    store, view, roles = inquiry.store, inquiry.view, _roles_meant(inquiry, asked)
    called = frozenset(called_endorsers(store, view, candidate, roles))
    others = [key for key in _possible_holders(inquiry, candidate, roles) if key not in called]
    stated = stated_roles(store, view, candidate, others)
    on_record = roles_of(store, [key for key in others if key not in stated], view)
    return called | {key for key, held in on_record.items() if not roles.isdisjoint(held)}


def _roles_meant(inquiry: Inquiry, asked: Collection[str]) -> frozenset[str]:
    """The roles on record, as sources word them, that a question means by its own words."""
    return frozenset(one for one in inquiry.known.roles if any(has_role([one], role) for role in asked))


def _possible_holders(inquiry: Inquiry, candidate: int, roles: Collection[str]) -> list[int]:
    """Whoever spoke of a candidate and may be in one of these roles."""
    holders = frozenset[int]().union(*map(inquiry.known.holders_of, roles))
    return endorsers_among(inquiry.store, inquiry.view, candidate, holders)


def narrowed(inquiry: Inquiry, clause: Clause) -> Inquiry:
    """The inquiry of those endorsers alone for whom a clause about one candidate can hold."""
    candidates = ids_of(clause.candidate)
    if inquiry.within is not None or clause.negated or clause.endorser.names or len(candidates) != 1:
        return inquiry
    if inquiry.known.has_speakers:  # whether a person is left out hangs on what their body said
        return inquiry
    store, view, found = inquiry.store, inquiry.view, []
    if clause.rank is not None:
        found.append(ranking_endorsers(store, view, candidates[0], clause.rank))
    if clause.conditional:
        found.append(conditional_endorsers(store, view, candidates[0]))
    if clause.endorser.roles:
        found.append(_possible_holders(inquiry, candidates[0], _roles_meant(inquiry, clause.endorser.roles)))
    return inquiry.among(frozenset.intersection(*map(frozenset, found))) if found else inquiry
