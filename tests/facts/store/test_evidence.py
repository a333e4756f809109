"""How statements are read with what they rest on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import Source, Stance, View
from facts.store import Store
from facts.store.checks import check_store
from facts.store.entities import add_entity
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Draft, Place, add_evidence, add_statement, find_statements

ENTRY = Entry(at=datetime(2030, 6, 1, tzinfo=UTC), by="operator")


@pytest.fixture
def store():
    with Store.in_memory() as store:
        yield store


def support(store: Store, endorser: str, candidate_id: int, *titles: str) -> int:
    """Let somebody endorse a candidate, as sources of these titles say."""
    draft = Draft(
        endorser_id=add_entity(store, endorser, "union", ENTRY), candidate_id=candidate_id, stance=Stance.ENDORSES
    )
    first, *others = [
        Place(revision_id=cite_source(store, Source(key=title.casefold(), title=title), ENTRY)) for title in titles
    ]
    statement_id = add_statement(store, draft, [first], ENTRY, accept=True)
    for place in others:
        add_evidence(store, statement_id, place, ENTRY)
    return statement_id


def test_statements_are_read_with_what_they_rest_on_in_one_query(store):
    okafor = add_entity(store, "Ngozi Okafor", "person", ENTRY)
    for number in range(3):
        support(store, f"Pilots {number}", okafor, "Herald", f"Gazette {number}")
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)

    found = find_statements(store, View(), candidate_ids=[okafor])

    assert [[one.source.title for one in statement.evidence] for statement in found] == [
        ["Herald", f"Gazette {number}"] for number in range(3)
    ]
    read = [sql for sql in asked if "from statement" in sql or "join statement" in sql]
    assert read == [sql for sql in asked if "evidence" in sql]
    assert len(read) == 1


def test_the_statements_of_one_source_share_it(store):
    okafor = add_entity(store, "Ngozi Okafor", "person", ENTRY)
    for name in ("Harbor Pilots", "Dockers"):
        support(store, name, okafor, "Herald")

    one, other = find_statements(store, View(), candidate_ids=[okafor])

    assert one.evidence[0].source is other.evidence[0].source


def test_a_statement_rests_on_one_place_once(store):
    okafor = add_entity(store, "Ngozi Okafor", "person", ENTRY)
    statement_id = support(store, "Harbor Pilots", okafor, "Herald")
    herald = Place(revision_id=cite_source(store, Source(key="herald", title="Herald"), ENTRY))
    own = Entry(at=ENTRY.at, by="moderator", server_id=7)

    assert not add_evidence(store, statement_id, herald, ENTRY)
    assert not add_evidence(store, statement_id, Place(revision_id=herald.revision_id, quote=""), ENTRY)
    assert add_evidence(store, statement_id, Place(revision_id=herald.revision_id, quote="We back Okafor."), ENTRY)
    assert [add_evidence(store, statement_id, herald, own) for _ in range(2)] == [True, False]
    assert store.keys("select count(*) from evidence") == [3]


AS_BEFORE = """
    drop trigger evidence_once;
    drop index evidence_statement;
    create unique index evidence_once on evidence (statement_id, revision_id, ifnull(paragraph, 0),
        ifnull(quote, ''), ifnull(server_id, 0));
    drop index stretch_turn;
    delete from _sqlite_migrations where name in ('0018_evidence_by_statement', '0019_turns_by_day');
"""


def test_an_older_store_forgets_the_index_that_held_all_quotes_and_no_row(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        okafor = add_entity(store, "Ngozi Okafor", "person", ENTRY)
        support(store, "Harbor Pilots", okafor, "Herald", "Gazette")
        kept = [tuple(row) for row in store.rows("select * from evidence")]
        store.db.conn.executescript(AS_BEFORE)

    with Store.open(path) as store:
        assert [tuple(row) for row in store.rows("select * from evidence")] == kept
        assert store.rows("select 1 from sqlite_master where type = 'index' and name = 'evidence_once'") == []
        assert store.rows("select 1 from sqlite_master where type = 'index' and name = 'stretch_turn'")
        assert check_store(store) == []
        (statement,) = find_statements(store, View(), candidate_ids=[okafor])
        assert [one.source.title for one in statement.evidence] == ["Herald", "Gazette"]
