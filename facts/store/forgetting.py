"""How is a server forgotten: every row that it alone sees, and its word about what everyone sees?

What a server's moderators entered goes only when the server asks or has left; nothing that everyone sees is touched.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from facts.store.numbers import keep_last_numbers
from facts.store.opening import Store
from facts.store.scope import Entry

_OWN = "select statement_id from statement where server_id = :server"
_REVISIONS = "select revision_id from revision join source using (source_id) where source.server_id = :server"
_PASSAGES = f"select passage_id from passage where revision_id in ({_REVISIONS})"  # noqa: S608
_ENTITIES = "select entity_id from entity where server_id = :server"
_EVENTS = f"select event_id from event where server_id = :server or revision_id in ({_REVISIONS})"  # noqa: S608
_ALIASES = f"select alias_id from alias where server_id = :server or entity_id in ({_ENTITIES})"  # noqa: S608

# What points comes before what it points to; foreign keys are checked at the end all the same.
_ROWS = (
    ("change_about", "change_id in (select change_id from change where server_id = :server)"),
    ("change", "server_id = :server"),
    ("accepted_span", f"statement_id in ({_OWN})"),
    ("hidden_span", "server_id = :server"),
    ("waiting", "server_id = :server"),
    ("contradiction", f"statement_id in ({_OWN}) or other_id in ({_OWN})"),
    ("decision", f"server_id = :server or statement_id in ({_OWN})"),
    ("evidence", f"server_id = :server or statement_id in ({_OWN})"),
    ("statement", "server_id = :server"),
    ("quotation", f"passage_id in ({_PASSAGES}) or speaker_id in ({_ENTITIES})"),
    ("naming", f"passage_id in ({_PASSAGES}) or entity_id in ({_ENTITIES})"),
    ("role", f"revision_id in ({_REVISIONS}) or entity_id in ({_ENTITIES})"),
    ("event_alias", f"event_id in ({_EVENTS})"),
    ("event", f"event_id in ({_EVENTS})"),
    ("passage", f"revision_id in ({_REVISIONS})"),
    ("revision", f"revision_id in ({_REVISIONS})"),
    ("source", "server_id = :server"),
    ("entity_link", "server_id = :server"),
    ("hidden_alias", f"server_id = :server or alias_id in ({_ALIASES})"),
    ("name_change", f"alias_id in ({_ALIASES})"),
    ("alias", f"alias_id in ({_ALIASES})"),
    ("entity", "server_id = :server"),
    ("contest", "server_id = :server"),
    ("unanswered", "server_id = :server"),
    ("shown_answer", "server_id = :server"),
    ("suggestion", "server_id = :server"),
    ("server_setting", "server_id = :server"),
    ("server_leaving", "server_id = :server"),
)

_OWNERS = tuple(table for table, condition in _ROWS if condition.startswith("server_id = :server"))


def read_servers(store: Store) -> set[int]:
    """Every server of which the store keeps anything."""
    each = " union ".join(f"select server_id from {table} where server_id is not null" for table in _OWNERS)  # noqa: S608
    return {row["server_id"] for row in store.rows(each)}


@contextmanager
def overwriting(store: Store) -> Iterator[None]:
    """A transaction whose deletions are overwritten in the file, and after which the log is emptied into it."""
    store.db.execute("pragma secure_delete = on")
    with store.transaction():
        yield
    store.db.execute("pragma wal_checkpoint(truncate)")


def forget_rows(store: Store, entry: Entry) -> int:
    """Delete every row of the entry's server; call inside `overwriting`. Gives how many.

    Raises:
        ValueError: The entry names no server: what everyone sees is never deleted.
    """
    if entry.server_id is None:
        raise ValueError("what everyone sees is never forgotten")
    store.db.execute("pragma defer_foreign_keys = on")  # until this transaction ends
    keep_last_numbers(store)
    gone = 0
    for table, condition in _ROWS:
        done = store.db.execute(f"delete from {table} where {condition}", {"server": entry.server_id})  # noqa: S608
        gone += done.rowcount
    return gone
