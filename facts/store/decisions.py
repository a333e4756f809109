"""Who decided about a statement, when, and what does that make of it?

The log of decisions is the only truth; spans of acceptance, spans of hiding and the waiting list are
written anew from it in the same transaction. A server's word about a statement that everyone
sees counts in that server alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Literal

from facts.store.called import follow_called
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.stretches import follow_pair

Verdict = Literal["accepted", "rejected", "unsure", "reopened", "retracted", "superseded"]
ACCEPTED: Verdict = "accepted"
REJECTED: Verdict = "rejected"
UNSURE: Verdict = "unsure"
REOPENED: Verdict = "reopened"
RETRACTED: Verdict = "retracted"
SUPERSEDED: Verdict = "superseded"


# What the view of `seen_by` sees accepted: a row `span` of accepted_span that its server has not taken back for itself.
SEEN_SPAN = """span.accepted_at <= :known and (span.ended_at is null or span.ended_at > :known)
    and (span.server_id is null or span.server_id = :server)
    and not exists (select 1 from hidden_span as hidden
        where hidden.statement_id = span.statement_id and hidden.server_id = :server
            and hidden.hidden_at <= :known and (hidden.ended_at is null or hidden.ended_at > :known))"""


def decide_statement(
    store: Store,
    statement_id: int,
    verdict: Verdict,
    entry: Entry,
    *,
    reason: str = "",
    undoes_id: int | None = None,
) -> int:
    """Append a decision and let what is accepted follow from it; gives the decision's key.

    Accepting a statement that corrects another puts that other aside at the same moment.

    Raises:
        ValueError: There is no such statement, or it belongs to another server.
    """
    with store.transaction():
        statement = store.row("select server_id, supersedes_id from statement where statement_id = ?", (statement_id,))
        if statement is None or statement["server_id"] not in (None, entry.server_id):
            raise ValueError(f"no statement {statement_id} to decide on here")
        decision_id = store.insert(
            """insert into decision (statement_id, verdict, decided_at, decided_by, reason, server_id, undoes_id)
            values (?, ?, ?, ?, ?, ?, ?)""",
            (statement_id, verdict, entry.stamp, entry.by, reason, entry.server_id, undoes_id),
        )
        follow_from_log(store, statement_id)
        if verdict == ACCEPTED and statement["supersedes_id"] is not None:
            _put_aside(store, statement["supersedes_id"], entry, reason)
    return decision_id


def _put_aside(store: Store, statement_id: int, entry: Entry, reason: str) -> None:
    last = store.row(
        "select verdict from decision where statement_id = ? and server_id is ? order by decision_id desc limit 1",
        (statement_id, entry.server_id),
    )
    if last is None or last["verdict"] != SUPERSEDED:
        decide_statement(store, statement_id, SUPERSEDED, entry, reason=reason)


def retract_statement(store: Store, statement_id: int, entry: Entry, *, reason: str) -> int:
    """Take a statement back, with a reason; gives the decision's key.

    Raises:
        ValueError: No reason, or no such statement here.
    """
    if not reason.strip():
        raise ValueError("a retraction has a reason")
    return decide_statement(store, statement_id, RETRACTED, entry, reason=reason.strip())


def supersede_statement(store: Store, old_id: int, new_id: int, entry: Entry, *, reason: str = "") -> None:
    """Let an appended statement take the place of another from now on.

    Raises:
        ValueError: The new one was not appended as a correction of the old one.
    """
    found = store.row("select supersedes_id from statement where statement_id = ?", (new_id,))
    if found is None or found["supersedes_id"] != old_id:
        raise ValueError(f"statement {new_id} was not appended as a correction of {old_id}")
    decide_statement(store, new_id, ACCEPTED, entry, reason=reason)


def hold_for_review(store: Store, statement_id: int, entry: Entry) -> None:
    """Put an undecided statement on the waiting list."""
    store.db.execute(
        "insert or ignore into waiting (statement_id, server_id, since, is_unsure) values (?, ?, ?, 0)",
        (statement_id, entry.server_id, entry.stamp),
    )


def follow_from_log(store: Store, statement_id: int) -> None:
    """Write anew what follows from a statement's log of decisions."""
    statement = store.row("select * from statement where statement_id = ?", (statement_id,))
    assert statement is not None
    log = store.rows("select * from decision where statement_id = ? order by decision_id", (statement_id,))
    for table in ("accepted_span", "hidden_span", "waiting"):
        store.db.execute(f"delete from {table} where statement_id = ?", (statement_id,))  # noqa: S608
    store.db.conn.executemany(
        "insert into accepted_span values (?, ?, ?, ?, ?, ?, ?, ?)", accepted_spans(statement, log)
    )
    store.db.conn.executemany("insert into hidden_span values (?, ?, ?, ?)", hidden_spans(statement, log))
    store.db.conn.executemany("insert into waiting values (?, ?, ?, ?)", waiting_rows(statement, log))
    if statement["server_id"] is None:
        follow_pair(store.db.conn, statement["endorser_id"], statement["candidate_id"])
        follow_called(store.db.conn, statement["endorser_id"], statement["candidate_id"])


def accepted_spans(statement: sqlite3.Row, log: Sequence[sqlite3.Row]) -> list[tuple[object, ...]]:
    """When a statement was accepted where it belongs: rows of `accepted_span`, from its whole log."""
    own = [row for row in log if row["server_id"] == statement["server_id"]]
    fixed = tuple(statement[c] for c in ("server_id", "endorser_id", "candidate_id", "contest_id", "stance"))
    spans = _spans([(row["decided_at"], row["verdict"] == ACCEPTED) for row in own])
    return [(statement["statement_id"], start, end, *fixed) for start, end in spans]


def hidden_spans(statement: sqlite3.Row, log: Sequence[sqlite3.Row]) -> list[tuple[object, ...]]:
    """When a server had taken back for itself what everyone sees: rows of `hidden_span`."""
    if statement["server_id"] is not None:
        return []
    servers = sorted({row["server_id"] for row in log if row["server_id"] is not None})
    rows: list[tuple[object, ...]] = []
    for server in servers:
        words = [row for row in log if row["server_id"] == server]
        spans = _spans([(row["decided_at"], row["verdict"] not in (ACCEPTED, REOPENED)) for row in words])
        rows += [(statement["statement_id"], server, start, end) for start, end in spans]
    return rows


def waiting_rows(statement: sqlite3.Row, log: Sequence[sqlite3.Row]) -> list[tuple[object, ...]]:
    """Whether a statement waits for a person: its row of `waiting`, or none."""
    own = [row for row in log if row["server_id"] == statement["server_id"]]
    last = own[-1]["verdict"] if own else REOPENED
    if last not in (UNSURE, REOPENED):
        return []
    return [(statement["statement_id"], statement["server_id"], statement["recorded_at"], int(last == UNSURE))]


def _spans(turns: Sequence[tuple[str, bool]]) -> list[tuple[str, str | None]]:
    """The times from each turn to True until the next to False; a clock that ran back counts as standing still."""
    spans: list[tuple[str, str | None]] = []
    start: str | None = None
    now = ""
    for at, holds in turns:
        now = max(now, at)
        if holds and start is None:
            start = now
        elif not holds and start is not None:
            if now > start:
                spans.append((start, now))
            start = None
    if start is not None:
        if spans and spans[-1][1] == start:  # ended and began again in one moment
            start = spans.pop()[0]
        spans.append((start, None))
    return spans
