"""How likely is each meaning of a masked message?

A log-linear model: every sign of the message weighs for or against parts of a meaning (what is asked, what was done, by
whom to whom, within which limits, and the whole label), and the meanings that hold just the message's slots are
weighed against each other. The weights are learned from the corpus by `training` and kept as small integers.
"""

from __future__ import annotations

import json
import math
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from facts.questions.likeness.features import features, sign_of_word
from facts.questions.likeness.masking import Masked
from facts.questions.likeness.meanings import NONE

MAGIC = b"whobacks likeness 1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of signs for parts of meanings.

    Attributes:
        labels: Every label; each is the sum of its `parts`.
        parts: Of each label, the numbers of its parts.
        by_slots: The labels (by number) that hold just these slots.
        signs: Checksums of the known signs, sorted; `starts` is where the weights of each begin.
        columns, weights: The part that a weight is for, and the weight in units of `unit`.
        scale: By what a sum of weights is multiplied, beside one over the root of the number of signs.
        digest: Of the corpus it was learned from.
    """

    labels: Sequence[str]
    parts: Sequence[Sequence[int]]
    by_slots: Mapping[frozenset[str], Sequence[int]]
    signs: array[int]
    starts: array[int]
    columns: array[int]
    weights: array[int]
    unit: float
    scale: float
    digest: str

    def weigh(self, masked: Masked) -> list[tuple[float, str]]:
        """Meanings with the message's slots and their probability, likeliest first; empty where none has them."""
        labels = self.by_slots.get(masked.slots, ())
        if not labels:
            return []
        sums = [0] * (1 + max(max(self.parts[label]) for label in labels))
        found = features(masked)
        for sign in found:
            self._add(sign, sums)
        factor = self.unit * self.scale / math.sqrt(len(found) or 1)
        scores = [factor * sum(sums[part] for part in self.parts[label]) for label in labels]
        best = max(scores)
        powers = [math.exp(score - best) for score in scores]
        total = sum(powers)
        return sorted(((p / total, self.labels[label]) for p, label in zip(powers, labels, strict=True)), reverse=True)

    def knows(self, word: str) -> bool:
        """Whether a word, or a word before a sort, stands in the corpus."""
        sign = sign_of_word(word)
        at = bisect_left(self.signs, sign)
        return at < len(self.signs) and self.signs[at] == sign

    def _add(self, sign: int, sums: list[int]) -> None:
        at = bisect_left(self.signs, sign)
        if at == len(self.signs) or self.signs[at] != sign:
            return
        most = len(sums)
        for index in range(self.starts[at], self.starts[at + 1]):
            if (column := self.columns[index]) < most:
                sums[column] += self.weights[index]


@cache
def load_model(language: str) -> Model | None:
    """The model of a language; None where it has none."""
    file = resources.files("facts.questions.likeness") / "models" / f"{language}.bin"
    return unpack(file.read_bytes()) if file.is_file() else None


def unpack(data: bytes) -> Model:
    """A model from its bytes.

    Raises:
        ValueError: They are no model.
    """
    if not data.startswith(MAGIC):
        raise ValueError("this is no likeness model")
    end = data.index(b"\n", len(MAGIC))
    head = json.loads(data[len(MAGIC) : end])
    at, arrays = end + 1, {}
    for name, code in (("signs", "I"), ("starts", "I"), ("columns", "H"), ("weights", "b")):
        values = array(code)
        size = head["sizes"][name] * values.itemsize
        values.frombytes(data[at : at + size])
        arrays[name] = values
        at += size
    none = head["labels"].index(NONE)
    by_slots = {
        frozenset(slots.split()): tuple(dict.fromkeys((*labels, none))) for slots, labels in head["by_slots"].items()
    }
    return Model(
        labels=head["labels"], parts=head["parts"], by_slots=by_slots, unit=head["unit"], scale=head["scale"],
        digest=head["digest"], **arrays,
    )  # fmt: skip
