"""A role behind a name that several share tells which of them is meant."""

from __future__ import annotations

from datetime import date

import pytest

from facts.questions import parse_question
from facts.questions.trace import describe_clause


@pytest.fixture(scope="module")
def read(make_store):
    store = make_store(more={"Joan Karlsen": "person"})

    def frame(text):
        question = parse_question(text, store, today=date(2026, 11, 22))
        return f"{question.asks}: " + " & ".join(describe_clause(c) for c in question.clauses)

    return frame


@pytest.mark.parametrize(
    "text",
    [
        "karlsen the sheriff backs who",
        "karlsen the sheriff, who's he for",
        "karlsen, the sheriff, backs who",
        "who does karlsen back, the sheriff",
        "karlsen (the sheriff) is with who",
        "sheriff karlsen w who",
    ],
)
def test_a_role_behind_a_shared_name_goes_with_it(read, text):
    assert read(text) == "list: Joan Karlsen <sheriff> backs ?"


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("is karlsen the sheriff", "is_a: Joan Karlsen <sheriff> any anybody"),
        ("moss, the sheriff left her", "yes_no: <sheriff> withdrew Ada Moss"),
        ("did moss lose the sheriff", "yes_no: <sheriff> withdrew Ada Moss"),
        ("does the sheriff back karlsen", "yes_no: <sheriff> backs Joan Karlsen"),
    ],
)
def test_a_role_that_stands_apart_is_somebody_else(read, text, frame):
    assert read(text) == frame
