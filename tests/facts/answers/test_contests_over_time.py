"""Support for an election of years ago is not told as support of now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest

from facts.answers import answer_question
from facts.models import Answer
from facts.statement_files import read_statement_file
from facts.store import Store
from facts.store.imports import import_statements

ROWS = """endorser,endorser_kind,candidate,contest,stance,on,source_title
Kiln Workers,union,Ines Abbot,"Dunmore mayor, 2026",endorses,2026-03-10,Kilns for Abbot
Kiln Workers,union,Joss Cade,"Dunmore mayor, 2030",endorses,2030-03-01,Kilns for Cade
Ferry Guild,union,Ines Abbot,"Dunmore mayor, 2026",endorses,2026-03-11,Guild for Abbot
Ferry Guild,union,Pia Lund,"Lake County sheriff, 2026",endorses,2026-05-11,Guild for Lund
Ines Abbot,person,Joss Cade,"Dunmore mayor, 2030",urges_exit,2030-04-01,Abbot tells Cade to go
Rolf Tarn,person,Joss Cade,"Dunmore mayor, 2030",urges_exit,2030-04-01,Tarn tells Cade to go
Tile Union,union,Rolf Tarn,"Dunmore mayor, 2030",endorses,2030-03-01,Tiles for Tarn
Tile Union,union,Rolf Tarn,"Dunmore mayor, 2026",endorses,2026-03-01,Tiles for Tarn then
Glass Guild,union,Rolf Tarn,"Dunmore mayor, 2026",endorses,2026-03-01,Glass for Tarn then
"""
TODAY = date(2030, 6, 1)


@pytest.fixture
def ask(tmp_path) -> Iterator[Callable[[str], Answer]]:
    file = tmp_path / "rows.csv"
    file.write_text(ROWS, encoding="utf-8")
    with Store.in_memory() as store:
        import_statements(store, read_statement_file(file), file.name, at=datetime(2030, 6, 1, tzinfo=UTC), by="test")
        yield lambda text: answer_question(store, text, today=TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who do the kiln workers back", {"Joss Cade"}),
        ("whose side is kiln workers on", {"Joss Cade"}),
        ("who do the kiln workers still support", {"Joss Cade"}),
        ("which candidates have a union behind them", {"Joss Cade", "Pia Lund", "Rolf Tarn"}),
        ("who did the kiln workers ever back", {"Ines Abbot", "Joss Cade"}),
        ("who did the kiln workers back in 2026", {"Ines Abbot"}),
        ("who does the ferry guild back", {"Pia Lund"}),
        ("who was the tile union with on 2 march 2030", {"Rolf Tarn"}),
        ("who was with tarn on 10 march 2030", {"Tile Union"}),
        ("who were the kiln workers behind on april 1 2030", {"Joss Cade"}),
        ("who were the kiln workers behind on april 1 2026", {"Ines Abbot"}),
    ],
)
def test_the_newest_election_to_an_office_is_the_one_of_now(ask, text, found):
    answer = ask(text)

    assert answer.kind == "list"
    assert {item.name for item in answer.items} == found


@pytest.mark.parametrize("text", ["does the ferry guild back abbot", "who backs abbot"])
def test_support_in_an_election_that_another_followed_is_told_as_such(ask, text):
    assert "Dunmore mayor, 2026, and the office has been contested again since" in " ".join(ask(text).text.split())


@pytest.mark.parametrize("text", ["does the ferry guild back lund", "who backs cade", "did the ferry guild back abbot"])
def test_other_support_is_told_without_such_words(ask, text):
    assert "contested again" not in ask(text).text


def test_who_stood_for_the_office_years_ago_is_no_other_candidate_now(ask):
    told = ask("which other candidates told cade to quit")

    assert [item.name for item in told.items] == ["Rolf Tarn"]
    assert {item.name for item in ask("who told cade to quit").items} == {"Rolf Tarn", "Ines Abbot"}


def test_a_candidate_asked_about_as_such_is_told_of_by_those_who_back_them(ask):
    answer = ask("who is pia lund")

    assert answer.kind == "passages"
    assert "Ferry Guild endorsed them on 11 May 2026 [1]" in " ".join(answer.text.split())
    assert "takes no stand" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "who did the kiln workers endorse in 2019",
        "who backed abbot before 2020",
        "how many unions endorsed cade in 2018",
        "did the ferry guild back abbot in 2017",
    ],
)
def test_a_time_before_every_contest_on_record_is_not_answered_with_nobody(ask, text):
    assert ask(text).kind == "unknown"


@pytest.mark.parametrize("text", ["who backed abbot in 2025", "who has endorsed cade since 2019"])
def test_a_time_within_which_somebody_could_stand_is_answered(ask, text):
    assert ask(text).kind == "list"
