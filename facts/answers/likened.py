"""What is a message answered that the rules did not read, but that is like many whose meaning is known?

The second reader says it in plain words; these are read by the rules and answered as any question, and the answer says
what the message was read as. Whoever and whatever sort and day it names must be held by that reading.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.answers.inquiry import Inquiry
from facts.answers.rereading import Answered
from facts.answers.telling import join_lines
from facts.answers.unsaid import is_of_untold
from facts.errors import BadDate
from facts.models import Asks
from facts.models.building import replace
from facts.questions import parse_question
from facts.questions.known import Turn
from facts.questions.likeness.reading import Likeness, liken
from facts.questions.parse import take_apart

_LONGEST = 1000


def likeness_of(answered: Answered, turns: Sequence[Turn]) -> Likeness | None:
    """What a message that was not read is most like; None where it was, or where that cannot be told.

    Args:
        answered: What came out when it was read first: what was understood, and is only not on record, stays so.
        turns: The conversation before it.
    """
    inquiry, _, drafts = answered
    first = inquiry.question
    is_understood = any(draft.kind != "passages" and not draft.is_unread for draft in drafts)
    if is_understood or len(first.text) > _LONGEST or any(p.office and p.why_not for p in (first, *first.parts)):
        return None
    try:
        message = take_apart(first.text, inquiry.known, today=inquiry.today, turns=turns, language=first.language)
    except BadDate:
        return None
    likeness = liken(message, inquiry.known)
    return replace(likeness, is_in_talk=bool(turns)) if likeness is not None else None


def answer_likened(answered: Answered, likeness: Likeness, answer: Callable[[Inquiry], Answered]) -> Answered | None:
    """The answer to what a message is most like, saying so; None where that is not likely enough, or has none.

    Args:
        answered: What came out when it was read first.
        likeness: What it is most like.
        answer: Gives the answer to an inquiry.
    """
    if not likeness.text or likeness.strange or not likeness.is_likely:
        return None
    inquiry = answered[0]
    first = inquiry.question
    if likeness.is_in_talk and any(is_of_untold(clause, first.asks) for clause in first.clauses):
        return None  # "which of them" behind an answer that told of nobody
    read = parse_question(likeness.text, inquiry.known, today=inquiry.today, language=first.language)
    parts = read.parts or (read,)
    if any(part.unread or part.strangers or part.asks is Asks.NOTHING for part in parts):
        return None
    told = answer(inquiry.about(replace(read, text=first.text, typed=first.typed)))
    return None if told[1].kind == "unknown" else _saying(told, likeness)


def _saying(told: Answered, likeness: Likeness) -> Answered:
    """The answer with what the message was read as."""
    inquiry, answer, drafts = told
    said = inquiry.words.say("read_as.likened", question=likeness.text)
    return inquiry, replace(answer, text=join_lines([answer.text, said])), drafts
