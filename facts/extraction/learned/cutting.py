"""In which pieces does the learned reader read a text?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from facts.encoding.pieces import CLOSES, OPENS, pieces_of

_KEPT_WORDS = 20_000


class Cutter:
    """Cuts text into the pieces of a vocabulary.

    Attributes:
        opens, closes: The pieces that open a window, and that close a part of it; no text is cut into them.

    Args:
        numbers: Of each piece.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self.opens, self.closes = [numbers[OPENS]], [numbers[CLOSES]]
        self._of = lru_cache(maxsize=_KEPT_WORDS)(lambda word: tuple(pieces_of(word, numbers)))

    def cut(self, text: str) -> list[int]:
        """The numbers of a text's pieces."""
        return [number for word in text.split() for number in self._of(word)]
