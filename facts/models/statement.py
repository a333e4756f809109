"""What one passage says: endorser, stance, candidate, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from facts.models.building import built_quickly
from facts.models.days import DateRange
from facts.models.document import Source
from facts.models.entity import Contest, Entity


class Stance(StrEnum):
    """What an endorser says of a candidate."""

    ENDORSES = "endorses"
    REAFFIRMS = "reaffirms"
    WITHDRAWS = "withdraws"
    DECLINES = "declines"
    OPPOSES = "opposes"
    URGES_EXIT = "urges_exit"


class Standing(StrEnum):
    """What holds between an endorser and a candidate on a date; derived, never stored."""

    BACKS = "backs"
    WITHDREW = "withdrew"
    UNCONFIRMED = "unconfirmed"
    NONE = "none"


class Tier(StrEnum):
    """Whether the extractor is sure enough to do without a person's look."""

    ACCEPT = "accept"
    REVIEW = "review"


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One place that says it: a source and, where there is one, a quote out of a numbered paragraph.

    Raises:
        ValueError: The quote does not stand word for word in the passage.
    """

    source: Source
    paragraph: int | None = None
    quote: str | None = None
    passage: str | None = None

    def __post_init__(self) -> None:
        if self.paragraph is not None and self.passage is not None and (self.quote or "") not in self.passage:
            raise ValueError("a quote stands word for word in its passage")


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An accepted statement as the store gives it out.

    Attributes:
        statement_id: Its key.
        endorser: Who speaks; `endorser_role` as at that time ("state senator, Brooklyn").
        candidate: Of whom, in `contest` (None when no source says which).
        stance: What is said.
        rank: 1 for first choice, 2 for second; None when no rank is given.
        condition: Words that limit the stance, or None.
        when: The days on which it may have happened.
        evidence: Where it says so; at least one place.
        decided_at: When it was accepted into our records (UTC).
        server_id: The server that alone sees it; None for everyone.
        note: A moderator's note, or None.
    """

    statement_id: int
    endorser: Entity
    endorser_role: str = ""
    candidate: Entity
    contest: Contest | None = None
    stance: Stance
    rank: int | None = None
    condition: str | None = None
    when: DateRange = DateRange()
    evidence: tuple[Evidence, ...]
    decided_at: datetime
    server_id: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("a statement rests on at least one source")
        if self.endorser.entity_id == self.candidate.entity_id:
            raise ValueError("nobody endorses themselves")
        if self.rank is not None and self.rank < 1:
            raise ValueError("a rank counts from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A day that questions lean on ("before the allegation"), with where it is told."""

    event_id: int
    name: str
    aliases: tuple[str, ...] = ()
    when: DateRange
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Which records are looked at.

    Attributes:
        server_id: The server that asks; None sees only what everyone sees.
        known_at: The moment in our records (UTC); None for now.
    """

    server_id: int | None = None
    known_at: datetime | None = None
