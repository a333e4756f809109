"""Everyday words that are somebody's name where a name must stand, and exclamations elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from facts.questions import parse_question
from facts.questions.trace import describe_clause

NAMESAKES = {"Thi Dang": "person", "Lin Wen": "person", "Orla Young": "person", "Ida Damn": "person"}


@pytest.fixture(scope="module")
def read(make_store):
    store = make_store(more=NAMESAKES)
    store.candidate_ids |= {key for key, entity in store.entities.items() if entity.name in NAMESAKES}

    def frame(text):
        question = parse_question(text, store, today=date(2026, 11, 22))
        parts = question.parts or (question,)
        return " || ".join(" & ".join(describe_clause(c) for c in part.clauses) for part in parts)

    return frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("state senators that back dang", "?<state senator> backs Thi Dang"),
        ("# of newspapers behind dang", "?<newspaper> backs Thi Dang"),
        ("wen did the nurses go w dang", "Harbour Nurses Guild endorsed Thi Dang"),
        ("who backs wen", "? backs Lin Wen"),
        ("who still likes young lol", "? backs Orla Young"),
        ("whos got dang", "? backs Thi Dang"),
        ("who got both dang AND moss", "? backs Thi Dang/Ada Moss"),
        ("dang supporters", "? backs Thi Dang"),
        ("did dang lose any unions", "<union> withdrew Thi Dang"),
        ("who left moss for dang", "? withdrew Ada Moss & ? backs Thi Dang"),
        ("dang or moss, who has more unions", "<union> backs ?Thi Dang/Ada Moss"),
        ("and dang?", "Thi Dang any anybody"),
        ("unions with wen", "?<union> backs Lin Wen"),
    ],
)
def test_an_everyday_word_is_a_name_where_a_name_must_stand(read, text, frame):
    assert read(text) == frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("dang who backs moss", "? backs Ada Moss"),
        ("who backs moss dang", "? backs Ada Moss"),
        ("who left dang moss", "? withdrew Ada Moss"),
        ("oh dang, did moss lose the nurses", "Harbour Nurses Guild withdrew Ada Moss"),
        ("dang unions for moss", "?<union> backs Ada Moss"),
        ("wen did the nurses drop moss", "Harbour Nurses Guild withdrew Ada Moss"),
        ("who has the damn unions", "<union> backs ?"),
    ],
)
def test_an_exclamation_names_nobody(read, text, frame):
    assert read(text) == frame
