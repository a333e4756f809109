"""Who: people and organizations, their spellings, and the contests they take part in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from facts.models.building import built_quickly
from facts.models.days import DateRange


class EntityKind(StrEnum):
    """The kinds that questions filter by; a store may hold others, as text."""

    PERSON = "person"
    UNION = "union"
    PARTY = "party"
    NEWSPAPER = "newspaper"
    ADVOCACY_GROUP = "advocacy group"
    BUSINESS_GROUP = "business group"
    POLITICAL_COMMITTEE = "political committee"
    COMPANY = "company"
    ORGANIZATION = "organization"


LONGEST_NAME = 100  # characters of a name or another spelling, whichever way it comes in


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person or an organization that the store knows.

    Attributes:
        entity_id: Its key.
        name: The fullest form known, as shown.
        kind: One of `EntityKind` or another word that a source uses.
        ref: An outside identifier such as a Wikidata item, or None.
        server_id: The server that alone sees it; None for everyone.
    """

    entity_id: int
    name: str
    kind: str = EntityKind.PERSON
    ref: str | None = None
    server_id: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an entity has a name")


@dataclass(frozen=True, slots=True)
class Alias:
    """A known spelling of an entity.

    Attributes:
        text: The spelling, as written.
        entity_id: Whose.
        is_description: True for words that describe rather than name ("the grocery workers").
    """

    text: str
    entity_id: int
    is_description: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """One entity that a written name may stand for, and why.

    Attributes:
        entity_id: Whom.
        name: The entity's name, as shown.
        alias: The spelling that matched.
        similarity: Closeness of spelling, 0 to 100.
        confidence: Measured probability that this is who was meant, 0 to 1.
        why: `exact`, `typing error`, `surname`, `first name`, `nickname`, `initials`, `acronym`,
            `word order`, `title`, `accents`, `sound`, `part of the name` or `description`.
    """

    entity_id: int
    name: str
    alias: str
    similarity: float
    confidence: float
    why: str

    def __post_init__(self) -> None:
        if not (0 <= self.similarity <= 100 and 0 <= self.confidence <= 1):
            raise ValueError("similarity is 0 to 100 and confidence 0 to 1")

    @classmethod
    def of(cls, entity: Entity, why: str) -> NameMatch:
        """A sure match of an entity that was found without comparing spellings."""
        return cls(
            entity_id=entity.entity_id, name=entity.name, alias=entity.name, similarity=100, confidence=1, why=why
        )


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """One office in one election, such as `New York City mayor, Democratic primary, 2021`.

    `ends` is when it was decided; open while nobody says.
    """

    contest_id: int
    name: str
    ends: DateRange = DateRange()
