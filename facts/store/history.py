"""What was decided about a statement, in order, and how is the last word taken back?

Undoing is a decision too: it restores the word before, and names the decision that it undoes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from facts.errors import Conflict
from facts.models import View
from facts.store.decisions import ACCEPTED, REOPENED, RETRACTED, SUPERSEDED, Verdict, decide_statement
from facts.store.opening import Store
from facts.store.scope import Entry, as_list, read_moment, seen_by

__all__ = [
    "Decision",
    "last_decision",
    "read_history",
    "statements_between",
    "undo_decision",
    "undo_last",
    "versions_of",
]

_NOT_UNDONE = "not exists (select 1 from decision as later where later.undoes_id = decision.decision_id)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One word about a statement.

    Attributes:
        decision_id: Its key.
        statement_id: About which statement.
        verdict: `accepted`, `rejected`, `unsure`, `reopened`, `retracted` or `superseded`.
        at: When (UTC).
        by: Who; None once that person asked to be forgotten.
        reason: Why, in plain words; may be empty.
        server_id: The server in which it counts; None for everyone.
        undoes_id: The decision that it takes back, or None.
    """

    decision_id: int
    statement_id: int
    verdict: Verdict
    at: datetime
    by: str | None
    reason: str
    server_id: int | None
    undoes_id: int | None = None

    def __str__(self) -> str:
        """Who, what and when, as a person is told it."""
        who = self.by or "somebody who is forgotten"
        return f"{self.verdict} by {who} on {self.at:%Y-%m-%d at %H:%M:%S} UTC"


def read_history(store: Store, view: View, statement_id: int) -> list[Decision]:
    """Read every decision about a statement that counts for the view's server, the first one first."""
    rows = store.rows(
        """select * from decision where statement_id = :statement and decided_at <= :known
            and (server_id is null or server_id = :server) order by decision_id""",
        seen_by(view, statement=statement_id),
    )
    return [_decision(row) for row in rows]


def versions_of(store: Store, view: View, statement_id: int) -> list[int]:
    """Find a statement with all that it corrected and all that corrected it, as the view sees them, oldest first."""
    rows = store.rows(
        """with recursive first (value) as (
            select :statement union select supersedes_id from statement join first on statement_id = first.value
                where supersedes_id is not null),
        version (value) as (
            select value from first union select statement_id from statement
                join version on supersedes_id = version.value)
        select statement_id from statement join version on statement_id = version.value
        where server_id is null or server_id = :server order by statement_id""",
        seen_by(view, statement=statement_id),
    )
    return [row["statement_id"] for row in rows]


def statements_between(
    store: Store, view: View, endorser_ids: Collection[int], candidate_ids: Collection[int]
) -> list[int]:
    """Find every statement between these, decided or not, as the view sees them, oldest first."""
    rows = store.rows(
        """select statement_id from statement
        where endorser_id in (select value from json_each(:endorsers))
            and candidate_id in (select value from json_each(:candidates))
            and (server_id is null or server_id = :server) order by statement_id""",
        seen_by(view, endorsers=as_list(endorser_ids), candidates=as_list(candidate_ids)),
    )
    return [row["statement_id"] for row in rows]


def last_decision(store: Store, statement_id: int, server_id: int | None) -> Decision | None:
    """Read the newest decision of one server (None: for everyone) about a statement."""
    row = store.row(
        "select * from decision where statement_id = ? and server_id is ? order by decision_id desc limit 1",
        (statement_id, server_id),
    )
    return _decision(row) if row else None


def undo_last(store: Store, entry: Entry) -> Decision | None:
    """Take back the newest decision that `entry.by` made in this server and has not taken back yet.

    Returns:
        The decision that was undone, or None when there is none left.

    Raises:
        Conflict: Somebody else decided about the same statement since.
    """
    with store.transaction():
        row = store.row(
            f"""select * from decision where decided_by = ? and server_id is ? and undoes_id is null
                and verdict <> 'superseded' and {_NOT_UNDONE}
            order by decision_id desc limit 1""",  # noqa: S608 - only constants are put in
            (entry.by, entry.server_id),
        )
        if row is None:
            return None
        undone = _decision(row)
        _undo(store, undone, entry)
        superseded = _superseded_with(store, undone)
        if superseded:
            _undo(store, superseded, entry)
    return undone


def undo_decision(store: Store, decision_id: int, entry: Entry, *, word: Verdict | None = None) -> Decision:
    """Take back one decision of this server, and with it the putting aside of what it corrected.

    `word` is what holds then where nothing was decided before; a proposal waits again unless it is given.

    Raises:
        Conflict: It is taken back already, or something else was decided about the same statement since.
        ValueError: There is no such decision here.
    """
    with store.transaction():
        row = store.row(
            "select * from decision where decision_id = ? and server_id is ?", (decision_id, entry.server_id)
        )
        if row is None:
            raise ValueError(f"no decision {decision_id} here")
        undone = _decision(row)
        by_now = store.row("select * from decision where undoes_id = ?", (decision_id,))
        if by_now is not None:
            since = _decision(by_now)
            raise Conflict(f"cannot be undone: since then it was {since}", by=since.by)
        _undo(store, undone, entry, word=word)
        superseded = _superseded_with(store, undone)
        if superseded:
            _undo(store, superseded, entry)
    return undone


def _undo(store: Store, undone: Decision, entry: Entry, *, word: Verdict | None = None) -> None:
    standing = store.row(
        f"""select * from decision where statement_id = ? and server_id is ? and undoes_id is null and {_NOT_UNDONE}
        order by decision_id desc limit 1""",  # noqa: S608 - only constants are put in
        (undone.statement_id, undone.server_id),
    )
    if standing and standing["decision_id"] != undone.decision_id:
        since = _decision(standing)
        raise Conflict(f"cannot be undone: since then it was {since}", by=since.by)
    before = _word_before(store, undone)
    word = word if word and before == REOPENED else before
    decide_statement(store, undone.statement_id, word, entry, reason="undone", undoes_id=undone.decision_id)


def _word_before(store: Store, undone: Decision) -> Verdict:
    before = store.row(
        """select * from decision where statement_id = ? and server_id is ? and decision_id < ?
        order by decision_id desc limit 1""",
        (undone.statement_id, undone.server_id, undone.decision_id),
    )
    if before:
        return _decision(before).verdict
    corrects = store.row("select supersedes_id from statement where statement_id = ?", (undone.statement_id,))
    # a correction that is taken back goes; anything else waits for a decision again
    return RETRACTED if corrects and corrects["supersedes_id"] is not None else REOPENED


def _superseded_with(store: Store, undone: Decision) -> Decision | None:
    """The decision that put another statement aside when a correction was accepted."""
    if undone.verdict != ACCEPTED:
        return None
    row = store.row(
        """select decision.* from decision join statement on statement.supersedes_id = decision.statement_id
        where statement.statement_id = ? and decision.verdict = ? and decision.decision_id > ?
        order by decision_id limit 1""",
        (undone.statement_id, SUPERSEDED, undone.decision_id),
    )
    return _decision(row) if row else None


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(
        decision_id=row["decision_id"],
        statement_id=row["statement_id"],
        verdict=row["verdict"],
        at=read_moment(row["decided_at"]),
        by=row["decided_by"],
        reason=row["reason"],
        server_id=row["server_id"],
        undoes_id=row["undoes_id"],
    )
