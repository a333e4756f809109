"""Under which words is a spelling filed, and which part of the name is each?

A person is filed under every part of the name, with "surname" marked, so that a bare
surname finds the whole family and no one whose middle name it is; a group also under the
acronym that its words make ("United Bakers Guild": UBG), said or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

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


def index_words(text: str, *, is_person: bool) -> Iterator[tuple[str, Place]]:
    """The words that a spelling is filed under, each with its place."""
    if is_person:
        yield from _person_words(text)
        return
    words = fold(text)
    for word in words:
        yield word, Place.GROUP
    for acronym in acronyms(words):
        yield acronym, Place.ACRONYM


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


def _person_words(text: str) -> Iterator[tuple[str, Place]]:
    given, middle, surname = person_parts(text)
    for part, place in ((given, Place.GIVEN), (middle, Place.MIDDLE), (surname, Place.SURNAME)):
        for word in part:
            yield word, place
    for part, place in ((given, Place.GIVEN), (surname, Place.SURNAME)):
        if len(part) > 1:
            yield "".join(part), place
    letters = [word[0] for word in (*given, *middle, *surname)]
    if len(letters) >= 3:
        yield "".join(letters), Place.INITIALS


def acronyms(words: tuple[str, ...]) -> set[str]:
    """What the words of a group's name abbreviate to, with and without "of the"; numbers left out."""
    names = [word for word in words if not word.isdigit()]
    strong = [word for word in names if word not in word_set("small_words")]
    made = {"".join(word[0] for word in some) for some in (names, strong)}
    return {acronym for acronym in made if len(acronym) >= 2}
