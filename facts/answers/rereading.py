"""Which other reading of a message that was not understood can be answered?

It is read once more without what its writer tells beside the question, and for each way to put its slips right. An
answer is given where all readings that can be answered whole come to the same one, or where one is clearly the
likeliest; and it says what was read as what. A reading that would drop whom the message names, or that leaves a side of
a yes or no open, is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set

from facts.answers.drafts import Draft
from facts.answers.inquiry import Inquiry
from facts.answers.passages import PASSAGE_ASKS
from facts.answers.settling import LOOKED_UP
from facts.answers.telling import join_lines
from facts.answers.wanted import asks_for_number, asks_for_response, asks_what_one_said
from facts.errors import BadDate
from facts.models import Answer, Asks, Question, Slot
from facts.models.building import replace
from facts.names.kinds import says_body
from facts.questions import parse_question
from facts.questions.asking import opens_with_aux
from facts.questions.digressions import closing_question, without_digressions
from facts.questions.known import Turn
from facts.questions.parse import Message, take_apart
from facts.questions.roles import role_words
from facts.questions.slips import Respelling, respellings
from facts.questions.tokens import fold

Answered = tuple[Inquiry, Answer, list[Draft]]
PutRight = tuple[Respelling, Answered]
_LONGEST = 1000  # characters of a message that is read again
#: Asked in words that also lead in or close other questions ("who were they", "that statement", "tell me").
_LOOSE_ASKS = frozenset({Asks.IDENTITY, Asks.ABOUT, Asks.WORDS})
_CLEARLY = 0.3  # slips by which the likeliest reading is ahead of another


def is_unread(answered: Answered) -> bool:
    """Whether a message may not have been understood: it was not answered, or by passages that it does not ask for."""
    inquiry, answer, _ = answered
    if answer.kind != "passages":
        return answer.kind == "unknown"
    parts = inquiry.question.parts or (inquiry.question,)
    return not any(part.asks in PASSAGE_ASKS or asks_what_one_said(part) for part in parts)


def may_ask_records(answered: Answered) -> bool:
    """Whether passages were given for words that may rather ask for records ("they had three, who were they")."""
    inquiry, answer, _ = answered
    first, *others = inquiry.question.parts or (inquiry.question,)
    if answer.kind != "passages" or others or first.asks not in _LOOSE_ASKS:
        return False
    return not (asks_for_number(first) or asks_for_response(first))  # read so by a phrase that says no less


def answer_put_right(
    inquiry: Inquiry, turns: Sequence[Turn], answered: Callable[[Inquiry], Answered]
) -> PutRight | None:
    """What a message that was not understood is meant to say, and the answer to it; None where that is not clear.

    Args:
        inquiry: As it was read first.
        turns: The conversation before it.
        answered: Gives the answer to an inquiry.
    """
    found: dict[tuple[object, ...], PutRight] = {}
    for respelling, question in _read_again(inquiry, turns):
        told = answered(inquiry.about(question))
        _, answer, _ = told
        if answer.kind in ("unknown", "clarify", "passages"):
            continue
        signature = (answer.kind, answer.value, frozenset(i.entity_id for i in answer.items), len(answer.unconfirmed))
        found.setdefault(signature, (respelling, _saying(told, respelling)))
    ranked = sorted(found.values(), key=lambda one: one[0].cost)
    if not ranked or (len(ranked) > 1 and ranked[1][0].cost - ranked[0][0].cost < _CLEARLY):
        return None
    return ranked[0]


def _read_again(inquiry: Inquiry, turns: Sequence[Turn]) -> Iterator[tuple[Respelling, Question]]:
    """Every reading of the message put right that is whole."""
    first = inquiry.question
    if len(first.text) > _LONGEST:
        return
    known, today, language = inquiry.known, inquiry.today, first.language
    try:
        message = take_apart(first.text, known, today=today, turns=turns, language=language)
    except BadDate:
        return
    must_stay = first.asks is Asks.YES_NO and opens_with_aux(message.units)
    limits = _limits_of(first, message)
    for one in _meant(first, message, role_words(frozenset(known.roles))):
        if any(limit not in one.text for limit in limits):
            continue
        read = parse_question(one.text, known, today=today, turns=turns, language=language)
        is_turned = must_stay and read.asks is not Asks.YES_NO
        is_of_all = _named(first) <= _named(read) and not _loses_body(first, read)
        if _is_whole(read) and is_of_all and not (is_turned or _parts_surname(one, read)):
            yield one, replace(read, text=first.text, typed=first.typed)


def _limits_of(question: Question, message: Message) -> list[str]:
    """The sorts, times and "else" as typed, where one is unread: without what it limits it is another question."""
    unread = {fold(word) for part in (question, *question.parts) for word in part.unread}
    limits = [u for u in message.units if u.tag in ("group", "else", "window")]
    if not any(fold(u.text) in unread for u in limits):
        return []
    return [message.text[message.pieces[u.at].start : message.pieces[u.last].end] for u in limits]


def _meant(first: Question, message: Message, roles: Set[str]) -> Iterator[Respelling]:
    """What the message may be meant to say: without its digressions, and with its slips put right."""
    told = without_digressions(message)
    if told != first.text:
        yield Respelling(told, (), 0.0)
    if (asked := closing_question(message)) not in (told, first.text):
        yield Respelling(asked, (), 0.0)
    names = [name for part in (first, *first.parts) for name in part.names]
    dated = {word for u in message.units if u.window is not None for word in fold(u.window.written).split()}
    held = dated | roles
    for one in respellings(told, names, message.lexicon):
        if not any(fold(written) in held for written, _ in one.read):
            yield one  # a word of a role is no slip ("the tech people")


def _named(question: Question) -> set[int]:
    parts = (question, *question.parts)
    return {m.entity_id for part in parts for name in part.names for m in name.matches[:1]}


def _loses_body(first: Question, read: Question) -> bool:
    """Whether a body that is not known was named, and is only a sort now ("the bakers union" as "backers union")."""
    clauses = [c for part in (first, *first.parts) for c in part.clauses]
    bodies = {n.written for c in clauses for slot in (c.endorser, c.candidate) for n in slot.names if not n.matches}
    kept = {n.written for part in (read, *read.parts) for n in part.names}
    return any(says_body(body) and body not in kept for body in bodies)


def _parts_surname(respelling: Respelling, question: Question) -> bool:
    """Whether a first name was read as somebody's by making another word of the surname behind it."""
    meant = tuple(word for _, word in respelling.read)
    for name in (n for part in (question, *question.parts) for n in part.names if n.matches):
        first, *rest = fold(name.matches[0].name).split()
        if rest and fold(name.written) == first and respelling.text[name.end :].lstrip().startswith(meant):
            return True
    return False


def _is_whole(question: Question) -> bool:
    return all(_is_whole_part(part) for part in question.parts or (question,))


def _is_whole_part(question: Question) -> bool:
    if question.asks in PASSAGE_ASKS or question.asks not in LOOKED_UP or question.unread or question.strangers:
        return False
    if not any(slot.names for clause in question.clauses for slot in (clause.endorser, clause.candidate)):
        return False
    if question.asks is not Asks.YES_NO:
        return True
    return all(slot != Slot() for clause in question.clauses for slot in (clause.endorser, clause.candidate))


def _saying(told: Answered, respelling: Respelling) -> Answered:
    """The answer with what was read as what."""
    inquiry, answer, drafts = told
    words = inquiry.words
    said = [words.say("read_as.one", written=written, name=f"“{word}”") for written, word in respelling.read]
    return inquiry, replace(answer, text=join_lines([answer.text, " ".join(said)])), drafts
