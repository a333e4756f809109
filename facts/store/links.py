"""Who is the same as whom, and who is not, for the server that asks?

A merge is a row that points from one entity to another and can be ended; nothing is rewritten. Reads ask this
module which keys stand together (`Merges.group`) and under which one they are shown (`Merges.shown`), so that a
server without merges pays one look into an index, and another server never sees them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from weakref import WeakKeyDictionary

from facts.models import View
from facts.store.opening import Moment, Store
from facts.store.scope import Entry, read_moment, seen_by

LinkKind = Literal["same", "distinct"]
SAME: LinkKind = "same"
DISTINCT: LinkKind = "distinct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One word about two entities: that they are the same (`entity_id` is shown as `into_id`), or are not."""

    link_id: int
    kind: LinkKind
    entity_id: int
    into_id: int
    at: datetime
    by: str | None
    server_id: int | None


@dataclass(frozen=True, slots=True)
class Merges:
    """Which entities act as one in a view; those that were never merged are not in it."""

    _shown: dict[int, int] = field(default_factory=dict)
    _groups: dict[int, tuple[int, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self._shown)

    def shown(self, entity_id: int) -> int:
        """The key under which an entity is shown: its own, or that of the one it was merged into."""
        return self._shown.get(entity_id, entity_id)

    def group(self, entity_id: int) -> tuple[int, ...]:
        """Every key that acts as one with this one, itself with them."""
        return self._groups.get(self.shown(entity_id), (entity_id,))

    @property
    def members(self) -> list[int]:
        """Every key that acts as one with another."""
        return [key for group in self._groups.values() for key in group]

    def widened(self, ids: Iterable[int]) -> list[int]:
        """The keys of all who act as one with any of these."""
        return list(dict.fromkeys(key for one in ids for key in self.group(one))) if self._shown else list(ids)

    def narrowed(self, ids: Iterable[int]) -> list[int]:
        """The keys under which these are shown, each once."""
        return list(dict.fromkeys(map(self.shown, ids))) if self._shown else list(ids)


NONE = Merges()
_ALIKE = """link_id, kind, entity_id, into_id, server_id from entity_link
    where {} and linked_at <= :known and (ended_at is null or ended_at > :known)"""
# two queries, not one `or`: each walks its own stretch of the index
_READ = f"""select {_ALIKE.format("server_id is null")} union all
    select {_ALIKE.format("server_id = :server")} order by link_id"""


def read_merges(store: Store, view: View) -> Merges:
    """Which entities act as one for the view; a server's word stands above everyone's, a later one above an earlier.

    A server that calls two entities distinct undoes for itself a merge of just these two that everyone sees.
    """
    asked, now = (view.server_id, view.known_at), moment_of_records(store)
    held = _held.get(store)
    kept = held[1] if held is not None and held[0] == now else {}
    if now is not None and asked in kept:
        return kept[asked]
    merges = _merged(store.rows(_READ, seen_by(view)))
    if now is not None:
        _held[store] = (now, {**kept, asked: merges} if len(kept) < 1000 else {asked: merges})
    return merges


def moment_of_records(store: Store) -> Moment | None:
    """What changes with every change of the file, by whomever; None within a change, which may be undone."""
    if store.moment is None and not store.db.conn.in_transaction:
        return store.read_moment()
    return store.moment


_held: WeakKeyDictionary[Store, tuple[Moment, dict[tuple[object, object], Merges]]] = WeakKeyDictionary()


def _merged(rows: Collection[sqlite3.Row]) -> Merges:
    same = [row for row in rows if row["kind"] == SAME]
    if not same:
        return NONE
    apart = {frozenset((r["entity_id"], r["into_id"])) for r in rows if r["kind"] == DISTINCT and r["server_id"]}
    shown: dict[int, int] = {}
    for row in sorted(same, key=lambda r: (r["server_id"] is not None, r["link_id"])):
        pair = frozenset((row["entity_id"], row["into_id"]))
        one, into = _root(shown, row["entity_id"]), _root(shown, row["into_id"])
        if one != into and not (row["server_id"] is None and pair in apart):
            shown[one] = into
    groups: dict[int, list[int]] = defaultdict(list)
    for key in {*shown, *shown.values()}:
        groups[_root(shown, key)].append(key)
    return Merges(
        {key: _root(shown, key) for key in shown},
        {root: tuple(sorted(keys)) for root, keys in groups.items()},
    )


def _root(shown: dict[int, int], key: int) -> int:
    while key in shown:
        key = shown[key]
    return key


def add_link(store: Store, kind: LinkKind, entity_id: int, into_id: int, entry: Entry) -> int:
    """Write down that two entities are the same, or are not; gives the link's key.

    Raises:
        ValueError: One of them is not seen here, or they are one already.
    """
    seen = store.rows(
        "select entity_id from entity where entity_id in (?, ?) and (server_id is null or server_id = ?)",
        (entity_id, into_id, entry.server_id),
    )
    if len(seen) != 2:
        raise ValueError(f"no entities {entity_id} and {into_id} to link here")
    return store.insert(
        """insert into entity_link (server_id, kind, entity_id, into_id, linked_at, linked_by)
        values (?, ?, ?, ?, ?, ?)""",
        (entry.server_id, kind, entity_id, into_id, entry.stamp, entry.by),
    )


def end_link(store: Store, link_id: int, entry: Entry) -> None:
    """End a link of this server from now on; it stays on record."""
    with store.transaction():
        store.db.execute(
            "update entity_link set ended_at = ?, ended_by = ? where link_id = ? and server_id is ?",
            (entry.stamp, entry.by, link_id, entry.server_id),
        )


def read_links(store: Store, view: View, entity_ids: Collection[int]) -> list[Link]:
    """Read the links that stand for the view and touch one of these entities, the oldest first."""
    rows = store.rows(
        """select * from entity_link where (server_id is null or server_id = :server)
            and linked_at <= :known and (ended_at is null or ended_at > :known)
            and (entity_id in (select value from json_each(:ids)) or into_id in (select value from json_each(:ids)))
        order by link_id""",
        seen_by(view, ids=f"[{','.join(map(str, entity_ids))}]"),
    )
    return [
        Link(
            link_id=row["link_id"],
            kind=row["kind"],
            entity_id=row["entity_id"],
            into_id=row["into_id"],
            at=read_moment(row["linked_at"]),
            by=row["linked_by"],
            server_id=row["server_id"],
        )
        for row in rows
    ]


def told_apart(store: Store, view: View, entity_ids: Collection[int]) -> set[frozenset[int]]:
    """The pairs with one of these that somebody said are not the same."""
    links = read_links(store, view, entity_ids)
    return {frozenset((link.entity_id, link.into_id)) for link in links if link.kind == DISTINCT}


def are_distinct(store: Store, view: View, one: int, other: int) -> Link | None:
    """The word that says these two are not the same, if there is one."""
    for link in read_links(store, view, [one]):
        if link.kind == DISTINCT and {link.entity_id, link.into_id} == {one, other}:
            return link
    return None
