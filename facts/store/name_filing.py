"""How does a new spelling become findable?

A trigger notes each spelling that was added, and the transaction that added it files it before
it commits: nobody has to remember to, and no reader ever sees a spelling that cannot be found.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from facts.models import EntityKind
from facts.names.index_words import Filed, index_words
from facts.names.neighbourhood import index_keys
from facts.names.spellings import pair_key

_CHUNK = 50_000


def file_names(connection: sqlite3.Connection) -> None:
    """File every spelling that waits to be filed; call inside a transaction."""
    while waiting := _waiting(connection):
        _file(connection, [(key, index_words(text, is_person=kind == _PERSON)) for key, text, kind in waiting])
        connection.execute("delete from name_unfiled where alias_id <= ?", (waiting[-1][0],))


def _waiting(connection: sqlite3.Connection) -> list[tuple[int, str, str]]:
    try:
        return connection.execute(_WAITING, (_CHUNK,)).fetchall()
    except sqlite3.OperationalError as problem:
        if "no such table: name_unfiled" in str(problem):
            return []  # an older store, before it is brought up to date
        raise


_WAITING = """select alias_id, alias.text, kind
    from name_unfiled join alias using (alias_id) join entity using (entity_id) order by alias_id limit ?"""
_PERSON = EntityKind.PERSON.value


def _file(connection: sqlite3.Connection, filed: Sequence[tuple[int, Filed]]) -> None:
    words = {word for _, one in filed for word, _ in one.parts} | {
        w for _, one in filed for pair in one.pairs for w in pair
    }
    ids = _word_ids(connection, words)
    parts = ((ids[word], int(place), alias_id) for alias_id, one in filed for word, place in one.parts)
    connection.executemany("insert or ignore into name_part values (?, ?, ?)", _sorted(parts))
    pairs = ((pair_key(ids[a], ids[b]), alias_id) for alias_id, one in filed for a, b in one.pairs)
    connection.executemany("insert or ignore into name_pair values (?, ?)", _sorted(pairs))


def _sorted(rows: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Rows in the order of their key: a tree is written several times faster in order."""
    return sorted(set(rows))


def _word_ids(connection: sqlite3.Connection, words: set[str]) -> dict[str, int]:
    """The keys of words; those not known yet are added with everything that they are filed under."""
    ids = dict(_known_ids(connection, words))
    (last,) = connection.execute("select ifnull(max(word_id), 0) from name_word").fetchone()
    new = {word: last + number for number, word in enumerate(sorted(words - ids.keys()), start=1)}
    connection.executemany("insert into name_word values (?, ?)", ((word_id, word) for word, word_id in new.items()))
    keys = ((key, word_id) for word, word_id in new.items() for key in index_keys(word))
    connection.executemany("insert or ignore into name_key values (?, ?)", _sorted(keys))
    return ids | new


def _known_ids(connection: sqlite3.Connection, words: set[str]) -> Iterator[tuple[str, int]]:
    for word in words:
        found = connection.execute("select word_id from name_word where text = ?", (word,)).fetchone()
        if found:
            yield word, found[0]
