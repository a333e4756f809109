"""What is a phrase of the lexicon, and which messages cannot hold it?

A phrase is places for words; the signs that they are written with are known to `facts.questions.lexicon` alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a pattern: whole words or stems that may stand there."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    gap: bool = False

    def accepts(self, word: str) -> bool:
        """Whether the word may stand here."""
        return word in self.words or (bool(self.stems) and word.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase, what it means (`tag`) and the details that its table gives (`info`).

    A message that holds none of the words that it `needs` behind its first place cannot hold it.
    """

    tag: str
    text: str
    elements: tuple[Element, ...]
    info: Mapping[str, Any] = field(default_factory=dict)
    needs: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        behind = self.elements if self.elements and self.elements[0].optional else self.elements[1:]
        told = [e.words for e in behind if e.words and not (e.optional or e.gap or e.stems)]
        object.__setattr__(self, "needs", min(told, key=len, default=frozenset()))

    def may_stand_among(self, said: Set[str]) -> bool:
        """Whether a message of these words may hold it: of fifty that begin with "the" two may."""
        return not (self.needs and said.isdisjoint(self.needs))
