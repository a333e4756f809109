"""Why are the last numbers kept? What a server that is forgotten had is deleted, and its numbers with it."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0008_last_numbers")
def last_numbers(db: Database) -> None:
    """SQLite gave the number of a forgotten statement to the next one: an old card or message meant another fact."""
    db.execute("create table last_number (kind text primary key, last integer not null) strict")
