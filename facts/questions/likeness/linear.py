"""How likely is each meaning of a masked message?

A log-linear model: every sign of the message weighs for or against parts of a meaning (what is asked, what was done, by
whom to whom, within which limits, and the whole label), and the meanings that hold just the message's slots are
weighed against each other. The weights are learned from the corpus by `linear_training` and kept as small integers.
"""

from __future__ import annotations

import json
import math
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources

from facts.questions.likeness.features import features, sign_of_word
from facts.questions.likeness.labels import Labels
from facts.questions.likeness.masking import Masked

_LIKELY = 0.9
MAGIC = b"whobacks likeness 1\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """Weights of signs for parts of meanings.

    Attributes:
        labels: The meanings that it tells apart.
        signs: Checksums of the known signs, sorted; `starts` is where the weights of each begin.
        columns, weights: The part that a weight is for, and the weight in units of `unit`.
        scale: By what a sum of weights is multiplied, beside one over the root of the number of signs.
        digest: Of the corpus it was learned from.
    """

    labels: Labels
    signs: array[int]
    starts: array[int]
    columns: array[int]
    weights: array[int]
    unit: float
    scale: float
    digest: str

    def weigh(self, masked: Masked) -> list[tuple[float, str]]:
        """Meanings with the message's slots and their probability, likeliest first; empty where none has them."""
        if masked.slots not in self.labels.by_slots:
            return []
        sums = [0] * self.labels.part_count
        found = features(masked)
        for sign in found:
            self._add(sign, sums)
        factor = self.unit * self.scale / math.sqrt(len(found) or 1)
        return self.labels.rank(masked.slots, [factor * weight for weight in sums])

    def least(self, masked: Masked) -> float:
        """The probability from which a message's likeliest meaning is right often enough to be answered."""
        return _LIKELY

    def knows(self, word: str) -> bool:
        """Whether a word, or a word before a sort, stands in the corpus."""
        sign = sign_of_word(word)
        at = bisect_left(self.signs, sign)
        return at < len(self.signs) and self.signs[at] == sign

    def _add(self, sign: int, sums: list[int]) -> None:
        at = bisect_left(self.signs, sign)
        if at == len(self.signs) or self.signs[at] != sign:
            return
        for index in range(self.starts[at], self.starts[at + 1]):
            sums[self.columns[index]] += self.weights[index]


@cache
def load_linear(language: str) -> LinearModel | None:
    """The model of a language; None where it has none."""
    file = resources.files("facts.questions.likeness") / "models" / f"{language}.bin"
    return unpack(file.read_bytes()) if file.is_file() else None


def unpack(data: bytes) -> LinearModel:
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
    return LinearModel(
        labels=Labels.from_head(head), unit=head["unit"], scale=head["scale"], digest=head["digest"], **arrays
    )
