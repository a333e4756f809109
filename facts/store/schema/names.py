"""Why are spellings filed word by word? A typed name has to be found among a million in a few milliseconds."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations

_TABLES = (
    """create table name_word (
        word_id integer primary key,
        text text not null unique
    ) strict""",
    """create table name_key (
        key integer not null,
        word_id integer not null,
        primary key (key, word_id)
    ) strict, without rowid""",
    """create table name_part (
        word_id integer not null,
        place integer not null,
        alias_id integer not null,
        primary key (word_id, place, alias_id)
    ) strict, without rowid""",
    """create table name_pair (
        pair integer not null,
        alias_id integer not null,
        primary key (pair, alias_id)
    ) strict, without rowid""",
    "create table name_unfiled (alias_id integer primary key) strict",
    """create trigger alias_waits_to_be_filed after insert on alias begin
        insert or ignore into name_unfiled values (new.alias_id);
    end""",
    """create trigger entity_of_another_kind after update of kind on entity when old.kind <> new.kind begin
        insert or ignore into name_unfiled select alias_id from alias where entity_id = new.entity_id;
    end""",
    "insert into name_unfiled select alias_id from alias",
)


@migrations(name="0003_name_index")
def name_index(db: Database) -> None:
    """Words, their near spellings, and who has them; what is not filed yet is listed, so that nothing is lost."""
    for statement in _TABLES:
        db.execute(statement)
