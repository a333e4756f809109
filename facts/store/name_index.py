"""Whom could a word name, out of every spelling in the store?

Packed spellings (`facts.store.name_packing`) are read once a connection; those noted since are kept in
a table beside them, brought up to date by one small query before each name. So there is nothing to build at
opening, and every process that reads the store sees a change at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from functools import cache
from itertools import chain
from typing import Any, TypeVar
from weakref import WeakKeyDictionary, ref

from facts.models import View
from facts.names.index_words import Place
from facts.names.packed import PackedNames
from facts.names.spellings import Hit, Memory, Spelling, SpellingTable
from facts.store.links import Merges, moment_of_records, read_merges
from facts.store.name_packing import read_pack
from facts.store.opening import Moment, Store
from facts.store.scope import seen_by

_SPELLING = "alias_id, entity_id, text, folded, entity.name, entity.kind, is_description"
_STATE = """select (select max(pack_id) from name_pack), change_id, alias_id, text
    from (select 1) left join (select change_id, alias_id, text from name_change join alias using (alias_id)
        order by change_id desc limit 1)"""
_SINCE = f"""select {_SPELLING}, change_id from name_change join alias using (alias_id) join entity using (entity_id)
    where change_id > ? order by change_id"""  # noqa: S608
_SEEN = "{0}.added_at <= ? and ({0}.server_id is null or {0}.server_id = ?)"
_READ = f"""select {_SPELLING} from alias join entity using (entity_id) where alias_id in ({{numbers}})
    and {_SEEN.format("alias")} and (alias.ended_at is null or alias.ended_at > ?)
    and {_SEEN.format("entity")}
    and not exists (select 1 from hidden_alias as hidden where hidden.alias_id = alias.alias_id
        and hidden.server_id = ? and hidden.hidden_at <= ? and (hidden.ended_at is null or hidden.ended_at > ?))"""  # noqa: S608
_Found = TypeVar("_Found")
_SHOWN = "select name, kind from entity where entity_id = ?"


class StoreSpellings:
    """Every spelling that a view sees, looked up in the store."""

    def __init__(self, store: Store, view: View) -> None:
        self._connection = store.db.conn
        seen = seen_by(view)
        known, server = seen["known"], seen["server"]
        self._seen = (known, server, known, known, server, server, known, known)
        self._store = ref(store)  # a strong reference would keep a closed store from being forgotten
        self._view = view
        self._held = _held.get(store) or _held.setdefault(store, _Held())
        self._memory: Memory | None = None
        self._remembered: Moment | None = None  # the state of the file that it is of

    def refresh(self) -> Memory:
        """See `facts.names.Spellings`."""
        store = self._store()
        assert store is not None
        self._held.refresh(store)
        memory = self._memory
        if memory is None or self._remembered is None or self._remembered != self._held.moment:
            memory, self._remembered = Memory(), self._held.moment
            self._memory = memory
        memory.forget_some()
        return memory

    def words_with_keys(self, keys: Collection[int]) -> list[str]:
        """See `facts.names.Spellings`."""
        return _joined([part.words_with_keys(keys) for part in self._held.parts])

    def known(self, words: Collection[str]) -> list[str]:
        """See `facts.names.Spellings`."""
        return _joined([part.known(words) for part in self._held.parts])

    def with_pairs(self, pairs: Collection[int], *, most: int, each: int | None = None) -> list[Hit]:
        """See `facts.names.Spellings`."""
        return _joined([part.with_pairs(pairs, most=most, each=each) for part in self._held.parts])

    def with_words(self, words: Collection[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """See `facts.names.Spellings`."""
        return _joined([part.with_words(words, places, most=most) for part in self._held.parts])

    def closest(self, text: str, words: Collection[str], *, most: int) -> list[int]:
        """See `facts.names.Spellings`."""
        return _joined([part.closest(text, words, most=most) for part in self._held.parts])

    def read(self, spelling_ids: Collection[int]) -> list[Spelling]:
        """See `facts.names.Spellings`."""
        ids = list(spelling_ids)
        if not ids:
            return []
        marks = 1 << (len(ids) - 1).bit_length()  # few different statements, so that SQLite need not read them anew
        padded = ids + ids[-1:] * (marks - len(ids))
        found = [_spelling(row) for row in self._connection.execute(_read_sql(marks), (*padded, *self._seen))]
        merges = self._merges()
        return [self._as_merged(spelling, merges) for spelling in found] if merges else found

    def _merges(self) -> Merges:
        """Who was merged into whom, as the view sees it."""
        held, asked = self._held.merges, self._seen[:2]
        if asked not in held:
            store = self._store()
            assert store is not None
            held[asked] = read_merges(store, self._view)
        return held[asked]

    def _as_merged(self, spelling: Spelling, merges: Merges) -> Spelling:
        """The spelling of somebody who was merged into another, as that other's."""
        into = merges.shown(spelling.entity_id)
        if into == spelling.entity_id:
            return spelling
        name, kind = self._connection.execute(_SHOWN, (into,)).fetchone()
        return spelling._replace(entity_id=into, name=name, kind=kind)


class _Held:
    """What one connection holds of the index: the packs, and a table of what was noted since."""

    def __init__(self) -> None:
        self._packs: dict[int, PackedNames] = {}
        self._noted = SpellingTable()
        self._state: tuple[Any, ...] = (None, None, None, None)
        self.moment: Moment | None = None  # None: what was read may be rolled back
        self.parts: Sequence[PackedNames | SpellingTable] = ()
        self.merges: dict[tuple[object, ...], Merges] = {}

    def refresh(self, store: Store) -> None:
        """Take in what changed; costs next to nothing when nothing did."""
        moment = moment_of_records(store)
        if moment is not None and moment == self.moment:
            return
        self.merges = {}
        state = store.db.conn.execute(_STATE).fetchone()
        if state != self._state or self.moment is None:
            self._read_names(store.db.conn, state)
        self.moment = moment

    def _read_names(self, connection: sqlite3.Connection, state: tuple[Any, ...]) -> None:
        ids = [pack_id for (pack_id,) in connection.execute("select pack_id from name_pack order by pack_id")]
        newest = self._state[1] or 0
        goes_on = ids == list(self._packs) and self.moment is not None and newest < (state[1] or 0)
        self._packs = {pack_id: self._packs.get(pack_id) or read_pack(connection, pack_id) for pack_id in ids}
        if not goes_on:
            self._noted = SpellingTable()
        for *row, _ in connection.execute(_SINCE, (newest if goes_on else 0,)):
            self._noted.add(_spelling(row))
        self.parts = [*self._packs.values(), self._noted] if self._noted else list(self._packs.values())
        self._state = state


_held: WeakKeyDictionary[Store, _Held] = WeakKeyDictionary()


def _joined(found: Sequence[list[_Found]]) -> list[_Found]:
    """What all parts found; most stores have one pack and nothing beside it."""
    return found[0] if len(found) == 1 else list(chain.from_iterable(found))


@cache
def _read_sql(marks: int) -> str:
    return _READ.replace("{numbers}", ",".join("?" * marks))


def _spelling(row: Collection[Any]) -> Spelling:
    spelling_id, entity_id, text, folded, name, kind, is_description = row
    return Spelling(spelling_id, entity_id, text, tuple(folded.split()), name, kind, bool(is_description))
