"""Is the passage shown that says what an asker takes for true, and told what sources say where they say otherwise?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "source for the tidewater party leaving moss",
        "citation for Reedham's withdrawal from Moss",
        "Need the citation for Parkhurst's withdrawal from Moss",
        "can you cite where local 14 paused on moss",
        "proof of dunn telling moss to drop out",
        "whats your source on the grain haulers declining to back moss",
        "do you have a link for quistgaard quitting moss",
        "fuente de que reedham dejo a moss",
    ],
)
def test_the_source_of_an_act_is_answered_with_its_passage(tally, text):
    answer = tally(text)

    assert answer.kind == "passages"
    assert answer.citations


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        pytest.param("source for the mallory ledger leaving orr", "yes_no", "no", id="the opposite is on record"),
        pytest.param("source for the grain haulers backing orr", "unknown", None, id="nothing is on record"),
        pytest.param("do your sources say that reedham left moss", "yes_no", "yes", id="whether sources say so"),
        pytest.param("sources on who left moss", "list", None, id="who did it is asked"),
    ],
)
def test_no_passage_is_shown_as_the_source_of_what_none_says(tally, text, kind, value):
    answer = tally(text)

    assert (answer.kind, answer.value) == (kind, value)
