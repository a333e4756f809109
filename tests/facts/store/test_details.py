"""A store that knew less of what lists ask for knows it once it is opened, and loses no row."""

from __future__ import annotations

from datetime import UTC, datetime

from facts.models import DateRange, Source, Stance
from facts.store import Store
from facts.store.checks import check_store
from facts.store.entities import add_entity
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Draft, Place, add_statement

ENTRY = Entry(at=datetime(2030, 6, 1, tzinfo=UTC), by="operator")
AS_BEFORE = """
    drop index stretch_undecided;
    drop trigger stretch_counted;
    drop trigger stretch_uncounted;
    drop trigger stretch_recounted;
    drop table backing;
    drop index if exists statement_called;
    drop trigger stretch_of_another_kind;
    delete from stretch where detail <> '';
    create table before (candidate_id integer not null, says text not null, kind text not null, sort_name text not null,
        endorser_id integer not null, contest_id integer not null, first_on text not null, last_on text not null,
        is_doubtful integer not null, known_from text not null, known_until text,
        primary key (candidate_id, says, kind, sort_name, endorser_id, contest_id, first_on, last_on, is_doubtful,
            known_from)) strict, without rowid;
    insert into before select candidate_id, says, kind, sort_name, endorser_id, contest_id, first_on, last_on,
        is_doubtful, known_from, known_until from stretch;
    drop table stretch;
    alter table before rename to stretch;
    create trigger stretch_of_another_kind after update of kind on entity begin select 1; end;
    delete from _sqlite_migrations where name in ('0012_details', '0016_backing', '0017_undecided');
"""


def test_an_older_store_learns_ranks_and_conditions_and_loses_no_row(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        moss = add_entity(store, "Ada Moss", "person", ENTRY)
        place = Place(revision_id=cite_source(store, Source(key="herald", title="Herald"), ENTRY))
        for name, limit in (("Reed", {"rank": 2}), ("Quist", {"condition": "until the vote"}), ("Dara", {})):
            key = add_entity(store, name, "person", ENTRY)
            draft = Draft(endorser_id=key, candidate_id=moss, stance=Stance.ENDORSES, **limit)
            add_statement(store, draft, [place], ENTRY, accept=True)
        kept = [tuple(row) for row in store.rows("select * from stretch")]
        store.db.conn.executescript(AS_BEFORE)

    with Store.open(path) as store:
        assert [tuple(row) for row in store.rows("select * from stretch")] == kept
        assert {row["detail"] for row in store.rows("select detail from stretch")} == {"", "2", "until the vote"}
        assert check_store(store) == []


AS_BEFORE_ROLES = """
    drop trigger called_of_another_kind;
    drop index statement_uncalled;
    drop table called;
    update stretch set detail = '' where says = 'left';
    delete from _sqlite_migrations where name in ('0014_called', '0015_returned');
"""


def test_an_older_store_learns_roles_and_who_came_back(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        moss = add_entity(store, "Ada Moss", "person", ENTRY)
        place = Place(revision_id=cite_source(store, Source(key="herald", title="Herald"), ENTRY))
        for name, role, back in (("Reed", "pastor", True), ("Quist", "", True), ("Dara", "state senator", False)):
            key = add_entity(store, name, "person", ENTRY)
            told = [(Stance.WITHDRAWS, "2030-03-01"), *([(Stance.ENDORSES, "2030-04-01")] if back else [])]
            for stance, on in told:
                draft = Draft(
                    endorser_id=key, candidate_id=moss, stance=stance, endorser_role=role, when=DateRange.parse(on)
                )
                add_statement(store, draft, [place], ENTRY, accept=True)
        kept = {table: [tuple(row) for row in store.rows(f"select * from {table}")] for table in ("called", "stretch")}
        store.db.conn.executescript(AS_BEFORE_ROLES)

    with Store.open(path) as store:
        for table, rows in kept.items():
            assert [tuple(row) for row in store.rows(f"select * from {table}")] == rows
        left = store.rows("select sort_name, detail from stretch where says = 'left' order by sort_name")
        assert [tuple(row) for row in left] == [("dara", ""), ("quist", "came back"), ("reed", "came back")]
        assert [row["role"] for row in store.rows("select role from called")] == ["pastor", "state senator"]
        assert check_store(store) == []
