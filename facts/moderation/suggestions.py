"""What may a member suggest, and how is the member told what became of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from facts.errors import BadInput
from facts.moderation.settings import read_settings
from facts.moderation.written import clean_text, read_link
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Told, record_change, refuse_twice
from facts.store.scope import Entry
from facts.store.suggestions import (
    Suggestion,
    add_suggestion,
    count_made_by,
    mark_told,
    read_untold,
)

LONGEST_SUGGESTION = 1000
LONGEST_ABOUT = 1500  # characters of the answer that are kept: enough to recognise it
MOST_A_DAY = 20  # suggestions of one member in one server

__all__ = ["OutcomeNotice", "Suggestion", "WrittenSuggestion", "mark_notice_sent", "outcome_notices", "suggest"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeNotice:
    """What a member who asked for it is to be told; `person` is the id as `Entry.by` had it."""

    suggestion_id: int
    person: str
    server_id: int | None
    verdict: str
    suggested: str
    reason: str
    at: datetime

    def tell(self) -> str:
        """The notice in plain words."""
        became = "was taken up" if self.verdict == "accepted" else "was not taken up"
        why = f": {self.reason}" if self.reason else "."
        return f"Your suggestion “{_short(self.suggested)}” {became}{why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSuggestion:
    """What a member wrote, as typed.

    Attributes:
        text: What is wrong or missing.
        link: Where it says so, or empty.
        question, answer: The answer that it is about, as shown; empty for a free suggestion.
        wants_outcome: Whether the member asks to be told what becomes of it.
    """

    text: str
    link: str = ""
    question: str = ""
    answer: str = ""
    wants_outcome: bool = False


def suggest(store: Store, words: WrittenSuggestion, entry: Entry, *, once: str | None = None) -> Change:
    """Put a member's words into the server's review queue, as a card whose `ref` begins with `s`.

    `once` is a key of the form, so that two sends make one suggestion. The change cannot be undone: a moderator
    rejects it.

    Raises:
        BadInput: The text is empty or too long, the link is none, members may not suggest here, or this one
            made too many today.
        Conflict: It was sent already under `once`.
    """
    text = clean_text(words.text, "suggestion", longest=LONGEST_SUGGESTION)
    if not text:
        raise BadInput("suggestion: is empty")
    url = read_link(words.link)
    about = (words.question[:LONGEST_ABOUT], words.answer[:LONGEST_ABOUT])
    with store.transaction():
        refuse_twice(store, once, entry)
        if entry.server_id is not None and not read_settings(store, entry.server_id).members_may_suggest:
            raise BadInput("suggestions are switched off in this server")
        if count_made_by(store, entry, entry.at - timedelta(days=1)) >= MOST_A_DAY:
            raise BadInput(f"{MOST_A_DAY} suggestions a day are the most; try again tomorrow")
        add_suggestion(store, text, entry, url=url, about=about, wants_outcome=words.wants_outcome)
        told = Told(
            kind=ChangeKind.SUGGESTION_MADE,
            summary=_short(text),
            lines=[f"about: {_short(about[0])}"] if about[0] else [],
            once=once,
        )
        return record_change(store, told, entry)


def outcome_notices(store: Store, *, limit: int = 25) -> list[OutcomeNotice]:
    """What members of every server are still to be told, oldest first; survives a restart."""
    return [
        OutcomeNotice(
            suggestion_id=s.suggestion_id,
            person=s.by or "",
            server_id=s.server_id,
            verdict=s.verdict or "",
            suggested=s.text,
            reason=s.reason,
            at=s.closed_at or s.at,
        )
        for s in read_untold(store, limit=limit)
    ]


def mark_notice_sent(store: Store, suggestion_id: int, at: datetime) -> None:
    """Remember that a notice was sent, or that it cannot be."""
    mark_told(store, suggestion_id, at)


def _short(text: str) -> str:
    return text if len(text) <= 120 else text[:119] + "…"
