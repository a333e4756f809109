"""Of which endorsers alone can a clause hold that asks for a rank, a condition, a role, an act or several candidates?

A popular candidate has ten thousand endorsers and ranks from a few of them: the others are not read. Whoever is left
is judged as ever, so this may let somebody through for whom the clause does not hold, and never the reverse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from facts.answers.filters import has_role
from facts.answers.inquiry import Inquiry
from facts.answers.pairs import STANCES_NEEDED, ids_of
from facts.models import Clause, Entity
from facts.questions.slots import SUPPORT
from facts.store.entities import roles_of
from facts.store.standings import (
    conditional_endorsers,
    endorsers_about,
    endorsers_among,
    endorsers_with,
    ranking_endorsers,
    stated_roles,
    uncalled_about,
)
from facts.store.told import who_back_others as find_back_others

_FEW = 20  # endorsers whose statements are read as quickly
_MOST_HELD = 256  # askings for roles of which is kept what they mean


@dataclass(frozen=True, slots=True)
class InRole:
    """Who, of one candidate's endorsers, holds a role that a question asks for.

    Attributes:
        roles: The roles on record, as sources word them, that the question means.
        too: Who holds one though no statement about the candidate gives them any role.
    """

    roles: frozenset[str]
    too: tuple[Entity, ...]


def known_in_role(inquiry: Inquiry, clause: Clause) -> InRole | None:
    """Who holds a role that a clause about one candidate asks for; None where that may differ by contest.

    What somebody said of the candidate gives their role, else any on record.
    """
    (candidate,) = ids_of(clause.candidate)
    if len(inquiry.contests_of([candidate])[candidate]) > 1:
        return None
    roles = _roles_meant(inquiry, clause.endorser.roles)
    return InRole(roles, tuple(_held_elsewhere(inquiry, candidate, roles)))


def _held_elsewhere(inquiry: Inquiry, candidate: int, roles: frozenset[str]) -> list[Entity]:
    """Who spoke of a candidate without being called anything there, and is called so in another place."""
    store, view = inquiry.store, inquiry.view
    holders = frozenset[int]().union(*map(inquiry.known.uncalled_in, roles))
    spoke = uncalled_about(store, view, candidate, holders)
    if not spoke:
        return []
    stated = stated_roles(store, view, candidate, spoke)
    on_record = roles_of(store, [key for key in spoke if key not in stated], view)
    return [inquiry.known.entities[key] for key, held in on_record.items() if not roles.isdisjoint(held)]


def _roles_meant(inquiry: Inquiry, asked: tuple[str, ...]) -> frozenset[str]:
    """The roles on record, as sources word them, that a question means by its own words."""
    held = inquiry.known.roles_meant
    if asked not in held:
        if len(held) >= _MOST_HELD:
            held.clear()
        held[asked] = frozenset(one for one in inquiry.known.roles if any(has_role([one], role) for role in asked))
    return held[asked]


def _possible_holders(inquiry: Inquiry, candidate: int, roles: Collection[str]) -> list[int]:
    """Whoever spoke of a candidate and may be in one of these roles."""
    holders = frozenset[int]().union(*map(inquiry.known.holders_of, roles))
    return endorsers_among(inquiry.store, inquiry.view, candidate, holders)


def spoke_of_all(inquiry: Inquiry, candidates: Iterable[int]) -> frozenset[int]:
    """Whoever has spoken of each of these candidates."""
    store, view = inquiry.store, inquiry.view
    return frozenset.intersection(*(frozenset(endorsers_about(store, view, one)) for one in candidates))


def narrowed(inquiry: Inquiry, clause: Clause) -> Inquiry:
    """The inquiry of those endorsers alone for whom a clause about one candidate can hold."""
    candidates = ids_of(clause.candidate)
    if inquiry.within is not None or clause.negated or clause.endorser.names or not candidates:
        return inquiry
    if inquiry.known.has_speakers:  # whether a person is left out hangs on what their body said
        return inquiry
    store, view, found = inquiry.store, inquiry.view, []
    if len(candidates) > 1:
        return inquiry.among(spoke_of_all(inquiry, candidates)) if clause.candidate.all_of else inquiry
    if clause.relation in STANCES_NEEDED:
        needed = STANCES_NEEDED[clause.relation]
        found.append(endorsers_with(store, view, needed, candidate_id=candidates[0]))
    if clause.rank is not None:
        found.append(ranking_endorsers(store, view, candidates[0], clause.rank))
    if clause.conditional:
        found.append(conditional_endorsers(store, view, candidates[0]))
    if clause.endorser.roles:
        found.append(_possible_holders(inquiry, candidates[0], _roles_meant(inquiry, clause.endorser.roles)))
    return inquiry.among(frozenset.intersection(*map(frozenset, found))) if found else inquiry


def who_back_others(inquiry: Inquiry, clause: Clause, endorsers: Sequence[Entity]) -> set[int]:
    """Those of these endorsers of whom the store's index knows that they back somebody whom a clause does not name.

    Only of support that nothing limits; of whom it does not know it their statements tell.
    """
    limits = (clause.window, clause.rank, clause.beside, clause.at_most)
    is_limited = clause.is_foremost or clause.conditional or clause.wording or inquiry.as_of is not None
    is_of_sort = clause.candidate.kinds or clause.candidate.roles or inquiry.question.publishers
    if clause.relation not in SUPPORT or any(limits) or is_limited or is_of_sort or len(endorsers) <= _FEW:
        return set()
    return find_back_others(inquiry.store, inquiry.view, endorsers, ids_of(clause.candidate))
