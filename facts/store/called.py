"""What do statements call each endorser, kept in the order of lists for holders of a role to be looked up?

Rows of `called` follow from the statements that everyone sees and the log of decisions, for every moment of our
records, and are written anew in the transaction that changes a pair. Roles that articles, or statements about others,
give are left to the reader.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

Row = tuple[object, ...]
_INSERT = "insert into called values (?, ?, ?, ?, ?, ?, ?)"
_SAID = """select span.candidate_id, span.endorser_id, said.endorser_role, entity.kind, entity.name,
        span.accepted_at, span.ended_at
    from accepted_span as span cross join statement as said using (statement_id)
    cross join entity on entity.entity_id = span.endorser_id
    where span.server_id is null and said.endorser_role <> '' {}
    order by span.candidate_id, span.endorser_id, said.endorser_role, span.accepted_at"""
_ONE_PAIR = "and span.candidate_id = ? and span.endorser_id = ?"
_ROLES = """select distinct endorser_role from statement
    where candidate_id = ? and endorser_id = ? and endorser_role <> ''"""
_FORGET = "delete from called where candidate_id = ? and role = ? and kind = ? and sort_name = ? and endorser_id = ?"


def follow_called(connection: sqlite3.Connection, endorser_id: int, candidate_id: int) -> None:
    """Write anew what the statements of one pair call the endorser."""
    roles = connection.execute(_ROLES, (candidate_id, endorser_id)).fetchall()
    if not roles:
        return
    kind, name = connection.execute("select kind, name from entity where entity_id = ?", (endorser_id,)).fetchone()
    own = (kind, name.casefold(), endorser_id)
    connection.executemany(_FORGET, [(candidate_id, role, *own) for (role,) in roles])
    said = connection.execute(_SAID.format(_ONE_PAIR), (candidate_id, endorser_id)).fetchall()
    connection.executemany(_INSERT, _rows_of(said))


def fill_called(connection: sqlite3.Connection) -> None:
    """Write everything anew; call inside a transaction."""
    connection.execute("delete from called")
    connection.executemany(_INSERT, derive_called(connection))


def derive_called(connection: sqlite3.Connection) -> Iterator[Row]:
    """The rows of `called` as they follow from what is accepted, by candidate, endorser and role."""
    return _rows_of(connection.execute(_SAID.format("")))


def _rows_of(said: Iterable[tuple[str, ...]]) -> Iterator[Row]:
    for (candidate, endorser, role, kind, name), spans in groupby(said, key=itemgetter(0, 1, 2, 3, 4)):
        for since, until in _joined((since, until) for *_, since, until in spans):
            yield candidate, role, kind, name.casefold(), endorser, since, until


def _joined(spans: Iterable[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
    """Spans in the order of their starts, those that overlap or touch made one; None is an end that has not come."""
    joined: list[tuple[str, str | None]] = []
    for since, until in spans:
        if joined and (joined[-1][1] is None or joined[-1][1] >= since):
            begun, end = joined[-1]
            joined[-1] = (begun, None if end is None or until is None else max(end, until))
        else:
            joined.append((since, until))
    return joined
