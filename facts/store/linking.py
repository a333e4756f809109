"""Which known entity does a written name stand for, when a document enters the store?

Never a silent merge: only an exact full name (case, accents and marks folded) or a known spelling of exactly
one entity of a fitting kind links. A surname alone does not, nor do namesakes: that is a new entity,
unless the same source already named one of them so.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from facts.models import LONGEST_NAME, EntityKind, View, WrittenEntity
from facts.store.entities import fold_name, write_alias
from facts.store.links import read_merges
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import Entry, as_list


@dataclass(slots=True)
class Linker:
    """Links the names of one document; remembers each, so that one document has one entity a name.

    Attributes:
        store: Where to look and to add.
        entry: Who adds, when, for whom.
        origin: `read` for an article, `import` for a statement file.
        source_ids: Sources whose earlier linking settles namesakes.
        added: How many entities were new.
    """

    store: Store
    entry: Entry
    origin: str
    source_ids: tuple[int, ...] = ()
    added: int = 0
    _linked: dict[tuple[str, bool, str | None], int] = field(default_factory=dict)
    _spellings: dict[str, int] = field(default_factory=dict)

    def link(self, written: WrittenEntity) -> int:
        """The key of the entity that a written name stands for, adding it and its spellings where they are new."""
        known_as = (fold_name(written.name), written.kind == EntityKind.PERSON, written.ref)
        if known_as not in self._linked:
            self._linked[known_as] = self._find(written) or self._add(written)
        entity_id = self._linked[known_as]
        for spelling in (written.name, *written.aliases):
            self._spellings.setdefault(fold_name(spelling), entity_id)
        for is_description, spellings in ((False, (written.name, *written.aliases)), (True, written.descriptions)):
            for spelling in spellings:
                if spelling.strip() and len(spelling.strip()) <= LONGEST_NAME:
                    write_alias(self.store, entity_id, spelling, self.entry, kind=(is_description, self.origin))
        return entity_id

    def find_in_document(self, name: str) -> int | None:
        """The key of whom this document calls so, if it was linked already."""
        return self._spellings.get(fold_name(name))

    def _find(self, written: WrittenEntity) -> int | None:
        if written.ref is not None:
            return self._by_ref(written)
        named = [row for row in self._spelled(written.name) if _fits(row, written)] or self._by_full_alias(written)
        ids = {row["entity_id"] for row in named if row["origin"] == "name"} or {row["entity_id"] for row in named}
        ids = set(read_merges(self.store, View(server_id=self.entry.server_id)).narrowed(ids))
        if len(ids) > 1:
            ids = self._settled(ids, named)
        return ids.pop() if len(ids) == 1 else None

    def _by_full_alias(self, written: WrittenEntity) -> list[sqlite3.Row]:
        """Bodies that are called as the document calls this one for short ("Dawn Party" for "Tarrow Dawn Party")."""
        if written.kind == EntityKind.PERSON:
            return []
        rows = [row for alias in written.aliases if " " in alias.strip() for row in self._spelled(alias)]
        return [row for row in rows if row["origin"] == "name" and row["kind"] == written.kind]

    def _by_ref(self, written: WrittenEntity) -> int | None:
        found = self.store.row(
            """select entity_id from entity where ref = ? and (server_id is null or server_id = ?)
            order by server_id is not null, entity_id""",
            (written.ref, self.entry.server_id),
        )
        return int(found["entity_id"]) if found else None

    def _spelled(self, name: str) -> list[sqlite3.Row]:
        return self.store.rows(
            """select alias.entity_id, alias.origin, alias.folded, entity.kind, entity.ref, entity.server_id
            from alias join entity using (entity_id)
            where alias.folded = :folded and alias.is_description = 0 and alias.ended_at is null
                and (alias.server_id is null or alias.server_id = :server)
                and (entity.server_id is null or entity.server_id = :server)""",
            {"folded": fold_name(name), "server": self.entry.server_id},
        )

    def _settled(self, ids: set[int], named: Sequence[sqlite3.Row]) -> set[int]:
        """Of namesakes: whom the same source named before, else the server's own, else (in a file) who has no ref."""
        before = self.store.rows(
            """select entity_id from naming join passage using (passage_id) join revision using (revision_id)
                where entity_id in (select value from json_each(:ids))
                    and source_id in (select value from json_each(:sources))
            union select entity_id from statement join evidence using (statement_id)
                join revision using (revision_id)
                join entity on entity_id in (endorser_id, candidate_id)
                where entity_id in (select value from json_each(:ids))
                    and source_id in (select value from json_each(:sources))""",
            {"ids": as_list(ids), "sources": as_list(self.source_ids)},
        )
        if before:
            return {row["entity_id"] for row in before}
        own = {row["entity_id"] for row in named if row["server_id"] is not None}
        if len(own) == 1:
            return own
        if self.origin == "import":
            return {row["entity_id"] for row in named if row["ref"] is None}
        return ids

    def _add(self, written: WrittenEntity) -> int:
        entry = self.entry
        entity_id = self.store.insert(
            """insert into entity (entity_id, name, kind, ref, server_id, added_at, added_by)
            values (?, ?, ?, ?, ?, ?, ?)""",
            (
                *(free_number(self.store, "entity"), written.name.strip(), written.kind, written.ref),
                *(entry.server_id, entry.stamp, entry.by),
            ),
        )
        write_alias(self.store, entity_id, written.name, entry, kind=(False, "name"))
        self.added += 1
        return entity_id


def _fits(row: sqlite3.Row, written: WrittenEntity) -> bool:
    """Whether a spelling's owner is of a fitting kind, and the spelling tells enough to link by."""
    if (row["kind"] == EntityKind.PERSON) != (written.kind == EntityKind.PERSON):
        return False
    if row["origin"] == "name":
        return True
    if written.kind == EntityKind.PERSON:
        return " " in row["folded"]  # a surname or first name alone is anybody's
    return EntityKind.ORGANIZATION in (row["kind"], written.kind) or row["kind"] == written.kind


def link_contest(store: Store, name: str | None, entry: Entry) -> int | None:
    """The key of the contest of that name, adding it where it is new; None without a name."""
    if name is None or not name.strip():
        return None
    folded = fold_name(name)
    found = store.row(
        """select contest_id from contest where folded = ? and (server_id is null or server_id = ?)
        order by server_id is not null""",
        (folded, entry.server_id),
    )
    if found:
        return int(found["contest_id"])
    return store.insert(
        "insert into contest (contest_id, name, folded, server_id, added_at, added_by) values (?, ?, ?, ?, ?, ?)",
        (free_number(store, "contest"), name.strip(), folded, entry.server_id, entry.stamp, entry.by),
    )
