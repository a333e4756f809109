"""The arithmetic of the learned reader, against plain and slow sums."""

from __future__ import annotations

import math

import numpy as np
import pytest

from facts.extraction.annotated import How, NameSpan
from facts.extraction.learned.network import _probabilities, between
from facts.extraction.learned.windows import Mention

SPAN = NameSpan(paragraph=1, start=0, end=1, entities=(0,), how=How.FULL)


def mention(start, end):
    return Mention(0, start, end, True, 0, SPAN)


@pytest.mark.parametrize(
    ("one", "other", "pieces"),
    [((2, 3), (6, 8), (3, 6)), ((6, 8), (2, 3), (3, 6)), ((2, 3), (3, 4), (2, 4)), ((2, 6), (3, 4), (2, 4))],
)
def test_what_stands_between_two_places(one, other, pieces):
    assert between(mention(*one), mention(*other)) == pieces


def test_each_place_of_a_pair_may_tell_it():
    scores = np.array([[1.0, -2.0], [3.0, 0.5], [-1.0, 0.0]], np.float32)
    found = _probabilities(scores, np.array([0, 0, 1]), 2)

    first = [1, math.exp(1) + math.exp(3), math.exp(-2) + math.exp(0.5)]
    second = [1, math.exp(-1), 1]
    wanted = [[part / sum(row) for part in row] for row in (first, second)]
    assert found == pytest.approx(np.array(wanted), abs=1e-5)
