"""On which side of a stance can somebody stand, by what the store knows of them?

Word order decides first. Where it is loose (having, nouns, what a candidate loses or gains) a reading that puts
somebody where the store has never seen them is turned round, if that mends it: an empty list would tell a mistake.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from facts.models import Clause, LinkedName, Relation, Slot, meant_ids
from facts.models.building import replace
from facts.questions.arguments import Argument
from facts.questions.known import Known, stands

_LOOSE = ("weak", "noun", "person", "subject", "either")
#: What a sort of candidates gets and never gives in a loose act ("who has a different candidate").
_OF_SUPPORT = (Relation.BACKS, Relation.ENDORSED, Relation.WITHDREW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The arguments on both sides of an act; None where the sentence names nobody."""

    endorser: Argument | None = None
    candidate: Argument | None = None

    def turned(self) -> Sides:
        """The sides changed over."""
        return Sides(endorser=self.candidate, candidate=self.endorser)


def asked_besides(left: Sequence[Argument], subject: Argument | None) -> Argument | None:
    """What is asked for besides the subject; of "who was the senator Moss lost" the senator."""
    asked = [a for a in left if a is not subject and a.is_asked]
    beside = [a for a in left if subject is not None and a.last == subject.at - 1 and a.slot.roles and not a.slot.names]
    if asked and beside:
        return replace(beside[0], slot=replace(beside[0].slot, is_asked=True, is_definite=False))
    return asked[0] if asked else None


def can_stand(argument: Argument, known: Known) -> bool:
    """Whether an argument may be the candidate."""
    ids = meant_ids(argument.slot.names)
    return not ids or any(one in known.candidate_ids for one in ids) or argument.sort != "name"


def can_endorse(argument: Argument, known: Known) -> bool:
    """Whether an argument may be the endorser: one who only ever stood in contests may not."""
    if argument.sort != "name":
        return True
    ids = meant_ids(argument.slot.names)
    endorses = any(one in known.endorser_ids for one in ids)  # never the whole set: it may be a hundred thousand
    return not ids or endorses or not any(one in known.candidate_ids for one in ids)


def turned_round(clause: Clause, known: Known) -> LinkedName | None:
    """The doer of a clause that was read against the order of the words, with a candidate as one who endorses another.

    "Did the nurses put Moss out" as Moss's leaving them, who never stood: a part of the act was taken for the whole.
    """
    doers, others = clause.endorser.names, clause.candidate.names
    if not doers or not others or doers[0].start < others[0].start:
        return None
    did, done_to = meant_ids(doers), meant_ids(others)
    stand = did and done_to and all(one in known.candidate_ids for one in did)
    return doers[0] if stand and not any(one in known.candidate_ids for one in done_to) else None


def turn(sides: Sides, info: Mapping[str, Any], known: Known) -> Sides:
    """Turn a loose act round ("unions with Moss", "who has the nurses") that puts names where they cannot stand.

    Args:
        sides: As word order has them.
        info: What the lexicon says of the act.
        known: Who has stood where.
    """
    if info.get("leaver") or not any(info.get(sign) for sign in _LOOSE):
        return sides
    is_having = bool(info.get("weak") or info.get("inside")) and bool(info.get("subject"))
    if is_having and _stands(sides.endorser, known) and not _stands(sides.candidate, known):
        return sides.turned()  # on a candidate's list stand those who back her, and who had her backed her
    sides = with_nobody_had(sides, info)
    if info.get("prep") and _are_candidates_of(sides.endorser) and _stands(sides.candidate, known):
        return sides  # "any candidates with Moss" are with her
    is_support = info.get("relation") in _OF_SUPPORT
    turned = sides.turned()
    return (
        turned
        if _misfits(sides, known, is_support=is_support) > _misfits(turned, known, is_support=is_support)
        else sides
    )


def with_nobody_had(sides: Sides, info: Mapping[str, Any]) -> Sides:
    """The sides with a sort that stands in no contest, and is said to have nobody, as those who back nobody."""
    nobody, sort = sides.endorser, sides.candidate
    if not info.get("weak") or nobody is None or sort is None or nobody.sort != "nobody" or nobody.at < sort.at:
        return sides
    is_told = nobody.slot == Slot() and bool(sort.slot.kinds or sort.slot.roles)
    return sides.turned() if is_told and not _are_candidates(sort) else sides


def _stands(argument: Argument | None, known: Known) -> bool:
    """Whether every name is a candidate's."""
    if argument is None or argument.sort != "name":
        return False
    return all(stands(name, known) for name in argument.slot.names)


def _misfits(sides: Sides, known: Known, *, is_support: bool) -> int:
    """How many sides hold somebody who cannot stand there."""
    endorser, candidate = sides.endorser, sides.candidate
    misfits = candidate is not None and not can_stand(candidate, known)
    gives = endorser is None or (can_endorse(endorser, known) and not (is_support and _are_candidates(endorser)))
    return misfits + (not gives)


def _are_candidates_of(argument: Argument | None) -> bool:
    return argument is not None and _are_candidates(argument)


def _are_candidates(argument: Argument) -> bool:
    return argument.sort != "name" and argument.slot.kinds == ("candidate",)
