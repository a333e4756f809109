"""How does what an encoder looks up lie on file?

Matrices as small integers with a scale for each output, all else as it is; the vectors of a vocabulary, which no
training changes, in a file of their own for each base that encoders are trained from.
"""

from __future__ import annotations

import mmap
from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.resources import as_file
from importlib.resources.abc import Traversable
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from facts.errors import BrokenModel

Floats = NDArray[np.float32]
Arrays = dict[str, NDArray[Any]]
#: The bases that encoders are trained from.
MINILM, MPNET = "minilm", "mpnet"
_LET_GO: int | None = getattr(mmap, "MADV_DONTNEED", None)  # not every system has it


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


def mapped(file: Traversable) -> NDArray[Any]:
    """The array of a file, of which only what is looked up is read.

    Raises:
        BrokenModel: It is not there, or holds no array.
    """
    try:
        with as_file(file) as path:
            array: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
            return array
    except (OSError, ValueError, EOFError) as error:
        raise BrokenModel(str(file)) from error


class Rows:
    """The vectors of a vocabulary's pieces, which take memory only while they are looked up.

    Args:
        small: Of each piece as small integers (pieces, width), as `mapped` gives them.
        scales: Of each piece.
    """

    def __init__(self, small: NDArray[np.int8], scales: Floats) -> None:
        self._small, self._scales = small, np.asarray(scales, np.float32).reshape(-1, 1)

    def of(self, numbers: NDArray[np.intp]) -> Floats:
        """The vectors of some pieces: (numbers, width)."""
        found = self._small[numbers] * self._scales[numbers]
        if isinstance(self._small.base, mmap.mmap) and _LET_GO is not None:
            self._small.base.madvise(_LET_GO)  # what was looked up, and what lies beside it
        return np.asarray(found, np.float32)


@cache
def read_vocabulary(language: str, base: str) -> Mapping[str, NDArray[Any]]:
    """The pieces of a language as a base has them: `pieces`, one a line; `small` (pieces, width); `scales` (pieces,).

    Raises:
        BrokenModel: The language has none of that base.
    """
    models = resources.files("facts.encoding") / "models"
    return {**read_arrays(models / f"{language}.{base}.npz"), "small": mapped(models / f"{language}.{base}.npy")}


@cache
def piece_numbers(language: str, base: str) -> Mapping[str, int]:
    """The number of each piece of a language's vocabulary.

    Raises:
        BrokenModel: The language has none of that base.
    """
    pieces = read_vocabulary(language, base)["pieces"].tobytes().decode().split("\n")
    return {piece: number for number, piece in enumerate(pieces)}
