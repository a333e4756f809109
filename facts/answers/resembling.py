"""How much of what a question says does a passage say, in the same words or in words that are used alike?

The fewer passages hold a word, and the more seldom it is said at all, the more it counts; and it counts as far as the
nearest word of the passage is alike: of "cops" most is said by "police", though no table says so.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection
from functools import lru_cache
from typing import TYPE_CHECKING

from facts.answers.sentences import split_sentences
from facts.answers.stems import stem
from facts.names.everyday import is_common, is_form_of_common

if TYPE_CHECKING:
    from facts.encoding.arrays import Floats
    from facts.questions.likeness.vectors import Vectors

_SOURCES = "en"  # the language of the passages
_ALIKE = 0.2  # the likeness, -1 to 1, below which two words have nothing in common
_WORD = re.compile(r"[^\W_]+")
_OWN = re.compile(r"['’]s\b")


class Resemblance:
    """Tells how near passages come to a question.

    Args:
        asked: The question's words.
        texts: The passages among which those that answer it are sought.
    """

    def __init__(self, asked: str, texts: Collection[str]) -> None:
        from facts.questions.likeness.vectors import load_vectors  # noqa: PLC0415 - numpy, only where passages are told

        self._vectors = load_vectors(_SOURCES)
        words = tuple(dict.fromkeys(_words_of(asked)))
        self._stems = tuple(map(stem, words))
        holding = Counter(one for text in texts for one in _stems_of(text))
        whole = math.log(2 * (len(texts) + 1))
        rare = (math.log((len(texts) + 1) / (holding[one] + 0.5)) / whole for one in self._stems)
        self._weighs = [far * self._vectors.telling(word) for far, word in zip(rare, words, strict=True)]
        self._asked = self._vectors.of(words)

    def of(self, text: str) -> float:
        """How much of the question a passage says, 0 to 1: the mean of the whole and of the sentence that says most."""
        parts = split_sentences(text)
        shares = [self._share(part) for part in (parts if len(parts) > 1 else [])]
        whole = self._share(text)
        return (whole + max(shares, default=whole)) / 2

    def likeness(self, word: str, text: str) -> float:
        """How alike the nearest word of a text is to a word, -1 to 1."""
        return float((self._vectors.of((word,)) @ _vectors_of(self._vectors, text).T).max())

    def _share(self, text: str) -> float:
        said, total = _stems_of(text), sum(self._weighs)
        if not total:
            return 0.0
        near = (self._asked @ _vectors_of(self._vectors, text).T).max(1).tolist()
        held = (1.0 if one in said else far * (far > _ALIKE) for one, far in zip(self._stems, near, strict=True))
        return sum(map(float.__mul__, held, self._weighs)) / total


@lru_cache(maxsize=2048)
def _words_of(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, without accents and a possessive's ending."""
    plain = _OWN.sub(" ", text.lower())
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return tuple(_WORD.findall(plain))


@lru_cache(maxsize=2048)
def _stems_of(text: str) -> frozenset[str]:
    return frozenset(map(stem, _words_of(text)))


@lru_cache(maxsize=256)  # some 90 kB each
def _vectors_of(vectors: Vectors, text: str) -> Floats:
    """The vectors of a text's words but names, which are like nothing but themselves."""
    small = {word for word in _WORD.findall(text) if not word[0].isupper()}
    return vectors.of([w for w in dict.fromkeys(_words_of(text)) if w in small or is_common(w) or is_form_of_common(w)])
