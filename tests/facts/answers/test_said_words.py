"""Which words does a question say beside its names?"""

from __future__ import annotations

import re

import pytest

from facts.answers.wanted import NAME, said_words
from facts.models import Asks, Entity, LinkedName, NameMatch, Question


def linked(key: int, name: str) -> LinkedName:
    return LinkedName(written=name, matches=(NameMatch.of(Entity(entity_id=key, name=name), "exact"),))


@pytest.fixture
def question():
    text = "Why did Cora Lindqvist leave Okafor's side?"
    return Question(text=text, asks=Asks.REASON, names=(linked(1, "Cora Lindqvist"), linked(2, "Okafor")))


def test_each_name_is_marked_where_it_stood(question):
    assert said_words(question, marked=True) == ["why", "did", NAME, "leave", NAME, "side"]


def test_no_pattern_is_made_for_a_second_name_where_the_first_is_marked(question, monkeypatch):
    sought, replaced = [], re.sub
    monkeypatch.setattr(
        re, "sub", lambda pattern, *rest, **how: sought.append(pattern) or replaced(pattern, *rest, **how)
    )

    said_words(question, marked=True)

    assert not any("Okafor" in str(pattern) for pattern in sought)
