"""How does a text's state change through the layers of a trained encoder?

As BERT's layers do it: each piece looks at all others, then is turned by itself. The arithmetic is ONNX Runtime's, over
the graphs that `graphs` writes, on one thread: its matrices are small, and threads that wait for each other cost ten
times the time where a core is taken by others.
"""

from __future__ import annotations

from importlib.resources import as_file
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile

from facts.encoding.arrays import Floats
from facts.errors import BrokenModel

_ERRORS_ONLY = 3


class Graph:
    """A graph of arithmetic, with arrays going in and coming out by name.

    Args:
        model: As ONNX has it, or the file that holds it, which takes less memory.

    Raises:
        ValueError: It is no such graph.
    """

    def __init__(self, model: bytes | Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # texts differ in length, and what was kept for the longest stays kept
        options.enable_mem_pattern = False  # else all that a run needs at any time is taken at once
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except (Fail, InvalidArgument, InvalidGraph, InvalidProtobuf, NoSuchFile) as error:
            raise ValueError(f"not a graph: {error}") from error

    def run(self, **given: NDArray[Any]) -> list[Floats]:
        """What comes out of it, in the graph's order."""
        return [np.asarray(one, np.float32) for one in self._session.run(None, given)]


class Layers:
    """The layers of an encoder.

    Args:
        graph: As `graphs.layers_graph` writes it.
        near: How much more each head looks at a piece by how far off it is: (heads, 2 * places - 1), the farthest
            before first; None for an encoder that does not. No text has more pieces than places then.
    """

    def __init__(self, graph: Graph, near: Floats | None = None) -> None:
        self._graph = graph
        self._near = None if near is None else _by_pair(near)

    def through(self, state: Floats) -> tuple[Floats, Floats]:
        """The state (pieces, width) after all layers, and how each piece looked at each in the last one.

        Args:
            state: The sum of what each piece's vector, place and marks are, before any norm.

        Returns:
            The state (pieces, width) and the looks (heads, pieces, pieces), of which each row sums to 1.
        """
        count = len(state)
        near = {} if self._near is None else {"near": self._near[:, :count, :count]}
        read, looks = self._graph.run(state=np.asarray(state, np.float32)[None], **near)
        return read[0], looks[0]


def _by_pair(near: Floats) -> Floats:
    """The same for each two places: (heads, places, places)."""
    places = np.arange((near.shape[1] + 1) // 2)
    return np.asarray(near[:, places - places[:, None] + len(places) - 1], np.float32)


def load_graph(file: Traversable) -> Graph:
    """The graph of a file.

    Raises:
        BrokenModel: It is not there, or holds no graph.
    """
    try:
        with as_file(file) as path:
            return Graph(path)
    except (OSError, ValueError) as error:
        raise BrokenModel(str(file)) from error
