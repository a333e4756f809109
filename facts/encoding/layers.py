"""How does a text's state change from layer to layer of a transformer encoder?

As BERT's layers do it: each piece looks at all others, then is turned by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from facts.encoding.arrays import Floats

HEADS = 12
_CALM = 1e-12  # keeps a variance of nothing from dividing by nothing
_HALF_WAVE = 0.7071067811865476


def through(
    state: Floats, w: Mapping[str, Floats], layer: str, bent: Callable[[Floats], Floats] | None = None
) -> tuple[Floats, Floats]:
    """A state (pieces, width) after one layer, and how much each piece looked at each (heads, pieces, pieces).

    Args:
        state: The pieces' vectors.
        w: Weights by name: of each layer `.qkv`, `.out`, `.up`, `.down` (in, out) with `_bias`, and `.out_norm`,
            `.down_norm` (2, width).
        layer: Its name.
        bent: The unit that it was trained with; `gelu` unless given.
    """
    length, width = state.shape
    mixed = (state @ w[f"{layer}.qkv"] + w[f"{layer}.qkv_bias"]).reshape(length, 3, HEADS, width // HEADS)
    queries, keys, values = mixed.transpose(1, 2, 0, 3)
    looks = queries @ keys.transpose(0, 2, 1) / np.sqrt(np.float32(width // HEADS))
    looks = np.exp(looks - looks.max(-1, keepdims=True))
    looks /= looks.sum(-1, keepdims=True)
    seen = (looks @ values).transpose(1, 0, 2).reshape(length, width)
    state = calmed(state + seen @ w[f"{layer}.out"] + w[f"{layer}.out_bias"], w[f"{layer}.out_norm"])
    wide = (bent or gelu)(state @ w[f"{layer}.up"] + w[f"{layer}.up_bias"])
    return calmed(state + wide @ w[f"{layer}.down"] + w[f"{layer}.down_bias"], w[f"{layer}.down_norm"]), looks


def calmed(state: Floats, norm: Floats) -> Floats:
    """A state with mean nought and variance one in each piece, scaled and moved as learned (layer norm)."""
    apart = state - state.mean(-1, keepdims=True)
    spread = np.sqrt((apart * apart).mean(-1, keepdims=True) + np.float32(_CALM))
    return np.asarray(apart / spread * norm[0] + norm[1], np.float32)


def layer_count(weights: Mapping[str, Floats]) -> int:
    """How many layers weights hold."""
    return sum(name.endswith(".qkv") for name in weights)


def gelu(state: Floats) -> Floats:
    """The Gaussian error linear unit; the error function by Abramowitz and Stegun 7.1.26 (within 1.5e-7)."""
    x = np.abs(state) * np.float32(_HALF_WAVE)
    t = 1 / (1 + np.float32(0.3275911) * x)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    error = np.sign(state) * (1 - series * np.exp(-x * x))
    return np.asarray(state * (1 + error) / 2, np.float32)


def quick_gelu(state: Floats) -> Floats:
    """A sigmoid's stand-in for that unit, at a third of the work, for encoders that were trained with it."""
    with np.errstate(over="ignore"):
        return np.asarray(state / (1 + np.exp(np.float32(-1.702) * state)), np.float32)
