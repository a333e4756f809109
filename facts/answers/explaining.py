"""How did a question come to its answer, so that a newcomer sees in a minute where it went wrong?

Three steps, a line each: how the words were read, what was looked up for them, what came out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from facts.answers.answering import answer_one, answer_whole
from facts.answers.inquiry import Inquiry
from facts.answers.known import known_of
from facts.answers.likened import answer_likened, likeness_of
from facts.answers.rereading import Answered, answer_put_right, is_unread
from facts.answers.settling import settle_names
from facts.models import Clause, DateRange, View
from facts.questions import parse_question
from facts.store import Store


def explain(
    store: Store, text: str, *, view: View | None = None, as_of: DateRange | None = None, today: date
) -> Iterator[str]:
    """Say line by line how a question was read, what was looked up and what came out."""
    view = view or View()
    known = known_of(store, view)
    question = parse_question(text, known, today=today, explained=True)
    inquiry = Inquiry(store=store, view=view, question=question, as_of=as_of, today=today, known=known)
    if is_unread(answered := answer_whole(inquiry)):
        plain, told = _read_again(answered)
        if plain:
            yield from question.trace
            yield told
            question = parse_question(plain, known, today=today, explained=True)
    yield from question.trace
    for part in question.parts or (question,):
        yield from _explain_lookup(settle_names(inquiry.about(part)))


def _read_again(answered: Answered) -> tuple[str, str]:
    """The words by which a message that was not understood is read after all, and how they were found."""
    right = answer_put_right(answered[0], (), answer_whole)
    if right is not None:
        return right[0].text, "put right: " + ", ".join(f"“{typed}” as “{meant}”" for typed, meant in right[0].read)
    like = likeness_of(answered, ())
    if like is None or answer_likened(answered, like, answer_whole) is None:
        return "", ""
    return like.text, f"most like: “{like.label}” ({like.probability:.2f}), read as “{like.text}”"


def _explain_lookup(inquiry: Inquiry) -> Iterator[str]:
    for clause in inquiry.question.clauses:
        yield f"looked up: {_query(clause)}, up to {_day(inquiry)}"
    answer, _ = answer_one(inquiry)
    found = ", ".join(item.name for item in answer.items) or "nothing"
    yield f"found: {found}" + (f"; unconfirmed: {len(answer.unconfirmed)}" if answer.unconfirmed else "")
    yield f"answer: {answer.kind}" + (f" {answer.value}" if answer.value is not None else "")


def _query(clause: Clause) -> str:
    """A clause as the query that answers it, in words."""
    sides = []
    for side, slot in (("endorser", clause.endorser), ("candidate", clause.candidate)):
        who = " or ".join(m.name for name in slot.names for m in name.matches[:1]) or "anybody"
        sort = ", ".join((*slot.kinds, *slot.roles))
        sides.append(f"{side} {who}" + (f" ({sort})" if sort else ""))
    denied = "not " if clause.negated else ""
    return f"statements with {' and '.join(sides)}; standing must be {denied}“{clause.relation}”"


def _day(inquiry: Inquiry) -> str:
    return "the newest record" if inquiry.day == date.max else inquiry.day.isoformat()
