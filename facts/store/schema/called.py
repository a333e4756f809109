"""Why does the store keep what endorsers are called? Who of ten thousand is a state senator is looked up, not read."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.called import fill_called
from facts.store.schema.registry import migrations

_STATEMENTS = (
    """create table called (
        candidate_id integer not null,
        role text not null,
        kind text not null,
        sort_name text not null,
        endorser_id integer not null,
        known_from text not null,
        known_until text,
        primary key (candidate_id, role, kind, sort_name, endorser_id, known_from)
    ) strict, without rowid""",
    """create trigger called_of_another_kind after update of kind on entity when old.kind <> new.kind begin
        update called set kind = new.kind where endorser_id = new.entity_id and kind = old.kind
            and candidate_id in (select candidate_id from accepted_span where endorser_id = new.entity_id)
            and role in (select endorser_role from statement where endorser_id = new.entity_id);
    end""",
    "drop index if exists statement_called",
    "create index statement_uncalled on statement (endorser_id, candidate_id) where endorser_role = ''",
)


@migrations(name="0014_called")
def called(db: Database) -> None:
    """Of whom a statement calls a state senator, each acceptance was looked up, and every endorser's name after it."""
    for statement in _STATEMENTS:
        db.execute(statement)
    fill_called(db.conn)
