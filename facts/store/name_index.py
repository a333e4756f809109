"""Whom could a word name, out of every spelling in the store?

The index is rows beside the aliases, written in the transaction that adds them
(`facts.store.name_filing`): there is nothing to build at opening, and every process that reads
the store sees a change at once.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from facts.models import View
from facts.names.index_words import Place
from facts.names.spellings import KnownWord, Spelling
from facts.store.opening import Store
from facts.store.scope import seen_by

_MOST = 500
_WORDS = """select distinct word_id, text from name_key cross join name_word using (word_id)
    where key in ({marks})"""
_SPELLING = "alias.entity_id, alias.text, alias.folded, entity.name, entity.kind, alias.is_description"
_WHO = """cross join alias using (alias_id) cross join entity using (entity_id)
    where {found} and alias.added_at <= ? and (alias.ended_at is null or alias.ended_at > ?)
        and (alias.server_id is null or alias.server_id = ?)
        and (entity.server_id is null or entity.server_id = ?)"""
_PAIRS = f"select pair, {_SPELLING} from name_pair {_WHO.format(found='pair in ({marks})')}"  # noqa: S608
_PARTS = (
    f"select word_id, {_SPELLING} from name_part "  # noqa: S608
    f"{_WHO.format(found='word_id in ({marks}) and place in ({places})')} limit {_MOST}"
)


class StoreSpellings:
    """Every spelling that a view sees, looked up in the store; holds no names itself."""

    def __init__(self, store: Store, view: View) -> None:
        self._connection = store.db.conn
        seen = seen_by(view)
        self._seen = (seen["known"], seen["known"], seen["server"], seen["server"])

    def words_with_keys(self, keys: Collection[int]) -> list[KnownWord]:
        """See `facts.names.Spellings`."""
        return [KnownWord(*row) for row in self._select(_WORDS, keys, ())] if keys else []

    def with_pairs(self, pairs: Collection[int]) -> list[tuple[int, Spelling]]:
        """See `facts.names.Spellings`."""
        return [_read(row) for row in self._select(_PAIRS, pairs, self._seen)] if pairs else []

    def with_words(self, word_ids: Collection[int], places: Collection[Place]) -> list[tuple[int, Spelling]]:
        """See `facts.names.Spellings`; at most 500, for nobody reads more namesakes."""
        sql = _PARTS.replace("{places}", ",".join(str(int(place)) for place in sorted(places)))
        return [_read(row) for row in self._select(sql, word_ids, self._seen)] if word_ids else []

    def _select(self, sql: str, numbers: Collection[int], more: Sequence[object]) -> list[tuple[Any, ...]]:
        """Run `sql` with a mark for each number; the count is rounded up, so that few statements are prepared."""
        values = sorted(numbers)
        values += values[-1:] * ((1 << (len(values) - 1).bit_length()) - len(values))
        marks = ",".join("?" * len(values))
        return self._connection.execute(sql.replace("{marks}", marks), (*values, *more)).fetchall()


def _read(row: tuple[Any, ...]) -> tuple[int, Spelling]:
    found_by, entity_id, text, folded, name, kind, is_description = row
    return found_by, Spelling(
        entity_id=entity_id,
        text=text,
        words=tuple(folded.split()),
        name=name,
        kind=kind,
        is_description=bool(is_description),
    )
