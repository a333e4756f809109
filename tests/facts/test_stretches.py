"""What a pair's timeline says of days, as rows, is what the timeline itself says."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.models import DateRange, Entity, Evidence, Source, Stance, Standing, Statement
from facts.standing import Truth, draw_timeline
from facts.stretches import CAME_BACK, Says, Stretch, stretches_of

BRISK, MOSS = Entity(entity_id=1, name="Brisk Union", kind="union"), Entity(entity_id=2, name="Ada Moss")
FIRST = date(2030, 1, 1)


def told(
    stance: Stance, on: str, source: str = "a", rank: int | None = None, condition: str | None = None
) -> Statement:
    return Statement(
        statement_id=1,
        endorser=BRISK,
        candidate=MOSS,
        stance=stance,
        rank=rank,
        condition=condition,
        when=DateRange.parse(on),
        evidence=(Evidence(source=Source(key=source, title=source, published=DateRange.parse("2030-06-01"))),),
        decided_at=datetime(2030, 7, 1, tzinfo=UTC),
    )


def stretches(*statements: Statement) -> list[Stretch]:
    return stretches_of(draw_timeline(statements))


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        pytest.param(
            [told(Stance.ENDORSES, "2030-03-10")],
            [
                Stretch(Says.BACKS, date(2030, 3, 10), date.max),
                Stretch(Says.ENDORSED, date(2030, 3, 10), date(2030, 3, 10)),
            ],
            id="an endorsement stands from its day on",
        ),
        pytest.param(
            [told(Stance.WITHDRAWS, "2030-03-10")],
            [
                Stretch(Says.BACKS, date.min, date(2030, 3, 9)),
                Stretch(Says.LEFT, date(2030, 3, 10), date(2030, 3, 10)),
            ],
            id="a withdrawal implies support until the day before",
        ),
        pytest.param(
            [told(Stance.ENDORSES, "2030-03-10"), told(Stance.WITHDRAWS, "2030-03-10")],
            [
                Stretch(Says.BACKED, date(2030, 3, 10), date(2030, 3, 10)),
                Stretch(Says.ENDORSED, date(2030, 3, 10), date(2030, 3, 10)),
                Stretch(Says.LEFT, date(2030, 3, 10), date(2030, 3, 10)),
            ],
            id="support of less than a day is support all the same",
        ),
    ],
)
def test_a_timeline_says(statements, expected):
    assert sorted(stretches(*statements)) == sorted(expected)


days = st.integers(0, 9).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
when = st.just("") | days | days.map(lambda d: f"/{d}") | st.tuples(days, days).map(lambda d: "/".join(sorted(d)))
said = st.lists(st.builds(told, st.sampled_from([*Stance]), when, st.sampled_from("abc")), min_size=1, max_size=5)


@given(said, st.integers(-2, 12), st.integers(0, 12))
def test_support_over_days_follows_from_the_stretches(statements, begin, length):
    timeline = draw_timeline(statements)
    first, last = FIRST + timedelta(days=begin), FIRST + timedelta(days=begin + length)
    kept = stretches_of(timeline)
    meets = {s.says for s in kept if s.first_on <= last and s.last_on >= first}
    within = {s.says for s in kept if s.first_on >= first and s.last_on <= last}

    yes = Says.BACKS in meets or Says.BACKED in within
    found = Truth.YES if yes else Truth.OPEN if Says.MAY_BACK in meets else Truth.NO
    assert found is timeline.held_within(first, last)


@given(said, st.integers(-2, 12))
def test_standing_on_a_day_follows_from_the_stretches(statements, number):
    timeline = draw_timeline(statements)
    day = FIRST + timedelta(days=number)
    on = {s.says for s in stretches_of(timeline) if s.first_on <= day <= s.last_on}

    possible = timeline.possible_on(day)
    assert (Says.BACKS in on) == (possible == {Standing.BACKS})
    maybe = bool(possible & {Standing.BACKS, Standing.UNCONFIRMED}) and possible != {Standing.BACKS}
    assert (Says.MAY_BACK in on) == maybe


@given(said)
def test_whoever_left_and_is_back_in_the_end_is_told_from_who_is_gone(statements):
    timeline = draw_timeline(statements)
    left = {s.detail for s in stretches_of(timeline) if s.says is Says.LEFT}

    assert left <= {CAME_BACK if timeline.possible_on(date.max) == {Standing.BACKS} else ""}


limited = st.lists(
    st.builds(
        told,
        st.sampled_from([*Stance]),
        when,
        st.sampled_from("abc"),
        st.sampled_from((None, 1, 2)),
        st.sampled_from((None, "until the review", "if she stays")),
    ),
    min_size=1,
    max_size=5,
)


@given(limited, st.integers(-2, 12))
def test_rank_and_conditions_on_a_day_follow_from_the_stretches(statements, number):
    timeline = draw_timeline(statements)
    day = FIRST + timedelta(days=number)
    told = [s for s in stretches_of(timeline) if s.says in (Says.RANKED, Says.CONDITIONED)]
    on = {(s.says, s.detail) for s in told if s.first_on <= day <= s.last_on}

    rank = timeline.rank_on(day)
    expected = {(Says.RANKED, str(rank))} if rank is not None else set()
    expected |= {(Says.CONDITIONED, s.condition) for s in timeline.telling_on(day) if s.condition}
    assert on == expected
