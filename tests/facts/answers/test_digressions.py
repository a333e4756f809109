"""What the writer tells beside a question does not stand in its way; what limits it is never taken for that."""

from __future__ import annotations

import pytest


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
    assert (one.kind, one.value, [i.name for i in one.items]) == (
        other.kind,
        other.value,
        [i.name for i in other.items],
    )


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
