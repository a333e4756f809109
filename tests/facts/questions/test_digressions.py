"""Which part of a long message is its question?"""

from __future__ import annotations

from datetime import date

import pytest

from facts.questions.digressions import closing_question
from facts.questions.parse import take_apart

TODAY = date(2026, 11, 22)
STORY = "the bakery on our corner got a new oven, 31 loaves a day and the queue goes round the block, bread everywhere"


@pytest.mark.parametrize("asked", ["are the nurses still for moss", "who left moss", "did the dock workers leave moss"])
def test_a_long_story_leaves_the_question_at_its_end(store, asked):
    message = take_apart(f"{STORY}: {asked}", store, today=TODAY)

    assert closing_question(message).strip() == asked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the oven is new: who left moss", id="too short for a story"),
        pytest.param(f"{STORY}, and karlsen was there. who left moss", id="somebody else is named"),
        pytest.param(f"{STORY}. after may 3. who left moss", id="a day"),
        pytest.param(f"{STORY}. the unions. who left moss", id="a sort"),
        pytest.param(f"{STORY}. who left her", id="the question points back"),
    ],
)
def test_what_may_belong_to_the_question_is_no_story(store, text):
    message = take_apart(text, store, today=TODAY)

    assert closing_question(message) == message.text
