"""Is no yes or no told where a second half asks whose somebody was?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "question",
    [
        "reedham b4 he bounced, he was whose guy",
        "reedham bounced, he was whose man",
        "reedham, before he bailed, he was whose guy",
        "reedham before he bailed, whose guy was he",
        "so reedham, before he quit, he was whose guy",
    ],
)
def test_whose_somebody_was_has_no_yes_or_no(tally, question):
    assert tally(question).kind != "yes_no"


@pytest.mark.parametrize("question", ["did reedham leave moss", "reedham bounced on moss?", "is reedham orrs guy"])
def test_what_asks_for_nobody_has_a_verdict(tally, question):
    assert tally(question).kind == "yes_no"


@pytest.mark.parametrize("question", ["whose guy is reedham", "reedham is whose guy"])
def test_whose_somebody_is_has_an_answer(tally, question):
    assert tally(question).kind == "list"
