"""Why does the store remember answers? A button under one has to work after the bot was restarted."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0002_shown_answers")
def shown_answers(db: Database) -> None:
    """Passages as they were shown, by the token in the buttons; bounded, and without the asker."""
    db.execute(
        """create table shown_answer (
            shown_id integer primary key autoincrement,
            token text not null unique,
            content text not null check (json_valid(content)),
            server_id integer,
            shown_at text not null
        ) strict"""
    )
    db.execute("create index shown_answer_server on shown_answer (server_id)")
