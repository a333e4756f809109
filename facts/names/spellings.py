"""What must an index of known spellings give, so that names can be looked for in it?

Three look-ups carry everything: which known words share a key with a typed one, which
spellings hold a pair of words, and which hold a word in a given place. `SpellingTable` keeps
them in memory; `facts.store.name_index` keeps them beside the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from facts.models import Alias, EntityKind
from facts.names.folding import fold
from facts.names.index_words import Place, index_words
from facts.names.neighbourhood import index_keys


class KnownWord(NamedTuple):
    """A word of known spellings: its key in the index, and the word, folded."""

    word_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One known spelling and whose it is.

    Attributes:
        entity_id: Whose.
        text: As written.
        words: Folded.
        name: The entity's name, as shown.
        kind: The entity's kind.
        is_description: Whether it describes rather than names.
    """

    entity_id: int
    text: str
    words: tuple[str, ...]
    name: str
    kind: str
    is_description: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.kind == EntityKind.PERSON


class Spellings(Protocol):
    """An index of known spellings."""

    def words_with_keys(self, keys: Collection[int]) -> list[KnownWord]:
        """Known words that are filed under any of these keys (`facts.names.neighbourhood`)."""

    def with_pairs(self, pairs: Collection[int]) -> list[tuple[int, Spelling]]:
        """Spellings that hold both words of a pair (`pair_key`), each with the pair that found it."""

    def with_words(self, word_ids: Collection[int], places: Collection[Place]) -> list[tuple[int, Spelling]]:
        """Spellings that hold one of these words in one of these places, each with the word that found it."""


def pair_key(one: int, other: int) -> int:
    """The key of two words together, whichever comes first; at most 47 bits, shared by chance now and then."""
    low, high = (one, other) if one <= other else (other, one)
    return (low * 2_654_435_761 + high * 40_503) & 0x7FFF_FFFF_FFFF


class SpellingTable:
    """An index of known spellings in memory: for an article's names, and for tests."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._spellings = list(spellings)
        self._words: dict[str, KnownWord] = {}
        self._filed: dict[int, list[KnownWord]] = defaultdict(list)
        self._parts: dict[tuple[int, Place], list[Spelling]] = defaultdict(list)
        self._pairs: dict[int, list[Spelling]] = defaultdict(list)
        for spelling in self._spellings:
            self._file(spelling)

    @classmethod
    def from_aliases(
        cls, aliases: Iterable[Alias], names: Mapping[int, str], kinds: Mapping[int, str] | None = None
    ) -> SpellingTable:
        """Index `aliases`; an entity that `names` does not hold is shown as its spelling.

        Args:
            aliases: Every known spelling.
            names: Entity to the name shown, which is a spelling too.
            kinds: Entity to its kind; a person where nothing is said.
        """
        kinds = kinds or {}
        written = dict.fromkeys(
            [*((a.entity_id, a.text, a.is_description) for a in aliases), *((i, n, False) for i, n in names.items())]
        )
        return cls(
            Spelling(
                entity_id=entity_id,
                text=text,
                words=fold(text),
                name=names.get(entity_id, text),
                kind=kinds.get(entity_id, EntityKind.PERSON),
                is_description=is_description,
            )
            for entity_id, text, is_description in written
        )

    def _file(self, spelling: Spelling) -> None:
        filed = index_words(spelling.text, is_person=spelling.is_person)
        for word, place in filed.parts:
            self._parts[self._known(word).word_id, place].append(spelling)
        for one, other in filed.pairs:
            self._pairs[pair_key(self._known(one).word_id, self._known(other).word_id)].append(spelling)

    def _known(self, word: str) -> KnownWord:
        known = self._words.get(word)
        if known is None:
            known = self._words[word] = KnownWord(len(self._words), word)
            for key in index_keys(word):
                self._filed[key].append(known)
        return known

    def __iter__(self) -> Iterator[Spelling]:
        return iter(self._spellings)

    def words_with_keys(self, keys: Collection[int]) -> list[KnownWord]:
        """See `Spellings`."""
        return list(dict.fromkeys(known for key in keys for known in self._filed.get(key, ())))

    def with_pairs(self, pairs: Collection[int]) -> list[tuple[int, Spelling]]:
        """See `Spellings`."""
        return [(pair, spelling) for pair in pairs for spelling in self._pairs.get(pair, ())]

    def with_words(self, word_ids: Collection[int], places: Collection[Place]) -> list[tuple[int, Spelling]]:
        """See `Spellings`."""
        return [(w, spelling) for w in word_ids for place in places for spelling in self._parts.get((w, place), ())]
