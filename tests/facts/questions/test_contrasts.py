"""Is what a question is only set apart from no part of it, and whom do backers leave where he saw them go?"""

from __future__ import annotations

import pytest

from facts.models import Asks
from facts.questions.trace import describe_clause


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("not the unions not the papers just the senators who left moss", "?<senator> withdrew Ada Moss"),
        ("no unions pls, just senators who left moss", "?<senator> withdrew Ada Moss"),
        ("not the senators, the unions that left moss", "?<union> withdrew Ada Moss"),
        ("no groups just people who left moss", "?<person> withdrew Ada Moss"),
        ("who put moss second, not first", "? backs Ada Moss as choice 2"),
        ("who had moss as backup instead of first", "? ever_backed Ada Moss as choice 2"),
        ("who listed moss as a number two and not a number one", "? ever_backed Ada Moss as choice 2"),
        ("which candidates had supporters walk away", "anybody withdrew ?<candidate>"),
        ("which candidate saw backers leave", "anybody withdrew ?<candidate>"),
        ("which candidates had unions quit on them", "<union> withdrew ?<candidate>"),
    ],
)
def test_it_is_read_without_what_it_is_set_apart_from(ask, text, frame):
    question = ask(text)

    assert ([describe_clause(c) for c in question.clauses], question.unread) == ([frame], ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("not the senators, just the people who left moss", id="some people are senators"),
        pytest.param("not the unions, just the nurses who left moss", id="somebody named"),
    ],
)
def test_what_may_hold_some_of_those_asked_for_is_left_out_or_unread(ask, text):
    question = ask(text)
    clause = question.clauses[0] if question.clauses else None

    assert question.unread or clause is None or clause.endorser.but_kinds or clause.endorser.but_roles or clause.negated


@pytest.mark.parametrize(
    "text",
    [
        "mosss own words on the unions walking out",
        "reed's exact words about the nurses leaving",
        "karlsen, his exact words when he left moss",
        "how is moss explaining the people leaving her",
        "how is karlsen defending the endorsement",
    ],
)
def test_own_words_are_those_of_whom_they_are_asked(ask, text):
    question = ask(text)

    assert question.asks is Asks.WORDS
    assert len(question.clauses[0].endorser.names) == 1
    assert question.clauses[0].endorser.names[0].start < len("how is karlsen")
