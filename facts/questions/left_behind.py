"""Whom does a question leave behind in the sentences around it ("Moss? ... with Reed still?")?

A question that says by itself who is meant may follow any story. A fragment without a subject, and one that points at
"she", take theirs from the sentences around them; where they were read without, another question would be answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, LinkedName, Question, Slot, meant_ids
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, load_lexicon
from facts.questions.lost import says_sort
from facts.questions.sentence import Draft
from facts.questions.units import Unit, has

_SUBJECTS = ("anybody", "everybody", "nobody", "no", "else", "all", "group", "common", *ASKING_TAGS)
_POINTERS = ("him", "her", "them", "that_one")


def is_name_alone(draft: Draft) -> bool:
    """Whether a sentence is a known name, or several, and no more ("Moss... who is that?")."""
    if draft.has("stance", *QUESTION_TAGS):
        return False
    common = load_lexicon(draft.question.language).common
    content = [u for u in draft.units if u.text not in common]
    content = [u for u in content if u.tag not in ("mark", "and", "but")]
    return bool(content) and all(u.name is not None and bool(u.name.matches) for u in content)


def with_lost_name(parts: list[Question], drafts: Sequence[Draft], asked: Draft | None) -> list[Question]:
    """The parts; an only one is not read where somebody named beside it has no place in it.

    Where they are all that is said there ("Moss! ..."), where it asks whether anybody does anything ("endorsed?"), or
    where it does not say itself who is meant ("still with Reed?").

    Args:
        parts: As read.
        drafts: Every sentence of the message.
        asked: The one that the last part was read from.
    """
    if len(parts) != 1 or not parts[0].clauses or parts[0].unread:
        return parts
    if asked is not None and (more := _asked_behind(drafts, asked)):
        return [replace(parts[0], unread=(more,))]
    if asked is not None and (sort := _lost_sort(drafts, asked, parts[0])):
        return [replace(parts[0], unread=(sort,))]
    if asked is not None and _lacks_subject(asked, parts[0]):
        lost = [name for d in drafts if d is not asked for name in d.question.names if name.matches]
        lost = [name for name in lost if not _has_place(name, parts[0])]
        return [_without(parts[0], lost[-1])] if lost else parts
    alone = [name for d in drafts if is_name_alone(d) for name in d.question.names]
    if parts[0].asks is Asks.YES_NO and all(c.endorser == c.candidate == Slot() for c in parts[0].clauses):
        alone = [name for d in drafts for name in d.question.names][:1]
    if len(alone) != 1:
        return parts
    return parts if _has_place(alone[0], parts[0]) else [_without(parts[0], alone[0])]


def _without(question: Question, name: LinkedName) -> Question:
    """The question as one that is not read without somebody."""
    return replace(question, unread=(name.written,), names=(*question.names, name))


def _has_place(name: LinkedName, question: Question) -> bool:
    """Whether a question holds somebody, be it to leave them out."""
    slots = (slot for c in question.clauses for slot in (c.endorser, c.candidate))
    return not meant_ids([name]).isdisjoint(meant_ids([n for slot in slots for n in (*slot.names, *slot.excluded)]))


def _lacks_subject(draft: Draft, question: Question) -> bool:
    """Whether whom is asked for was not said: nothing that could say so stands in the sentence, or only "she" does."""
    slots = [slot for c in question.clauses for slot in (c.endorser, c.candidate)]
    if any(slot.kinds or slot.roles or slot.pronoun for slot in slots) or draft.has(*_SUBJECTS):
        return False
    if question.asks is Asks.YES_NO:
        return any(not slot.names for slot in slots) and _points_first(draft.units)
    is_had = any(u.info.get("noun") or u.info.get("person") for u in draft.units)
    return question.asks is Asks.LIST and any(slot.is_asked for slot in slots) and not (is_had and _is_short(draft))


def _asked_behind(drafts: Sequence[Draft], asked: Draft) -> str:
    """What the last sentence asks of "them" behind one that was taken for the question ("remember when? are they")."""
    last = drafts[-1]
    is_dropped = last is not asked and asked.question.asks is Asks.DATE and _points_first(last.units)
    return " ".join(u.text for u in last.units if u.tag != "mark") if is_dropped else ""


def _lost_sort(drafts: Sequence[Draft], asked: Draft, question: Question) -> str:
    """The sort of which "any" asks in a sentence that says none ("no unions? does Moss have any?"); empty for none."""
    slots = [slot for c in question.clauses for slot in (c.endorser, c.candidate)]
    if any(slot.kinds or slot.roles or slot.but_kinds or slot.but_roles for slot in slots) or asked.has("group", "who"):
        return ""
    few = load_lexicon(question.language).talk["any_of_sort"]
    if not (_lacks_subject(asked, question) or any(u.tag == "anybody" and u.words[0] in few for u in asked.units)):
        return ""
    sorts = [u for d in drafts if d is not asked for u in d.units if u.tag == "group" and says_sort(u)]
    return sorts[-1].text if sorts else ""


def _points_first(units: Sequence[Unit]) -> bool:
    """Whether the subject behind an auxiliary in front is "she", "it" or "they"."""
    content = [u for u in units if u.tag not in ("mark", "word", "polite", "and", "but")]
    return opens_with_aux(units) and has(content[1:2], *_POINTERS)


def _is_short(draft: Draft) -> bool:
    """Whether a sentence only names what somebody has ("Moss's backers")."""
    return not draft.has("be", "do", "have", *_POINTERS)
