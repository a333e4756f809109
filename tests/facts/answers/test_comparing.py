"""Who has the most or the fewest, counted by the index of a store too large to read every line."""

from __future__ import annotations

import pytest

from facts.answers import comparing, shortlists

QUESTIONS = [
    "who has the most endorsements",
    "which candidate has the most unions",
    "which candidate has the fewest newspapers",
    "who has lost the most endorsers",
    "who has lost the fewest endorsers",
    "who has more endorsements, Moss or Dunn",
    "who has fewer newspapers, Orr or Dunn",
    "which candidate had the most endorsements in March",
]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("few", [1, 20], ids=["by the index", "by reading each"])
def test_a_large_store_is_compared_as_a_small_one(tally, monkeypatch, question, few):
    read = tally(question)
    monkeypatch.setattr(comparing, "MOST_READ", 1)
    monkeypatch.setattr(shortlists, "FEW", few)
    counted = tally(question)

    assert counted.kind == read.kind == "list"
    assert sorted(item.name for item in counted.items) == sorted(item.name for item in read.items)
    assert _numbers(counted.text) == _numbers(read.text)


def test_too_many_candidates_are_not_compared(tally, monkeypatch):
    monkeypatch.setattr(comparing, "MOST_READ", 1)
    monkeypatch.setattr(comparing, "_MOST", 2)

    answer = tally("who has the most endorsements")
    assert (answer.kind, answer.text) == (
        "unknown",
        "That would compare 3 candidates. Name the contest, or the candidates that are meant.",
    )
    assert tally("who has more endorsements, Moss or Dunn").kind == "list"


def _numbers(text):
    counted = text[text.index("counted: ") + 9 : text.index(")")]
    return sorted(counted.replace(" and ", ", ").split(", "))
