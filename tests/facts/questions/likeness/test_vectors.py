"""Words that are used alike lie near one another, though no table says so."""

from __future__ import annotations

import numpy as np
import pytest

from facts.questions.likeness.vectors import load_vectors


def _likeness(one, other):
    return float(load_vectors("en").of((one,))[0] @ load_vectors("en").of((other,))[0])


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        pytest.param("cops", "police", "piano", id="slang"),
        pytest.param("angry", "furious", "harbor", id="a feeling"),
        pytest.param("canvassers", "canvass", "tuesday", id="a word of several pieces"),
    ],
)
def test_a_word_is_nearer_to_one_that_is_used_alike(word, near, far):
    assert _likeness(word, near) > 0.2 > _likeness(word, far)


def test_a_word_is_wholly_like_itself():
    assert _likeness("guild", "guild") == pytest.approx(1.0, abs=1e-5)


def test_a_word_that_is_seldom_said_tells_more():
    vectors = load_vectors("en")

    assert vectors.telling("the") < vectors.telling("meeting") < vectors.telling("casino") <= vectors.telling("zzyzx")


def test_no_words_are_like_nothing():
    assert not np.any(load_vectors("en").of(()))
