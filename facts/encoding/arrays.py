"""How does what an encoder looks up lie on file?

Matrices as small integers with a scale for each output, all else as it is; the vocabulary's vectors, which no training
changes, in a file that every encoder of a language shares.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from facts.errors import BrokenModel

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]


def shrunk(weights: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Weights as small integers, and the scale of each of their rows."""
    scales = np.maximum(np.abs(weights).max(1), 1e-8).astype(np.float32) / 127
    return np.clip(np.rint(weights / scales[:, None]), -127, 127).astype(np.int8), scales


def packed(weights: Mapping[str, Floats]) -> Arrays:
    """The arrays of a file: matrices (in, out) as `NAME:small` and `NAME:scales`, norms and vectors as they are."""
    arrays: Arrays = {}
    for name, values in weights.items():
        if values.ndim == 2 and not name.endswith("norm"):
            small, scales = shrunk(np.ascontiguousarray(values.T))
            arrays |= {f"{name}:small": small, f"{name}:scales": scales}
        else:
            arrays[name] = values.astype(np.float32)
    return arrays


def unpacked(arrays: Mapping[str, NDArray[Any]]) -> dict[str, Floats]:
    """The weights of a file's arrays, of those that `packed` made."""
    weights: dict[str, Floats] = {}
    for name, values in arrays.items():
        base, _, what = name.partition(":")
        if what == "small":
            grown = values.astype(np.float32) * arrays[f"{base}:scales"][:, None]
            weights[base] = np.ascontiguousarray(grown.T, np.float32)
        elif not what:
            weights[name] = np.asarray(values, np.float32)
    return weights


def read_arrays(file: Traversable) -> Arrays:
    """The arrays of a file, by name.

    Raises:
        BrokenModel: It is not there, or holds no arrays.
    """
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as arrays:
            return {one: arrays[one] for one in arrays.files}
    except (OSError, ValueError, EOFError, BadZipFile, AttributeError) as error:
        raise BrokenModel(str(file)) from error


@cache
def read_vocabulary(language: str) -> Mapping[str, NDArray[Any]]:
    """The pieces of a language (`pieces`, one a line; `small`; `scales`), 12 MB that all readers share.

    Raises:
        BrokenModel: The language has none.
    """
    return read_arrays(resources.files("facts.encoding") / "models" / f"{language}.pieces.npz")


@cache
def piece_numbers(language: str) -> Mapping[str, int]:
    """The number of each piece of a language's vocabulary.

    Raises:
        BrokenModel: The language has none.
    """
    pieces = read_vocabulary(language)["pieces"].tobytes().decode().split("\n")
    return {piece: number for number, piece in enumerate(pieces)}
