"""A source is cited from the text that we hold where its words stand there, and otherwise by itself."""

import hashlib
from datetime import UTC, datetime

import pytest

from facts.models import Passage, Source, View
from facts.models.days import DateRange
from facts.store import Store
from facts.store.scope import Entry, read_moment, write_moment
from facts.store.sources import add_document, cite_source, reach

ENTRY = Entry(at=datetime(2030, 3, 1, 12, tzinfo=UTC), by="operator")
HERALD = Source(key="herald", title="Finch wins the Echo", publisher="Herald", published=DateRange.parse("2030-02"))


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def hold(store, *paragraphs, source=HERALD):
    passages = [Passage(n, text) for n, text in enumerate(paragraphs, 1)]
    sha256 = hashlib.sha256("".join(paragraphs).encode()).hexdigest()
    return add_document(store, source, ENTRY, sha256=sha256, passages=passages).revision_id


def test_words_are_cited_from_the_revision_that_has_them(store):
    old = hold(store, "The Echo backs Finch.")
    new = hold(store, "The Echo drops Finch.")

    assert cite_source(store, HERALD, ENTRY, paragraph=1, quote="backs Finch") == old
    assert cite_source(store, HERALD, ENTRY, paragraph=1, quote="drops Finch") == new
    assert cite_source(store, HERALD, ENTRY) == new


def test_words_that_the_text_does_not_have_are_a_source_of_their_own(store):
    held = hold(store, "The Echo backs Finch.")

    apart = cite_source(store, HERALD, ENTRY, paragraph=1, quote="never said")

    assert apart != held
    assert cite_source(store, HERALD, ENTRY, paragraph=1, quote="never said") == apart
    assert [row["key"] for row in store.rows("select key from source order by source_id")] == ["herald", "herald-2"]


def test_sources_whose_keys_are_the_same_and_words_differ_are_kept_apart(store):
    others = [Source(key="herald", title=f"News {n}", url=f"https://example.org/{n}") for n in range(3)]

    keys = {cite_source(store, source, ENTRY) for source in others}

    assert len(keys) == 3
    assert {row["key"] for row in store.rows("select key from source")} == {"herald", "herald-2", "herald-3"}


def test_the_reach_is_the_newest_publication_and_none_without_any(store):
    assert reach(store, View()) is None
    cite_source(store, Source(key="undated", title="Undated"), ENTRY)
    assert reach(store, View()) is None

    hold(store, "A", source=HERALD)
    hold(store, "B", source=Source(key="older", title="Older", published=DateRange.parse("2029-12-31")))

    assert reach(store, View()) == DateRange.month(2030, 2)
    assert reach(store, View(known_at=datetime(2029, 1, 1, tzinfo=UTC))) is None


def test_a_moment_without_a_time_zone_is_refused_and_others_are_kept_to_the_microsecond():
    at = datetime(2030, 3, 1, 12, 0, 0, 7, tzinfo=UTC)

    assert read_moment(write_moment(at)) == at
    with pytest.raises(ValueError, match="time zone"):
        write_moment(at.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        Entry(at=at.replace(tzinfo=None), by="x")
