"""How the lists of a candidate's endorsers are read from what is kept of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.models import View
from facts.store import Store
from facts.store.backing import miscounted
from facts.store.listing import count_and_newest, count_sure, counted, maybe_endorsers, sure_endorsers
from facts.store.wanted import Wanted
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
    assert not any("ORDER BY" in plan or "GROUP BY" in plan for plan in plans)


@pytest.mark.parametrize(("contests", "in_a_table"), [((5,), False), ((0, 5), False), ((0, 5, 6), True)])
def test_few_contests_are_compared_and_more_looked_up(store, contests, in_a_table):
    leave(store, 3, "aldport guild", "2030-02-01", "2030-02-01")
    leave(store, 4, "pilots guild", "2030-02-01", "2030-02-01", contest=8)
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.LEFT, contests=dict.fromkeys(contests, ALL_DAYS))

    plans = plans_of(store, lambda: count_sure(store, View(), wanted))

    assert count_sure(store, View(), wanted) == {"union": 1}
    assert any("json_each" in plan for plan in plans) is in_a_table


def back(store: Store, endorser_id: int, name: str, first: str, last: str, *, kind: str = "union", at: int = 5) -> None:
    """Let somebody called `name` back candidate 1 from one day to another."""
    row = (1, "backs", kind, name, endorser_id, at, first, last, 0, "", "2030-01-01T00:00:00.000000Z", None)
    store.db.conn.execute(f"insert into stretch values ({','.join('?' * len(row))})", row)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ("2029-12-31", {}),
        ("2030-01-01", {"person": 1}),
        ("2030-02-01", {"person": 1, "union": 1}),
        ("2030-03-01", {"union": 2}),
        ("9999-12-31", {"union": 2}),
    ],
)
def test_who_backs_somebody_on_a_day_is_counted_without_walking_them(store, day, number):
    back(store, 3, "aldport guild", "2030-02-01", "9999-12-31")
    back(store, 4, "harbor guild", "2030-03-01", "9999-12-31")
    back(store, 6, "cora dale", "2030-01-01", "2030-02-28", kind="person")
    back(store, 7, "dara quist", "2030-01-01", "9999-12-31", kind="person", at=8)
    on = date.fromisoformat(day)
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={5: (date.min, on)})

    plans = plans_of(store, lambda: count_sure(store, View(), wanted))

    assert count_sure(store, View(), wanted) == number
    assert plans == []


@pytest.mark.parametrize(
    ("limits", "number"),
    [
        ({"kinds": ("organization",)}, {"newspaper": 1, "union": 2}),
        ({"kinds": ("union",)}, {"union": 2}),
        ({"but_kinds": ("organization",)}, {"person": 1}),
        ({"left_out": (4,)}, {"newspaper": 1, "person": 1, "union": 1}),
    ],
)
def test_those_of_a_sort_are_counted_alone(store, limits, number):
    back(store, 3, "aldport guild", "2030-02-01", "9999-12-31")
    back(store, 4, "harbor guild", "2030-03-01", "9999-12-31")
    back(store, 6, "cora dale", "2030-01-01", "9999-12-31", kind="person")
    back(store, 7, "aldport herald", "2030-01-01", "9999-12-31", kind="newspaper")
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={5: ALL_DAYS}, **limits)

    assert count_sure(store, View(), wanted) == number


def test_numbers_follow_whatever_changes_the_lists(store):
    back(store, 3, "aldport guild", "2030-02-01", "9999-12-31")
    back(store, 4, "harbor guild", "2030-03-01", "9999-12-31")
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={5: ALL_DAYS})
    changes = {
        "update stretch set kind = 'company' where endorser_id = 3": {"company": 1, "union": 1},
        "update stretch set known_until = '2031-01-01' where endorser_id = 4": {"company": 1},
        "delete from stretch where endorser_id = 3": {},
    }

    for change, number in changes.items():
        store.db.execute(change)
        assert count_sure(store, View(), wanted) == number
        assert miscounted(store.db.conn) == []


def test_support_that_ended_on_its_only_day_counts_for_that_day(store):
    back(store, 3, "aldport guild", "2030-02-01", "9999-12-31")
    short = (1, "backed", "union", "harbor guild", 4, 5, "2030-03-01", "2030-03-01", 0, "", "2030-04-01", None)
    store.db.conn.execute(f"insert into stretch values ({','.join('?' * len(short))})", short)
    day = date(2030, 3, 1)
    on_the_day = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={5: (day, day)}, over_days=True)
    at_its_end = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={5: (day, day)})

    assert count_sure(store, View(), on_the_day) == {"union": 2}
    assert count_sure(store, View(), at_its_end) == {"union": 1}


def test_who_left_twice_is_told_by_the_first_time(store):
    leave(store, 3, "aldport guild", "2030-02-01", "2030-02-01")
    leave(store, 9, "harbor guild", "2030-03-05", "2030-03-05")
    leave(store, 3, "aldport guild", "2030-06-01", "2030-06-01")

    assert count_and_newest(store, View(), GONE) == (2, 9)


@pytest.mark.parametrize("many", [1, 30])
def test_of_many_who_left_again_the_last_who_left_first_is_found_by_the_days(store, many):
    for number in range(many):
        leave(store, number + 10, f"guild {number}", "2030-02-01", "2030-02-01")
        leave(store, number + 10, f"guild {number}", "2030-06-01", "2030-06-01")
    leave(store, 9, "harbor guild", "2030-03-05", "2030-03-05")
    leave(store, 8, "dockers", "2030-03-06", "2030-03-07")

    plans = plans_of(store, lambda: count_and_newest(store, View(), GONE))

    assert count_and_newest(store, View(), GONE) == (many + 2, 9)
    assert any("stretch_turn" in plan for plan in plans)
    assert not any("GROUP BY" in plan for plan in plans)


def test_who_may_back_somebody_now_is_found_without_walking_those_who_once_might_have(store):
    for number, last in enumerate(("2030-02-01", "9999-12-31")):
        row = (1, "may_back", "union", f"guild {number}", number + 3, 5, "2030-01-01", last, 0, "", "2030-01-01", None)
        store.db.conn.execute(f"insert into stretch values ({','.join('?' * len(row))})", row)
    wanted = Wanted(candidate_id=1, is_now=True, says=Says.BACKS, contests={0: ALL_DAYS, 5: ALL_DAYS})

    plans = plans_of(store, lambda: maybe_endorsers(store, View(), wanted))

    assert [one.endorser_id for one in maybe_endorsers(store, View(), wanted)] == [4]
    assert any("stretch_undecided" in plan for plan in plans)
    assert not any("TEMP B-TREE" in plan for plan in plans)


def turned_from(first: date, last: date) -> Wanted:
    return Wanted(candidate_id=1, is_now=True, says=Says.LEFT, contests={5: (first, last)})


@pytest.mark.parametrize("by_day", [False, True])
@pytest.mark.parametrize("last", [date(2030, 5, 31), date.max], ids=["few days", "since a day"])
def test_who_surely_turned_within_days_is_told_from_who_may_have(store, last, by_day):
    leave(store, 3, "aldport guild", "2030-05-09", "2030-05-09")
    leave(store, 4, "harbor guild", "2030-04-01", "2030-05-31")
    leave(store, 5, "dockers", "2030-05-20", "2030-05-21")
    leave(store, 5, "dockers", "2030-05-01", "2030-05-02")
    leave(store, 6, "pilots", "2030-04-01", "2030-04-30")
    leave(store, 7, "weavers", "2030-04-30", "2030-06-01")
    leave(store, 8, "bakers", "2030-04-01", "2030-06-02")
    leave(store, 8, "bakers", "2030-05-31", "2030-05-31")

    numbers, sure, maybe = counted(store, View(), turned_from(date(2030, 5, 1), last), lambda _: 2, by_day=by_day)

    assert numbers == {"union": 3}
    assert [one.endorser_id for one in sure][:2] == ([5, 3] if by_day else [3, 8])
    assert [one.endorser_id for one in maybe] == [4, 7]
    assert {len(one.place) for one in (*sure, *maybe)} == {3 if by_day else 2}


def test_turns_within_few_days_are_looked_up_by_their_days_once(store):
    for number in range(300):
        leave(store, number + 3, f"guild {number}", f"2029-{number % 12 + 1:02}-05", f"2029-{number % 12 + 1:02}-05")
    wanted = turned_from(date(2030, 5, 1), date(2030, 5, 31))
    steps: list[int] = []

    plans = plans_of(store, lambda: counted(store, View(), wanted, lambda number: number))
    store.db.conn.set_progress_handler(lambda: steps.append(1) and 0, 100)
    sure_endorsers(store, View(), turned_from(date(2030, 6, 1), date(2030, 6, 2)))

    assert [plan for plan in plans if plan.startswith("SEARCH s")]
    assert all("INDEX stretch_turn" in plan for plan in plans if plan.startswith("SEARCH s"))
    assert len(steps) < 5  # hundreds of SQLite's steps: to walk all turns takes 24


@pytest.mark.parametrize(("last", "walks"), [(date(2030, 5, 31), 2), (date(2031, 5, 31), 3), (date.max, 3)])
def test_turns_within_days_are_not_looked_up_for_each_thing_that_is_told_of_them(store, last, walks):
    leave(store, 3, "aldport guild", "2030-05-01", "2030-05-01")
    asked: list[str] = []
    store.db.conn.set_trace_callback(asked.append)

    counted(store, View(), turned_from(date(2030, 5, 1), last), lambda number: number)

    assert sum(" ".join(sql.split()).count("from stretch as s") for sql in asked) == walks


def test_of_many_in_one_role_the_first_are_listed_without_going_through_the_others(store):
    for number in range(300):
        named = ("union", f"guild {number:03}", number + 3)
        store.db.conn.execute(
            "insert into called values (1, 'dockers', ?, ?, ?, '2030-01-01T00:00:00.000000Z', null)", named
        )
        leave(store, named[2], named[1], "2030-05-05", "2030-05-05")
    wanted = replace(GONE, roles=("dockers",))
    steps: list[int] = []

    plans = plans_of(store, lambda: sure_endorsers(store, View(), wanted, limit=2))
    store.db.conn.set_progress_handler(lambda: steps.append(1) and 0, 100)
    first = sure_endorsers(store, View(), wanted, limit=3)

    assert [one.endorser_id for one in first] == [3, 4, 5]
    assert not any("TEMP B-TREE" in plan for plan in plans)
    assert len(steps) < 10  # hundreds of SQLite's steps


def test_those_in_a_role_are_counted_and_not_all_of_them_listed(store):
    for number in range(30):
        called = "insert into called values (1, 'dockers', 'union', ?, ?, '2030-01-01T00:00:00.000000Z', null)"
        store.db.conn.execute(called, (f"guild {number:02}", number + 3))
        leave(store, number + 3, f"guild {number:02}", "2030-05-05", "2030-05-05")

    numbers, sure, maybe = counted(store, View(), replace(GONE, roles=("dockers", "porters")), lambda _: 4)

    assert (numbers, [one.endorser_id for one in sure], maybe) == ({"union": 30}, [3, 4, 5, 6], [])
