"""What did moderators change, who, when, about whom, and what would take each change back?

A change is a row with the steps that it took; taking it back walks those steps in reverse and is a
change too, which names the one that it undoes. Nothing is deleted on the way.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facts.errors import Conflict
from facts.models import View
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import Entry, as_list, read_moment, seen_by

Step = tuple[str, ...]  # what was done, by its name in `facts.store.undoing`, and its keys as text


class ChangeKind(StrEnum):
    """What somebody did; the words that `audit` filters by."""

    FACT_ADDED = "fact added"
    FACT_CORRECTED = "fact corrected"
    FACT_RETRACTED = "fact retracted"
    PROPOSAL_ACCEPTED = "proposal accepted"
    PROPOSAL_REJECTED = "proposal rejected"
    PROPOSAL_EDITED = "proposal edited"
    PROPOSAL_UNSURE = "proposal unsure"
    SUGGESTION_MADE = "suggestion made"
    SUGGESTION_ACCEPTED = "suggestion accepted"
    SUGGESTION_REJECTED = "suggestion rejected"
    SUGGESTION_UNSURE = "suggestion unsure"
    ARTICLE_ADDED = "article added"
    ALIAS_ADDED = "alias added"
    ALIAS_REMOVED = "alias removed"
    NAMES_MERGED = "names merged"
    NAME_SPLIT = "name split"
    NAMES_DISTINCT = "names distinct"
    QUESTIONS_CLOSED = "questions closed"
    SETTINGS_CHANGED = "settings changed"
    SERVER_FORGOTTEN = "server forgotten"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that a moderator (or the operator) did, fit for an audit card.

    Attributes:
        change_id: Its key, which undoes it.
        kind: What was done.
        at: When (UTC).
        by: Who; None once that person asked to be forgotten.
        summary: One line in plain words, without who and when.
        lines: More lines for a card: source, quote, what changed.
        reason: Why, as given; may be empty.
        about: Entities that it was about.
        statement_id: The statement that it was about, or None.
        server_id: The server that alone sees it; None for everyone.
        undoes_id: The change that it takes back, or None.
        undone_at, undone_by: When and by whom it was taken back; None while it stands.
        can_undo: Whether it may be taken back.
    """

    change_id: int
    kind: ChangeKind
    at: datetime
    by: str | None
    summary: str
    lines: tuple[str, ...] = ()
    reason: str = ""
    about: tuple[int, ...] = ()
    statement_id: int | None = None
    server_id: int | None = None
    undoes_id: int | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None
    can_undo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a change is to say of itself; fields as of `Change`.

    `steps` take it back; `once` is a key that lets it happen once in a server (a double click on one card).
    """

    kind: ChangeKind
    summary: str
    lines: Sequence[str] = ()
    reason: str = ""
    about: Collection[int] = ()
    statement_id: int | None = None
    steps: Sequence[Step] = ()
    once: str | None = None
    undoes_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFilter:
    """Which changes to show; what is None does not narrow. `until` is excluded."""

    by: str | None = None
    kinds: Collection[ChangeKind] | None = None
    about: Collection[int] | None = None
    statement_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None


def record_change(store: Store, told: Told, entry: Entry) -> Change:
    """Write down a change; call inside the transaction that makes it.

    Raises:
        Conflict: It was made already under the same `once`, or undone already.
    """
    with store.transaction():
        refuse_twice(store, told.once, entry)
        change_id = store.insert(
            """insert into change (change_id, server_id, kind, changed_at, changed_by, summary, lines, reason, steps,
                statement_id, once, undoes_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *(free_number(store, "change"), entry.server_id, told.kind, entry.stamp, entry.by, told.summary),
                *(_json(told.lines), told.reason, _json(told.steps), told.statement_id, told.once, told.undoes_id),
            ),
        )
        store.db.conn.executemany(
            "insert or ignore into change_about values (?, ?)", [(change_id, key) for key in told.about]
        )
        change = read_change(store, change_id, entry.server_id)
    assert change is not None
    return change


def refuse_twice(store: Store, once: str | None, entry: Entry) -> None:
    """Refuse a change that this server made already under the same key.

    Raises:
        Conflict: Names who was first.
    """
    if once is None:
        return
    row = store.row("select * from change where ifnull(server_id, 0) = ? and once = ?", (entry.server_id or 0, once))
    if row is not None:
        at = read_moment(row["changed_at"])
        who = row["changed_by"]
        raise Conflict(f"this was already {_past(row['kind'])} by {told_who(who)} on {tell_moment(at)}", by=who)


def _past(kind: str) -> str:
    return kind.rsplit(" ", 1)[-1]


def told_who(by: str | None) -> str:
    """Who, as a person is told it."""
    return by or "somebody who is forgotten"


def tell_moment(at: datetime) -> str:
    """A moment as a person is told it."""
    return f"{at:%Y-%m-%d at %H:%M:%S} UTC"


_SELECT = """select change.*, later.changed_at as undone_at, later.changed_by as undone_by,
        (select json_group_array(entity_id) from change_about where change_about.change_id = change.change_id) as about
    from change left join change as later on later.undoes_id = change.change_id"""


def read_change(store: Store, change_id: int, server_id: int | None) -> Change | None:
    """Read one change of that server (None: of the operator); None when it is not there."""
    rows = store.rows(f"{_SELECT} where change.change_id = ? and change.server_id is ?", (change_id, server_id))
    return _change(rows[0]) if rows else None


def read_changes(
    store: Store, view: View, wanted: AuditFilter | None = None, *, limit: int = 10, before: int | None = None
) -> list[Change]:
    """Read what was done in the view's own server (None: by the operator), the newest first.

    `before` is the `change_id` of the last one shown: the page after it.
    """
    conditions, parameters = _narrowed(wanted or AuditFilter())
    if before is not None:
        conditions.append("change.change_id < :before")
    rows = store.rows(
        f"""{_SELECT} where change.server_id is :server and change.changed_at <= :known
            {" ".join(f"and {c}" for c in conditions)} order by change.change_id desc limit :limit""",
        seen_by(view, limit=limit, before=before, **parameters),
    )
    return [_change(row) for row in rows]


def count_changes(store: Store, view: View, wanted: AuditFilter | None = None) -> int:
    """How many changes `read_changes` would give in all."""
    conditions, parameters = _narrowed(wanted or AuditFilter())
    row = store.row(
        f"""select count(*) from change where change.server_id is :server and change.changed_at <= :known
            {" ".join(f"and {c}" for c in conditions)}""",  # noqa: S608 - only constants are put in
        seen_by(view, **parameters),
    )
    return int(row[0]) if row else 0


def _narrowed(wanted: AuditFilter) -> tuple[list[str], dict[str, object]]:
    parts: list[tuple[str, str, object]] = [
        ("change.changed_by = :by", "by", wanted.by),
        ("change.kind in (select value from json_each(:kinds))", "kinds", wanted.kinds and as_list(wanted.kinds)),
        (
            """exists (select 1 from change_about where change_about.change_id = change.change_id
                and entity_id in (select value from json_each(:about)))""",
            "about",
            None if wanted.about is None else as_list(wanted.about),
        ),
        ("change.statement_id = :statement", "statement", wanted.statement_id),
        ("change.changed_at >= :since", "since", wanted.since and Entry(at=wanted.since, by="").stamp),
        ("change.changed_at < :until", "until", wanted.until and Entry(at=wanted.until, by="").stamp),
    ]
    given = [part for part in parts if part[2] is not None]
    return [condition for condition, _, _ in given], {name: value for _, name, value in given}


def steps_of(store: Store, change_id: int) -> list[Step]:
    """What a change did, in order."""
    row = store.row("select steps from change where change_id = ?", (change_id,))
    return [tuple(step) for step in json.loads(row["steps"])] if row else []


def _json(values: Iterable[object]) -> str:
    return json.dumps([*values], ensure_ascii=False)


def _change(row: sqlite3.Row) -> Change:
    return Change(
        change_id=row["change_id"],
        kind=ChangeKind(row["kind"]),
        at=read_moment(row["changed_at"]),
        by=row["changed_by"],
        summary=row["summary"],
        lines=tuple(json.loads(row["lines"])),
        reason=row["reason"],
        about=tuple(json.loads(row["about"])),
        statement_id=row["statement_id"],
        server_id=row["server_id"],
        undoes_id=row["undoes_id"],
        undone_at=read_moment(row["undone_at"]) if row["undone_at"] else None,
        undone_by=row["undone_by"],
        can_undo=row["undone_at"] is None and row["steps"] != "[]",
    )
