"""Which rows need not be read again? Those of a query that was asked since the store last changed.

People go on asking about the same few candidates, whose lists are the longest to count.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from weakref import WeakKeyDictionary

from facts.store.links import moment_of_records
from facts.store.opening import Moment, Store

_MOST_ROWS = 20_000  # 0.5 KB each
_AT_A_TIME = 250
_Asked = tuple[str, tuple[object, ...]]


@dataclass(slots=True)
class _Kept:
    """The rows of queries that were asked at one moment of the store."""

    moment: Moment
    rows: dict[_Asked, list[sqlite3.Row]] = field(default_factory=dict)
    number: int = 0


_kept: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()


def forget_oldest(held: dict[Any, Any], most: int) -> None:
    """Forget the oldest of what is held beyond `most`, a part at a time: all at once would stop an answer for 10 ms."""
    beyond = len(held) - most
    for key in [*islice(held, max(0, min(beyond, _AT_A_TIME + beyond // 4)))]:
        del held[key]


def kept_rows(store: Store, sql: str, parameters: Mapping[str, object]) -> list[sqlite3.Row]:
    """The rows of a query, read once until something changes; within a change, which may be undone, each time."""
    now = moment_of_records(store)
    if now is None:
        return store.rows(sql, parameters)
    kept = _kept.get(store)
    if kept is None or kept.moment != now:
        kept = _kept[store] = _Kept(now)
    while kept.number > _MOST_ROWS:
        kept.number -= len(kept.rows.pop(next(iter(kept.rows)))) + 1
    asked = (sql, tuple(parameters.values()))
    if asked not in kept.rows:
        kept.rows[asked] = store.rows(sql, parameters)
        kept.number += len(kept.rows[asked]) + 1
    return kept.rows[asked]
