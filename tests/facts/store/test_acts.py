"""Whether somebody acted between two days is looked up, not read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facts.models import View
from facts.statement_files import read_statement_file
from facts.store import Store
from facts.store.acts import contests_spoken_of_by, were_by, were_towards
from facts.store.imports import import_statements

ROWS = """endorser,endorser_kind,candidate,contest,stance,on,source_title
Kiln Workers,union,Ines Abbot,"Dunmore mayor, 2026",endorses,2026-03-10,Kilns for Abbot
Kiln Workers,union,Ines Abbot,"Dunmore mayor, 2026",withdraws,2026-05,Kilns leave Abbot
Ferry Guild,union,Joss Cade,"Dunmore sheriff, 2026",declines,2026-06-11,Guild with nobody
"""
MAY = (date(2026, 5, 1), date(2026, 5, 31))
APRIL = (date(2026, 4, 1), date(2026, 4, 30))
JUNE = (date(2026, 6, 1), date(2026, 6, 30))


@pytest.fixture
def store(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(ROWS, "utf-8")
    with Store.in_memory() as store:
        import_statements(store, read_statement_file(file), file.name, at=datetime(2030, 6, 1, tzinfo=UTC), by="test")
        yield store


def key_of(store: Store, name: str) -> int:
    return int(store.rows("select entity_id from entity where name = ?", (name,))[0]["entity_id"])


def test_a_turn_of_a_day_or_of_a_month_is_found_by_whom_it_was_towards_and_by_whose_it_was(store):
    abbot, cade = key_of(store, "Ines Abbot"), key_of(store, "Joss Cade")
    kilns, guild = key_of(store, "Kiln Workers"), key_of(store, "Ferry Guild")

    assert [were_towards(store, View(), [abbot], *days) for days in (APRIL, MAY, JUNE)] == [False, True, False]
    assert [were_towards(store, View(), [abbot, cade], *days) for days in (APRIL, MAY, JUNE)] == [False, True, True]
    assert [were_by(store, View(), [kilns], *days) for days in (APRIL, MAY, JUNE)] == [False, True, False]
    assert [were_by(store, View(), [guild], *days) for days in (APRIL, MAY, JUNE)] == [False, False, True]


def test_the_contests_of_an_endorser_are_those_it_spoke_of(store):
    found = contests_spoken_of_by(store, View(), [key_of(store, "Ferry Guild")])

    assert [contest.name for contest in found] == ["Dunmore sheriff, 2026"]


def test_turns_towards_somebody_are_found_by_the_index_of_their_days(store):
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)
    were_towards(store, View(), [key_of(store, "Ines Abbot")], *MAY)
    store.db.conn.set_trace_callback(None)
    found = next(sql for sql in asked if "stretch" in sql)
    plans = [row[3] for row in store.db.conn.execute(f"explain query plan {found}")]

    assert any(
        "INDEX stretch_turn (candidate_id=? AND says=? AND <expr>=? AND last_on>? AND last_on<?)" in p for p in plans
    )
