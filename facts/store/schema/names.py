"""Why are spellings packed? A typed name has to be found among a million in a few milliseconds."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations

_TABLES = (
    """create table name_change (
        change_id integer primary key autoincrement,
        alias_id integer not null
    ) strict""",
    """create table name_pack (
        pack_id integer primary key autoincrement,
        names integer not null
    ) strict""",
    """create table name_bytes (
        pack_id integer not null references name_pack on delete cascade,
        part text not null,
        bytes blob not null,
        unique (pack_id, part)
    ) strict""",
    """create trigger alias_added after insert on alias begin
        insert into name_change (alias_id) values (new.alias_id);
    end""",
    """create trigger entity_of_another_kind after update of kind on entity when old.kind <> new.kind begin
        insert into name_change (alias_id) select alias_id from alias where entity_id = new.entity_id;
    end""",
    "insert into name_change (alias_id) select alias_id from alias",
)


@migrations(name="0003_name_index")
def name_index(db: Database) -> None:
    """Spellings packed for looking up, and the changes since, noted by triggers so that none is forgotten."""
    for statement in _TABLES:
        db.execute(statement)
