"""Is every question of our own set read as the frame that stands beside it?

`frames.en.tsv` and `frames.es.tsv` hold questions about the invented store of `conftest.py` as people type
them, each with its frame as `describe_clause` writes it, `talk.en.tsv` such as leave no word unread; `dialogues.txt`
holds whole conversations.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from facts.questions import Turn
from facts.questions.trace import describe_clause

HERE = Path(__file__).parent


def shown(question):
    """A frame in one line."""
    parts = []
    for part in question.parts or (question,):
        order = f" {part.order}" if part.order else ""
        clauses = " & ".join(describe_clause(clause) for clause in part.clauses)
        parts.append(f"{part.asks}{order}{' still' if part.still else ''}: {clauses}".strip())
    return " || ".join(parts)


def rows(name):
    lines = (HERE / name).read_text("utf-8").splitlines()
    return [pytest.param(*line.split("\t"), id=line.split("\t")[0]) for line in lines if line and line[0] != "#"]


def dialogues():
    blocks = (HERE / "dialogues.txt").read_text("utf-8").strip().split("\n\n")
    turns = [[line.split("\t") for line in block.splitlines()] for block in blocks]
    return [pytest.param(block, id=" | ".join(turn[0] for turn in block)) for block in turns]


@pytest.mark.parametrize(("text", "frame"), rows("frames.en.tsv"))
def test_a_question_in_english_is_read_as_its_frame(ask, text, frame):
    assert shown(ask(text)) == frame


@pytest.mark.parametrize(("text", "frame"), rows("talk.en.tsv"))
def test_every_word_of_what_people_say_plays_its_part(ask, text, frame):
    question = ask(text)

    assert shown(question) == frame
    assert not any(part.unread for part in (question, *question.parts))


@pytest.mark.parametrize(("text", "frame"), rows("frames.es.tsv"))
def test_a_question_in_spanish_is_read_as_its_frame(ask, text, frame):
    question = ask(text)

    assert shown(question) == frame
    assert question.language == "es"


@pytest.mark.parametrize("turns", dialogues())
def test_each_turn_is_read_after_the_turns_before(ask, store, turns):
    by_name = {entity.name: key for key, entity in store.entities.items()}
    heard = []
    for text, frame, *told in turns:
        question = ask(text, heard)

        assert shown(question) == frame, text

        ids = tuple(by_name[name] for name in told[0].split("; ")) if told else ()
        heard.append(Turn(question=question, entity_ids=ids))
