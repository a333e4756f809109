"""Which model tells a language's meanings?"""

from __future__ import annotations

from functools import cache
from typing import Protocol

from facts.questions.likeness.labels import Labels
from facts.questions.likeness.linear import load_linear
from facts.questions.likeness.masking import Masked


class Model(Protocol):
    """What weighs the meanings of a masked message."""

    @property
    def labels(self) -> Labels:
        """The meanings that it tells apart."""

    @property
    def digest(self) -> str:
        """Of the corpus that it was learned from."""

    def weigh(self, masked: Masked) -> list[tuple[float, str]]:
        """Meanings with the message's slots and their probability, likeliest first; empty where none has them."""

    def least(self, masked: Masked) -> float:
        """The probability from which a message's likeliest meaning is right often enough to be answered."""

    def knows(self, word: str) -> bool:
        """Whether a word, or a word before a sort, stands in the corpus."""


@cache
def load_model(language: str) -> Model | None:
    """The encoder of a language, else its linear model; None where it has neither."""
    from facts.questions.likeness.encoder import load_encoder  # noqa: PLC0415 - numpy, only where a message is likened

    return load_encoder(language) or load_linear(language)
