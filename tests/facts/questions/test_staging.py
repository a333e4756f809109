"""Is a time that stands in front of a question the question's own, and is none lost?"""

from __future__ import annotations

import pytest

from facts.questions.trace import describe_clause


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("rewind to may 3, who backs moss", "? backs Ada Moss on 2023-05-03"),
        ("go back to may 3 and tell me who backs moss", "? backs Ada Moss on 2023-05-03"),
        ("wind it back to may 3, who backs moss", "? backs Ada Moss on 2023-05-03"),
        ("imagine its may 3. who backs moss", "? backs Ada Moss on 2023-05-03"),
        ("pretend it is may 3rd: who backs moss", "? backs Ada Moss on 2023-05-03"),
        ("lets say its the morning of may 3, who has left moss", "? withdrew Ada Moss on 2023-05-03"),
        ("roll back to may 3, which unions back moss", "?<union> backs Ada Moss on 2023-05-03"),
        ("starting from may 3 who left moss", "? withdrew Ada Moss since 2023-05-03"),
        ("imagina que es el 3 de mayo. quien apoya a moss", "? backs Ada Moss on 2023-05-03"),
    ],
)
def test_a_question_is_of_the_time_that_it_is_set_in(ask, text, frame):
    question = ask(text)

    assert ([describe_clause(c) for c in question.clauses], question.unread) == ([frame], ())


@pytest.mark.parametrize(
    "text",
    [
        "since the flood, who backs moss",
        "take me back to before the storm, who was for moss",
        "once the dust settled, who backs moss",
        "after the big parade, did the nurses leave moss",
    ],
)
def test_a_time_that_nobody_dates_leaves_its_question_unread(ask, text):
    assert ask(text).unread


@pytest.mark.parametrize("text", ["before i forget, who backs moss", "since im new here, who backs moss"])
def test_what_the_asker_says_of_himself_is_no_time(ask, text):
    question = ask(text)

    assert ([describe_clause(c) for c in question.clauses], question.unread) == (["? backs Ada Moss"], ())
