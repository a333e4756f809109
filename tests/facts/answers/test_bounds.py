"""A question that would read more statements than one answer may is refused with what to name."""

from __future__ import annotations

import pytest

from facts.answers import bounds, comparing

REFUSED = "That asks of more than 20 statements at once. Name a candidate, an endorser or the contest."


@pytest.fixture
def large(tally, monkeypatch):
    """A store of 25 statements, which counts as a large one."""
    for module in (bounds, comparing):
        monkeypatch.setattr(module, "MOST_READ", 20)
    return tally


@pytest.mark.parametrize(
    "question",
    [
        "who has withdrawn their endorsement?",
        "which unions changed sides?",
        "who backs more than one candidate?",
        "who do newspapers back?",
        "which candidates have no union?",
        "who endorsed anybody in March 2030?",
    ],
)
def test_a_question_of_everything_is_refused_in_a_large_store_and_answered_in_a_small_one(tally, monkeypatch, question):
    assert tally(question).text != REFUSED
    monkeypatch.setattr(bounds, "MOST_READ", 20)

    answer = tally(question)
    assert (answer.kind, answer.text) == ("unknown", REFUSED)


@pytest.mark.parametrize(
    "question",
    [
        "who does the Greens back?",
        "who left Dunn?",
        "who backs both Dunn and Orr?",
        "does Reed still back Orr?",
        "which newspapers have not endorsed Moss?",
        "who has the most endorsements?",
    ],
)
def test_a_question_that_names_somebody_is_answered_in_a_large_store_too(large, question):
    assert REFUSED not in large(question).text


def test_who_they_are_is_asked_where_it_would_take_reading_everything(large):
    assert large("did he withdraw?").kind in ("unknown", "clarify")
