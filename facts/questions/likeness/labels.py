"""Which meanings may a message have, and how do the weights of their parts make them likely?"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from facts.questions.likeness.meanings import NONE, slots_of


@dataclass(frozen=True, slots=True)
class Labels:
    """The meanings that a model tells apart.

    Attributes:
        names: Every label; each is the sum of its `parts`.
        parts: Of each label, the numbers of its parts.
        by_slots: The labels (by number) that hold just these slots, `none` among them.
        part_count: How many parts there are in all.
    """

    names: Sequence[str]
    parts: Sequence[Sequence[int]]
    by_slots: Mapping[frozenset[str], Sequence[int]]
    part_count: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "part_count", 1 + max(max(parts) for parts in self.parts))

    @classmethod
    def over(cls, names: Iterable[str]) -> Labels:
        """Labels by their names, `none` among them."""
        ordered = sorted(set(names))
        numbers: dict[str, int] = {}
        parts = [sorted(numbers.setdefault(part, len(numbers)) for part in _parts_of(name)) for name in ordered]
        by_slots: dict[frozenset[str], list[int]] = {}
        for number, name in enumerate(ordered):
            by_slots.setdefault(slots_of(name), []).append(number)
        return cls(ordered, parts, _with_none(by_slots, ordered.index(NONE)))

    @classmethod
    def from_head(cls, head: Mapping[str, Any]) -> Labels:
        """Those that `head` told."""
        names = head["labels"]
        by_slots = {frozenset(slots.split()): numbers for slots, numbers in head["by_slots"].items()}
        return cls(names, head["parts"], _with_none(by_slots, names.index(NONE)))

    def head(self) -> dict[str, Any]:
        """The same as plain lists, to be kept beside a model's weights."""
        by_slots = {" ".join(sorted(slots)): list(numbers) for slots, numbers in self.by_slots.items()}
        return {"labels": list(self.names), "parts": [list(parts) for parts in self.parts], "by_slots": by_slots}

    def rank(self, slots: frozenset[str], sums: Sequence[float]) -> list[tuple[float, str]]:
        """The labels of some slots with their probability, likeliest first; empty where none holds them.

        Args:
            slots: Of the message.
            sums: What speaks for each part, on a logarithmic scale.
        """
        labels = self.by_slots.get(slots, ())
        scores = [sum(sums[part] for part in self.parts[label]) for label in labels]
        best = max(scores, default=0.0)
        powers = [math.exp(score - best) for score in scores]
        total = sum(powers)
        return sorted(((p / total, self.names[label]) for p, label in zip(powers, labels, strict=True)), reverse=True)


def _with_none(by_slots: Mapping[frozenset[str], Sequence[int]], none: int) -> dict[frozenset[str], tuple[int, ...]]:
    return {slots: tuple(dict.fromkeys((*numbers, none))) for slots, numbers in by_slots.items()}


def _parts_of(label: str) -> list[str]:
    """The parts that a label is the sum of: those that other labels share, and itself."""
    ask, *rest = label.split()
    if not rest:
        return [f"= {label}", f"ask {ask}"]
    act, *slots = rest
    named = " ".join(slot for slot in slots if re.fullmatch(r"@?[CE]\d", slot))
    limits = [slot for slot in slots if not re.fullmatch(r"@?[CE]\d", slot)]
    shared = [f"ask {ask}", f"act {act}", f"ask {ask} {act}", f"who {named}", f"who {ask} {act} {named}"]
    own = [f"= {label}"] if limits else []  # without limits, the last of the shared parts is the label itself
    return [*own, *shared, *(f"limit {one}" for one in limits), *(f"limit {act} {one}" for one in limits)]
