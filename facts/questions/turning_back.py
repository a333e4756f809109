"""Which turn does a message go on from, where the last one only asked about what was asked before?"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.models import Asks, Question, meant_ids
from facts.models.building import replace
from facts.questions.known import Turn
from facts.questions.lexicon import QUESTION_TAGS, Lexicon, load_lexicon
from facts.questions.sentence import Draft
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit

_LED_BY = ("word", "tag", "polite", "and", "but", "mark", "what_about")
_ENDS = ("mark",)
_PARTING = (".", "!", ";", ":")
_LONGEST = 4  # words of "let us go back to"
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
    if _asks_which_of_told(draft, turns, before):
        return turns[-2].question, turns[-2]
    return _before_why(turns, before, turn) if before.asks in _OF_AN_ACT and _says_too(draft) else (before, turn)


def _asks_which_of_told(draft: Draft, turns: Sequence[Turn], before: Question) -> bool:
    """Whether "which one is the senator" is asked of those told, of whom it was asked since if they did something."""
    told = turns[-2] if len(turns) > 1 else None
    if told is None or told.question.asks is not Asks.LIST or not told.question.clauses or len(told.told_ids) == 1:
        return False
    of_all = before.asks is Asks.YES_NO and meant_ids(before.clauses[0].endorser.names) == set(told.told_ids)
    return of_all and draft.has("which") and draft.has("be") and draft.has("group") and not draft.has_stance


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


def gone_back(units: Sequence[Unit], turns: Sequence[Turn], lexicon: Lexicon) -> tuple[Sequence[Unit], Sequence[Turn]]:
    """What is asked behind "back to Moss, ...", "back to those who left, ...", and the turns up to the one of them.

    Args:
        units: Of the whole message.
        turns: The conversation, newest last.
        lexicon: The words of its language.

    Returns:
        Both as they were where nothing is gone back to.
    """
    start = _end_of_lead(units, lexicon)
    if not start:
        return units, turns
    units, start = _without_topic(units, start, in_talk=bool(turns))
    if not (start and turns):
        return units, turns
    end = next((i for i in range(start, len(units)) if units[i].tag in _ENDS and units[i].text != "."), len(units))
    told, behind = units[start:end], [u for u in units[end:] if u.tag != "mark"]
    at = next((i for i in range(len(turns) - 1, -1, -1) if _speaks_of(turns[i], told)), None)
    if at is None:
        return units, turns
    if behind:
        return list(units[end + 1 :]), turns[: at + 1]
    return [u for u in told if u.name is not None] or units, turns[: at + 1]


def _without_topic(units: Sequence[Unit], start: int, *, in_talk: bool) -> tuple[Sequence[Unit], int]:
    """What is asked behind "back to the question: ...", "back to it. ..." and "getting back to Moss: ...", and 0.

    A name stays as whom the question speaks of. Where nothing is asked behind, or a turn may be meant ("back to Moss,
    who are they"), the units as they were, and `start`.
    """
    end = next((i for i in range(start, len(units)) if units[i].tag == "mark"), len(units))
    told, asks = units[start:end], [u for u in units[end:] if u.tag in QUESTION_TAGS]
    if not asks or not told:
        return units, start
    if all(u.tag in ("word", "that_one") for u in told):
        return units[end + 1 :], 0
    is_name = len(told) == 1 and told[0].name is not None
    parts = units[end].text in _PARTING or (units[end + 1] in asks and not in_talk)
    return (units[start:], 0) if is_name and parts else (units, start)


def _end_of_lead(units: Sequence[Unit], lexicon: Lexicon) -> int:
    """How many units open a message with "ok back to"; 0 where none do."""
    for start, unit in enumerate(units):
        for end in range(start + 1, min(start + _LONGEST, len(units)) + 1):
            said = "_".join(word for u in units[start:end] for word in u.words)
            if said in lexicon.talk["going_back"]:
                return end if end < len(units) else 0
        if unit.tag not in _LED_BY or not (unit.tag != "word" or unit.text in lexicon.common):
            return 0
    return 0


def _speaks_of(turn: Turn, told: Sequence[Unit]) -> bool:
    """Whether a turn asked of those who are named, or who did what is said, and of no others."""
    questions = turn.question.parts or (turn.question,)
    clauses = [c for q in questions for c in q.clauses]
    names = [u.name for u in told if u.name is not None]
    acts = [u.info.get("relation") for u in told if u.tag == "stance"]
    if not clauses or not (names or acts):
        return False
    is_named = meant_ids(names) <= meant_ids(n for c in clauses for n in (*c.endorser.names, *c.candidate.names))
    does = clauses[0].relation
    is_done = all(act == does or {act, does} <= set(SUPPORT) for act in acts) and not clauses[0].negated
    lists = turn.question.asks in (Asks.LIST, Asks.COUNT)
    return is_named and (not acts or (is_done and lists))
