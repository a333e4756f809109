"""How likely is it that one of a window backs another, by an encoder that learned it from written examples?

A few layers of MPNet, trained further by `training`. A window is read once; then each two places are weighed by their
own states, by what stands between them, by what both looked at most, and by the signs that `pairs` gives.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from facts.encoding.arrays import MPNET, Floats, Rows, piece_numbers, read_arrays, read_vocabulary, unpacked
from facts.encoding.layers import Graph, Layers, load_graph
from facts.errors import BrokenModel
from facts.extraction.learned.cutting import Cutter
from facts.extraction.learned.pairs import LAYOUT, Pair
from facts.extraction.learned.windows import Mention, Window

HEAD = "head"
_LEAST = 1e-6  # of looks that are shared out
_AT_ONCE = 64  # places that are weighed together: more take more memory


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the network makes of pairs.

    Attributes:
        shares: Of each pair the probability of nothing and of each of `STANCES`: (pairs, stances + 1), rows sum to 1.
        scores: Of each place of each pair in order, what speaks for each stance: (places, stances).
        owners: Of each place, its pair.
    """

    shares: Floats
    scores: Floats
    owners: NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Network:
    """An encoder of windows and what weighs their pairs.

    Attributes:
        layers: Of the encoder.
        head: Weighs the places of pairs.
        weights: Vectors that pieces are told apart by: `masks`, `slots`, `stands` and `places`.
        rows: Of the vocabulary's pieces.
        cutter: Cuts text into the vocabulary's pieces.
    """

    layers: Layers
    head: Graph
    weights: Mapping[str, Floats]
    rows: Rows
    cutter: Cutter

    def weigh(self, window: Window, pairs: Sequence[Pair]) -> Weighed:
        """What it makes of the pairs of a window, of which there is one at least."""
        state, looks = self.layers.through(self._embedded(window))
        places = [place for pair in pairs for place in pair.places]
        signs = [sign for pair in pairs for sign in pair.signs]
        means = np.stack([state[one.start : one.end].mean(0) for one in window.mentions])
        seen = np.stack([looks[:, one.start : one.end].mean(1) for one in window.mentions])
        some = [slice(at, at + _AT_ONCE) for at in range(0, len(places), _AT_ONCE)]
        scores = np.concatenate([self._scores(window, state, means, seen, places[one], signs[one]) for one in some])
        owners = np.repeat(np.arange(len(pairs)), [len(pair.places) for pair in pairs])
        return Weighed(_probabilities(scores, owners, len(pairs)), scores, owners)

    def _scores(
        self,
        window: Window,
        state: Floats,
        means: Floats,
        seen: Floats,
        places: Sequence[tuple[int, int]],
        signs: Sequence[Sequence[float]],
    ) -> Floats:
        """What speaks for each stance at some places: (places, stances).

        Args:
            window: As it was read.
            state: Of each piece: (pieces, width).
            means: Of each mention, in the mean: (mentions, width).
            seen: How each mention looked at each piece: (mentions, heads, pieces).
            places: Mentions of who backs and who is backed.
            signs: Of each place.
        """
        backers, backed = np.array(places).T
        middles = [between(window.mentions[i], window.mentions[j]) for i, j in places]
        shared = (seen[backers] * seen[backed]).sum(1)
        shared /= shared.sum(1, keepdims=True) + np.float32(_LEAST)
        (scores,) = self.head.run(
            state=state,
            backers=means[backers],
            backed=means[backed],
            shared=shared,
            middles=np.stack([state[slice(*one)].max(0) for one in middles]),
            signs=np.array(signs, np.float32),
        )
        return scores

    def _embedded(self, window: Window) -> Floats:
        """What each piece of a window is before it is read: (pieces, width)."""
        w = self.weights
        numbers, slots, stands = np.array(window.numbers), np.array(window.slots()), np.array(window.stands)
        known = self.rows.of(np.maximum(numbers, 0))
        state = np.where((numbers < 0)[:, None], w["masks"][np.maximum(-1 - numbers, 0)], known)
        state = state + w["slots"][slots] * (slots > 0)[:, None] + w["stands"][stands] * (stands > 0)[:, None]
        return np.asarray(state + w["places"][: len(numbers)], np.float32)


def between(one: Mention, other: Mention) -> tuple[int, int]:
    """The pieces between two places, or of both and all between where nothing is."""
    first, last = sorted((one, other), key=lambda mention: (mention.start, mention.end))
    return (first.end, last.start) if first.end < last.start else (first.start, last.end)


def _probabilities(scores: Floats, owners: NDArray[np.intp], count: int) -> Floats:
    """Of each pair, from the scores of its places: each may tell it, so what speaks for a stance is summed up."""
    highest = np.full((count, scores.shape[1]), -np.inf, np.float32)
    np.maximum.at(highest, owners, scores)
    sums = np.zeros_like(highest)
    np.add.at(sums, owners, np.exp(scores - highest[owners]))
    told = np.concatenate([np.zeros((count, 1), np.float32), highest + np.log(sums)], 1)
    told = np.exp(told - told.max(1, keepdims=True))
    return np.asarray(told / told.sum(1, keepdims=True), np.float32)


@cache
def load_network(language: str = "en") -> Network:
    """The network of a language.

    Raises:
        BrokenModel: The language has none, or one that was trained with other signs.
    """
    models = resources.files("facts.extraction.learned") / "models"
    arrays = read_arrays(models / f"{language}.npz")
    if json.loads(arrays.pop(HEAD).tobytes())["layout"] != LAYOUT:
        raise BrokenModel(str(models / f"{language}.npz"))
    vocabulary, weights = read_vocabulary(language, MPNET), unpacked(arrays)
    return Network(
        layers=Layers(load_graph(models / f"{language}.layers.onnx"), weights.pop("near")),
        head=load_graph(models / f"{language}.pairs.onnx"),
        weights=weights,
        rows=Rows(vocabulary["small"], vocabulary["scales"]),
        cutter=Cutter(piece_numbers(language, MPNET)),
    )
