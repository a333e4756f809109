"""The fold, against examples from the design and against a slow, obvious enumeration of days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facts.models import DateRange, Entity, Evidence, Source, Stance, Standing, Statement
from facts.standing import Truth, draw_timeline, happened_on

BRISK = Entity(entity_id=1, name="Brisk Union", kind="union")
MOSS = Entity(entity_id=2, name="Ada Moss")
RECORDED = datetime(2030, 6, 1, tzinfo=UTC)
BACKS, WITHDREW, NONE, UNCONFIRMED = Standing.BACKS, Standing.WITHDREW, Standing.NONE, Standing.UNCONFIRMED


def told(stance: str, on: str = "", *, source: str = "", published: str = "2030-06", **more) -> Statement:
    """A statement of Brisk about Moss; each in a source of its own unless one is named."""
    key = source or f"{stance}-{on}-{published}"
    origin = Source(key=key, title=key, published=DateRange.parse(published))
    return Statement(
        statement_id=1,
        endorser=BRISK,
        candidate=MOSS,
        stance=Stance(stance),
        when=DateRange.parse(on),
        evidence=(Evidence(source=origin),),
        decided_at=RECORDED,
        **more,
    )


def day(written: str) -> date:
    return date.fromisoformat(written)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            [told("endorses", "2030-03-10")],
            {"2030-03-09": NONE, "2030-03-10": BACKS, "2031-01-01": BACKS},
            id="an endorsement holds from its day, not before",
        ),
        pytest.param(
            [told("withdraws", "2030-04-30")],
            {"2030-01-01": BACKS, "2030-04-29": BACKS, "2030-04-30": WITHDREW},
            id="a withdrawal implies support on every earlier day",
        ),
        pytest.param(
            [told("reaffirms", "2030-04-30")], {"2029-01-01": BACKS, "2030-05-01": BACKS}, id="so does a reaffirmation"
        ),
        pytest.param(
            [told("endorses", "2030-03-10"), told("withdraws", "2030-04-30")],
            {"2030-03-09": NONE, "2030-04-01": BACKS, "2030-05-01": WITHDREW},
            id="unless a statement dates its start",
        ),
        pytest.param(
            [told("endorses", "2030-05")],
            {"2030-04-30": NONE, "2030-05-15": UNCONFIRMED, "2030-05-31": BACKS},
            id="inside a month nobody knows the day",
        ),
        pytest.param(
            [told("endorses", "2030-01-01"), told("withdraws", "2030-05")],
            {"2030-04-30": BACKS, "2030-05-15": UNCONFIRMED, "2030-05-31": WITHDREW},
            id="a withdrawal inside a month",
        ),
        pytest.param(
            [told("withdraws", "2030-04-30"), told("endorses", "2030-04-30"), told("reaffirms", "2030-04-30")],
            {"2030-04-30": WITHDREW},
            id="on one day endorses, then reaffirms, then withdraws",
        ),
        pytest.param(
            [told("endorses", "2030-01-01"), told("withdraws", "2030-02-01"), told("endorses", "2030-03-01")],
            {"2030-01-15": BACKS, "2030-02-15": WITHDREW, "2030-03-01": BACKS},
            id="who comes back backs again",
        ),
        pytest.param(
            [told("endorses", "2030-01-01"), told("withdraws", "2030")],
            {"2030-12-31": WITHDREW, "2030-06-01": UNCONFIRMED},
            id="the withdrawal of a year ended the support that began in it",
        ),
        pytest.param(
            [told("endorses", "/2030-04-30"), told("withdraws", "/2030-04-30")],
            {"2030-04-15": UNCONFIRMED, "2030-04-30": WITHDREW},
            id="undated support told with its withdrawal is what was withdrawn",
        ),
        pytest.param(
            [told("endorses", "/2030-05-31", source="s"), told("withdraws", "2030-04-30", source="s")],
            {"2030-05-31": WITHDREW, "2030-04-29": BACKS},
            id="also when one source tells both",
        ),
        pytest.param(
            [told("withdraws", "2030-04-30"), told("endorses", "/2030-05-31")],
            {"2030-05-31": UNCONFIRMED, "2030-04-30": WITHDREW, "2030-04-29": BACKS},
            id="a later source that still counts the support disagrees",
        ),
        pytest.param(
            [told("withdraws", "2030-04-30"), told("withdraws", "/2030-05-31")],
            {"2030-04-29": BACKS, "2030-04-30": WITHDREW},
            id="a vaguer word of the same withdrawal adds no doubt",
        ),
        pytest.param(
            [
                told("endorses", "/2030-04-30", source="s"),
                told("withdraws", "/2030-04-30", source="s"),
                told("withdraws", "/2030-05-31"),
            ],
            {"2030-04-30": WITHDREW, "2030-05-31": WITHDREW},
            id="a later vaguer word of a withdrawal is no second one",
        ),
        pytest.param(
            [told("endorses", "2030-03-01"), told("opposes", "2030-05-01")],
            {"2030-04-01": BACKS, "2030-05-01": WITHDREW},
            id="a backer that opposes has turned away",
        ),
        pytest.param(
            [told("opposes", "2030-05-01")],
            {"2030-04-01": NONE, "2030-06-01": NONE},
            id="opposition implies no support",
        ),
        pytest.param(
            [told("opposes", "2030-05-01"), told("endorses", "2030-07-01")],
            {"2030-04-01": NONE, "2030-06-01": NONE, "2030-07-01": BACKS},
            id="an opponent may come round",
        ),
        pytest.param(
            [told("endorses", "2030-03-01"), told("urges_exit", "2030-05-01")],
            {"2030-04-01": BACKS, "2030-05-01": UNCONFIRMED},
            id="a backer that says go has not said that it is over",
        ),
        pytest.param(
            [told("declines", "2030-05-01")], {"2030-04-01": NONE, "2030-06-01": NONE}, id="declining is no support"
        ),
        pytest.param(
            [told("endorses", "2030-05"), told("reaffirms", "/2030-05-31")],
            {"2030-04-15": NONE, "2030-05-10": UNCONFIRMED, "2030-05-31": BACKS},
            id="nothing is confirmed before it began",
        ),
    ],
)
def test_standing_on_a_day(statements, expected):
    timeline = draw_timeline(statements)

    assert {on: timeline.standing_on(day(on)) for on in expected} == expected


def test_a_withdrawal_told_twice_is_one_happening():
    timeline = draw_timeline(
        [
            told("endorses", "/2030-04-30", source="s"),
            told("withdraws", "/2030-04-30", source="s"),
            told("withdraws", "/2030-05-31"),
        ]
    )

    assert [len(h.statements) for h in timeline.told_of([Stance.WITHDRAWS])] == [2]


def test_a_statement_without_a_date_happened_by_its_publication():
    assert happened_on(told("endorses", published="2030-05")) == DateRange.until(day("2030-05-31"))


def test_without_publication_it_happened_by_the_day_it_was_recorded():
    assert happened_on(told("endorses", published="")) == DateRange.until(RECORDED.date())


def test_rank_is_that_of_the_newest_endorsement_and_a_reaffirmation_keeps_it():
    timeline = draw_timeline(
        [
            told("endorses", "2030-01-01", rank=2),
            told("endorses", "2030-02-01", rank=1),
            told("reaffirms", "2030-03-01", rank=None),
        ]
    )

    assert [timeline.rank_on(day(on)) for on in ("2030-01-15", "2030-03-15")] == [2, 1]


@pytest.mark.parametrize(
    ("statements", "window", "held"),
    [
        pytest.param(
            [told("withdraws", "/2030-04-30")], (None, "2030-04-27"), Truth.YES, id="implied support came before"
        ),
        pytest.param([told("endorses", "2030-05")], (None, "2030-04-27"), Truth.NO, id="dated after the window"),
        pytest.param(
            [told("endorses", "2030-05")], ("2030-05-01", "2030-05-31"), Truth.YES, id="some day of its month"
        ),
        pytest.param(
            [told("endorses", "2030-05")], ("2030-05-01", "2030-05-10"), Truth.OPEN, id="perhaps in its first days"
        ),
        pytest.param(
            [told("withdraws", "2030-04-30")], ("2030-05-01", "2030-05-31"), Truth.NO, id="over before the window"
        ),
    ],
)
def test_held_within_a_window(statements, window, held):
    first, last = window

    assert draw_timeline(statements).held_within(day(first) if first else date.min, day(last)) == held


# --- a slow, obvious enumeration: try every day that every statement may have come on ---

START = date(2030, 1, 1).toordinal()
DAYS = range(8)
ORDER = ["endorses", "reaffirms", "withdraws"]


def as_day(number: int) -> date:
    return date.fromordinal(START + number)


def standings_of_one_world(world: list[tuple[int, str]], on: int, *, is_dated: bool) -> Standing:
    """Walk the days of one world, in which each statement has its day."""
    walked = sorted(world, key=lambda turn: (turn[0], ORDER.index(turn[1])))
    standing = NONE
    if walked[0][1] != "endorses" and not is_dated:
        standing = BACKS
    for at, stance in walked:
        if at <= on:
            standing = WITHDREW if stance == "withdraws" else BACKS
    return standing


def enumerate_standings(turns: list[tuple[str, int, int]], on: int) -> set[Standing]:
    """Every standing on a day, by trying every world that the first dated endorsement allows."""
    given_ = [(first, last) for stance, first, last in turns if stance == "endorses"]
    others = [(first, last) for stance, first, last in turns if stance != "endorses"]
    start = min(given_, default=None)
    is_dated = start is not None and not any(last < start[0] for _, last in others)
    found = set()
    for days in product(*[range(first, last + 1) for _, first, last in turns]):
        world = [(at, stance) for at, (stance, _, _) in zip(days, turns, strict=True)]
        if is_dated:
            began = days[next(i for i, turn in enumerate(turns) if turn == ("endorses", *start))]
            if any(at < began for at, stance in world if stance != "endorses"):
                continue
        found.add(standings_of_one_world(world, on, is_dated=is_dated))
    return found


@st.composite
def dated_turns(draw):
    turns = draw(
        st.lists(
            st.tuples(st.sampled_from(ORDER), st.sampled_from(DAYS), st.integers(0, 3)).map(
                lambda t: (t[0], t[1], min(t[1] + t[2], DAYS[-1]))
            ),
            min_size=1,
            max_size=4,
        )
    )
    for i, (stance, first, last) in enumerate(turns):  # retellings have examples of their own
        assume(not any(s == stance and f <= first and last <= m for j, (s, f, m) in enumerate(turns) if j != i))
    return turns


@settings(max_examples=300, deadline=None)
@given(dated_turns(), st.sampled_from(DAYS))
def test_the_fold_agrees_with_trying_every_day(turns, on):
    statements = [
        told(stance, f"{as_day(first)}/{as_day(last)}", source=str(i)) for i, (stance, first, last) in enumerate(turns)
    ]

    assert draw_timeline(statements).possible_on(as_day(on)) == enumerate_standings(turns, on)
