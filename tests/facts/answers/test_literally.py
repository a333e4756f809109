"""Is "resign" answered by what sources say in so many words, and going over by what is on record on both sides?"""

from __future__ import annotations

import pytest

from facts.answers.literally import literally


def names(answer):
    return {item.name for item in answer.items}


def test_a_loose_resign_is_a_call_to_go_where_no_source_says_more(ask):
    assert names(ask("who told moss to resign")) == {"Cleo Dunn"}


def test_an_office_is_given_up_only_where_a_source_says_so(ask):
    answer = ask("who told moss to resign from her office")

    assert (answer.kind, names(answer)) == ("unknown", set())


def test_nothing_is_literal_where_nothing_was_found():
    assert literally([], ("resign",), strictly=True) == []


@pytest.mark.parametrize(
    ("question", "kind", "value"),
    [
        pytest.param("did the tidewater party switch to dunn", "yes_no", "yes", id="left one, backs the other"),
        pytest.param("did the mallory ledger switch to orr", "unknown", None, id="no withdrawal on record"),
        pytest.param("did the mallory ledger come over to orr from moss", "unknown", None, id="from whom is not told"),
        pytest.param("did the tidewater party come over to dunn from moss", "yes_no", "yes", id="from and to"),
    ],
)
def test_going_over_needs_both_sides_on_record(ask, question, kind, value):
    answer = ask(question)

    assert (answer.kind, answer.value) == (kind, value)
