"""Is an act asked of all of several who are named, or of any of them?"""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "hng, riverside shopkeepers: both w moss?",
        "so karlsen, hng, both quit on moss?",
        "karlsen, strickland, hng: all for moss?",
        "local 88, hng, are both behind reed",
        "did karlsen, hng both leave moss",
        "do karlsen and hng both back moss",
    ],
)
def test_both_and_all_behind_a_row_of_names_mean_each_of_them(ask, text):
    assert ask(text).clauses[0].endorser.all_of


@pytest.mark.parametrize(
    "text",
    [
        "karlsen or hng with moss?",
        "hng, riverside shopkeepers: either with moss?",
        "did karlsen, hng, or local 88 leave moss",
        "does hng back both moss, reed",
    ],
)
def test_of_others_one_is_enough(ask, text):
    assert not ask(text).clauses[0].endorser.all_of
