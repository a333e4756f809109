"""Every place that a question asks for is one that is told, or the question is not answered."""

from __future__ import annotations

import pytest

from facts.questions.trace import describe_clause


def frame(question):
    return [(p.asks, p.order, [describe_clause(c) for c in p.clauses], p.unread) for p in question.parts or (question,)]


BOTH = [
    ("who did karlsen rank first and who second", "who did karlsen rank first and second"),
    ("who did the courier pick first, and who second?", "who did the courier rank first and second"),
    ("who did the courier put first and who did they put second", "who did the courier put first and second"),
    ("who is karlsen's first choice and who is second", "who is karlsen's first and second choice"),
    ("whos karlsens 1st and 2nd", "who is karlsen's first and second choice"),
    ("who does the guild have at number one and who at number two", "who does the guild have first and second"),
    ("which candidate did oduya rank first and which second", "which candidate did oduya rank first and second"),
    ("who did karlsen pick first then who second", "who did karlsen rank first and second"),
    ("who did the courier endorse first and who did it endorse second", "who did the courier rank first and second"),
    ("whom did karlsen place 1st, whom 2nd", "whom did karlsen place first and second"),
    ("who ranks moss first, and who second", "who ranks moss first and second"),
    ("who did oduya have first, who second and who third", "who did oduya have first, second and third"),
    ("a quien eligio karlsen primero y a quien segundo", "who did karlsen rank first and second"),
    ("quien es la primera opcion de karlsen y quien la segunda", "who is karlsen's first and second choice"),
    ("who left moss first and who last", "who left moss first. who left moss last"),
    ("who did karlsen back first and last", "who did karlsen back first. who did karlsen back last"),
    (
        "who were the first and the last to leave moss",
        "who was the first to leave moss. who was the last to leave moss",
    ),
    ("which union left moss first and which last", "which union left moss first. which union left moss last"),
]


@pytest.mark.parametrize(("text", "plain"), BOTH)
def test_each_place_is_asked_for(ask, text, plain):
    assert frame(ask(text)) == frame(ask(plain))


@pytest.mark.parametrize("text", ["who left moss first, and who second", "who endorsed moss first and who second"])
def test_who_was_second_to_come_or_leave_is_not_understood(ask, text):
    assert ask(text).unread


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("who did karlsen back first and who did she leave", ["endorsed", "withdrew"]),
        ("who left first, moss or reed", ["withdrew"]),
        ("who ranked moss first", ["ever_backed"]),
    ],
)
def test_one_place_stays_one(ask, text, relations):
    question = ask(text)

    assert [c.relation for p in question.parts or (question,) for c in p.clauses] == relations
