"""A message that makes no sense as it was typed is answered as what it was meant to say, and says so.

What its writer tells beside the question does not stand in its way; what limits it is never taken for that.
"""

from __future__ import annotations

import pytest

from facts.answers import rereading

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


def outcome(answer):
    return answer.kind, answer.value, [item.name for item in answer.items]


@pytest.mark.parametrize(("typed", "meant", "said"), PUT_RIGHT)
def test_a_slip_is_put_right_where_only_that_makes_sense(ask, typed, meant, said):
    told, plain = ask(typed), ask(meant)
    assert plain.kind != "unknown"
    assert outcome(told) == outcome(plain)
    assert said in told.text


@pytest.mark.parametrize("typed", LEFT_ALONE)
def test_what_may_be_a_stranger_or_another_act_is_no_slip(ask, typed):
    assert ask(typed).kind == "unknown"


def test_a_word_that_is_two_things_as_likely_is_left_alone(ask):
    assert ask("who does the hnu bave moss").kind == "unknown"


def test_a_long_message_is_not_tried_again(ask):
    assert ask("who lft moss " + "and then some more was said of it " * 6).kind == "unknown"


@pytest.mark.parametrize(
    ("told", "plain"),
    [
        ("remind me which unions left moss, my feed is all ads for mattresses now", "which unions left moss"),
        ("when did the dockworkers leave moss, i was on a ferry w no wifi", "when did the dockworkers leave moss"),
        ("quick one while the kettle boils 🍵 who's orr got", "who's orr got"),
        ("my kid plays with the coach so i'm biased but who's endorsing orr", "who's endorsing orr"),
        ("lmk if i have this right, twp is still behind dunn?", "twp is still behind dunn?"),
        ("need list of unions that left moss asap mtg in 5", "list of unions that left moss"),
        ("who backs orr need it 4 the presser", "who backs orr"),
        ("My niece once met Cleo Dunn at the fair. Did Dunn ask Moss to drop out?", "Did Dunn ask Moss to drop out?"),
        ("Thirty-one years I drove the 46 bus, so: who has left Moss?", "who has left Moss?"),
        ("a que sindicatos tiene moss, mi abuela quiere saberlo antes de cenar", "que sindicatos tiene moss"),
    ],
)
def test_what_only_tells_of_the_writer_is_left_out(ask, told, plain):
    one, other = ask(told), ask(plain)
    assert other.kind != "unknown"
    assert outcome(one) == outcome(other)


@pytest.mark.parametrize(
    "text",
    [
        "who left moss, in zanzibar",
        "who left moss, since i last checked the tide",
        "who left moss, without the people of zed",
        "My niece met Benedict Orr. Did Dunn ask him or Moss to drop the zedonk?",
        "who backs orr, except for my favourite zedonks of quib",
    ],
)
def test_what_limits_a_question_is_no_digression(ask, text):
    assert ask(text).kind == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "remind me which unions left moss, my feed is all ads for mattresses now",
        "who who lft moss",
        "remind me, who lft moss? and did reedhma?",
    ],
)
def test_the_question_is_given_back_as_it_was_typed(ask, text):
    assert ask(text).question == text


def test_what_was_answered_from_records_is_asked_nothing_of_passages(monkeypatch, ask):
    asked = []
    for name in ("asks_for_number", "asks_for_response", "asks_what_one_said"):
        monkeypatch.setattr(rereading, name, asked.append)

    assert ask("who backs moss").kind == "list"
    assert not asked
