"""Why do spellings get an index of their owners? A question asks how somebody is called, for the words of passages."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0009_spellings_of_somebody")
def spellings_of_somebody(db: Database) -> None:
    """Without it every spelling was read: 40 ms a question at 250,000 of them."""
    db.execute("create index if not exists alias_entity on alias (entity_id)")
