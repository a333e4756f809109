"""From a member's words to an answer: read, settle who is meant, look up, tell.

The only place that knows the order of these steps. Whom a name means is settled before anything is
looked up, so that no query can pick one of several namesakes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from facts.answers.apart import of_all_pairs, pairs_apart
from facts.answers.bounds import TooWide
from facts.answers.conversation import Conversation, asked_again
from facts.answers.dates import answer_date
from facts.answers.drafts import Draft
from facts.answers.finishing import finish
from facts.answers.gist import answer_gist, answer_spoken, told_freely
from facts.answers.inquiry import WHOLE, Inquiry, Paging
from facts.answers.known import known_of
from facts.answers.leaning import with_told
from facts.answers.likened import answer_likened, likeness_of
from facts.answers.lists import answer_list
from facts.answers.moments import UnknownDay
from facts.answers.namesakes import choosing, told_of_one
from facts.answers.nearest import answer_nearest
from facts.answers.passages import PASSAGE_ASKS, answer_passages, is_written_of
from facts.answers.prose import answer_prose, asks_who_leads
from facts.answers.rereading import Answered, answer_put_right, is_unread, may_ask_records
from facts.answers.roles import answer_role
from facts.answers.settling import LOOKED_UP, settle_names
from facts.answers.sourcing import answer_source
from facts.answers.spans import answer_span
from facts.answers.unknowns import (
    ask_which,
    loose_name,
    open_choice,
    tell_not_understood,
    tell_out_of_scope,
    tell_unknown_event,
    tell_unknown_name,
    unknown_name,
    without_name,
)
from facts.answers.unsaid import (
    is_of_another,
    is_of_one_unknown,
    is_of_untold,
    is_sure_of_none,
    is_too_wide,
    leans_on_nothing,
    not_held,
    tells_nobody,
)
from facts.answers.verdicts import answer_verdict
from facts.answers.whole import merge_parts
from facts.errors import StoreError
from facts.models import Answer, Asks, DateRange, LinkedName, Question, Slot, View
from facts.models.building import replace
from facts.questions import parse_question
from facts.questions.known import Turn
from facts.store import Store
from facts.store.unanswered import record_unanswered

_BY_ASKS: dict[Asks, Callable[[Inquiry], Draft]] = {
    Asks.LIST: answer_list,
    Asks.COUNT: answer_list,
    Asks.YES_NO: answer_verdict,
    Asks.DATE: answer_date,
    Asks.SPAN: answer_span,
    Asks.IS_A: answer_role,
    Asks.REASON: answer_passages,
    Asks.WORDS: answer_passages,
    Asks.SOURCE: answer_source,
    Asks.IDENTITY: answer_passages,
    Asks.ABOUT: answer_passages,
}
#: The share of what is asked that passages hold which are told though it looks like another question.
_SURELY_HELD = 0.6


def answer_question(  # noqa: PLR0913 - what is asked, of what, when, and in which setting
    store: Store,
    text: str,
    *,
    view: View | None = None,
    as_of: DateRange | None = None,
    today: date,
    conversation: Conversation | None = None,
    language: str | None = None,
    paging: Paging = WHOLE,
) -> Answer:
    """Answer a member's words from a store.

    Args:
        store: The store.
        text: As typed, at most 4,000 characters are read.
        view: Which records are looked at; those that everyone sees, now, unless given.
        as_of: The day or month in the world that is asked about; None for the newest records.
        today: Today, for "last week" and for contests that are over.
        conversation: The turns before; the new one is added to it.
        language: Two-letter code to answer in where neither the words nor the turns before tell; None for English.
        paging: How much of a list is given; a longer one is counted, and given a page at a time.

    Returns:
        An answer of whatever kind; a question that cannot be answered is one too, and is kept for moderators
        without the asker.
    """
    view = view or View()
    with store.reading():
        inquiry = _read(store, text, view, as_of, today, conversation, language, paging)
        answered = answer_whole(inquiry)
        turns = conversation.turns if conversation is not None else ()
        if is_unread(answered):
            answered = _read_after_all(answered, turns)
        elif may_ask_records(answered):
            answered = _read_as_records(answered, turns)
        answer, is_gap = _remember(answered, conversation)
        answer = _or_unsure(answer, answered[0].question)
    if is_gap:
        _keep_unanswered(inquiry)
    return answer


def _read_after_all(answered: Answered, turns: Sequence[Turn]) -> Answered:
    """The answer to what a message that was not understood is meant to say, or is most like; else what it was.

    Passages that hold but some of its words are not given where it is more like a question of records.
    """
    right = answer_put_right(answered[0], turns, answer_whole)
    if right is not None:
        return right[1]
    likeness = likeness_of(answered, turns)
    if likeness is None:
        return answered
    likened = answer_likened(answered, likeness, answer_whole)
    if likened is None and _is_weak(answered) and (likeness.is_of_records or likeness.is_surely_of_nothing):
        return _as_unread(answered)
    return likened or answered


def _or_unsure(answer: Answer, question: Question) -> Answer:
    """The answer, where it tells of nobody as one that may not have been understood unless that is sure."""
    is_empty = answer.kind == "list" and not (answer.items or answer.unconfirmed or answer.parts)
    return replace(answer, kind="unknown") if is_empty and not is_sure_of_none(question) else answer


def _is_weak(answered: Answered) -> bool:
    """Whether passages are told that hold but some of what is asked."""
    return answered[1].kind == "passages" and all(draft.held < _SURELY_HELD for draft in answered[2])


def _as_unread(answered: Answered) -> Answered:
    """That a message was not understood, instead of what was told."""
    draft = tell_not_understood(answered[0])
    return answered[0], finish(answered[0], draft), [draft]


def _read_as_records(answered: Answered, turns: Sequence[Turn]) -> Answered:
    """The answer from records where passages were found for what is surely asked of these; else what it was."""
    likeness = likeness_of(answered, turns)
    if likeness is None or not likeness.is_of_records:
        return answered
    likened = answer_likened(answered, likeness, answer_whole) if likeness.is_surely_of_records else None
    is_part = bool(answered[0].question.unread) and _is_weak(answered)  # "her remaining horses", of which one remains
    return likened or (_as_unread(answered) if is_part else answered)


def choose(  # noqa: PLR0913 - what `answer_question` takes, and the choice
    store: Store,
    text: str,
    entity_id: int,
    *,
    view: View | None = None,
    as_of: DateRange | None = None,
    today: date,
    conversation: Conversation | None = None,
    language: str | None = None,
    paging: Paging = WHOLE,
) -> Answer:
    """Answer again a question that was answered with a choice, with whom the asker chose.

    Args:
        store: The store.
        text: The question as it was typed.
        entity_id: Which of the offered names was meant.
        view, as_of, today, language, paging: As when it was asked.
        conversation: The turns before the question; the answered one is added to it.
    """
    view = view or View()
    with store.reading():
        inquiry = _chosen(_read(store, text, view, as_of, today, conversation, language, paging), entity_id)
        answer, is_gap = _remember(answer_whole(inquiry), conversation)
    if is_gap:
        _keep_unanswered(inquiry)
    return answer


def _read(  # noqa: PLR0913, PLR0917 - what `answer_question` takes
    store: Store,
    text: str,
    view: View,
    as_of: DateRange | None,
    today: date,
    conversation: Conversation | None,
    language: str | None,
    paging: Paging,
) -> Inquiry:
    """The inquiry that a member's words make in their conversation."""
    known = known_of(store, view)
    turns = conversation.turns if conversation is not None else ()
    again = asked_again(text, conversation, known, today=today, language=language) if conversation is not None else None
    question = parse_question(again or text, known, today=today, turns=turns, language=language)
    question = replace(question, text=text) if again else question
    return Inquiry(store=store, view=view, question=question, as_of=as_of, today=today, known=known, paging=paging)


def _chosen(inquiry: Inquiry, entity_id: int) -> Inquiry:
    """The inquiry with its open names, and those that may stand for them, read as the chosen entity."""
    parts = [settle_names(inquiry.about(part)) for part in inquiry.question.parts]
    whole = settle_names(inquiry)
    question = choosing(whole.question, entity_id)
    question = replace(question, parts=tuple(choosing(part.question, entity_id) for part in parts))
    return inquiry.about(question)


def answer_whole(inquiry: Inquiry) -> Answered:
    """The answer, with the asking as it was settled and the drafts that it was made of."""
    question = inquiry.question
    asked = question.parts or pairs_apart(question)
    if not asked:
        answer, draft = answer_one(inquiry)
        return inquiry, answer, [draft]
    inquiry, parts = _answer_parts(inquiry, asked)
    drafts = [draft for _, draft in parts]
    answer = merge_parts(question, [part for part, _ in parts], inquiry.told_as_of)
    answer = answer if question.parts else of_all_pairs(answer)
    if any(draft.is_unread for draft in drafts):  # what was understood is told, but is not all that was asked
        answer = replace(answer, kind="unknown", value=None, items=(), unconfirmed=())
    return inquiry, answer, drafts


def _of_whom(inquiry: Inquiry) -> Draft:
    """That the question does not say whom it is about."""
    return Draft("unknown", [inquiry.words.say("unknown.whom")], is_unread=True)


def _remember(answered: Answered, conversation: Conversation | None) -> tuple[Answer, bool]:
    """The answer, remembered in the conversation, and whether it is a gap in what is known."""
    inquiry, answer, drafts = answered
    if conversation is not None:
        question = _remembered(inquiry)
        if answer.kind == "passages" and _is_of_stranger(question):
            question = replace(question, clauses=())  # "unanimous?", on which no turn behind it leans
        conversation.add(question, entity_ids=_told_of(answer, drafts), kind=answer.kind)
    return answer, all(draft.is_gap for draft in drafts)


def _is_of_stranger(question: Question) -> bool:
    """Whether somebody takes a side of it whom nobody knows."""
    slots = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate)]
    return any(not name.matches for slot in slots for name in slot.names)


def _answer_parts(inquiry: Inquiry, asked: Sequence[Question]) -> tuple[Inquiry, list[tuple[Answer, Draft]]]:
    """The answers to parts, each of which may be about whom the one before told of; and the asking with these named."""
    answered: list[tuple[Answer, Draft]] = []
    named: list[Question] = []
    told: tuple[int, ...] = ()
    for part in asked:
        one = with_told(inquiry, replace(part, parts=()), told)
        if one is None:
            continue
        answer, draft = answer_one(inquiry.about(one))
        answered.append((answer, draft))
        named.append(one)
        told = () if answer.kind == "clarify" else _told_of(answer, [draft])
    question = replace(inquiry.question, parts=tuple(named)) if inquiry.question.parts else inquiry.question
    return inquiry.about(question), answered


def _remembered(inquiry: Inquiry) -> Question:
    """The question with whom its descriptions were settled to mean, where that is one ("the mayor")."""
    settled = settle_names(inquiry).question
    pairs = zip(inquiry.question.clauses, settled.clauses, strict=True)
    clauses = tuple(
        replace(old, endorser=_if_one(old.endorser, new.endorser), candidate=_if_one(old.candidate, new.candidate))
        for old, new in pairs
    )
    return replace(inquiry.question, clauses=clauses)


def _if_one(old: Slot, new: Slot) -> Slot:
    """A described side with the one name that it came to, else as it was said."""
    is_one = old.is_definite and len(new.names) == 1 and len(new.names[0].matches) == 1
    return replace(new, kinds=(), roles=()) if is_one else old


def _told_of(answer: Answer, drafts: Sequence[Draft]) -> tuple[int, ...]:
    """Whose the lines of an answer are, those on other pages of a long list too."""
    ids = [i.entity_id for i in answer.items if i.entity_id is not None]
    ids += [key for draft in drafts if draft.read_ids is not None for key in draft.read_ids()]
    return tuple(dict.fromkeys(ids))


def answer_one(inquiry: Inquiry) -> tuple[Answer, Draft]:
    """The answer to a question of one part, and the draft that it was made of."""
    settled = settle_names(inquiry)
    draft = _draft(settled)
    stranger = unknown_name(settled.question)
    is_near = stranger is not None and bool(stranger.nearest)  # who is no one of those known: nothing is told of these
    is_free = not (is_near or asks_who_leads(settled.question) or leans_on_nothing(settled.question))
    if draft.kind == "unknown" and is_free:
        freely = (answer_spoken, answer_prose, answer_gist, answer_nearest)
        draft = next((told for answer in freely if (told := told_freely(answer, settled)) is not None), draft)
    return finish(settled, draft), draft


def _draft(inquiry: Inquiry) -> Draft:
    question = inquiry.question
    stranger = unknown_name(question)
    if stranger is not None and question.asks in PASSAGE_ASKS and is_written_of(inquiry, stranger):
        plain = without_name(question, stranger)
        if unknown_name(plain) is not stranger:
            return _draft(inquiry.about(plain))
    choice = open_choice(question) if stranger is None else None
    if choice is not None and (one := told_of_one(inquiry, choice)) is not None:
        return _draft(one)
    refused = _of_nobody_known(inquiry, stranger) or _not_understood(inquiry)
    if refused is not None:
        return refused
    try:
        draft = _BY_ASKS[question.asks](inquiry)
    except UnknownDay as happening:
        return tell_unknown_event(inquiry, str(happening))
    except TooWide as most:
        return Draft("unknown", [inquiry.words.say("none.too_wide", n=most)])
    word = loose_name(question) if draft.kind == "unknown" else None
    if word is not None:  # "what did she say in the market", though a Market Traders' Union is known
        read = _draft(inquiry.about(without_name(question, word)))
        return read if read.kind == "passages" else draft
    return draft


def _of_nobody_known(inquiry: Inquiry, stranger: LinkedName | None) -> Draft | None:
    """What is told where a name is nobody's, or may be several people's; None where all are known."""
    question = inquiry.question
    if question.asks in LOOKED_UP and question.strangers:
        return tell_not_understood(inquiry)
    if stranger is not None:
        return tell_unknown_name(inquiry, stranger)
    choice = open_choice(question)
    return ask_which(inquiry, choice) if choice is not None else None


def _not_understood(inquiry: Inquiry) -> Draft | None:
    """What is told where a question asks nothing on record, or more than was understood; None for any other."""
    question = inquiry.question
    if question.asks is Asks.NOTHING and question.unread:
        return tell_not_understood(inquiry)
    if question.asks not in _BY_ASKS or not (question.clauses or question.topic):
        return tell_out_of_scope(inquiry)
    if not question.clauses and question.asks not in PASSAGE_ASKS:
        return tell_out_of_scope(inquiry)
    if question.asks in LOOKED_UP and (question.unread or is_too_wide(question)):
        return tell_not_understood(inquiry)
    if question.asks in LOOKED_UP and question.heard and any(map(is_of_another, question.clauses)):
        return _of_whom(inquiry)
    if question.asks in LOOKED_UP and any(is_of_untold(c, question.asks) for c in question.clauses):
        return _of_whom(inquiry)  # "which of those ..." of whom nobody was told
    if question.asks in LOOKED_UP and (left := not_held(inquiry)):
        return tell_not_understood(inquiry.about(replace(question, unread=left)))
    if question.asks in LOOKED_UP and any(map(is_of_one_unknown, question.clauses)):
        return _of_whom(inquiry)  # "the governor", where nobody is one
    if question.asks is Asks.YES_NO and all(tells_nobody(c) for c in question.clauses):
        return _of_whom(inquiry)  # "did they all leave" needs to know whom
    return None


def _keep_unanswered(inquiry: Inquiry) -> None:
    question = inquiry.question
    names = [n.matches[0].name if n.matches else n.written for n in question.names]
    with suppress(StoreError):  # a store that cannot be written to still answers
        record_unanswered(
            inquiry.store,
            question.typed or question.text,
            names=list(dict.fromkeys(names)),
            server_id=inquiry.view.server_id,
            at=datetime.now(tz=UTC),
        )
