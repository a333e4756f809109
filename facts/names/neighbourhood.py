"""Which words of an index may be near a typed one?

A word is filed under itself, under what it sounds like, and under everything that one or two
deletions leave of its first letters; two words at most that many edits apart then share a key, so that a few
dozen look-ups replace a comparison with every word. Keys are 32-bit numbers: two words that
share one by chance cost a comparison, never a wrong answer.

Source: the symmetric deletions of SymSpell (Garbe, 2012), with its prefixes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations
from zlib import crc32

from facts.names.sound import sound_of

_HEAD = 8  # letters: of longer words all deletions would be hundreds, and only their beginnings are told apart here
_LONG = 6  # letters: words an edit away are filed under two deletions


def max_deletions(length: int) -> int:
    """How many deletions a word of `length` letters is filed under."""
    return 0 if length < 3 else 1 if length < 5 else 2


def key_of(text: str) -> int:
    """The 32-bit key of a text."""
    return crc32(text.encode())


def keys_of(texts: Iterable[str]) -> Iterator[int]:
    """The 32-bit keys of several texts, in their order."""
    return map(crc32, map(str.encode, texts))


def deletion_keys(word: str, most: int = 2) -> set[int]:
    """The keys of the head of `word` and of what at most `most` deletions leave of it.

    A word with a digit has only its own key: numbers are never misspelt.
    """
    if not word.isalpha():
        return {key_of(word)}
    head = word[:_HEAD]
    shortest = len(head) - min(most, max_deletions(len(word)))
    return _keys_of_parts(head, range(shortest, len(head) + 1))


def near_keys(word: str) -> set[int]:
    """The keys of `word` that every word one edit away from it shares: of a long one half as many as it has.

    Known words are filed under two deletions, so that here two neighbouring letters go at a time: whichever
    of them was hit wrong, put in or swapped, what is left is left of the other word too. A letter that was left out
    brings another into the head of the known word, which still holds the first six.
    """
    if len(word) < _LONG or not word.isalpha():
        return deletion_keys(word, 1)
    head = word[:_HEAD]
    left = [head[2:], head[:2] + head[4:], head[:4] + head[6:], head[:6]]
    return set(keys_of(left if len(head) == _HEAD else [head, *left]))


def far_keys(word: str) -> set[int]:
    """The keys of `word` that every word two edits away from it shares.

    Each edit spoils one letter of a head at most: six letters in order are left in the heads of both.
    """
    if len(word) < _HEAD or not word.isalpha():
        return deletion_keys(word, 2)
    return _keys_of_parts(word[:_HEAD], (_HEAD - 2,))


def _keys_of_parts(head: str, lengths: Iterable[int]) -> set[int]:
    """The keys of what is left of `head` at these lengths, however letters are deleted."""
    if head.isascii():  # bytes are letters, all of it in C
        letters = head.encode()
        return set(map(crc32, map(bytes, chain.from_iterable(combinations(letters, length) for length in lengths))))
    return {key_of("".join(left)) for length in lengths for left in combinations(head, length)}


def sound_key(word: str) -> int:
    """The key of what `word` sounds like."""
    return key_of("~" + sound_of(word))


def index_keys(word: str) -> set[int]:
    """Every key that a known word is filed under."""
    return deletion_keys(word) | {key_of(word), sound_key(word)}
