"""What a store knows is kept from question to question, and read anew when something is added."""

from __future__ import annotations

from datetime import UTC, datetime

from facts.answers.known import known_of
from facts.models import View
from facts.store import Store
from facts.store.readings import add_reading


def test_knowledge_is_kept_while_nothing_is_added(store):
    assert known_of(store, View()) is known_of(store, View())


def test_an_addition_is_known_at_once(readings):
    with Store.in_memory() as store:
        before = known_of(store, View())
        assert not before.candidate_ids
        add_reading(store, readings[0], accept_all=True, at=datetime(2030, 5, 1, tzinfo=UTC), by="test")

        assert known_of(store, View()) is not before
        assert known_of(store, View()).candidate_ids


def test_an_earlier_moment_is_never_kept(store):
    earlier = View(known_at=datetime(2030, 1, 1, tzinfo=UTC))

    assert known_of(store, earlier) is not known_of(store, earlier)
    assert not known_of(store, earlier).candidate_ids


def test_within_a_transaction_nothing_is_kept(store):
    kept = known_of(store, View())
    with store.transaction():
        assert known_of(store, View()) is not kept


def test_entities_are_read_when_looked_up(store):
    known = known_of(store, View())
    key = next(iter(known.candidate_ids))

    assert known.entities[key].entity_id == key
    assert key in known.entities
    assert len(known.entities) > len(known.candidate_ids)
