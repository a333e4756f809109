"""Does a frame keep its shape when everybody is called something else?"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from facts.questions import parse_question
from facts.questions.trace import describe_clause

TODAY = date(2026, 11, 22)
OTHERS = {
    "Moss": "Zubrycka",
    "Reed": "Okonjo",
    "Quist": "Pfeffer",
    "Karlsen": "Adeyemi",
    "Strickland": "Valverde",
    "Marchetti": "Lindqvist",
    "Ostrow": "Makuch",
    "Ada": "Ximena",
    "Tobias": "Florian",
}
LINES = (Path(__file__).parent / "frames.en.tsv").read_text("utf-8").splitlines()
QUESTIONS = [line.split("\t")[0] for line in LINES][::4]


def rename(text):
    for old, new in OTHERS.items():
        for written, other in ((old, new), (old.lower(), new.lower()), (old.upper(), new.upper())):
            text = re.sub(rf"\b{written}(?=s?\b)", other, text)
    return text


def shape(question):
    return [(p.asks, p.order, p.still, [describe_clause(c) for c in p.clauses]) for p in question.parts or (question,)]


@pytest.fixture(scope="module")
def renamed_store(make_store):
    return make_store(rename)


@pytest.mark.parametrize("text", QUESTIONS)
def test_renaming_everybody_keeps_the_frame(store, renamed_store, text):
    before = shape(parse_question(text, store, today=TODAY))
    after = shape(parse_question(rename(text), renamed_store, today=TODAY))

    assert str(after) == rename(str(before))
