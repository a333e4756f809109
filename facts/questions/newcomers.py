"""Who came to whom the conversation speaks of ("which one signed up in May", "who only got on board in June")?

Behind a list of somebody's backers an act that names nobody is theirs, and not of whoever was backed then; whoever
switched came to whom they were told to back now.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Question, Relation, Slot
from facts.models.building import replace
from facts.questions.calendar import support_nouns
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit


def came_to_told(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """The question of who came to the candidate of the turn before, where it would ask who was backed in that time."""
    clause = question.clauses[0] if len(question.clauses) == 1 else None
    acts = [u for u in draft.units if u.tag == "stance"]
    is_act = len(acts) == 1 and not _tells_support(acts[0], draft) and not draft.has("be")
    if clause is None or not is_act or draft.question.names or question.asks not in (Asks.LIST, Asks.COUNT):
        return question
    is_open = clause.endorser == Slot() and clause.candidate == Slot(is_asked=True) and clause.window is not None
    if not is_open or clause.negated or clause.relation not in SUPPORT or (found := last_question(turns)) is None:
        return question
    before, turn = found
    told = before.clauses[0]
    are_backers = told.endorser.is_asked and bool(told.candidate.names) and not told.candidate.is_asked
    if not are_backers or not turn.told_ids or any(key in known.candidate_ids for key in turn.told_ids):
        return question
    asked = replace(clause, relation=Relation.ENDORSED, endorser=Slot(is_asked=True), candidate=told.candidate, only="")
    return replace(question, clauses=(asked,))


def switched_to_told(question: Question, draft: Draft, turns: Sequence[Turn], known: Known) -> Question:
    """When somebody came to whom they back now, for "when did they switch" behind whom they backed first, and now."""
    clause = question.clauses[0] if len(question.clauses) == 1 else None
    acts = [u for u in draft.units if u.tag == "stance"]
    changing = load_lexicon(question.language).talk["changing"]
    is_change = len(acts) == 1 and changing.issuperset(acts[0].words) and not draft.question.names
    if clause is None or not is_change or question.asks is not Asks.DATE or clause.relation is not Relation.WITHDREW:
        return question
    told = turns[-1].told_ids if turns and turns[-1].question.clauses else ()
    asked = [turn.question.clauses[0].candidate.is_asked for turn in turns[-2:] if turn.question.clauses]
    others = {key for turn in turns[-2:-1] for key in turn.told_ids if key in known.candidate_ids}
    if clause.candidate != Slot() or len(told) != 1 or asked != [True, True] or not others - {*told}:
        return question
    came = replace(clause, relation=Relation.ENDORSED, candidate=Slot(names=(name_of(told[0], known),)))
    return replace(question, clauses=(came,))


def _tells_support(act: Unit, draft: Draft) -> bool:
    """Whether an act holds a word for support that is had ("got endorsements"), or for those who give it."""
    return act.words[-1] in support_nouns(draft.question.language)
