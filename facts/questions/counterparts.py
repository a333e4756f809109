"""Whom does "and the others?" mean behind a list that told of all who did something?

Nobody else did it: behind those who left, the others are those who are with the candidate still, and so the other way.
"""

from __future__ import annotations

from facts.models import Asks, Question, Relation
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.sentence import Draft
from facts.questions.small_words import ARTICLES

_SMALL = ("and", "but", "mark", "what_about", "polite", "else", "tag")
_TURNED = {Relation.WITHDREW: Relation.BACKS, Relation.BACKS: Relation.WITHDREW}


def the_others(draft: Draft, before: Question, turn: Turn, _: Known) -> Question | None:
    """The counterpart of the list before; None where others of the same are asked for ("anyone else?")."""
    others = next((u for u in draft.units if u.tag == "else"), None)
    led = [u for u in draft.units if others is not None and u.last < others.at]
    is_definite = bool(led) and led[-1].text in ARTICLES
    if others is None or not (is_definite or others.words[0] in ARTICLES) or draft.question.names:
        return None
    if not all(u.tag in _SMALL or u.text in ARTICLES for u in draft.units) or not turn.told_ids:
        return None
    clause = before.clauses[0]
    is_whole = before.asks in (Asks.LIST, Asks.COUNT) and len(before.clauses) == 1 and before.order is None
    doer = clause.endorser
    is_open = doer.is_asked and not (doer.names or doer.excluded) and bool(clause.candidate.names)
    is_plain = (
        clause.window is None and clause.rank is None and not (clause.negated or clause.conditional or clause.ever)
    )
    if not (is_whole and is_open and is_plain) or clause.relation not in _TURNED:
        return None
    turned = replace(clause, relation=_TURNED[clause.relation])
    return replace(before, asks=Asks.LIST, still=turned.relation is Relation.BACKS, clauses=(turned,))
