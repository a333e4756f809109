"""The publishers of the sources are read once, added to, and read anew when a source is not what it was."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime

import pytest

from facts.answers.publishers import named_publishers
from facts.models import Passage, Source, View
from facts.store import Store
from facts.store.entities import add_entity
from facts.store.quoting import take_back_article
from facts.store.scope import Entry
from facts.store.sources import add_document

_AT = (datetime(2030, 3, day, tzinfo=UTC) for day in range(1, 28))
SERVER = 7


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def entry(server_id=None):
    return Entry(at=next(_AT), by="operator", server_id=server_id)


def hold(store, key, publisher, text="Words.", *, server_id=None):
    source = Source(key=key, title="A story", publisher=publisher)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    passages = [Passage(1, text)]
    return add_document(store, source, entry(server_id), sha256=sha256, passages=passages).revision_id


def called(store, view=None):
    return {name for names in named_publishers(store, view or View()).values() for name in names}


def test_a_new_source_is_named_at_once(store):
    hold(store, "one", "Harbor Herald")
    assert called(store) == {"Harbor Herald"}

    hold(store, "two", "Tarrow Gazette")
    assert called(store) == {"Harbor Herald", "Tarrow Gazette"}
    assert named_publishers(store, View())["two",] == {"Tarrow Gazette"}


def test_a_source_that_is_read_anew_bears_its_new_publisher_alone(store):
    hold(store, "one", "Harbor Herald", "Old words.")
    assert called(store) == {"Harbor Herald"}

    hold(store, "one", "Harbor Herald and Post", "New words.")
    assert called(store) == {"Harbor Herald and Post"}


def test_an_article_that_is_taken_back_gives_way_to_the_one_before(store):
    hold(store, "one", "Harbor Herald", "Old words.", server_id=SERVER)
    newer = hold(store, "one", "Tarrow Gazette", "New words.", server_id=SERVER)
    assert called(store, View(server_id=SERVER)) == {"Tarrow Gazette"}

    with store.transaction():
        take_back_article(store, newer, entry(SERVER))
    assert "Tarrow Gazette" not in called(store, View(server_id=SERVER))


def test_a_server_s_sources_are_named_there_alone(store):
    hold(store, "one", "Harbor Herald")
    assert called(store) == called(store, View(server_id=SERVER)) == {"Harbor Herald"}

    hold(store, "two", "Tarrow Gazette", server_id=SERVER)
    assert called(store) == {"Harbor Herald"}
    assert called(store, View(server_id=SERVER)) == {"Harbor Herald", "Tarrow Gazette"}


def test_nothing_is_read_again_after_a_change_that_touches_no_source(store):
    hold(store, "one", "Harbor Herald")
    before = named_publishers(store, View())

    add_entity(store, "Ada Moss", "person", entry())
    assert named_publishers(store, View()) is before


def test_what_is_undone_is_not_kept(store):
    hold(store, "one", "Harbor Herald")
    seen = []
    with pytest.raises(ValueError, match="second thought"):
        _add_and_fail(store, seen)

    assert seen == [{"Harbor Herald", "Tarrow Gazette"}]
    assert called(store) == {"Harbor Herald"}


def _add_and_fail(store, seen):
    with store.transaction():
        hold(store, "two", "Tarrow Gazette")
        seen.append(called(store))
        raise ValueError("on second thought")
