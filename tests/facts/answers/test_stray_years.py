"""A bare month or day asked of a contest that was over years before the newest source."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from facts.answers import Conversation, answer_question
from facts.statement_files import read_statement_file
from facts.store import Store
from facts.store.imports import import_statements

ROWS = """endorser,endorser_kind,candidate,contest,stance,on,source_title
Kiln Workers,union,Ines Abbot,"Dunmore mayor, 2026",endorses,2025-10-10,Kilns for Abbot
Tram Drivers,union,Ines Abbot,"Dunmore mayor, 2026",endorses,2026-03-11,Trams for Abbot
Kiln Workers,union,Ines Abbot,"Dunmore mayor, 2026",withdraws,2026-05-02,Kilns leave Abbot
Rolf Tarn,person,Ines Abbot,"Dunmore mayor, 2026",endorses,2029-08-10,Tarn remembers
"""


@pytest.fixture
def ask(tmp_path):
    file = tmp_path / "rows.csv"
    file.write_text(ROWS, "utf-8")
    with Store.in_memory() as store:
        import_statements(store, read_statement_file(file), file.name, at=datetime(2030, 6, 1, tzinfo=UTC), by="test")
        talk = Conversation()
        yield lambda text: answer_question(store, text, today=date(2030, 6, 1), conversation=talk)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who endorsed abbot in october", {"Kiln Workers"}),
        ("who endorsed abbot in march", {"Tram Drivers"}),
        ("who left abbot in may", {"Kiln Workers"}),
        ("who backed abbot as of january 5", {"Kiln Workers"}),
        ("who endorsed abbot since march", {"Tram Drivers", "Rolf Tarn"}),
        ("whom did the tram drivers endorse in march", {"Ines Abbot"}),
        ("quien apoyo a abbot en marzo", {"Kiln Workers", "Tram Drivers"}),
        ("who endorsed abbot in march 2027", set()),
    ],
)
def test_a_bare_month_is_one_of_the_contest(ask, text, found):
    assert {item.name for item in ask(text).items} == found


def test_a_bare_month_behind_a_question_is_too(ask):
    ask("who endorsed abbot")

    assert {item.name for item in ask("and in october?").items} == {"Kiln Workers"}
