"""Do the questions and dialogues with known answers come out right on a store read from the two articles?"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from facts.answers import Conversation, answer_question
from facts.ingest import ingest, read_reading
from facts.store import Store

SHARED = Path(__file__).resolve().parents[3] / "shared"
QUESTIONS = SHARED / "questions"
TODAY = date(2026, 11, 22)
pytestmark = pytest.mark.skipif(not QUESTIONS.exists(), reason=f"no questions at {QUESTIONS}")


@pytest.fixture(scope="module")
def score():
    """The scorer that stands beside the questions."""
    spec = importlib.util.spec_from_file_location("score_of_questions", QUESTIONS / "score.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def store():
    store = Store.in_memory()
    for path in sorted((SHARED / "articles").glob("*.md")):
        ingest(store, read_reading(path), accept_all=True)
    yield store
    store.close()


def lines(name):
    return [json.loads(line) for line in (QUESTIONS / name).read_text("utf-8").splitlines()]


def told(answer, item):
    return f"{item['q']!r}: {answer['kind']} {answer['value']} {[i['name'] for i in answer['items']]}"


def test_the_questions_are_answered(store, score):
    tally, faults, missed = Counter(), [], []
    items = lines("questions.jsonl")
    for item in items:
        answer = answer_question(store, item["q"], today=TODAY).to_json()
        outcome = score.outcome(answer, item)
        tally[outcome] += 1
        if outcome == "correct":
            faults += score.citation_faults(answer)
        else:
            missed.append(f"{outcome} {told(answer, item)}")

    assert tally["correct"] >= 0.95 * len(items), "\n".join(missed)
    assert tally["wrong"] <= max(1, 0.01 * len(items)), "\n".join(missed)
    assert faults == []


def test_the_dialogues_are_answered(store, score):
    tally, missed = Counter(), []
    for talk in lines("dialogues.jsonl"):
        conversation = Conversation()
        for turn in talk["turns"]:
            answer = answer_question(store, turn["q"], today=TODAY, conversation=conversation).to_json()
            outcome = score.outcome(answer, turn)
            tally[outcome] += 1
            if outcome != "correct":
                missed.append(f"{outcome} {told(answer, turn)}")

    assert tally["correct"] >= 0.9 * tally.total(), "\n".join(missed)
