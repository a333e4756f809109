"""Do several things hold of several pairs ("did she stay with Moss but the nurses leave")?

Each pair is a question of its own; all hold only where each is known to.
"""

from __future__ import annotations

from facts.models import Answer, Asks, Clause, Question
from facts.models.building import replace


def pairs_apart(question: Question) -> tuple[Question, ...]:
    """Whether several things hold of named pairs ("did A stay with B but C leave") as a question each."""
    if question.asks is not Asks.YES_NO or len(question.clauses) < 2 or any(c.is_left for c in question.clauses):
        return ()
    first = question.clauses[0]
    clauses = [c if _has_candidate(c) else _sharing(c, first) for c in question.clauses]
    if not all(c.endorser.names and c.candidate.names and not c.only for c in clauses):
        return ()
    return tuple(replace(question, clauses=(clause,)) for clause in clauses)


def of_all_pairs(answer: Answer) -> Answer:
    """The answer to whether all of several pairs hold: unknown where one of them is, and none is denied."""
    values = {part.value for part in answer.parts}
    is_open = any(part.kind == "unknown" for part in answer.parts) and "no" not in values
    return replace(answer, kind="unknown", value=None) if is_open else answer


def _has_candidate(clause: Clause) -> bool:
    return bool(clause.candidate.names or clause.candidate.is_asked or clause.candidate.excluded)


def _sharing(clause: Clause, first: Clause) -> Clause:
    """A clause that leaves its candidate to be understood from the one before."""
    return replace(clause, candidate=first.candidate)
