"""How the lists of a candidate's endorsers are read from what is kept of them."""

from __future__ import annotations

from datetime import date

import pytest

from facts.models import View
from facts.store import Store
from facts.store.listing import Wanted, count_and_newest, count_sure
from facts.stretches import Says

ALL_DAYS = (date.min, date.max)
GONE = Wanted(candidate_id=1, is_now=True, says=Says.LEFT, contests={0: ALL_DAYS, 5: ALL_DAYS}, unless_back=True)


@pytest.fixture
def store():
    with Store.in_memory() as store:
        yield store


def leave(store: Store, endorser_id: int, name: str, first: str, last: str, *, contest: int = 5) -> None:
    """Let a union called `name` leave candidate 1 between two days."""
    row = (1, "left", "union", name, endorser_id, contest, first, last, 0, "", "2030-01-01T00:00:00.000000Z", None)
    store.db.conn.execute(f"insert into stretch values ({','.join('?' * len(row))})", row)


def plans_of(store: Store, look) -> list[str]:
    """How SQLite goes about the queries that a look makes."""
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)
    look()
    store.db.conn.set_trace_callback(None)
    lists = [sql for sql in asked if "stretch" in sql]
    return [row[3] for sql in lists for row in store.db.conn.execute(f"explain query plan {sql}")]


def test_of_those_who_left_on_one_day_the_first_of_the_list_is_told(store):
    leave(store, 3, "aldport guild", "2030-02-01", "2030-02-01")
    leave(store, 9, "harbor guild", "2030-03-05", "2030-03-05")
    leave(store, 2, "pilots guild", "2030-03-05", "2030-03-05")
    leave(store, 4, "tidewater guild", "2030-02-01", "2030-06-01")

    assert count_and_newest(store, View(), GONE) == (4, 9)


def test_nobody_left_a_candidate_without_a_list(store):
    assert count_and_newest(store, View(), GONE) == (0, None)


def test_who_left_last_is_found_without_sorting_those_who_left(store):
    leave(store, 3, "aldport guild", "2030-02-01", "2030-02-01")

    plans = plans_of(store, lambda: count_and_newest(store, View(), GONE))

    assert plans
    assert not any("TEMP B-TREE" in plan for plan in plans)


@pytest.mark.parametrize(("contests", "in_a_table"), [((5,), False), ((0, 5), False), ((0, 5, 6), True)])
def test_few_contests_are_compared_and_more_looked_up(store, contests, in_a_table):
    leave(store, 3, "aldport guild", "2030-02-01", "2030-02-01")
    leave(store, 4, "pilots guild", "2030-02-01", "2030-02-01", contest=8)
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.LEFT, contests=dict.fromkeys(contests, ALL_DAYS))

    plans = plans_of(store, lambda: count_sure(store, View(), wanted))

    assert count_sure(store, View(), wanted) == {"union": 1}
    assert any("json_each" in plan for plan in plans) is in_a_table
