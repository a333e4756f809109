"""What others did likewise, an act said twice and "the switch" as a thing change nothing of what is asked."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("did parkhurst cut moss loose like the tidewater party did", "yes"),
        ("did the nurses drop moss the way reedham did", "no"),
        ("did parkhurst leave moss just like reedham", "yes"),
        ("did parkhurst ever waver and drop moss", "yes"),
        ("did the tidewater party split and leave moss", "yes"),
    ],
)
def test_it_is_asked_of_the_one_act(tally, text, value):
    assert tally(text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "before that jump who was reedham with",
        "before the switch, who was reedham with",
        "who was reedham with before jumping",
        "who was reedham with before the move",
    ],
)
def test_before_the_switch_is_before_they_switched(tally, text):
    assert {item.name for item in tally(text).items} == {"Ada Moss"}


@pytest.mark.parametrize("text", ["before that vote who was reedham with", "who was reedham with before that vote"])
def test_before_what_nobody_dates_is_not_answered(tally, text):
    assert tally(text).kind == "unknown"
