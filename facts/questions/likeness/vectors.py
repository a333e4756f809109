"""How alike are two words used, as an encoder that has read much English knows them?

By the vectors of the encoder's vocabulary, which no training of ours changes: "cops" lies near "police", though no
table says so. A word of several pieces is their mean.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from facts.encoding.arrays import MINILM, Floats, read_vocabulary
from facts.encoding.pieces import UNKNOWN, pieces_of

_KEPT = 20_000  # words whose vectors are kept, 1.5 kB each
_COMMON = 900  # pieces, those said most first, that tell next to nothing
_LEAST = 0.15  # what such a piece tells, as against 1 of one that is hardly ever said


class Vectors:
    """The vectors of a language's words.

    Args:
        pieces: The vocabulary, those said most first.
        small, scales: Of each piece, its vector as small integers and their scale.
    """

    def __init__(self, pieces: Sequence[str], small: NDArray[np.int8], scales: Floats) -> None:
        self._numbers = {piece: at for at, piece in enumerate(pieces)}
        self._small, self._scales = small, scales.reshape(-1, 1)
        self._mean = (small * self._scales).mean(0)  # which says nothing of any of them
        self._of = lru_cache(maxsize=_KEPT)(self._mean_of)

    def of(self, words: Sequence[str]) -> Floats:
        """Vectors of length one (words, width), whose products tell likeness, -1 to 1; nought for no known piece."""
        if not words:
            return np.zeros((1, self._mean.size), np.float32)
        return np.stack([self._of(word) for word in words])

    def telling(self, word: str) -> float:
        """What a word tells by how seldom it is said, `_LEAST` to 1."""
        at = self._numbers.get(word, len(self._numbers))
        return _LEAST + (1 - _LEAST) * math.log1p(max(0, at - _COMMON)) / math.log(len(self._numbers))

    def _mean_of(self, word: str) -> Floats:
        pieces = [at for at in pieces_of(word, self._numbers) if at != self._numbers[UNKNOWN]]
        if not pieces:
            return np.zeros(self._mean.size, np.float32)
        whole = (self._small[pieces] * self._scales[pieces]).mean(0) - self._mean
        return np.asarray(whole / (np.linalg.norm(whole) or 1), np.float32)


@cache
def load_vectors(language: str) -> Vectors:
    """The vectors of a language's words.

    Raises:
        FileNotFoundError: The language has none.
    """
    vocabulary = read_vocabulary(language, MINILM)
    pieces = vocabulary["pieces"].tobytes().decode().split("\n")
    return Vectors(pieces, vocabulary["small"], np.asarray(vocabulary["scales"], np.float32))
