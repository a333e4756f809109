"""Is a question not read whose frame leaves out, or puts where nobody ever saw them, somebody whom it names?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from facts.questions import parse_question


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        pytest.param("nobody believed in reed then. who was first to say yes", "reed", id="whom it is about"),
        pytest.param("heard a story about reed on the bus. did karlsen return?", "reed", id="to whom one returned"),
        pytest.param("karlsen neutral on reed after being asked? turned it down?", "karlsen", id="who did it"),
    ],
)
def test_somebody_named_for_whom_a_side_stands_open_is_not_left_out(ask, text, lost):
    question = ask(text)

    assert lost in question.unread


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("was the dockers 88 endorsement of reed suspended", id="one who stands and one who does not"),
        pytest.param("has reed shed any newspapers", id="one who stands and a sort"),
        pytest.param("karlsen told karlsen to go?", id="one on both sides"),
        pytest.param("are dockers 88 and reed back together", id="both on one side"),
        pytest.param("non-unions for reed?", id="whom it is about, as left out"),
    ],
)
def test_nobody_is_put_where_nobody_ever_saw_them(ask, text):
    assert ask(text).unread


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("i watched karlsen on tv. has anyone left moss", id="anyone"),
        pytest.param("has reed endorsed anyone", id="one who stands may endorse"),
        pytest.param("who backs quist, i mean reed", id="put right"),
        pytest.param("has moss lost the dockers", id="had by one who stands"),
        pytest.param("karlsen left reed? who is karlsen", id="who somebody is"),
    ],
)
def test_what_was_placed_is_read(ask, text):
    assert not ask(text).unread


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("all newspapers, current and former, of reed", id="a sort"),
        pytest.param("new reed people after march 20?", id="a time"),
        pytest.param("reed newest?", id="an order"),
        pytest.param("does karlsen like reed better than moss", id="another who is less liked"),
    ],
)
def test_what_limits_a_list_is_not_left_out_of_who_somebody_is(ask, text):
    assert ask(text).unread


@pytest.mark.parametrize("text", ["who do karlsen and reed both want out", "who did reed and karlsen tell to quit"])
def test_one_who_stands_and_spoke_of_others_may_act_beside_one_who_does_not_stand(store, text):
    silent = replace(store, endorser_ids=store.endorser_ids - store.candidate_ids)

    assert not parse_question(text, store, today=date(2026, 11, 22)).unread
    assert parse_question(text, silent, today=date(2026, 11, 22)).unread
