"""Is a fragment that does not say who is meant read without whomever the sentences around it name?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("did hng cave? with moss no more?", "hng"),
        ("hng endorsing before may 3? for reed", "reed"),
        ("no i meant hng not the other one. back moss?", "hng"),
        ("part 1: karlsen. part 2: left moss? yes or no", "karlsen"),
        ("i put vandermeer down as lapsed. left reed?", "vandermeer"),
        ("we were told karlsen partied with moss. is he a supporter?", "karlsen"),
        ("i was at the moss rally and karlsen was nowhere. is she still an endorser?", "karlsen"),
        ("senators are fickle. any of them gone from moss?", "senators"),
        ("and the unions? gone from moss?", "unions"),
        ("i owe you ten if moss has no unions. does moss have any?", "unions"),
    ],
)
def test_whom_a_fragment_leaves_behind_is_unread(ask, text, lost):
    assert ask(text).unread == (lost,)


@pytest.mark.parametrize(
    "text",
    [
        "hng has left moss. who else left her?",
        "karlsen loves reed. who backs moss?",
        "i saw karlsen at lunch. how many unions back moss?",
        "strickland was on tv. did the unions leave moss?",
        "hng left. moss's backers?",
        "hng left. other unions with moss?",
        "i love unions. which senators back moss?",
        "karlsen quit! has she left moss?",
    ],
)
def test_a_question_that_says_who_is_meant_may_follow_any_story(ask, text):
    assert ask(text).unread == ()


@pytest.mark.parametrize(
    "text",
    [
        "lmk when the nurses endorse moss. did they already",
        "yall remember when karlsen was all about moss? was she ever",
    ],
)
def test_what_is_asked_of_them_behind_a_when_is_the_question(ask, text):
    assert ask(text).unread != ()


@pytest.mark.parametrize("text", ["when did the nurses endorse moss? thanks", "when did hng leave reed? is that known"])
def test_nothing_is_asked_of_them_by_what_only_closes_a_when(ask, text):
    assert ask(text).unread == ()
