"""What does a store know, as far as reading a question goes?

Reads nothing until it is asked, and then only what is asked for: a store of a million statements
must not be walked to understand eight words.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from weakref import WeakKeyDictionary, ref

from facts.answers.offices import elections
from facts.answers.publishers import named_publishers
from facts.models import Contest, DateRange, Entity, Event, View
from facts.names import Spellings
from facts.questions.tokens import fold
from facts.store import Store
from facts.store.acts import contests_spoken_of_by, were_by, were_towards
from facts.store.entities import (
    all_kinds,
    all_roles,
    candidate_ids,
    contests,
    entity_names,
    holders_of,
    read_entities,
    uncalled_among,
)
from facts.store.events import read_events
from facts.store.name_index import StoreSpellings
from facts.store.sources import reach
from facts.store.standings import bodies_of, contests_of, endorser_ids, has_speakers, is_endorser, state_of

_held: WeakKeyDictionary[Store, dict[View, tuple[tuple[int | None, ...], StoreKnown]]] = WeakKeyDictionary()
MOST_VIEWS = 64  # servers whose knowledge is kept ready at once
MOST_ROLES = 8  # roles whose holders are kept ready at once: a thousand people hold one


def known_of(store: Store, view: View) -> StoreKnown:
    """What a store knows, kept from question to question until something is added or decided."""
    state = state_of(store)
    if state is None or view.known_at is not None:
        return StoreKnown(store, view)
    views = _held.setdefault(store, {})
    held = views.get(view)
    if held is None or held[0] != state:
        if len(views) >= MOST_VIEWS:
            views.clear()
        held = views[view] = (state, StoreKnown(store, view))
    return held[1]


class StoreKnown:
    """A store as `facts.questions.Known`, read as it is asked for."""

    def __init__(self, store: Store, view: View) -> None:
        self._of = ref(store)  # a strong reference would keep a closed store from being forgotten
        self._view = view
        self._holders: dict[str, frozenset[int]] = {}
        self._uncalled: dict[str, frozenset[int]] = {}

    @property
    def _store(self) -> Store:
        store = self._of()
        assert store is not None
        return store

    @cached_property
    def spellings(self) -> Spellings:
        """Every spelling of every entity, looked up in the store."""
        return StoreSpellings(self._store, self._view)

    @cached_property
    def entities(self) -> Mapping[int, Entity]:
        """Every entity by its key, read when it is looked up."""
        return _Entities(self._store, self._view)

    @cached_property
    def events(self) -> Sequence[Event]:
        """Days that questions lean on."""
        return read_events(self._store, self._view)

    @cached_property
    def kinds(self) -> Collection[str]:
        """Kinds of entities in the store."""
        return all_kinds(self._store, self._view)

    @cached_property
    def roles(self) -> Collection[str]:
        """Roles in the store, as sources give them."""
        return frozenset(all_roles(self._store, self._view))

    @cached_property
    def contests(self) -> Sequence[Contest]:
        """Contests in the store."""
        return contests(self._store, self._view)

    @cached_property
    def office_words(self) -> frozenset[str]:
        """The words of the offices and elections that the contests are named by."""
        return frozenset(word for contest in self.contests for word in fold(contest.name).split())

    @cached_property
    def elections(self) -> Mapping[str, Collection[int]]:
        """The years in which each office is filled."""
        return elections(self.contests)

    @cached_property
    def contests_held(self) -> dict[int, list[Contest]]:
        """The contests of each candidate, as far as questions have asked for them."""
        return {}

    @cached_property
    def roles_meant(self) -> dict[tuple[str, ...], frozenset[str]]:
        """Which roles, as sources word them, the words of questions mean, as far as they have asked."""
        return {}

    @cached_property
    def candidate_ids(self) -> Collection[int]:
        """Who stands in a contest."""
        return frozenset(candidate_ids(self._store, self._view))

    @cached_property
    def endorser_ids(self) -> Collection[int]:
        """Who has said where they stand on a candidate."""
        return _Endorsers(self._store, self._view)

    def holders_of(self, role: str) -> frozenset[int]:
        """Whoever may hold a role, by what anything in the store calls them."""
        if role not in self._holders:
            if len(self._holders) >= MOST_ROLES:
                self._holders.clear()
            self._holders[role] = frozenset(holders_of(self._store, role))
        return self._holders[role]

    def uncalled_in(self, role: str) -> frozenset[int]:
        """Those of them whom some statement calls nothing at all: who are seldom any."""
        if role not in self._uncalled:
            if len(self._uncalled) >= MOST_ROLES:
                self._uncalled.clear()
            self._uncalled[role] = frozenset(uncalled_among(self._store, self.holders_of(role)))
        return self._uncalled[role]

    @cached_property
    def has_speakers(self) -> bool:
        """Whether anybody is known to speak for a body."""
        return has_speakers(self._store)

    def bodies_of(self, entity_id: int) -> Sequence[int]:
        """For whom a person speaks."""
        return bodies_of(self._store, self._view, entity_id)

    def contests_of(self, entity_ids: Collection[int]) -> Sequence[Contest]:
        """The contests in which some of these stand; where none does, those of which they spoke."""
        standing = self._standing(entity_ids)
        if not standing:
            return contests_spoken_of_by(self._store, self._view, entity_ids)
        held = contests_of(self._store, self._view, standing)
        return [contest for own in held.values() for contest in own]

    def acted_between(self, entity_ids: Collection[int], first: date, last: date) -> bool:
        """Whether one of these acted between two days, or was acted upon who stands; of nobody: whether anybody did."""
        standing = self._standing(entity_ids) if entity_ids else self.candidate_ids
        if standing:
            return were_towards(self._store, self._view, standing, first, last)
        return were_by(self._store, self._view, entity_ids, first, last)

    def _standing(self, entity_ids: Collection[int]) -> list[int]:
        return [key for key in entity_ids if key in self.candidate_ids]

    @cached_property
    def publishers(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """The publishers of the store's sources by the words that may name them."""
        return named_publishers(self._store, self._view)

    @cached_property
    def reach(self) -> DateRange | None:
        """When the newest source came out; None for an empty store."""
        return reach(self._store, self._view)


class _Endorsers(Collection[int]):
    """Whoever takes a stand: most questions ask only whether one or two of a hundred thousand do."""

    def __init__(self, store: Store, view: View) -> None:
        self._of = ref(store)
        self._view = view
        self._told: dict[object, bool] = {}

    def __contains__(self, key: object) -> bool:
        if key not in self._told:
            self._told[key] = isinstance(key, int) and is_endorser(self._store, self._view, key)
        return self._told[key]

    def __iter__(self) -> Iterator[int]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    @property
    def _store(self) -> Store:
        store = self._of()
        assert store is not None
        return store

    @cached_property
    def _all(self) -> frozenset[int]:
        return frozenset(endorser_ids(self._store, self._view))


class _Entities(Mapping[int, Entity]):
    def __init__(self, store: Store, view: View) -> None:
        self._of = ref(store)
        self._view = view
        self._read: dict[int, Entity] = {}

    def __getitem__(self, key: int) -> Entity:
        if key not in self._read:
            store = self._of()
            assert store is not None
            self._read |= read_entities(store, [key], self._view)
        return self._read[key]

    def __iter__(self) -> Iterator[int]:
        store = self._of()
        assert store is not None
        return iter({alias.entity_id: None for alias in entity_names(store, self._view)})

    def __len__(self) -> int:
        return sum(1 for _ in self)
