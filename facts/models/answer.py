"""What is told: an answer that cannot claim anything without a citation.

The shape is that of `ask --json`; `to_json` is the one place that writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from facts.models.building import built_quickly
from facts.models.statement import Evidence

KINDS = ("list", "yes_no", "count", "date", "passages", "clarify", "unknown")


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A numbered place in a source, as shown under an answer; `n` counts from 1."""

    n: int
    evidence: Evidence

    def to_json(self) -> dict[str, Any]:
        """The object that `ask --json` prints."""
        source = self.evidence.source
        return {
            "n": self.n,
            "source": source.key,
            "title": source.title,
            "publisher": source.publisher,
            "published": str(source.published),
            "url": source.url,
            "paragraph": self.evidence.paragraph,
            "quote": self.evidence.quote,
        }


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of an answer: who, with which stance, when, and the citations that say so.

    `on` is the date as an answer may state it (`DateRange.stated`); `target` names the other side
    where an answer's lines differ in it ("Brisk: backs Moss").
    """

    name: str
    entity_kind: str
    stance: str | None = None
    on: str | None = None
    rank: int | None = None
    condition: str | None = None
    citations: tuple[int, ...] = ()
    entity_id: int | None = None
    target: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The object that `ask --json` prints."""
        told = ("name", "entity_kind", "stance", "on", "rank", "condition")
        return {key: getattr(self, key) for key in told} | {"citations": list(self.citations)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer as a person is told it and as `ask --json` prints it.

    Attributes:
        question: As typed.
        kind: One of `KINDS`.
        text: The whole answer in plain words.
        value: "yes"/"no", a whole number, a date, or None.
        items: Its lines; for `clarify` the names to choose between.
        unconfirmed: Lines that may or may not hold on the asked date.
        as_of: How far the sources reach, or the date asked for, as `DateRange` writes it.
        read_as: Every name that was not typed exactly, and how it was read.
        citations: Numbered from 1 without a gap.
        language: Two-letter code.
        parts: The answers to the parts of a question with several.
        total, total_unconfirmed: How many lines there are in all, where only a page of them is given; else None.
        by_kind: Where they give a page: how many of all lines are of which kind.

    Raises:
        ValueError: It claims something without a citation, or cites what it does not hold.
    """

    question: str
    kind: str
    text: str
    value: str | int | None = None
    items: tuple[Item, ...] = ()
    unconfirmed: tuple[Item, ...] = ()
    as_of: str | None = None
    read_as: Mapping[str, str] = field(default_factory=dict)
    citations: tuple[Citation, ...] = ()
    language: str = "en"
    parts: tuple[Answer, ...] = ()
    total: int | None = None
    total_unconfirmed: int | None = None
    by_kind: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no such kind of answer: {self.kind}")
        if not self.text.strip():
            raise ValueError("an answer has words")
        numbers = [c.n for c in self.citations]
        if numbers != list(range(1, len(numbers) + 1)):
            raise ValueError("citations are numbered from 1 without a gap")
        held = frozenset(numbers)
        for item in (*self.items, *self.unconfirmed):
            if not held.issuperset(item.citations):
                raise ValueError(f"{item.name} cites what the answer does not hold")
            if not item.citations and self.kind != "clarify":
                raise ValueError(f"{item.name} stands there without a citation")
        if self.kind in ("yes_no", "count", "date", "passages") and not self.citations:
            raise ValueError(f"a {self.kind} answer carries a citation")
        if self.kind == "yes_no" and self.value not in ("yes", "no"):
            raise ValueError("a yes_no answer says yes or no")

    def to_json(self) -> dict[str, Any]:
        """The object that `ask --json` prints."""
        return {
            "question": self.question,
            "kind": self.kind,
            "value": self.value,
            "items": [item.to_json() for item in self.items],
            "unconfirmed": [item.to_json() for item in self.unconfirmed],
            "as_of": self.as_of,
            "read_as": dict(self.read_as),
            "text": self.text,
            "citations": [citation.to_json() for citation in self.citations],
            **self._page_to_json(),
            **({"parts": [part.to_json() for part in self.parts]} if self.parts else {}),
        }

    def _page_to_json(self) -> dict[str, Any]:
        """What a page of a long list says of the whole."""
        if self.total is None:
            return {}
        return {"total": self.total, "total_unconfirmed": self.total_unconfirmed, "by_kind": dict(self.by_kind)}
