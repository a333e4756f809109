"""What do members say is wrong or missing, and what became of it?"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from facts.models import View
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import Entry, read_moment, seen_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a member suggested.

    Attributes:
        suggestion_id: Its key.
        text: What is wrong or missing, in the member's words.
        url: A link that says so, or None.
        question, answer: The answer that it is about, as shown; empty for a free suggestion.
        at, by: When (UTC) and who; `by` is None once that person asked to be forgotten.
        wants_outcome: Whether the member asked to be told what became of it.
        is_unsure: Whether somebody looked and could not tell.
        verdict: `accepted` or `rejected`; None while it is open.
        closed_at, closed_by, reason: When, by whom and why it was decided.
        server_id: Where it was made.
    """

    suggestion_id: int
    text: str
    url: str | None
    question: str
    answer: str
    at: datetime
    by: str | None
    wants_outcome: bool
    is_unsure: bool
    verdict: str | None
    closed_at: datetime | None
    closed_by: str | None
    reason: str
    server_id: int | None


def add_suggestion(
    store: Store, text: str, entry: Entry, *, url: str | None, about: tuple[str, str], wants_outcome: bool
) -> int:
    """Keep a suggestion; `about` is the question and the answer that it is about. Gives its key."""
    return store.insert(
        """insert into suggestion (suggestion_id, server_id, text, url, question, answer, suggested_at, suggested_by,
            wants_outcome, is_unsure, reason) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')""",
        (free_number(store, "suggestion"), entry.server_id, text, url, *about, entry.stamp, entry.by, wants_outcome),
    )


def read_suggestion(store: Store, view: View, suggestion_id: int) -> Suggestion | None:
    """Read one suggestion of the view's own server, decided or not."""
    row = store.row(
        "select * from suggestion where suggestion_id = ? and server_id is ?", (suggestion_id, view.server_id)
    )
    return _suggestion(row) if row else None


def read_open_suggestions(store: Store, view: View, *, is_unsure: bool, limit: int, after: int = 0) -> list[Suggestion]:
    """Read open suggestions of the view's own server, oldest first; `after` is the key of the last one seen."""
    rows = store.rows(
        """select * from suggestion where server_id is :server and closed_at is null and is_unsure = :unsure
            and suggestion_id > :after order by suggestion_id limit :limit""",
        seen_by(view, unsure=int(is_unsure), after=after, limit=limit),
    )
    return [_suggestion(row) for row in rows]


def count_suggestions(store: Store, view: View) -> tuple[int, int, datetime | None]:
    """How many are open, how many of these somebody was unsure about, and since when the oldest is (UTC)."""
    row = store.row(
        """select count(*), coalesce(sum(is_unsure), 0), min(suggested_at) from suggestion
        where server_id is ? and closed_at is null""",
        (view.server_id,),
    )
    assert row is not None
    return row[0], row[1], read_moment(row[2]) if row[2] else None


def count_made_by(store: Store, entry: Entry, since: datetime) -> int:
    """How many suggestions one person made in this server since a moment."""
    row = store.row(
        "select count(*) from suggestion where suggested_by = ? and server_id is ? and suggested_at >= ?",
        (entry.by, entry.server_id, Entry(at=since, by="").stamp),
    )
    return int(row[0]) if row else 0


def close_suggestion(store: Store, suggestion_id: int, verdict: str, entry: Entry, *, reason: str) -> None:
    """Decide on an open suggestion: `accepted`, `rejected` or `unsure`, which leaves it open behind the rest."""
    with store.transaction():
        if verdict == "unsure":
            store.db.execute("update suggestion set is_unsure = 1 where suggestion_id = ?", (suggestion_id,))
            return
        store.db.execute(
            """update suggestion set verdict = ?, closed_at = ?, closed_by = ?, reason = ?
            where suggestion_id = ? and server_id is ? and closed_at is null""",
            (verdict, entry.stamp, entry.by, reason, suggestion_id, entry.server_id),
        )


def read_untold(store: Store, *, limit: int) -> list[Suggestion]:
    """Read decided suggestions of every server whose members asked for the outcome and were not told, oldest first."""
    rows = store.rows(
        """select * from suggestion where closed_at is not null and wants_outcome = 1 and told_at is null
            and suggested_by is not null order by closed_at limit ?""",
        (limit,),
    )
    return [_suggestion(row) for row in rows]


def mark_told(store: Store, suggestion_id: int, at: datetime) -> None:
    """Remember that a member was told, or cannot be told."""
    with store.transaction():
        store.db.execute(
            "update suggestion set told_at = ? where suggestion_id = ?", (Entry(at=at, by="").stamp, suggestion_id)
        )


def _suggestion(row: sqlite3.Row) -> Suggestion:
    return Suggestion(
        suggestion_id=row["suggestion_id"],
        text=row["text"],
        url=row["url"],
        question=row["question"],
        answer=row["answer"],
        at=read_moment(row["suggested_at"]),
        by=row["suggested_by"],
        wants_outcome=bool(row["wants_outcome"]),
        is_unsure=bool(row["is_unsure"]),
        verdict=row["verdict"],
        closed_at=read_moment(row["closed_at"]) if row["closed_at"] else None,
        closed_by=row["closed_by"],
        reason=row["reason"],
        server_id=row["server_id"],
    )
