"""What do the accepted statements that everyone sees say of days, kept so that lists are counted and not folded?

Rows of `stretch` follow from statements, evidence and the log of decisions, for every moment of our records, and
are written anew in the transaction that changes a pair; merges and what one server alone sees are left to the
reader. `check_store` proves them.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import groupby

from facts.models import Contest, DateRange, Entity, Evidence, Source, Stance, Statement
from facts.standing import by_contest, draw_timeline
from facts.store.scope import as_list, read_moment, read_range
from facts.stretches import Says, Stretch, stretches_of

Row = tuple[object, ...]
_CHUNK = 5_000  # pairs derived at a time
_INSERT = "insert into stretch values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_SAID = """select span.accepted_at, span.ended_at, statement.statement_id, statement.endorser_id,
        statement.candidate_id, statement.contest_id, statement.stance, earliest_on, latest_on, rank, condition
    from accepted_span as span join statement using (statement_id)
    where span.server_id is null and {} order by span.candidate_id, span.endorser_id, statement_id"""
_TOLD = """select evidence.statement_id, evidence.added_at, evidence.quote, revision.revision_id, revision.title,
        revision.published_earliest, revision.published_latest, source.key
    from evidence join revision using (revision_id) join source using (source_id)
    where evidence.server_id is null and evidence.statement_id in (select value from json_each(?))
    order by evidence_id"""
_ONE_PAIR = "span.candidate_id = ? and span.endorser_id = ?"
_OF_CANDIDATES = "span.candidate_id between ? and ?"


_FORGET = """delete from stretch where candidate_id = ? and says in (select value from json_each(?))
    and (kind, sort_name) in (values (?, ?)) and endorser_id = ?"""


def follow_pair(connection: sqlite3.Connection, endorser_id: int, candidate_id: int) -> None:
    """Write anew what the statements of one pair say of days."""
    who = _read_who(connection, [endorser_id])[endorser_id]
    connection.execute(_FORGET, (candidate_id, as_list(Says), *who, endorser_id))
    accepted = _rows(connection, _SAID.format(_ONE_PAIR), (candidate_id, endorser_id))
    connection.executemany(_INSERT, derive_stretches(connection, accepted))


def fill_stretches(connection: sqlite3.Connection) -> None:
    """Write everything anew, a run of candidates at a time; call inside a transaction."""
    connection.execute("delete from stretch")
    for _, accepted in accepted_by_candidate(connection):
        connection.executemany(_INSERT, derive_stretches(connection, accepted))


def accepted_by_candidate(connection: sqlite3.Connection) -> Iterator[tuple[tuple[int, int], list[sqlite3.Row]]]:
    """Every acceptance that everyone sees, a run of candidates at a time, with the first and last key of the run."""
    counted = _rows(
        connection,
        "select candidate_id, count(*) as number from accepted_span where server_id is null group by candidate_id",
    )
    first, number = 0, 0
    for row in counted:
        number += row["number"]
        if number >= _CHUNK or row is counted[-1]:
            run = (first, row["candidate_id"])
            yield run, _rows(connection, _SAID.format(_OF_CANDIDATES), run)
            first, number = row["candidate_id"] + 1, 0


def _rows(connection: sqlite3.Connection, sql: str, parameters: Sequence[object] = ()) -> list[sqlite3.Row]:
    with closing(connection.cursor()) as cursor:
        cursor.row_factory = sqlite3.Row
        return cursor.execute(sql, parameters).fetchall()


def derive_stretches(connection: sqlite3.Connection, accepted: Sequence[sqlite3.Row]) -> Iterator[Row]:
    """The rows of `stretch` of whole pairs, whose acceptances stand in the order of the pairs."""
    told = _read_told(connection, {row["statement_id"] for row in accepted})
    who = _read_who(connection, {row["endorser_id"] for row in accepted})
    for (candidate_id, endorser_id), pair in groupby(accepted, key=lambda r: (r["candidate_id"], r["endorser_id"])):
        kind, name = who[endorser_id]
        for contest_id, stretch, known in _history(list(pair), told):
            days = (_written(stretch.first_on), _written(stretch.last_on))
            yield (
                *(candidate_id, str(stretch.says), kind, name, endorser_id, contest_id),
                *(*days, int(stretch.is_doubtful), stretch.detail, *known),
            )


def _read_who(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """The kind of each endorser and the name by which lists sort it."""
    rows = _rows(
        connection,
        "select entity_id, kind, name from entity where entity_id in (select value from json_each(?))",
        (as_list(ids),),
    )
    return {row["entity_id"]: (row["kind"], row["name"].casefold()) for row in rows}


def _read_told(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, list[sqlite3.Row]]:
    found: dict[int, list[sqlite3.Row]] = defaultdict(list)
    for row in _rows(connection, _TOLD, (as_list(ids),)):
        found[row["statement_id"]].append(row)
    return found


def _written(day: date) -> str:
    return day.isoformat()


def _history(
    pair: Sequence[sqlite3.Row], told: dict[int, list[sqlite3.Row]]
) -> Iterator[tuple[int, Stretch, tuple[str, str | None]]]:
    """What one pair says, by contest, and from which moment of our records until which."""
    open_: dict[tuple[int, Stretch], str] = {}
    for moment in _moments(pair, told):
        said = dict.fromkeys(_said_at(pair, told, moment))
        for gone in [key for key in open_ if key not in said]:
            yield *gone, (open_.pop(gone), moment)
        for key in said:
            open_.setdefault(key, moment)
    for key, since in open_.items():
        yield *key, (since, None)


def _moments(pair: Sequence[sqlite3.Row], told: dict[int, list[sqlite3.Row]]) -> list[str]:
    """The moments at which what is accepted of a pair, or what it rests on, changed."""
    turns = {row["accepted_at"] for row in pair} | {row["ended_at"] for row in pair if row["ended_at"]}
    first = min(turns)
    added = {one["added_at"] for row in pair for one in told[row["statement_id"]]}
    return sorted(turns | {at for at in added if at > first})


def _said_at(
    pair: Sequence[sqlite3.Row], told: dict[int, list[sqlite3.Row]], moment: str
) -> Iterator[tuple[int, Stretch]]:
    held = [r for r in pair if r["accepted_at"] <= moment and (r["ended_at"] is None or r["ended_at"] > moment)]
    statements = [s for row in held if (s := _statement(row, told[row["statement_id"]], moment))]
    for own in by_contest(statements):
        contest = next((s.contest.contest_id for s in own if s.contest), 0)
        for stretch in stretches_of(draw_timeline(own)):
            yield contest, stretch


def _statement(row: sqlite3.Row, told: Sequence[sqlite3.Row], moment: str) -> Statement | None:
    """As much of a statement as the fold reads; None before anything says so."""
    seen = [one for one in told if one["added_at"] <= moment]
    newest = {_words(one): one["revision_id"] for one in sorted(seen, key=lambda one: int(one["revision_id"]))}
    evidence = tuple(Evidence(source=_source(one)) for one in seen if one["revision_id"] == newest[_words(one)])
    if not evidence:
        return None
    key = row["contest_id"]
    return Statement(
        statement_id=row["statement_id"],
        endorser=Entity(entity_id=row["endorser_id"], name="endorser"),
        candidate=Entity(entity_id=row["candidate_id"], name="candidate"),
        contest=Contest(contest_id=key, name="contest") if key is not None else None,
        stance=Stance(row["stance"]),
        rank=row["rank"],
        condition=row["condition"],
        when=read_range(row["earliest_on"], row["latest_on"]),
        evidence=evidence,
        decided_at=read_moment(row["accepted_at"]),
    )


def _words(row: sqlite3.Row) -> Row:
    """What a later revision repeats; as in `facts.store.evidence`."""
    return (row["key"], row["title"], row["quote"])


def _source(row: sqlite3.Row) -> Source:
    published: DateRange = read_range(row["published_earliest"], row["published_latest"])
    return Source(key=row["key"], title=row["title"] or row["key"], published=published)
