"""Which of several whom a name may mean do the passages that answer speak of?

"Why did the Ledger endorse Moss" is clear where one Ledger did, though two are known; "what did Reed say about Moss"
where the same passage answers whichever Moss is meant. What stays open is asked.
"""

from __future__ import annotations

from facts.answers.inquiry import Inquiry
from facts.answers.pairs import ids_of
from facts.answers.passages import fitting_ranked
from facts.answers.wanted import wanted_words
from facts.answers.weighing import BESIDE, NAMES_OTHER, RESTS, Weighed, Weigher
from facts.models import Asks, Clause, LinkedName, Question, Relation, Slot
from facts.models.building import replace

_MOST = 4  # namesakes among whom passages are asked to choose
_TOLD = frozenset({Asks.REASON, Asks.WORDS, Asks.ABOUT})


def choosing(question: Question, entity_id: int) -> Question:
    """The question with every name that may mean this entity meaning it alone."""
    clauses = tuple(_choosing_clause(clause, entity_id) for clause in question.clauses)
    return replace(question, clauses=clauses)


def told_of_one(inquiry: Inquiry, choice: LinkedName) -> Inquiry | None:
    """The inquiry about the one of the namesakes whom passages that answer speak of; None where that stays open."""
    question = inquiry.question
    if question.asks not in _TOLD or not 1 < len(choice.matches) <= _MOST:
        return None
    found: list[tuple[Inquiry, Weighed]] = []
    for match in choice.matches:
        one = inquiry.about(choosing(question, match.entity_id))
        best = next(iter(fitting_ranked(one, Weigher(one))), None)
        if best is not None and _is_of_question(one, best):
            found.append((one, best))
    places = {(best.evidence.source.key, best.evidence.paragraph) for _, best in found}
    return found[0][0] if len(places) == 1 else None


def _is_of_question(inquiry: Inquiry, best: Weighed) -> bool:
    """Whether a passage answers for more than that it names the one who may be meant."""
    question = inquiry.question
    if question.asks is Asks.REASON and any(c.relation is not Relation.ANY for c in question.clauses):
        return best.has(RESTS, BESIDE)
    if any(ids_of(c.endorser) and ids_of(c.candidate) for c in question.clauses):
        return best.has(NAMES_OTHER)
    return bool(wanted_words(question))


def _choosing_clause(clause: Clause, entity_id: int) -> Clause:
    beside = clause.beside
    if beside is not None:
        beside = replace(beside, names=tuple(_choosing_name(name, entity_id) for name in beside.names))
    endorser, candidate = _choosing_slot(clause.endorser, entity_id), _choosing_slot(clause.candidate, entity_id)
    return replace(clause, endorser=endorser, candidate=candidate, beside=beside)


def _choosing_slot(slot: Slot, entity_id: int) -> Slot:
    names = tuple(_choosing_name(name, entity_id) for name in slot.names)
    return replace(slot, names=names, is_definite=slot.is_definite and not names)


def _choosing_name(name: LinkedName, entity_id: int) -> LinkedName:
    chosen = tuple(m for m in name.matches if m.entity_id == entity_id)
    return replace(name, matches=chosen[:1] or name.matches)
