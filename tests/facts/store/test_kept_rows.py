"""What was read stays at hand until something that answers read changes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from facts.models import EntityKind
from facts.store import Store
from facts.store import kept_rows as keeping
from facts.store.entities import add_entity
from facts.store.kept_rows import forget_oldest, kept_rows
from facts.store.scope import Entry
from facts.store.shown import keep_shown
from facts.store.unanswered import record_unanswered

AT = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = "select name from entity where kind = :kind order by name"


@pytest.fixture
def store():
    with Store.in_memory() as store:
        add(store, "Adaeze Moss")
        yield store


def add(store, name):
    with store.transaction():
        add_entity(store, name, EntityKind.PERSON, Entry(at=AT, by="test"))


def names(store):
    return [row["name"] for row in kept_rows(store, NAMES, {"kind": "person"})]


def test_the_rows_of_a_query_are_read_once_until_something_changes(store):
    before = kept_rows(store, NAMES, {"kind": "person"})

    assert kept_rows(store, NAMES, {"kind": "person"}) is before
    assert kept_rows(store, NAMES, {"kind": "union"}) == []
    add(store, "Ruth Okoro")
    assert names(store) == ["Adaeze Moss", "Ruth Okoro"]


def test_the_oldest_rows_are_forgotten_alone_where_too_many_are_kept(store, monkeypatch):
    monkeypatch.setattr(keeping, "_MOST_ROWS", 6)  # three queries of one name each
    asked = [kept_rows(store, f"{NAMES} limit {number + 1}", {"kind": "person"}) for number in range(5)]

    assert kept_rows(store, f"{NAMES} limit 5", {"kind": "person"}) is asked[4]
    assert kept_rows(store, f"{NAMES} limit 4", {"kind": "person"}) is asked[3]
    assert kept_rows(store, f"{NAMES} limit 1", {"kind": "person"}) is not asked[0]


def test_the_oldest_are_forgotten_a_part_at_a_time():
    held = dict.fromkeys(range(10_000))

    forget_oldest(held, 4_000)
    assert 7_000 < len(held) < 10_000
    assert 9_999 in held
    for _ in range(30):
        forget_oldest(held, 4_000)
    assert list(held) == list(range(6_000, 10_000))


def test_within_a_change_that_may_be_undone_rows_are_read_each_time(store):
    names(store)

    store.db.conn.execute("begin")
    add(store, "Ruth Okoro")
    assert names(store) == ["Adaeze Moss", "Ruth Okoro"]
    store.db.conn.execute("rollback")
    assert names(store) == ["Adaeze Moss"]


def test_what_another_connection_changes_is_seen(tmp_path):
    with Store.open(tmp_path / "facts.db", create=True) as one, Store.open(tmp_path / "facts.db") as other:
        assert names(one) == []
        add(other, "Ruth Okoro")
        assert names(one) == ["Ruth Okoro"]


def test_a_question_kept_without_answer_and_an_answer_kept_for_its_button_leave_everything_at_hand(store):
    before = store.read_moment()

    record_unanswered(store, "who backs the cat", names=[], server_id=None, at=AT)
    keep_shown(store, "token", {}, server_id=None, at=AT)

    assert store.read_moment() == before
    add(store, "Ruth Okoro")
    assert store.read_moment() != before
