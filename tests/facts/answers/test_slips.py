"""A message that makes no sense as it was typed is answered as what it was meant to say, and says so."""

from __future__ import annotations

import pytest

PUT_RIGHT = [
    ("who lft moss", "who left moss", "“lft” as “left”"),
    ("wich unions bck moss", "which unions back moss", "“bck” as “back”"),
    ("wos out on moss", "whos out on moss", ""),
    ("did the nurses stya with moss", "did the nurses stay with moss", ""),
    ("have any unions qut moss", "have any unions quit moss", "“qut” as “quit”"),
    ("did reedham sad bye to moss", "did reedham say bye to moss", "“sad” as “said”"),
    ("have any unions let moss", "have any unions left moss", "“let” as “left”"),
    ("did reedhma leave moss", "did reedham leave moss", ""),
    ("who were quistgrads picks", "who were quistgaards picks", ""),
    ("did reedahm leave moss", "did reedham leave moss", ""),
    ("quien djo a moss", "quien dejo a moss", "«djo» como"),
]
LEFT_ALONE = [
    "does hoyt back moss",  # strangers
    "is hoyt with moss",
    "who backs hoyt",
    "who hacked moss",  # words
    "who sacked moss",
    "did rane leave moss",
    "who backs cleo rane",
    "who backs ada rane",
    "did zebulon fitch endorse moss",
    "who are zeb witche backers",
]


@pytest.mark.parametrize(("typed", "meant", "said"), PUT_RIGHT)
def test_a_slip_is_put_right_where_only_that_makes_sense(ask, typed, meant, said):
    told, plain = ask(typed), ask(meant)
    assert plain.kind != "unknown"
    assert (told.kind, told.value, [i.name for i in told.items]) == (
        plain.kind,
        plain.value,
        [i.name for i in plain.items],
    )
    assert said in told.text


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_may_be_a_stranger_or_another_act_is_no_slip(ask, typed):
    assert ask(typed).kind == "unknown"


def test_a_word_that_is_two_things_as_likely_is_left_alone(ask):
    assert ask("who does the hnu bave moss").kind == "unknown"


def test_a_long_message_is_not_tried_again(ask):
    assert ask("who lft moss " + "and then some more was said of it " * 6).kind == "unknown"


@pytest.mark.parametrize("text", ["@:", "@ ?", "@", "@...", "@@ :", "hello.14", "moss<@23>hello.14", "no.14"])
def test_signs_alone_and_numbers_behind_a_dot_are_answered(ask, text):
    assert ask(text).kind in {"unknown", "passages", "list", "clarify"}
