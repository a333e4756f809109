"""When are new spellings packed, so that finding a name stays fast while adding one stays cheap?

Triggers note every new spelling; readers look the noted ones up beside the packs. Once many
are noted, the transaction that adds more packs them before it commits, together with the packs that are not
much larger, so that a spelling is packed anew only a few times however many follow.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from facts.models import EntityKind
from facts.names.index_words import index_words
from facts.names.packed import Named, PackedNames, pack_names

MOST_NOTED = 1000
_GROWTH = 4
_NOTED = "select count(*) from (select 1 from name_change limit ?)"


def pack_new_names(connection: sqlite3.Connection) -> None:
    """Pack the noted spellings if they are many; call inside a transaction, before it commits."""
    try:
        (noted,) = connection.execute(_NOTED, (MOST_NOTED + 1,)).fetchone()
    except sqlite3.OperationalError as problem:
        if "no such table: name_change" in str(problem):
            return  # an older store, before it is brought up to date
        raise
    if noted > MOST_NOTED:
        _pack(connection)


def _pack(connection: sqlite3.Connection) -> None:
    (size,) = connection.execute("select count(*) from name_change").fetchone()
    ids = {alias_id for (alias_id,) in connection.execute("select alias_id from name_change")}
    for pack_id, names in connection.execute("select pack_id, names from name_pack order by pack_id desc").fetchall():
        if names > _GROWTH * size:
            break
        ids.update(read_pack(connection, pack_id).spelling_ids)
        size += names
        connection.execute("delete from name_pack where pack_id = ?", (pack_id,))
    packed = pack_names(_named(connection, sorted(ids)))
    pack_id = connection.execute("insert into name_pack (names) values (?)", (len(ids),)).lastrowid
    rows = ((pack_id, part, written) for part, written in packed.items())
    connection.executemany("insert into name_bytes (pack_id, part, bytes) values (?, ?, ?)", rows)
    connection.execute("delete from name_change")


def _named(connection: sqlite3.Connection, alias_ids: list[int]) -> Iterator[Named]:
    person = EntityKind.PERSON.value
    sql = "select text, folded, kind from alias join entity using (entity_id) where alias_id = ?"
    for alias_id in alias_ids:
        row = connection.execute(sql, (alias_id,)).fetchone()
        if row is not None:  # a server that was forgotten took its spellings along
            text, folded, kind = row
            yield Named(alias_id, folded, index_words(text, is_person=kind == person))


def read_pack(connection: sqlite3.Connection, pack_id: int) -> PackedNames:
    """Read one pack."""
    rows = connection.execute("select part, bytes from name_bytes where pack_id = ?", (pack_id,))
    return PackedNames(dict(rows.fetchall()))
