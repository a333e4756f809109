"""Which spellings does a person give an entity or take away, for whom?"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from facts.models import View
from facts.store.entities import fold_name
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import NOT_HIDDEN, Entry, as_list, read_moment, seen_by


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSpelling:
    """One spelling of an entity, as a list of them shows it.

    Attributes:
        alias_id: Its key.
        entity_id: Whose it is on record, before any merge.
        text: As written.
        origin: `name`, `read` (by the reader), `import` or `person`.
        is_description: Whether it describes rather than names.
        server_id: The server that alone sees it; None for everyone.
        at, by: Since when, and who gave it; `by` is None once that person asked to be forgotten.
    """

    alias_id: int
    entity_id: int
    text: str
    origin: str
    is_description: bool
    server_id: int | None
    at: datetime
    by: str | None


def read_spellings(store: Store, view: View, entity_id: int) -> list[KnownSpelling]:
    """Read every spelling of an entity, and of whom was merged with it, that the view sees; names first."""
    rows = store.rows(
        f"""select alias.* from alias where entity_id in (select value from json_each(:ids))
            and added_at <= :known and (ended_at is null or ended_at > :known)
            and (server_id is null or server_id = :server) and {NOT_HIDDEN}
        order by origin <> 'name', is_description, alias_id""",  # noqa: S608 - only constants are put in
        seen_by(view, ids=as_list(read_merges(store, view).group(entity_id))),
    )
    return [_spelling(row) for row in rows]


def end_alias(store: Store, alias_id: int, entry: Entry) -> tuple[str, int]:
    """Take a spelling away: end the server's own, hide what everyone sees in this server alone.

    Gives the step's name and key for `facts.store.undoing`.
    """
    with store.transaction():
        owner = store.row("select server_id from alias where alias_id = ?", (alias_id,))
        assert owner is not None
        if owner["server_id"] == entry.server_id:
            store.db.execute("update alias set ended_at = ? where alias_id = ?", (entry.stamp, alias_id))
            return "alias ended", alias_id
        hidden_id = store.insert(
            "insert into hidden_alias (alias_id, server_id, hidden_at, hidden_by) values (?, ?, ?, ?)",
            (alias_id, entry.server_id, entry.stamp, entry.by),
        )
    return "alias hidden", hidden_id


def find_alias(store: Store, entity_id: int, text: str, server_id: int | None) -> int | None:
    """The key of an entity's spelling that this server (None: everyone) gave and that stands."""
    row = store.row(
        "select alias_id from alias where entity_id = ? and text = ? and server_id is ? and ended_at is null",
        (entity_id, text, server_id),
    )
    return int(row["alias_id"]) if row else None


def spelled_alike(spelling: KnownSpelling, text: str) -> bool:
    """Whether two spellings are one, case, accents and marks aside."""
    return fold_name(spelling.text) == fold_name(text)


def _spelling(row: sqlite3.Row) -> KnownSpelling:
    return KnownSpelling(
        alias_id=row["alias_id"],
        entity_id=row["entity_id"],
        text=row["text"],
        origin=row["origin"],
        is_description=bool(row["is_description"]),
        server_id=row["server_id"],
        at=read_moment(row["added_at"]),
        by=row["added_by"],
    )
