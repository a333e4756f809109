"""What must an index of known spellings give, so that names can be looked for in it?

Three look-ups carry everything: which known words share a deletion key, which spellings
hold given words, and which spellings there are of an entity. `SpellingTable` keeps them in memory;
`facts.store.name_index` keeps them beside the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from facts.models import Alias, EntityKind
from facts.names.folding import fold
from facts.names.index_words import Place, index_words
from facts.names.neighbourhood import deletion_keys


class KnownWord(NamedTuple):
    """A word of known spellings: its key in the index, and in how many spellings it stands."""

    word_id: int
    text: str
    spread: int


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
        """Known words that are filed under any of these deletion keys."""

    def words_by_text(self, words: Collection[str]) -> list[KnownWord]:
        """Those of `words` that are known."""

    def with_words(
        self, groups: Sequence[Collection[int]], *, places: Collection[Place] = (), limit: int = 1000
    ) -> list[Spelling]:
        """Spellings that hold at least one word of every group, in one of `places` if any are given."""


class SpellingTable:
    """An index of known spellings in memory: for an article's names, and for tests."""

    def __init__(self, spellings: Iterable[Spelling]) -> None:
        self._spellings = list(spellings)
        self._ids: dict[str, int] = {}
        self._postings: list[dict[int, set[Place]]] = []
        self._keys: dict[int, list[int]] = defaultdict(list)
        for number, spelling in enumerate(self._spellings):
            for word, place in index_words(spelling.text, is_person=spelling.is_person):
                self._file(word, place, number)

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

    def _file(self, word: str, place: Place, number: int) -> None:
        word_id = self._ids.get(word)
        if word_id is None:
            word_id = self._ids[word] = len(self._postings)
            self._postings.append({})
            for key in deletion_keys(word):
                self._keys[key].append(word_id)
        self._postings[word_id].setdefault(number, set()).add(place)

    def __iter__(self) -> Iterable[Spelling]:
        return iter(self._spellings)

    def _word(self, word_id: int, text: str) -> KnownWord:
        return KnownWord(word_id, text, len(self._postings[word_id]))

    def words_with_keys(self, keys: Collection[int]) -> list[KnownWord]:
        """See `Spellings`."""
        found = {word_id for key in keys for word_id in self._keys.get(key, ())}
        texts = list(self._ids)
        return [self._word(word_id, texts[word_id]) for word_id in sorted(found)]

    def words_by_text(self, words: Collection[str]) -> list[KnownWord]:
        """See `Spellings`."""
        return [self._word(self._ids[word], word) for word in dict.fromkeys(words) if word in self._ids]

    def with_words(
        self, groups: Sequence[Collection[int]], *, places: Collection[Place] = (), limit: int = 1000
    ) -> list[Spelling]:
        """See `Spellings`."""
        held: set[int] | None = None
        for group in groups:
            numbers = {
                number
                for word_id in group
                for number, where in self._postings[word_id].items()
                if not places or not where.isdisjoint(places)
            }
            held = numbers if held is None else held & numbers
        return [self._spellings[number] for number in sorted(held or ())[:limit]]
