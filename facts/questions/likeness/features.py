"""By what signs is a masked message weighed?

Its words and what the lexicon says of them, alone, in runs of two and three, and two with one between; the first
letters of long words, for the many forms of a verb. Each sign is kept as a checksum, never in writing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from zlib import crc32

from facts.questions.likeness.masking import Masked

_STEM = 5  # letters by which forms of one word are taken as one
_MOST = 60  # words and slots of a message that are weighed: the last ones, where a long story asks


def features(masked: Masked) -> frozenset[int]:
    """The signs of a masked message, as checksums."""
    return frozenset(crc32(sign.encode()) for sign in signs(masked))


def signs(masked: Masked) -> Iterator[str]:
    """The same signs in plain writing."""
    words = masked.words[-_MOST:]
    yield from _runs("w", words)
    yield from _runs("t", masked.tags[-_MOST:])
    yield from _runs("s", [_stem(word) for word in words])
    order = [word for word in words if word in masked.fills]
    yield "o " + " ".join(dict.fromkeys(order))
    for at, word in enumerate(words):
        if word in masked.fills:
            yield from (f"b {word} {_stem(w)}" for w in words[max(0, at - 4) : at])
            yield from (f"a {word} {_stem(w)}" for w in words[at + 1 : at + 5])


def sign_of_word(word: str) -> int:
    """The sign of a word alone: one that no message of the corpus holds is unknown."""
    return crc32(f"w {word}".encode())


def _stem(word: str) -> str:
    return word[:_STEM]


def _runs(kind: str, words: Sequence[str]) -> Iterator[str]:
    framed = ["^", *words, "$"]
    for at, word in enumerate(framed):
        yield f"{kind} {word}"
        yield from (f"{kind} {' '.join(framed[at : at + n])}" for n in (2, 3) if at + n <= len(framed))
        if at + 2 < len(framed):
            yield f"{kind} {word} _ {framed[at + 2]}"
