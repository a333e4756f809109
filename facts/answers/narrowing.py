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
from facts.store.standings import conditional_endorsers, endorsers_in_roles, ranking_endorsers, stated_roles


def known_in_role(inquiry: Inquiry, clause: Clause) -> frozenset[int] | None:
    """Who holds a role that a clause about one candidate asks for; None where that may differ by contest.

    What somebody said of the candidate gives their role, else any on record.
    """
    (candidate,) = ids_of(clause.candidate)
    place = (candidate, clause.endorser.roles)
    if place not in inquiry.in_role:
        inquiry.in_role[place] = _known_in_role(inquiry, candidate, clause.endorser.roles)
    return inquiry.in_role[place]


def _known_in_role(inquiry: Inquiry, candidate: int, asked: Collection[str]) -> frozenset[int] | None:
    if len(inquiry.contests_of([candidate])[candidate]) > 1:
        return None
    roles = [one for one in inquiry.known.roles if any(has_role([one], role) for role in asked)]
    called = endorsers_in_roles(inquiry.store, inquiry.view, candidate, roles)
    held = stated_roles(inquiry.store, inquiry.view, candidate, called)
    held |= roles_of(inquiry.store, [key for key in called if key not in held], inquiry.view)
    fits = frozenset(roles)
    return frozenset(key for key in called if not fits.isdisjoint(held.get(key, ())))


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
        roles = [one for one in inquiry.known.roles if any(has_role([one], asked) for asked in clause.endorser.roles)]
        found.append(endorsers_in_roles(store, view, candidates[0], roles))
    return inquiry.among(frozenset.intersection(*map(frozenset, found))) if found else inquiry
