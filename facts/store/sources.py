"""Which documents do we hold, in which revisions, and how far do they reach?

A document is added once for its key and its bytes; other bytes under the same key are a new
revision, and what cites the old one keeps its words.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facts.models import DateRange, Passage, Source, View, text_digest
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import Entry, read_range, seen_by, write_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One state of one document; `is_new` when it was not held before."""

    revision_id: int
    source_id: int
    number: int
    is_new: bool


def add_document(
    store: Store, source: Source, entry: Entry, *, sha256: str, passages: Sequence[Passage] = ()
) -> Revision:
    """Add a document, or find that the same bytes are held already.

    Args:
        store: The store.
        source: What it is; its key names the document.
        entry: Who adds it, when, for whom.
        sha256: A digest of its bytes (hex).
        passages: Its paragraphs, in order.
    """
    with store.transaction():
        source_id = _source_id(store, source.key, entry)
        newest = store.row(
            "select revision_id, number, sha256 from revision where source_id = ? and replaced_at is null", (source_id,)
        )
        if newest and newest["sha256"] == sha256:
            return Revision(
                revision_id=newest["revision_id"], source_id=source_id, number=newest["number"], is_new=False
            )
        number = _next_number(store, source_id)
        if newest:
            store.db.execute(
                "update revision set replaced_at = ? where revision_id = ?", (entry.stamp, newest["revision_id"])
            )
        digest = text_digest(passage.text for passage in passages) if passages else None
        revision_id = _add_revision(store, (source_id, number, sha256), source, entry, text_sha256=digest)
        store.db.conn.executemany(
            "insert into passage (revision_id, paragraph, text) values (?, ?, ?)",
            [(revision_id, passage.paragraph, passage.text) for passage in passages],
        )
    return Revision(revision_id=revision_id, source_id=source_id, number=number, is_new=True)


def _next_number(store: Store, source_id: int) -> int:
    """The number of the next revision; one that was taken back keeps its own."""
    last = store.row("select max(number) from revision where source_id = ?", (source_id,))
    return int(last[0] or 0) + 1 if last else 1


def _source_id(store: Store, key: str, entry: Entry) -> int:
    found = store.row("select source_id from source where key = ? and server_id is ?", (key, entry.server_id))
    if found:
        return int(found["source_id"])
    return store.insert(
        "insert into source (source_id, key, server_id, added_at) values (?, ?, ?, ?)",
        (free_number(store, "source"), key, entry.server_id, entry.stamp),
    )


def _add_revision(
    store: Store, numbers: tuple[int, int, str], source: Source, entry: Entry, *, text_sha256: str | None = None
) -> int:
    published = (write_day(source.published.earliest_on), write_day(source.published.latest_on))
    return store.insert(
        """insert into revision (source_id, number, sha256, title, publisher, published_earliest, published_latest,
            url, is_note, added_at, added_by, text_sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            *(*numbers, source.title, source.publisher, *published, source.url),
            *(source.is_note, entry.stamp, entry.by, text_sha256),
        ),
    )


def cite_source(
    store: Store, source: Source, entry: Entry, *, paragraph: int | None = None, quote: str | None = None
) -> int:
    """The revision to cite for words of a source whose text is not at hand here.

    It is one with the same title, publisher, date and link: an article that we hold if the quote stands in its
    paragraph, else one that was cited before, else a new source; a key that is taken gets a number.
    """
    held = _alike(store, source, entry)
    for row in held:
        if row["has_text"] and (paragraph is None or _says(store, row["revision_id"], paragraph, quote)):
            return int(row["revision_id"])
    bare = [row for row in held if not row["has_text"]]
    if bare:
        return int(bare[0]["revision_id"])
    digest = hashlib.sha256(json.dumps(_told(source)).encode()).hexdigest()
    with store.transaction():
        source_id = _source_id(store, _free_key(store, source.key, entry), entry)
        return _add_revision(store, (source_id, 1, digest), source, entry)


def _told(source: Source) -> tuple[str | bool | None, ...]:
    published = (write_day(source.published.earliest_on), write_day(source.published.latest_on))
    return (source.title, source.url, source.publisher, *published, source.is_note)


def _alike(store: Store, source: Source, entry: Entry) -> list[sqlite3.Row]:
    return store.rows(
        """select revision_id, exists (
                select 1 from passage where passage.revision_id = revision.revision_id) as has_text
        from revision join source using (source_id)
        where title = ? and url is ? and publisher = ? and published_earliest is ? and published_latest is ?
            and is_note = ? and (server_id is null or server_id = ?)
        order by server_id is not null, replaced_at is not null, revision_id desc""",
        (*_told(source), entry.server_id),
    )


def _says(store: Store, revision_id: int, paragraph: int, quote: str | None) -> bool:
    passage = store.row("select text from passage where revision_id = ? and paragraph = ?", (revision_id, paragraph))
    return passage is not None and (quote or "") in passage["text"]


def _free_key(store: Store, key: str, entry: Entry) -> str:
    taken = {
        row["key"]
        for row in store.rows(
            "select key from source where server_id is :server and (key = :key or key glob :more)",
            {"server": entry.server_id, "key": key, "more": re.sub(r"([\[*?])", r"[\1]", key) + "-[0-9]*"},
        )
    }
    free, number = key, 1
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def publishers(store: Store, view: View, *, after: int = 0) -> list[tuple[str, str, str | None]]:
    """Read who published the sources that the view sees: the name, with the key and the link of a source of each.

    Only of revisions with keys above `after`.
    """
    rows = store.rows(
        """select publisher, source.key, url from revision join source using (source_id)
        where revision_id > :after and publisher <> '' and revision.added_at <= :known
            and (source.server_id is null or source.server_id = :server)
            and (replaced_at is null or replaced_at > :known)""",
        seen_by(view, after=after),
    )
    return [(publisher, key, url) for publisher, key, url in rows]


class Held(NamedTuple):
    """Which revisions a store holds: the newest, how many count, how many were replaced, and when the last of them."""

    newest: int
    current: int
    replaced: int
    replaced_at: str


def held_revisions(store: Store) -> Held:
    """Which revisions the store holds now, by its indexes alone: when nothing of it changed, no source did."""
    (row,) = store.rows(
        """select ifnull((select max(revision_id) from revision), 0),
            (select count(*) from revision where replaced_at is null),
            (select count(*) from revision where replaced_at is not null),
            ifnull((select max(replaced_at) from revision where replaced_at is not null), '')"""
    )
    return Held(*row)


def only_added(store: Store, before: Held, now: Held) -> bool:
    """Whether sources were only added since then, and none read anew, taken back or deleted."""
    (added,) = store.keys("select count(*) from revision where revision_id > ?", (before.newest,))
    return now[2:] == before[2:] and now.current == before.current + added


def reach(store: Store, view: View) -> DateRange | None:
    """When the newest source that the view sees was published; None when no source says."""
    found = store.row(
        """select published_earliest, published_latest from revision join source using (source_id)
        where published_latest is not null and revision.added_at <= :known
            and (source.server_id is null or source.server_id = :server)
            and (replaced_at is null or replaced_at > :known)
        order by published_latest desc, published_earliest desc limit 1""",
        seen_by(view),
    )
    return read_range(found["published_earliest"], found["published_latest"]) if found else None
