"""Under which words is a spelling filed, and which part of the name is each?

A person is filed under every part of the name, with "surname" marked, so that a bare
surname finds the whole family and no one whose middle name it is; a group also under the
acronym that its words make ("United Bakers Guild": UBG), said or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from facts.names.folding import fold, tokens
from facts.names.words import word_set

_SURNAME_FIRST = re.compile(r"\s*,\s*")


class Place(IntEnum):
    """Which part of a name a word is."""

    SURNAME = 0
    GIVEN = 1
    MIDDLE = 2
    GROUP = 3
    ACRONYM = 4
    INITIALS = 5


_PERSON_PLACES = (Place.GIVEN, Place.MIDDLE, Place.SURNAME)
_SHORT = 5


class Filed(NamedTuple):
    """What a spelling is filed under: words with their places, and pairs of words."""

    parts: frozenset[tuple[str, Place]]
    pairs: frozenset[tuple[str, str]]


def index_words(text: str, *, is_person: bool) -> Filed:
    """The words and pairs of words that a spelling is filed under."""
    if is_person:
        return _person(text)
    words = [word for word in fold(text) if word not in word_set("small_words")] or list(fold(text))
    parts = {(word, Place.GROUP) for word in words} | {(a, Place.ACRONYM) for a in acronyms(fold(text))}
    return Filed(frozenset(parts), frozenset(_pairs(words)))


def _person(text: str) -> Filed:
    given, middle, surname = person_parts(text)
    known = (*given, *middle, *surname)
    parts = {(w, p) for part, p in zip((given, middle, surname), _PERSON_PLACES, strict=True) for w in part}
    joined = {("".join(part), p) for part, p in ((given, Place.GIVEN), (surname, Place.SURNAME)) if len(part) > 1}
    pairs = set(_pairs(known)) | {(g[0], s) for g in given[:1] for s in surname[-1:]}  # "J. Ortiz"
    for part, _ in joined:
        pairs.update((part, other) for other in (*given[:1], *surname[-1:]))
    if len(known) >= 3:
        parts.add(("".join(word[0] for word in known), Place.INITIALS))
    return Filed(frozenset(parts | joined), frozenset(pairs))


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words of a spelling: all of a short one; of a long one those close by, and those with its last word."""
    last = len(words) - 1
    for i, j in combinations(range(len(words)), 2):
        if last < _SHORT or j - i <= 2 or j == last:
            yield words[i], words[j]


@lru_cache(maxsize=16_384)
def person_parts(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Given name, middle names and surname of a person's name, folded; a suffix such as Jr. left out."""
    parts = _SURNAME_FIRST.split(text.strip())
    if len(parts) == 2 and fold(parts[1]) and not set(fold(parts[1])) <= word_set("suffixes"):
        text = f"{parts[1]} {parts[0]}"
    chunks = [tuple(t.word for t in tokens(chunk)) for chunk in text.split()]
    chunks = [chunk for chunk in chunks if chunk]
    while len(chunks) > 1 and set(chunks[-1]) <= word_set("suffixes"):
        chunks.pop()
    if len(chunks) < 2:
        return (), (), chunks[0] if chunks else ()
    start = len(chunks) - 1
    while start > 1 and set(chunks[start - 1]) <= word_set("particles"):
        start -= 1
    middle = tuple(word for chunk in chunks[1:start] for word in chunk)
    return chunks[0], middle, tuple(word for chunk in chunks[start:] for word in chunk)


def acronyms(words: tuple[str, ...]) -> set[str]:
    """What the words of a group's name abbreviate to, with and without "of the"; numbers left out."""
    names = [word for word in words if not word.isdigit()]
    strong = [word for word in names if word not in word_set("small_words")]
    made = {"".join(word[0] for word in some) for some in (names, strong)}
    return {acronym for acronym in made if len(acronym) >= 2}
