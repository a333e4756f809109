"""Does a message only type again a name that was not known in the question before it ("sorry, I meant Moss")?

A question with a name that nobody has is no turn to lean on; but whoever then types the name as it should be asks the
same again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from facts.answers.known import StoreKnown
from facts.errors import BadDate
from facts.models import Question
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.parse import Message, take_apart
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import blank, fold, tokenize

_BESIDE = ("correction", "no", "mark", "polite", "tag", "and")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Unknown:
    """A question that was not answered for one name or word alone.

    Attributes:
        text: The question.
        written: What was not known in it.
        is_first: Whether no turn goes before it.
    """

    text: str
    written: str
    is_first: bool


def unknown_in(question: Question, *, is_first: bool) -> Unknown | None:
    """What alone was not known in a question; None where that is nothing, or more than one thing."""
    slots = [slot for clause in question.clauses for slot in (clause.endorser, clause.candidate)]
    strangers = (n.written for slot in slots for n in slot.names if not n.matches)
    found = {*question.unread, *question.strangers, *strangers}
    if len(found) != 1 or question.parts or not question.clauses:
        return None
    (written,) = found
    return Unknown(question.text, written, is_first) if question.text.count(written) == 1 else None


def typed_again(text: str, before: Unknown, known: Known, *, today: date, language: str | None) -> str | None:
    """The question before with the name that a message types again; None where the message says something else.

    Args:
        text: The message.
        before: What was asked and not known.
        known: Of the store.
        today: Today.
        language: That of the conversation.
    """
    if len(text) > _LONGEST:
        return None
    try:
        message = take_apart(text, known, today=today, language=language)
    except BadDate:
        return None
    named = [u.name for u in message.units if u.name is not None]
    if len(named) != 1 or not named[0].matches or not _says_no_more(message):
        return None
    corrects = any(u.tag == "correction" or _corrects(u.text, message) for u in message.units)
    is_meant = corrects or text.strip().startswith("*") or text.strip().endswith("*") or before.is_first
    return before.text.replace(before.written, named[0].written) if is_meant else None


def described_again(text: str, before: Turn, known: StoreKnown, *, today: date, language: str | None) -> str | None:
    """The question before, of which it was asked back which union is meant, of the one that a message describes.

    "The grocery one" makes a "union" of it a "grocery union"; None where that means none, or several, of those offered.

    Args:
        text: The message.
        before: The turn that was answered with a choice.
        known: Of the store.
        today: Today.
        language: That of the conversation.
    """
    if before.kind != "clarify" or len(text) > _LONGEST:
        return None
    if (placed := _told_by_place(text, before, known, language or before.question.language)) is not None:
        return placed
    try:
        message = take_apart(text, known, today=today, language=language)
        asked = take_apart(before.question.text, known, today=today, language=language)
    except BadDate:
        return None
    sort = next((u for u in asked.units if u.tag == "group" and u.info.get("is_single")), None)
    common, ones = message.lexicon.common, message.lexicon.talk["one"]
    said = [u for u in message.units if u.tag not in _BESIDE and u.text not in ARTICLES]
    telling = [u.text for u in said if u.text not in ones and u.text not in common and not _corrects(u.text, message)]
    is_one = any(u.text in ones for u in said) and all(u.tag == "word" for u in said)
    if sort is None or len(telling) != 1 or not is_one:
        return None
    start, end = asked.pieces[sort.at].start, asked.pieces[sort.last].end
    again = f"{asked.text[:start]}{telling[0]} {asked.text[start:end]}{asked.text[end:]}"
    named = [u for u in take_apart(again, known, today=today, language=language).units if u.name is not None]
    meant = [{m.entity_id for m in u.name.matches} for u in named if telling[0] in u.text.split() and u.name]
    return again if len(meant) == 1 and len(meant[0]) == 1 and meant[0] <= set(before.entity_ids) else None


def _told_by_place(text: str, before: Turn, known: StoreKnown, language: str) -> str | None:
    """The question before of the one namesake who sits where a message says ("the Fredericton one", "Fredericton")."""
    lexicon = load_lexicon(language)
    light = lexicon.common | lexicon.talk["one"] | ARTICLES
    said = [t.word for t in tokenize(blank(text)) if not t.is_mark and t.word not in light]
    names = [n for c in before.question.clauses for s in (c.endorser, c.candidate) for n in s.names]
    several = [n for n in names if len(n.matches) > 1]
    if not said or len(several) != 1:
        return None
    offered = {m.entity_id: m.name for m in several[0].matches}
    roles = [role for role in known.roles if " ".join(said) in _places(role)]
    meant = {i for i in offered for role in roles if i in known.holders_of(role)}
    return before.question.text.replace(several[0].written, offered[meant.pop()], 1) if len(meant) == 1 else None


def _places(role: str) -> list[str]:
    """The places behind the commas of a role ("city councillor, Tarrow")."""
    return [place.strip() for part in fold(role).split(";") for place in part.split(",")[1:]]


def _says_no_more(message: Message) -> bool:
    common = message.lexicon.common
    rest = (u for u in message.units if u.name is None and u.tag not in _BESIDE)
    return all(u.tag == "word" and (u.text in common or _corrects(u.text, message)) for u in rest)


def _corrects(word: str, message: Message) -> bool:
    return word in message.lexicon.talk["correcting"]
