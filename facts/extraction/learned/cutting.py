"""In which pieces does the learned reader read a text?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from facts.encoding.pieces import CLOSES, OPENS, pieces_of

_KEPT_WORDS = 20_000


class Cutter:
    """Cuts text into the pieces of a vocabulary.

    Args:
        numbers: Of each piece.
    """

    def __init__(self, numbers: Mapping[str, int]) -> None:
        self._numbers = numbers
        self._of = lru_cache(maxsize=_KEPT_WORDS)(self._pieces)

    def __call__(self, text: str) -> list[int]:
        """The numbers of a text's pieces; `OPENS` and `CLOSES` are one each."""
        if text in (OPENS, CLOSES):
            return [self._numbers[text]]
        return [number for word in text.split() for number in self._of(word)]

    def _pieces(self, word: str) -> tuple[int, ...]:
        return tuple(pieces_of(word, self._numbers))
