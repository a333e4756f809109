"""How likely is it that one of a window backs another, by an encoder that learned it from written examples?

A few layers of MiniLM, trained further by `training`. A window is read once; then each two places are weighed by their
own states, by what stands between them, by what both looked at most, and by the signs that `pairs` gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from facts.encoding.arrays import Floats, piece_numbers, read_arrays, read_vocabulary, unpacked
from facts.encoding.layers import calmed, layer_count, quick_gelu, through
from facts.extraction.learned.pairs import Pair
from facts.extraction.learned.windows import Mention, Window

_LEAST = 1e-6  # of looks that are shared out


@dataclass(frozen=True, slots=True)
class Network:
    """An encoder of windows and what weighs their pairs.

    Attributes:
        weights: Arrays by name, as `training` writes them.
        rows: Vectors of the vocabulary's pieces.
        numbers: Of each piece of the vocabulary.
    """

    weights: Mapping[str, Floats]
    rows: tuple[Floats, Floats]
    numbers: Mapping[str, int]

    def weigh(self, window: Window, pairs: Sequence[Pair]) -> Floats:
        """For each pair the probability of nothing and of each of `STANCES`: (pairs, stances + 1), rows sum to 1."""
        state, looks = self._state(window)
        places = [(window.mentions[i], window.mentions[j]) for pair in pairs for i, j in pair.places]
        owner = np.repeat(np.arange(len(pairs)), [len(pair.places) for pair in pairs])
        means = np.stack([state[one.start : one.end].mean(0) for one in window.mentions])
        seen = np.stack([looks[:, one.start : one.end].mean(1) for one in window.mentions])
        backers = np.array([i for pair in pairs for i, _ in pair.places])
        backed = np.array([j for pair in pairs for _, j in pair.places])
        shared = (seen[backers] * seen[backed]).sum(1)
        shared /= shared.sum(1, keepdims=True) + np.float32(_LEAST)
        middles = np.stack([state[slice(*between(one, other))].max(0) for one, other in places])
        signs = np.array([sign for pair in pairs for sign in pair.signs], np.float32)
        w = self.weights
        first = (
            means[backers] @ w["backer"] + means[backed] @ w["backed"] + (means[backers] * means[backed]) @ w["both"]
        )
        first += (shared @ state) @ w["shared"] + middles @ w["between"] + signs @ w["signs"]
        second = np.maximum(np.maximum(first, 0) @ w["second"] + w["second_bias"], 0)
        return _probabilities(second @ w["stances"] + w["stances_bias"], owner, len(pairs))

    def _state(self, window: Window) -> tuple[Floats, Floats]:
        """The state of a window's pieces (pieces, width) and the last layer's looks (heads, pieces, pieces)."""
        w = self.weights
        numbers, slots, stands = np.array(window.numbers), np.array(window.slots), np.array(window.stands)
        small, scales = self.rows
        known = np.maximum(numbers, 0)
        state = np.where((numbers < 0)[:, None], w["masks"][np.maximum(-1 - numbers, 0)], small[known] * scales[known])
        state = state + w["slots"][slots] * (slots > 0)[:, None] + w["stands"][stands] * (stands > 0)[:, None]
        state = calmed(np.asarray(state + w["places"][: len(numbers)], np.float32), w["norm"])
        looks = np.zeros(0, np.float32)
        for layer in range(layer_count(w)):
            state, looks = through(state, w, str(layer), quick_gelu)
        return state, looks


def between(one: Mention, other: Mention) -> tuple[int, int]:
    """The pieces between two places, or of both and all between where nothing is."""
    first, last = sorted((one, other), key=lambda mention: (mention.start, mention.end))
    return (first.end, last.start) if first.end < last.start else (first.start, last.end)


def _probabilities(scores: Floats, owner: np.ndarray, count: int) -> Floats:
    """Of each pair, from the scores of its places: each may tell it, so what speaks for a stance is summed up."""
    highest = np.full((count, scores.shape[1]), -np.inf, np.float32)
    np.maximum.at(highest, owner, scores)
    sums = np.zeros_like(highest)
    np.add.at(sums, owner, np.exp(scores - highest[owner]))
    told = np.concatenate([np.zeros((count, 1), np.float32), highest + np.log(sums)], 1)
    told = np.exp(told - told.max(1, keepdims=True))
    return np.asarray(told / told.sum(1, keepdims=True), np.float32)


@cache
def load_network(language: str = "en") -> Network:
    """The network of a language.

    Raises:
        FileNotFoundError: The language has none.
    """
    arrays = read_arrays(resources.files("facts.extraction.learned") / "models" / f"{language}.npz")
    vocabulary = read_vocabulary(language)
    rows = vocabulary["small"], np.asarray(vocabulary["scales"], np.float32).reshape(-1, 1)
    return Network(weights=unpacked(arrays), rows=rows, numbers=piece_numbers(language))
