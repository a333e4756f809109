from datetime import UTC, datetime

import pytest

from facts.models import View
from facts.store import Store
from facts.store.shown import keep_shown, read_shown

AT = datetime(2031, 5, 2, 12, tzinfo=UTC)


@pytest.fixture
def store():
    with Store.in_memory() as store:
        yield store


def test_what_was_shown_is_found_again_under_its_token(store):
    keep_shown(store, "first", {"turns": [["quién apoya a Ñuñez?", None]]}, server_id=7, at=AT)

    assert read_shown(store, View(server_id=7), "first") == {"turns": [["quién apoya a Ñuñez?", None]]}


def test_another_servers_answer_is_not_shown(store):
    keep_shown(store, "first", {}, server_id=7, at=AT)

    assert read_shown(store, View(server_id=8), "first") is None
    assert read_shown(store, View(), "first") is None


def test_only_the_newest_answers_are_remembered(store):
    for number in range(5):
        keep_shown(store, f"token{number}", {}, server_id=None, at=AT, keep=3)

    remembered = [read_shown(store, View(), f"token{number}") is not None for number in range(5)]

    assert remembered == [False, False, True, True, True]
