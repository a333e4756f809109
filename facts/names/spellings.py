"""What must an index of known spellings give, so that names can be looked for in it?

Four look-ups carry everything: which known words share a key with a typed one, which
spellings hold a pair of words, which hold a word in a given place, and which of those who hold
a rare word are closest to all that was typed. `SpellingTable` keeps them in memory;
`facts.store.name_index` keeps them beside the store.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, Protocol

from rapidfuzz import fuzz, process

from facts.models import Alias, EntityKind, NameMatch
from facts.names.folding import fold
from facts.names.index_words import Place, index_words
from facts.names.neighbourhood import index_keys, key_of

_PERSON = EntityKind.PERSON.value


class Hit(NamedTuple):
    """A spelling that a look-up found: what found it (the key of a word or a pair), its own key, its folded words."""

    found_by: int
    spelling_id: int
    text: str


class Spelling(NamedTuple):
    """One known spelling and whose it is.

    Attributes:
        spelling_id: Its key in the index.
        entity_id: Whose.
        text: As written.
        words: Folded.
        name: The entity's name, as shown.
        kind: The entity's kind.
        is_description: Whether it describes rather than names.
    """

    spelling_id: int
    entity_id: int
    text: str
    words: tuple[str, ...]
    name: str
    kind: str
    is_description: bool = False

    @property
    def is_person(self) -> bool:
        """Whether it names a person."""
        return self.kind == _PERSON


class Near(NamedTuple):
    """A known word that a typed one may stand for, its key, and how many edits lie between (0: another form of it)."""

    edits: int
    word: str
    key: int


@dataclass(frozen=True, slots=True)
class Memory:
    """What looking up words gave: people type the same ones again and again, and ask about the same few people.

    Attributes:
        near: The known words within so many edits of a typed one.
        ranked: Whom written names may stand for, with how they were looked for.
        read: Spellings by key; None for those that are not to be seen.
    """

    near: dict[tuple[str, int], list[Near]] = field(default_factory=dict)
    ranked: dict[Hashable, tuple[NameMatch, ...]] = field(default_factory=dict)
    read: dict[int, Spelling | None] = field(default_factory=dict)

    def forget_some(self) -> None:
        """Keep it small: a message adds a dozen words."""
        for held in (self.near, self.ranked, self.read):
            if len(held) > MOST_REMEMBERED:
                held.clear()


class Spellings(Protocol):
    """An index of known spellings."""

    def refresh(self) -> Memory:
        """Take in what changed; called once before each name or message.

        Returns:
            What was looked up since the last change, for the one who asks to go on with.
        """

    def words_with_keys(self, keys: Collection[int]) -> list[str]:
        """Known words that are filed under any of these keys (`facts.names.neighbourhood`), and maybe others."""

    def known(self, words: Collection[str]) -> list[str]:
        """Those of these words that are known, just as they are."""

    def with_pairs(self, pairs: Collection[int], *, most: int, each: int | None = None) -> list[Hit]:
        """At most `most` spellings that hold both words of a pair (`pair_key`), at most `each` of one pair."""

    def with_words(self, words: Collection[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """At most `most` spellings that hold one of these words in one of these places."""

    def closest(self, text: str, words: Collection[str], *, most: int) -> list[int]:
        """The keys of the spellings that hold one of these words and are closest to `text` as a whole.

        The rarest words come first; none is compared beyond `most` (up to `MOST_KIN`).
        """

    def read(self, spelling_ids: Collection[int]) -> list[Spelling]:
        """The spellings with these keys, as far as they may be seen."""


MOST_KIN = 400
MOST_REMEMBERED = 1024
_CLOSEST = 6
_LEAST_RATIO = 65.0


def closest_texts(text: str, texts: Sequence[str]) -> list[tuple[str, float, int]]:
    """The closest of `texts`, with ratio and place, the nearest first; all who are tied for the first place."""
    found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=_LEAST_RATIO, limit=_CLOSEST)
    if len(found) == _CLOSEST and found[0][1] == found[-1][1]:
        found = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=found[0][1], limit=None)
    return found


def behind_at_most(text: str) -> float:
    """How far a ratio may lie behind the closest to `text` for evidence to turn it round: not quite a letter."""
    return 75.0 / len(text)


def little_behind(text: str, found: Collection[tuple[float, int]]) -> list[int]:
    """The keys of those found (ratio and key) who are but a little behind the closest."""
    if len(found) < 2:
        return [key for _, key in found]
    least = max(found)[0] - behind_at_most(text)
    return [key for ratio, key in found if ratio >= least]


def pair_key(one: int, other: int) -> int:
    """The key of two words together, whichever comes first: 40 bits, shared by chance now and then."""
    low, high = (one, other) if one <= other else (other, one)
    return (low * 1_000_003 ^ high) & 0xFF_FFFF_FFFF


class SpellingTable:
    """An index of known spellings in memory: for an article's names, and for tests."""

    def __init__(self, spellings: Iterable[Spelling] = ()) -> None:
        self._memory = Memory()
        self._spellings: dict[int, Spelling] = {}
        self._words: dict[str, int] = {}
        self._filed: dict[int, list[str]] = defaultdict(list)
        self._parts: dict[tuple[str, Place], list[int]] = defaultdict(list)
        self._pairs: dict[int, list[int]] = defaultdict(list)
        for spelling in spellings:
            self.add(spelling)

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
                spelling_id=number,
                entity_id=entity_id,
                text=text,
                words=fold(text),
                name=names.get(entity_id, text),
                kind=kinds.get(entity_id, EntityKind.PERSON),
                is_description=is_description,
            )
            for number, (entity_id, text, is_description) in enumerate(written)
        )

    def add(self, spelling: Spelling) -> None:
        """File one more spelling."""
        self._memory = Memory()
        self._spellings[spelling.spelling_id] = spelling
        filed = index_words(spelling.text, is_person=spelling.is_person)
        for word, place in filed.parts:
            self._known(word)
            self._parts[word, place].append(spelling.spelling_id)
        for pair in {pair_key(self._known(one), self._known(other)) for one, other in filed.pairs}:
            self._pairs[pair].append(spelling.spelling_id)

    def _known(self, word: str) -> int:
        """The key of a word, filed if it is new."""
        if word not in self._words:
            self._words[word] = key_of(word)
            for key in index_keys(word):
                self._filed[key].append(word)
        return self._words[word]

    def __len__(self) -> int:
        return len(self._spellings)

    def __iter__(self) -> Iterator[Spelling]:
        return iter(self._spellings.values())

    def refresh(self) -> Memory:
        """See `Spellings`; a table changes only through `add`."""
        self._memory.forget_some()
        return self._memory

    def words_with_keys(self, keys: Collection[int]) -> list[str]:
        """See `Spellings`."""
        return [word for key in keys for word in self._filed.get(key, ())]

    def known(self, words: Collection[str]) -> list[str]:
        """See `Spellings`."""
        return [word for word in words if word in self._words]

    def with_pairs(self, pairs: Collection[int], *, most: int, each: int | None = None) -> list[Hit]:
        """See `Spellings`."""
        hits = (self._hit(pair, number) for pair in pairs for number in self._pairs.get(pair, ())[:each])
        return list(islice(hits, most))

    def with_words(self, words: Collection[str], places: Collection[Place], *, most: int) -> list[Hit]:
        """See `Spellings`."""
        hits = (
            self._hit(key_of(word), number)
            for word in words
            for place in places
            for number in self._parts.get((word, place), ())
        )
        return list(islice(hits, most))

    def closest(self, text: str, words: Collection[str], *, most: int) -> list[int]:
        """See `Spellings`."""
        compared = 0
        found: list[tuple[float, int]] = []
        families = [[number for place in Place for number in self._parts.get((word, place), ())] for word in words]
        for family in sorted(families, key=len):
            compared += len(family)
            if compared > most:
                break
            close = closest_texts(text, [" ".join(self._spellings[number].words) for number in family])
            found += ((ratio, family[at]) for _, ratio, at in close)
        return little_behind(text, found)

    def read(self, spelling_ids: Collection[int]) -> list[Spelling]:
        """See `Spellings`."""
        return [self._spellings[spelling_id] for spelling_id in spelling_ids]

    def _hit(self, found_by: int, number: int) -> Hit:
        return Hit(found_by, number, " ".join(self._spellings[number].words))
