"""Is the store sound? Its file, its references, its words, and everything that is derived from its log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from itertools import groupby

from facts.errors import StoreError
from facts.store.backing import miscounted
from facts.store.called import derive_called
from facts.store.decisions import accepted_spans, hidden_spans, waiting_rows
from facts.store.entities import fold_name
from facts.store.opening import Store
from facts.store.stretches import accepted_by_candidate, derive_stretches

MOST_LINES = 100  # a damaged file could yield millions
_CHUNK = 10_000  # statements derived anew at a time: a million would not fit into memory


def check_store(store: Store) -> list[str]:
    """Check the whole store, in one moment of it; gives one plain line a fault, none when it is sound."""
    found = _run(store, _file)
    if not found:  # a damaged file makes everything after it noise
        with store.reading():
            for check in (
                _references,
                _quotes,
                _revisions,
                _statements_rest_on_something,
                _derived,
                _stretches,
                _backing,
                _called,
                _spellings,
            ):
                found += _run(store, check)
        found += [] if store.reads_only else _run(store, _search_index)  # SQLite checks it by a write
    more = len(found) - MOST_LINES
    return found if more <= 0 else [*found[:MOST_LINES], f"and {more} more"]


def _run(store: Store, check: Callable[[Store], Iterator[str]]) -> list[str]:
    try:
        return [*check(store)]
    except (sqlite3.DatabaseError, StoreError) as problem:
        return [f"the check of {check.__name__.strip('_').replace('_', ' ')} failed: {problem}"]


def _file(store: Store) -> Iterator[str]:
    for row in store.rows("pragma integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"


def _references(store: Store) -> Iterator[str]:
    for row in store.rows("pragma foreign_key_check"):
        yield f"{row['table']} {row['rowid']} points to a {row['parent']} that is not there"


_QUOTES = (
    ("statement {key}", "select statement_id as key, quote, passage_id from evidence where passage_id is not null"),
    ("quotation {key}", "select quotation_id as key, quote, passage_id from quotation"),
    ("event {key}", "select event_id as key, quote, passage_id from event where passage_id is not null"),
)


def _quotes(store: Store) -> Iterator[str]:
    for owner, select in _QUOTES:
        rows = store.rows(
            f"""select said.key, passage.paragraph, source.key as source from ({select}) as said
            join passage using (passage_id) join revision using (revision_id) join source using (source_id)
            where said.quote is not null and instr(passage.text, said.quote) = 0"""  # noqa: S608 - constants
        )
        for row in rows:
            yield f"{owner.format(key=row[0])}: its quote is not in paragraph {row['paragraph']} of {row['source']}"
    for row in store.rows(
        """select evidence_id, statement_id from evidence join passage using (passage_id)
        where evidence.revision_id <> passage.revision_id or evidence.paragraph is not passage.paragraph"""
    ):
        yield f"statement {row['statement_id']}: evidence {row['evidence_id']} names another paragraph than it cites"


def _revisions(store: Store) -> Iterator[str]:
    for row in store.rows(
        """select source.key, count(*) as current from source
        left join revision on revision.source_id = source.source_id and replaced_at is null
        group by source.source_id
        having count(revision_id) > 1 or (count(revision_id) = 0 and source.server_id is null)"""
    ):
        yield f"source {row['key']} has no newest revision"


def _statements_rest_on_something(store: Store) -> Iterator[str]:
    for row in store.rows(
        """select statement_id from statement where not exists (
            select 1 from evidence where evidence.statement_id = statement.statement_id
                and evidence.server_id is statement.server_id)"""
    ):
        yield f"statement {row['statement_id']} rests on no source"


def _derived(store: Store) -> Iterator[str]:
    """Derive every span and the waiting list anew from the log and compare."""
    last = store.row("select max(statement_id) from statement")
    for first in range(1, (last[0] or 0) + 1 if last else 1, _CHUNK):
        yield from _derived_of(store, (first, first + _CHUNK - 1))


def _derived_of(store: Store, keys: tuple[int, int]) -> Iterator[str]:
    kept = {table: _grouped(store, table, keys) for table in (*_DERIVED, "decision")}
    for statement in store.rows("select * from statement where statement_id between ? and ?", keys):
        key = statement["statement_id"]
        log = kept["decision"].get(key, [])
        for table, derive in _DERIVED.items():
            if sorted(map(repr, derive(statement, log))) != sorted(repr(tuple(r)) for r in kept[table].get(key, [])):
                yield f"statement {key}: {table.replace('_', ' ')} does not follow from its decisions"


_DERIVED = {"accepted_span": accepted_spans, "hidden_span": hidden_spans, "waiting": waiting_rows}


def _grouped(store: Store, table: str, keys: tuple[int, int]) -> dict[int, list[sqlite3.Row]]:
    order = "decision_id" if table == "decision" else "1"
    rows = store.rows(
        f"select * from {table} where statement_id between ? and ? order by statement_id, {order}",  # noqa: S608
        keys,
    )
    return {key: list(group) for key, group in groupby(rows, key=lambda row: int(row["statement_id"]))}


def _stretches(store: Store) -> Iterator[str]:
    """Fold every pair anew from its statements and compare what that says of days with what is kept."""
    for run, accepted in accepted_by_candidate(store.db.conn):
        kept = {tuple(row) for row in store.rows("select * from stretch where candidate_id between ? and ?", run)}
        wrong = kept ^ {*derive_stretches(store.db.conn, accepted)}
        for candidate_id, endorser_id in sorted({(row[0], row[4]) for row in wrong}):
            yield f"what entity {endorser_id} said of candidate {candidate_id} and the days kept for it do not agree"
    for row in store.rows(
        "select distinct candidate_id from stretch where candidate_id not in (select candidate_id from accepted_span)"
    ):
        yield f"days are kept for candidate {row[0]}, of whom nothing is accepted"


def _backing(store: Store) -> Iterator[str]:
    """Count anew who backs each candidate and compare it with what is kept."""
    for candidate_id in miscounted(store.db.conn):
        yield f"how many back candidate {candidate_id} and the number kept of them do not agree"


def _called(store: Store) -> Iterator[str]:
    """Gather anew what statements call each endorser and compare it with what is kept."""
    kept = {tuple(row) for row in store.rows("select * from called")}
    for candidate_id, endorser_id in sorted({(row[0], row[4]) for row in kept ^ {*derive_called(store.db.conn)}}):
        yield f"what entity {endorser_id} said of candidate {candidate_id} and what it is called there do not agree"


def _search_index(store: Store) -> Iterator[str]:
    try:
        with store.transaction():
            store.db.execute("insert into passage_fts (passage_fts, rank) values ('integrity-check', 1)")
    except (sqlite3.DatabaseError, StoreError) as problem:
        yield f"the search index is not in step with the passages: {problem}"


def _spellings(store: Store) -> Iterator[str]:
    for row in store.rows(
        """select entity_id, name from entity where not exists (
            select 1 from alias where alias.entity_id = entity.entity_id and alias.origin = 'name'
                and alias.ended_at is null)"""
    ):
        yield f"{row['name']} (entity {row['entity_id']}) cannot be found by name"
    for row in store.rows("select alias_id, text, folded from alias"):
        if fold_name(row["text"]) != row["folded"]:
            yield f"spelling {row['text']!r} is folded as {row['folded']!r}"
