"""What did a server choose, and which servers are to be forgotten when?"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from facts.store.opening import Store
from facts.store.scope import read_moment, write_moment


def read_values(store: Store, server_id: int) -> dict[str, Any]:
    """Read what a server chose, by key."""
    rows = store.rows("select key, value from server_setting where server_id = ?", (server_id,))
    return {row["key"]: json.loads(row["value"]) for row in rows}


def write_value(store: Store, server_id: int, key: str, value: object) -> None:
    """Write down what a server chose."""
    with store.transaction():
        store.db.execute("insert or replace into server_setting values (?, ?, ?)", (server_id, key, json.dumps(value)))


def drop_value(store: Store, server_id: int, key: str) -> None:
    """Take back what a server chose; nothing happens when it did not choose."""
    with store.transaction():
        store.db.execute("delete from server_setting where server_id = ? and key = ?", (server_id, key))


def mark_leaving(store: Store, server_id: int, *, at: datetime, due_at: datetime) -> None:
    """Note that a server is to be forgotten; an earlier date stays."""
    with store.transaction():
        store.db.execute(
            """insert into server_leaving values (?, ?, ?) on conflict (server_id)
            do update set due_at = min(due_at, excluded.due_at)""",
            (server_id, write_moment(at), write_moment(due_at)),
        )


def unmark_leaving(store: Store, server_id: int) -> bool:
    """Keep a server that was to be forgotten; False when it was not."""
    with store.transaction():
        gone = store.db.execute("delete from server_leaving where server_id = ?", (server_id,))
    return gone.rowcount > 0


def read_leaving(store: Store, *, until: datetime | None = None) -> dict[int, datetime]:
    """Read which servers are to be forgotten, and when; only those due by `until` if it is given."""
    rows = store.rows("select server_id, due_at from server_leaving order by due_at, server_id")
    due = {row["server_id"]: read_moment(row["due_at"]) for row in rows}
    return {server: at for server, at in due.items() if until is None or at <= until}
