"""Whom does a part of a question mean that speaks of those whom the part before tells of?

They are known once that part is answered: "who left Moss and whom do they back now" asks the second of those whom the
first answer names, and asks nothing at all where it names nobody.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.inquiry import Inquiry
from facts.models import LinkedName, Question, Slot
from facts.models.building import replace
from facts.questions.references import name_of


def with_told(inquiry: Inquiry, question: Question, told_ids: Sequence[int]) -> Question | None:
    """The part with whom the answer before tells of on the sides that mean them; None where it tells of nobody."""
    sides = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate)]
    if not any(slot.is_told for slot in sides):
        return question
    if not told_ids:
        return None
    names = tuple(name_of(key, inquiry.known) for key in told_ids)
    clauses = tuple(
        replace(c, endorser=_filled(c.endorser, names), candidate=_filled(c.candidate, names)) for c in question.clauses
    )
    return replace(question, clauses=clauses)


def _filled(slot: Slot, names: tuple[LinkedName, ...]) -> Slot:
    return replace(slot, names=names, is_told=False) if slot.is_told else slot
