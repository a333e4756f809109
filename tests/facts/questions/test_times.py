"""Is every time of a question read as the days that stand beside it?

`times.en.tsv` and `times.es.tsv` hold questions about the invented store of `conftest.py`, each with its frame as
`describe_clause` writes it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.questions.trace import describe_clause

HERE = Path(__file__).parent


def rows(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [pytest.param(*line.split("\t"), id=line.split("\t")[0]) for line in lines if line and line[0] != "#"]


def shown(question):
    parts = []
    for part in question.parts or (question,):
        order = f" {part.order}" if part.order else ""
        parts.append(f"{part.asks}{order}: {' & '.join(describe_clause(c) for c in part.clauses)}")
    return " || ".join(parts)


@pytest.mark.parametrize(("text", "frame"), [*rows("times.en.tsv"), *rows("times.es.tsv")])
def test_a_time_is_read_as_its_days(ask, text, frame):
    question = ask(text)

    assert (shown(question), question.unread) == (frame, ())


@pytest.mark.parametrize(
    "text",
    [
        "who left moss between the nurses and karlsen",
        "who left moss two weeks after karlsen left",
        "who was with moss when may ended",
        "who left moss two weeks after the accusation",
        "this may sound dumb but who left moss on it",
        "who might march to may for moss",
        "who was on or off with moss in may and june 3",
    ],
)
def test_words_that_only_look_like_a_time_of_several_parts_set_none(ask, text):
    question = ask(text)

    assert question.unread or all(c.window is None for p in question.parts or (question,) for c in p.clauses)
