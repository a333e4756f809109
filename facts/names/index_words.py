"""Under which words is a spelling filed, and which part of the name is each?

A person is filed under every part of the name, with "surname" marked, so that a bare
surname finds the whole family and no one whose middle name it is; a group also under the
acronym that its words make ("United Bakers Guild": UBG), said or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import lru_cache
from itertools import chain, combinations
from typing import NamedTuple

from facts.names.folding import fold
from facts.names.words import word_set


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
    """What a spelling is filed under: words with their places, and pairs of words in any order."""

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
    name = person_parts(text)
    words, ends = name.words, (*name.given[:1], *name.surname[-1:])
    parts = {(w, p) for part, p in zip(name, _PERSON_PLACES, strict=True) for w in part}
    pairs = set(_pairs(words))
    if name.given:
        pairs.update(((ends[0][0], ends[1]), (ends[0], ends[1][0])))  # "A. Ortiz", "Ana O."
    for part, place in ((name.given, Place.GIVEN), (name.surname, Place.SURNAME)):
        if len(part) > 1:
            run_together = "".join(part)
            parts.add((run_together, place))
            pairs.update((run_together, word) for word in ends)
    if len(words) > 2:
        parts.add(("".join(word[0] for word in words), Place.INITIALS))
    return Filed(frozenset(parts), frozenset(pairs))


def _pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of words of a spelling: all of a short one; of a long one those close by, and those with its last word."""
    last = len(words) - 1
    for i, j in combinations(range(len(words)), 2):
        if last < _SHORT or j - i <= 2 or j == last:
            yield words[i], words[j]


class PersonParts(NamedTuple):
    """A person's name, folded: given name, middle names and surname; a suffix such as Jr. left out."""

    given: tuple[str, ...]
    middle: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of it, in order."""
        return self.given + self.middle + self.surname

    @property
    def joined(self) -> PersonParts:
        """With given name and surname each run together: "annalucia vanderbeek"."""
        return PersonParts(("".join(self.given),) if self.given else (), self.middle, ("".join(self.surname),))


@lru_cache(maxsize=16_384)
def person_parts(text: str) -> PersonParts:
    """Take a person's name apart; "Ortiz, Ana" is read as "Ana Ortiz"."""
    if "," in text:
        surname, _, rest = text.partition(",")
        text = f"{rest} {surname}" if set(fold(rest)) - word_set("suffixes") else text
    chunks = [words for chunk in text.split() if (words := fold(chunk))]
    while len(chunks) > 1 and word_set("suffixes").issuperset(chunks[-1]):
        chunks.pop()
    if len(chunks) < 2:
        return PersonParts((), (), chunks[0] if chunks else ())
    start = len(chunks) - 1
    while start > 1 and word_set("particles").issuperset(chunks[start - 1]):
        start -= 1
    middle = tuple(chain(*chunks[1:start])) if start > 1 else ()
    return PersonParts(chunks[0], middle, tuple(chain(*chunks[start:])))


def acronyms(words: tuple[str, ...]) -> set[str]:
    """What the words of a group's name abbreviate to, with and without "of the"; numbers left out."""
    names = [word for word in words if not word.isdigit()]
    strong = [word for word in names if word not in word_set("small_words")]
    made = {"".join(word[0] for word in some) for some in (names, strong)}
    return {acronym for acronym in made if len(acronym) >= 2}
