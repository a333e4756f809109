"""What must be known of a store to read a question about it?

Only names, kinds, roles, days and contests: never a statement, so that reading a question
cannot look at its answer. Whoever has a store fulfils this; tests do it with plain values.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from facts.models import Contest, DateRange, Entity, Event, LinkedName, Question

if TYPE_CHECKING:
    from facts.names import Spellings


class Known(Protocol):
    """What a store knows, as far as reading a question goes."""

    @property
    def spellings(self) -> Spellings:
        """Every spelling of every entity."""

    @property
    def entities(self) -> Mapping[int, Entity]:
        """Every entity by its key."""

    @property
    def events(self) -> Sequence[Event]:
        """Days that questions lean on ("before the allegation")."""

    @property
    def kinds(self) -> Collection[str]:
        """Kinds of entities in the store, such as `union`."""

    @property
    def roles(self) -> Collection[str]:
        """Roles in the store, as sources give them ("state senator, Brooklyn")."""

    @property
    def contests(self) -> Sequence[Contest]:
        """Contests in the store."""

    @property
    def candidate_ids(self) -> Collection[int]:
        """Who stands in a contest."""

    @property
    def endorser_ids(self) -> Collection[int]:
        """Who has said where they stand on a candidate."""

    @property
    def publishers(self) -> Mapping[tuple[str, ...], frozenset[str]]:
        """The publishers of the store's sources by the words that may name them."""

    def bodies_of(self, entity_id: int) -> Sequence[int]:
        """For whom a person speaks ("Marchetti's union")."""

    def contests_of(self, entity_ids: Collection[int]) -> Sequence[Contest]:
        """The contests in which some of these stand; where none does, those of which they spoke."""

    def acted_between(self, entity_ids: Collection[int], first: date, last: date) -> bool:
        """Whether one of these acted between two days, or was acted upon who stands; of nobody: whether anybody did."""

    @property
    def reach(self) -> DateRange | None:
        """When the newest source came out; None for an empty store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question of a conversation and what it was told.

    Attributes:
        question: As it was understood, references resolved.
        entity_ids: Whom the answer's lines name, in order; of a choice, between whom.
        kind: The answer's kind ("list", "yes_no", ...).
    """

    question: Question
    entity_ids: tuple[int, ...] = ()
    kind: str = "list"

    @property
    def told_ids(self) -> tuple[int, ...]:
        """Whom the answer told of; a choice tells of nobody yet."""
        return () if self.kind == "clarify" else self.entity_ids


def stands(name: LinkedName | None, known: Known) -> bool:
    """Whether a name may mean a candidate."""
    return name is not None and any(match.entity_id in known.candidate_ids for match in name.matches)
