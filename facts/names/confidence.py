"""How probable is it that a match is who was meant?

Similarity is a distance, not a probability: a surname that fits letter for letter is surer than
a whole name with two slips. The table holds, for each kind of evidence, how often matches of
that similarity were right.
"""

from __future__ import annotations

from bisect import bisect_right

from facts.names.evidence import Fit

_SIMILARITIES = (0.0, 60.0, 70.0, 80.0, 84.0, 88.0, 92.0, 96.0, 99.0)
_RIGHT = (0.05, 0.12, 0.3, 0.6, 0.7, 0.8, 0.88, 0.94, 0.98)


def confidence_of(fit: Fit) -> float:
    """The measured probability, 0 to 1, that a match of this fit is right."""
    return _RIGHT[bisect_right(_SIMILARITIES, fit.similarity) - 1]
