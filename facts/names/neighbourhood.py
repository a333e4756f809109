"""Which words of an index may be near a typed one?

A word is filed under itself, under what it sounds like, and under everything that one or two
deletions leave of it; two words at most that many edits apart then share a key, so that a few
dozen look-ups replace a comparison with every word. Keys are 32-bit numbers: two words that
share one by chance cost a comparison, never a wrong answer.

Source: the symmetric deletions of SymSpell (Garbe, 2012).
"""

from __future__ import annotations

from typing import TypeVar
from zlib import crc32

from facts.names.sound import sound_of

_LONG = 24
_Text = TypeVar("_Text", str, bytes)


def max_deletions(length: int) -> int:
    """How many deletions a word of `length` letters is filed under."""
    if length < 3:
        return 0
    return 1 if length < 5 or length > _LONG else 2


def key_of(text: str) -> int:
    """The 32-bit key of a text."""
    return crc32(text.encode())


def deletion_keys(word: str, most: int = 2) -> set[int]:
    """The keys of `word` and of what at most `most` deletions leave of it; a word with a digit has only its own."""
    if not word.isalpha():
        return {key_of(word)}
    if word.isascii():
        return set(map(crc32, _deleted(word.encode(), most)))
    return set(map(key_of, _deleted(word, most)))


def _deleted(word: _Text, most: int) -> list[_Text]:
    """`word` and what at most `most` deletions leave of it."""
    deletions = min(most, max_deletions(len(word)))
    left = [word]
    if deletions:
        once = [word[:i] + word[i + 1 :] for i in range(len(word))]
        left += once
    if deletions > 1:
        left += [part[:j] + part[j + 1 :] for i, part in enumerate(once) for j in range(i, len(part))]
    return left


def sound_key(word: str) -> int:
    """The key of what `word` sounds like."""
    return key_of("~" + sound_of(word))


def index_keys(word: str) -> set[int]:
    """Every key that a known word is filed under."""
    return deletion_keys(word) | {sound_key(word)}
