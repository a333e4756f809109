"""Which questions could we not answer? Kept without the asker, for moderators to close by adding the fact."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from facts.models import View
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import read_moment, seen_by, write_moment

LONGEST = 300  # characters kept: enough to recognise a question, too little to hoard messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A question that had no answer, and the names that it was about."""

    unanswered_id: int
    question: str
    names: tuple[str, ...]
    asked_at: datetime


def record_unanswered(
    store: Store, question: str, *, names: Sequence[str], server_id: int | None, at: datetime
) -> None:
    """Keep a question that had no answer, once while it is open; nothing about who asked is kept."""
    kept = " ".join(question.split())[:LONGEST]
    if not kept:
        return
    with store.aside(), store.transaction():
        open_already = store.row(
            "select 1 from unanswered where question = ? and server_id is ? and closed_at is null", (kept, server_id)
        )
        if open_already is None:
            store.insert(
                "insert into unanswered (unanswered_id, question, names, server_id, asked_at) values (?, ?, ?, ?, ?)",
                (
                    *(free_number(store, "unanswered"), kept, json.dumps(list(names), ensure_ascii=False)),
                    *(server_id, write_moment(at)),
                ),
            )


def read_unanswered(store: Store, view: View) -> list[Unanswered]:
    """Read the open questions of the view's own server, the newest first."""
    rows = store.rows(
        """select * from unanswered where server_id is :server and closed_at is null and asked_at <= :known
        order by asked_at desc, unanswered_id desc""",
        seen_by(view),
    )
    return [
        Unanswered(
            unanswered_id=row["unanswered_id"],
            question=row["question"],
            names=tuple(json.loads(row["names"])),
            asked_at=read_moment(row["asked_at"]),
        )
        for row in rows
    ]


def close_unanswered(store: Store, unanswered_id: int, *, server_id: int | None, at: datetime) -> bool:
    """Close a question of this server; False when it is closed already or not here."""
    with store.transaction():
        closed = store.db.execute(
            """update unanswered set closed_at = ?
            where unanswered_id = ? and server_id is ? and closed_at is null""",
            (write_moment(at), unanswered_id, server_id),
        )
    return closed.rowcount > 0
