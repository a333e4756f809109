"""How probable is it that a match is who was meant?

Similarity is a distance, not a probability: a bare surname that fits letter for letter is less sure
than a whole name with a slip. The table holds how often matches of each sort of evidence were right
when half of those asked for were strangers with the same surnames and given names: a hard half, so that in a
small store a match is surer than it says. Acronyms and descriptions were not measured apart.

Source: `tests/bench/calibrate.py`, on members of the Congress of the United States (half of them
known) and labelled pairs of nomenklatura; 3,200 matches, rounded so that more similar is never less sure.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from facts.names.evidence import Fit


class _Measured(NamedTuple):
    """From which similarity on which share of the matches was right."""

    similarities: tuple[float, ...]
    shares: tuple[float, ...]


LETTER_FOR_LETTER = ("exact", "accents", "title", "word order")
SLIPS = ("typing error", "nickname", "sound")
_WHOLE = _Measured((0, 92, 100), (0.25, 0.5, 0.93))
_SLIPPED = _Measured((0, 70, 84, 88, 92, 95), (0.15, 0.33, 0.59, 0.69, 0.85, 0.87))
_PART = _Measured((0, 70, 95), (0.06, 0.45, 0.7))


def confidence_of(fit: Fit) -> float:
    """The measured probability, 0 to 1, that a match of this fit is right."""
    measured = _WHOLE if fit.why in LETTER_FOR_LETTER else _SLIPPED if fit.why in SLIPS else _PART
    return measured.shares[bisect_right(measured.similarities, fit.similarity) - 1]
