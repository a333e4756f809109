"""Unanswered questions are kept once, without the asker, for the server that they were asked in."""

from datetime import UTC, datetime

import pytest

from facts.models import View
from facts.store import Store
from facts.store.unanswered import LONGEST, close_unanswered, read_unanswered, record_unanswered

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def ask(store, question="who backs  finch?", server_id=None):
    record_unanswered(store, question, names=["finch"], server_id=server_id, at=AT)


def test_a_question_is_kept_once_while_it_is_open(store):
    ask(store)
    ask(store)

    (kept,) = read_unanswered(store, View())

    assert (kept.question, kept.names, kept.asked_at) == ("who backs finch?", ("finch",), AT)


def test_a_closed_question_may_be_asked_again(store):
    ask(store)
    (kept,) = read_unanswered(store, View())

    assert close_unanswered(store, kept.unanswered_id, server_id=None, at=AT)
    assert not close_unanswered(store, kept.unanswered_id, server_id=None, at=AT)
    assert read_unanswered(store, View()) == []
    ask(store)
    assert len(read_unanswered(store, View())) == 1


def test_a_servers_questions_are_its_own(store):
    ask(store, server_id=7)

    assert len(read_unanswered(store, View(server_id=7))) == 1
    assert read_unanswered(store, View(server_id=8)) == read_unanswered(store, View()) == []
    assert not close_unanswered(store, 1, server_id=8, at=AT)


@pytest.mark.parametrize(("question", "length"), [("x" * 4000, LONGEST), ("  \n ", None)], ids=["long", "blank"])
def test_only_what_can_be_recognised_is_kept(store, question, length):
    ask(store, question)

    assert [len(kept.question) for kept in read_unanswered(store, View())] == ([length] if length else [])
