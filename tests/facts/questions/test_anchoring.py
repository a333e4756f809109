"""In which year does a bare day or month lie?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.models import Contest, DateRange
from facts.questions import Turn, parse_question

MOSS, REED, NURSES = "Ada Moss", "Tobias Reed", "Harbour Nurses Guild"
OF_2016 = Contest(contest_id=1, name="Tarrow mayor, 2016")
ENDED = Contest(contest_id=2, name="Tarrow sheriff", ends=DateRange.parse("2021-06-15"))
OF_2020 = Contest(contest_id=3, name="Tarrow mayor, 2020")
NAMELESS = Contest(contest_id=4, name="Tarrow clerk")


@pytest.fixture
def ask_of(store):
    """Reads a question on 2026-11-22 of a store of these contests and acts, whose newest source is of August 2019."""

    def read(text, contests, acts=(), *, reach="2019-08-10", turns=()):
        ids = {entity.name: key for key, entity in store.entities.items()}
        done = [(ids[name], date.fromisoformat(on)) for name, on in acts]
        known = replace(store, contests=contests, acts=done, reach=DateRange.parse(reach))
        return parse_question(text, known, today=date(2026, 11, 22), turns=turns).clauses[0].window

    return read


STRAY = [(MOSS, "2015-10-20"), (MOSS, "2016-03-09"), (MOSS, "2016-10-04"), (MOSS, "2019-08-10"), (REED, "2015-12-02")]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("who endorsed moss in october", "2016-10"),
        ("who endorsed moss in august", "2019-08-01/2019-08-10"),
        ("who was with moss as of march 3", "2016-03-03"),
        ("who left moss after march 3", "2016-03-03"),
        ("who left moss before october", "2016-10-01"),
        ("who endorsed reed in december", "2015-12"),
        ("who endorsed moss from october 3 to october 9", "2016-10-03/2016-10-09"),
        ("who endorsed moss the first week of october", "2016-10-01/2016-10-07"),
        ("who endorsed moss around labor day", "2016-09-05"),
        ("quien apoyo a moss en octubre", "2016-10"),
        ("who endorsed moss in october 2018", "2018-10"),
        ("who endorsed anyone in december", "2015-12"),
    ],
)
def test_a_bare_day_is_of_the_contest_that_whom_it_is_about_stand_in(ask_of, text, days):
    assert str(ask_of(text, [OF_2016], STRAY).days) == days


def test_a_contest_s_own_end_bounds_a_bare_month(ask_of):
    assert str(ask_of("who left moss in july", [ENDED], reach="2022-08-01").days) == "2020-07"
    assert str(ask_of("who left moss in may", [ENDED], reach="2022-08-01").days) == "2021-05"


def test_a_bare_month_is_the_latest_in_which_somebody_acted_not_further_back_than_the_contest(ask_of):
    acts = [(MOSS, "2017-05-02"), (MOSS, "2020-02-02"), (REED, "2018-05-02")]

    assert str(ask_of("who left moss in may", [OF_2020], acts, reach="2020-03-01").days) == "2019-05"
    assert str(ask_of("who left reed in may", [OF_2020], acts, reach="2020-03-01").days) == "2018-05"
    assert str(ask_of("who left reed in may", [OF_2016, OF_2020], acts, reach="2020-03-01").days) == "2018-05"
    assert str(ask_of("who left reed in may", [NAMELESS], acts, reach="2022-03-01").days) == "2018-05"


def test_where_nobody_acted_in_such_a_month_it_is_the_latest(ask_of):
    assert str(ask_of("who left moss in may", [NAMELESS], STRAY).days) == "2019-05"


def test_a_contest_without_end_bounds_nothing(ask_of):
    assert str(ask_of("who left moss in may", [OF_2016, NAMELESS], [(MOSS, "2019-05-02")]).days) == "2019-05"


def test_a_month_of_the_conversation_is_of_whom_it_spoke(ask_of, ask):
    turn = [Turn(question=ask("who endorsed moss"))]

    assert str(ask_of("and in october?", [OF_2016], STRAY, turns=turn).days) == "2016-10"


@pytest.mark.parametrize("text", ["who left moss last week", "who left moss last month", "who left moss in 2017"])
def test_what_counts_from_today_or_tells_its_year_stays(ask_of, text):
    assert ask_of(text, [OF_2016], STRAY) == ask_of(text, [NAMELESS])


@pytest.mark.parametrize(
    ("text", "days"),
    [("who left moss by october", "/2018-10-31"), ("who left moss before march 3", "2019-03-03")],
)
def test_no_question_means_a_day_to_come(ask_of, text, days):
    assert str(ask_of(text, [NAMELESS], [(MOSS, "2019-08-10")]).days) == days
    assert str(ask_of(text, [NAMELESS], reach="2019-12-31").days) in (days, "/2019-10-31")
