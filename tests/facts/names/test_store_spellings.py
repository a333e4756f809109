from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import View
from facts.names import rank_names
from facts.store import Store
from facts.store.name_index import StoreSpellings
from facts.store.schema import migrations

AT = "2024-01-02T00:00:00.000000Z"
LATER = "2024-03-01T00:00:00.000000Z"


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def add_entity(store, entity_id, name, *, kind="person", server_id=None, at=AT):
    with store.transaction():
        store.insert(
            "insert into entity (entity_id, name, kind, server_id, added_at) values (?, ?, ?, ?, ?)",
            (entity_id, name, kind, server_id, at),
        )
        add_spelling(store, entity_id, name, server_id=server_id, at=at)


def add_spelling(store, entity_id, text, *, server_id=None, at=AT):
    store.insert(
        """insert into alias (entity_id, text, folded, is_description, origin, server_id, added_at)
        values (?, ?, ?, 0, 'name', ?, ?)""",
        (entity_id, text, text.casefold(), server_id, at),
    )


def add_and_fail(store):
    with store.transaction():
        add_entity(store, 1, "Ortensia Brackwell")
        raise ValueError("on second thought")


def who(store, written, view=None):
    return [match.entity_id for match in rank_names(written, StoreSpellings(store, view or View()))]


def test_a_spelling_is_found_in_the_next_question(store):
    add_entity(store, 1, "Ortensia Brackwell")
    assert who(store, "ortensia brakwell") == [1]

    add_spelling(store, 1, "Tensy B")
    assert who(store, "tensy b") == [1]


def test_a_word_that_named_nobody_names_whoever_is_added(store):
    spellings = StoreSpellings(store, View())
    assert rank_names("brackwell", spellings) == rank_names("brackwel", spellings) == []

    add_entity(store, 1, "Ortensia Brackwell")

    assert [match.entity_id for match in rank_names("brackwell", spellings)] == [1]
    assert [match.entity_id for match in rank_names("brackwel", spellings)] == [1]


def test_a_word_that_named_somebody_names_a_namesake_who_is_added_too(store):
    add_entity(store, 1, "Ortensia Brackwell")
    spellings = StoreSpellings(store, View())
    asked = ("brackwell", "ortensia brackwell")
    assert [[m.entity_id for m in rank_names(name, spellings)] for name in asked] == [[1], [1]]

    add_entity(store, 2, "Ortensia Brackwell")
    assert [{m.entity_id for m in rank_names(name, spellings)} for name in asked] == [{1, 2}, {1, 2}]


def test_a_spelling_that_was_ended_names_nobody_in_the_next_question(store):
    add_entity(store, 1, "Ortensia Brackwell")
    add_spelling(store, 1, "Tensy B")
    spellings = StoreSpellings(store, View())
    assert [match.entity_id for match in rank_names("tensy b", spellings)] == [1]

    with store.transaction():
        store.db.execute("update alias set ended_at = ? where text = 'Tensy B'", (LATER,))
    assert rank_names("tensy b", spellings) == []


def test_a_word_is_not_remembered_from_a_change_that_was_undone(store):
    spellings = StoreSpellings(store, View())
    store.db.conn.execute("begin immediate")
    add_entity(store, 1, "Ortensia Brackwell")
    assert [match.entity_id for match in rank_names("brackwell", spellings)] == [1]
    store.db.conn.execute("rollback")

    assert rank_names("brackwell", spellings) == []


def test_a_spelling_that_was_rolled_back_is_not_found(store):
    with pytest.raises(ValueError, match="on second thought"):
        add_and_fail(store)

    assert who(store, "brackwell") == []


def test_another_connection_finds_it_at_once(tmp_path):
    with Store.open(tmp_path / "facts.db", create=True) as writing, Store.open(tmp_path / "facts.db") as reading:
        spellings = StoreSpellings(reading, View())
        assert rank_names("brackwell", spellings) == []

        add_entity(writing, 1, "Ortensia Brackwell")

        assert [match.entity_id for match in rank_names("brackwell", spellings)] == [1]


def test_a_server_finds_its_own_spellings_and_everyones(store):
    add_entity(store, 1, "Ortensia Brackwell")
    add_entity(store, 2, "Delmar Whitcombe", server_id=5)

    assert who(store, "whitcombe") == []
    assert who(store, "whitcombe", View(server_id=6)) == []
    assert who(store, "whitcombe", View(server_id=5)) == [2]
    assert who(store, "brackwell", View(server_id=5)) == [1]


def test_a_spelling_is_known_from_the_day_it_was_recorded(store):
    add_entity(store, 1, "Ortensia Brackwell", at=LATER)

    assert who(store, "brackwell", View(known_at=datetime(2024, 2, 1, tzinfo=UTC))) == []
    assert who(store, "brackwell", View(known_at=datetime(2024, 4, 1, tzinfo=UTC))) == [1]


def test_a_group_that_was_taken_for_a_person_is_found_by_its_acronym_once_its_kind_is_right(store):
    add_entity(store, 1, "United Guild of Lamplighters")

    with store.transaction():
        store.db.execute("update entity set kind = 'union' where entity_id = 1")

    assert who(store, "ugl") == [1]


def test_a_store_whose_packs_have_an_older_layout_is_packed_anew_when_it_is_opened(tmp_path):
    path = tmp_path / "facts.db"
    at = [migration.name for migration in migrations._migrations].index("0010_heads_and_kin")
    later = migrations._migrations[at:]
    del migrations._migrations[at:]
    try:
        with Store.open(path, create=True) as old:
            add_entity(old, 1, "Ortensia Brackwell")
            with old.transaction():
                old.db.execute("delete from name_change")
                old.db.execute("insert into name_pack (names) values (1)")
                old.db.execute("insert into name_bytes (pack_id, part, bytes) values (1, 'words', x'00')")
    finally:
        migrations._migrations += later

    with Store.open(path) as store:
        assert who(store, "ortensia brakwell") == [1]


def test_many_spellings_are_packed_and_those_noted_since_stand_beside_them(store):
    with store.transaction():
        for number in range(1, 1200):
            add_entity(store, number, f"Ortensia Brack{number}well")
    assert store.row("select count(*) from name_pack")[0] == 1

    add_entity(store, 5000, "Ortensia Brackwell")

    assert who(store, "ortensia brackwell")[0] == 5000
    assert who(store, "ortensia brack77well") == [77]
