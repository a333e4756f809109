"""How does a server take its data with it, and how is it forgotten?

A server that the bot leaves is marked and forgotten after a grace period, in which coming back keeps everything.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from facts.counted import counted
from facts.errors import BadInput
from facts.models import View
from facts.moderation.settings import read_settings
from facts.statement_files import format_statements
from facts.store import Store
from facts.store.changes import ChangeKind, Told, read_changes, record_change
from facts.store.forgetting import forget_rows, overwriting, read_servers
from facts.store.imports import export_statements
from facts.store.scope import Entry
from facts.store.server_rows import read_own_names, read_own_suggestions
from facts.store.server_settings import (
    drop_value,
    mark_leaving,
    read_leaving,
    read_values,
    unmark_leaving,
    write_value,
)
from facts.store.unanswered import read_unanswered

GRACE = timedelta(days=30)
FORMATS = ("csv", "jsonl")
_ASKED = "asked_to_be_forgotten"  # the owner did: being there does not take that back


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to send: its name, its bytes and how many rows it has."""

    name: str
    content: bytes
    rows: int


def export_facts(store: Store, view: View, form: str, *, only_own: bool = False) -> ExportFile:
    """Every accepted statement that a server sees, as a statement file that `whobacks import` reads.

    Args:
        store: The store.
        view: Which server.
        form: `csv` or `jsonl`.
        only_own: Without what everyone sees.

    Raises:
        BadInput: There is no such format.
    """
    if form not in FORMATS:
        raise BadInput(f"format: “{form}” is none of {', '.join(FORMATS)}")
    rows = list(export_statements(store, view, only_own=only_own))
    text = format_statements(rows, is_json=form == "jsonl")
    return ExportFile(f"whobacks-facts.{form}", text.encode(), len(rows))


def export_server(store: Store, server_id: int) -> ExportFile:
    """All that the store keeps for one server, as JSON Lines: each object says in `record` what it is."""
    lines = [json.dumps(record, ensure_ascii=False) for record in _records(store, View(server_id=server_id))]
    return ExportFile("whobacks-server.jsonl", "".join(f"{line}\n" for line in lines).encode(), len(lines))


def _records(store: Store, view: View) -> Iterator[dict[str, Any]]:
    assert view.server_id is not None
    settings = read_settings(store, view.server_id)
    yield {"record": "settings"} | {key: getattr(settings, key) for key in settings.__slots__}
    text = format_statements(list(export_statements(store, view, only_own=True)), is_json=True)
    for line in text.splitlines():
        yield {"record": "statement"} | json.loads(line)
    yield from read_own_names(store, view)
    yield from read_own_suggestions(store, view)
    for question in read_unanswered(store, view):
        yield {"record": "unanswered", "question": question.question, "asked_at": question.asked_at.isoformat()}
    before = None
    while page := read_changes(store, view, limit=500, before=before):
        before = page[-1].change_id
        for change in page:
            told = {key: getattr(change, key) for key in ("kind", "summary", "lines", "reason", "by")}
            yield {"record": "change", "at": change.at.isoformat()} | told


def leave_server(
    store: Store, server_id: int, *, at: datetime, grace: timedelta = GRACE, is_asked: bool = False
) -> datetime:
    """Mark a server to be forgotten after a grace period; gives the moment.

    Args:
        store: The store.
        server_id: Which server.
        at: Now (UTC).
        grace: How long a word still keeps everything.
        is_asked: Whether the owner asks; else the bot was removed, which `compare_servers` takes back by itself.
    """
    with store.transaction():
        mark_leaving(store, server_id, at=at, due_at=at + grace)
        if is_asked:
            write_value(store, server_id, _ASKED, value=True)
    return read_leaving(store)[server_id]


def keep_server(store: Store, server_id: int) -> bool:
    """The bot is back, or the owner thought better of it: nothing is forgotten. False when nothing was marked."""
    with store.transaction():
        drop_value(store, server_id, _ASKED)
        return unmark_leaving(store, server_id)


def compare_servers(store: Store, present: Collection[int], *, at: datetime) -> tuple[int, int]:
    """Catch up with what happened while the bot was away: who removed it is left, who has it again is kept.

    Args:
        store: The store.
        present: Every server that the bot is in.
        at: Now (UTC).

    Returns:
        How many were newly marked, and how many are kept that were marked; whose owner asked stays marked.
    """
    with store.transaction():
        marked = read_leaving(store)
        gone = read_servers(store) - {*present, *marked}
        back = [server for server in marked if server in present and _ASKED not in read_values(store, server)]
        for server in gone:
            leave_server(store, server, at=at)
        for server in back:
            keep_server(store, server)
    return len(gone), len(back)


def leaving_servers(store: Store) -> dict[int, datetime]:
    """Which servers are to be forgotten, and when."""
    return read_leaving(store)


def forget_due(store: Store, *, at: datetime) -> dict[int, int]:
    """Forget every server whose grace period is over; gives each one's number of rows. Call it once a day."""
    return {server: forget_server(store, server, at=at) for server in read_leaving(store, until=at)}


def forget_server(store: Store, server_id: int, *, at: datetime, by: str = "whobacks") -> int:
    """Forget a server at once; gives how many rows are gone. Facts that everyone sees stay as they are.

    That a server was forgotten, not which, stays in the operator's log.
    """
    gone = 0
    with overwriting(store):
        gone = forget_rows(store, Entry(at=at, by=by, server_id=server_id))
        told = Told(kind=ChangeKind.SERVER_FORGOTTEN, summary=f"a server was forgotten: {counted(gone, 'row')}")
        record_change(store, told, Entry(at=at, by=by))
    return gone
