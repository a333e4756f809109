"""Which turn does a message go on from, where the last one only asked about what was asked before?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from facts.models import Asks, Question, meant_ids
from facts.questions.known import Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.sentence import Draft

_OF_AN_ACT = (Asks.REASON, Asks.WORDS, Asks.ABOUT)


def turned_back(draft: Draft, turns: Sequence[Turn], before: Question, turn: Turn) -> tuple[Question, Turn]:
    """The question and the turn that a message goes on from.

    Args:
        draft: The message.
        turns: The conversation, newest last.
        before: The last question.
        turn: Its turn.
    """
    if before.asks is Asks.IDENTITY:
        return _act_of(turns, before, turn)
    return _before_why(turns, before, turn) if before.asks in _OF_AN_ACT and _says_too(draft) else (before, turn)


def _act_of(turns: Sequence[Turn], before: Question, turn: Turn) -> tuple[Question, Turn]:
    """After "who is he": what was asked before of the same one's act, else that question itself."""
    asked = meant_ids(before.clauses[0].endorser.names)
    for old in reversed(turns[:-1]):
        if old.question.asks is Asks.IDENTITY or not old.question.clauses:
            continue
        clause = old.question.clauses[0]
        spoken = meant_ids(clause.endorser.names) | set(old.told_ids)
        if len(asked) == 1 and asked <= spoken and not clause.candidate.is_asked:
            endorser = replace(clause.endorser, names=before.clauses[0].endorser.names, is_asked=False)
            question = replace(old.question, clauses=(replace(clause, endorser=endorser),))
            return question, replace(turn, question=question, entity_ids=tuple(asked))
        break
    return before, turn


def _says_too(draft: Draft) -> bool:
    """Whether a name and "too", "as well" or "same" are all that is asked."""
    lexicon = load_lexicon(draft.question.language)
    words = [word for u in draft.units for word in u.words]
    said = {*words, *("_".join(two) for two in pairwise(words))}
    is_too = bool(said & (lexicon.joining | lexicon.talk["same"]))
    return is_too and bool(draft.question.names) and not draft.has("why", "when", "words", "who", "which", "count")


def _before_why(turns: Sequence[Turn], before: Question, turn: Turn) -> tuple[Question, Turn]:
    """What was asked of an act before it was asked why: "and the nurses too?" does not ask for their reason."""
    old = turns[-2] if len(turns) > 1 else None
    if old is None or not old.question.clauses or old.question.asks not in (Asks.YES_NO, Asks.LIST):
        return before, turn
    same = old.question.clauses[0].relation is before.clauses[0].relation
    return (old.question, old) if same else (before, turn)
