"""How is a trained encoder written down as a graph that ONNX Runtime reads?

Only training writes graphs, and needs the package `onnx` for it; reading does not.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import ArrayLike
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from facts.encoding.arrays import Floats

HEADS = 12
_OPSET, _FORMAT = 17, 9
_FLOAT = TensorProto.FLOAT


class GraphWriter:
    """A graph under construction; each method adds a node and gives the name of what comes out of it."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, values: ArrayLike) -> str:
        """An array; floats are kept as 32 bits."""
        array = np.asarray(values)
        name = f"c{len(self._constants)}"
        array = array.astype(np.float32) if array.dtype.kind == "f" else array
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(self, kind: str, *given: str, **settings: Any) -> str:  # noqa: ANN401 - of ONNX
        """A node of one of ONNX's kinds."""
        return self.add_several(kind, 1, *given, **settings)[0]

    def add_several(self, kind: str, count: int, *given: str, **settings: Any) -> list[str]:  # noqa: ANN401
        """A node of which several things come out."""
        names = [f"n{len(self._nodes)}.{number}" for number in range(count)]
        self._nodes.append(helper.make_node(kind, list(given), names, **settings))
        return names

    def linear(self, given: str, weights: Floats, bias: Floats | None = None) -> str:
        """Times a matrix (in, out), plus a bias."""
        product = self.add("MatMul", given, self.constant(weights))
        return product if bias is None else self.add("Add", product, self.constant(bias))

    def norm(self, given: str, scale_and_move: Floats, calm: float) -> str:
        """Mean nought and variance one in each piece, scaled and moved as learned (layer norm)."""
        scale, move = map(self.constant, scale_and_move)
        return self.add("LayerNormalization", given, scale, move, axis=-1, epsilon=calm)

    def write(self, given: Mapping[str, Sequence[str | int]], told: Mapping[str, str], *, small: bool) -> bytes:
        """The graph as a file has it.

        Args:
            given: What goes in, each with its shape; a word stands for a length that differs.
            told: What comes out, each with the node that it comes out of.
            small: Whether matrices are kept as small integers, and multiplied so: of seven bits, which no processor's
                sums of pairs exceed, so that all come to the same.
        """
        nodes = [*self._nodes, *(helper.make_node("Identity", [node], [name]) for name, node in told.items())]
        inputs = [helper.make_tensor_value_info(name, _FLOAT, shape) for name, shape in given.items()]
        outputs = [helper.make_tensor_value_info(name, _FLOAT, None) for name in told]
        graph = helper.make_graph(nodes, "encoder", inputs, outputs, self._constants)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=_FORMAT)
        return _shrunk(model) if small else model.SerializeToString()


def layers_graph(
    weights: Mapping[str, Floats], *, quick: bool, calm: float, near: bool = False, small: bool = True
) -> bytes:
    """The graph of an encoder's layers, as `layers.Layers` reads it.

    Args:
        weights: `norm`, which what goes in is calmed with, and of each layer ("0") `.qkv`, `.out`, `.up`, `.down` (in,
            out), each with `_bias`, and `.out_norm`, `.down_norm` (2, width).
        quick: Whether it was trained with a sigmoid's stand-in for the Gaussian error linear unit, at less work.
        calm: What keeps a variance of nothing from dividing by nothing.
        near: Whether a piece is also looked at by how far off it is.
        small: As in `GraphWriter.write`.
    """
    width = weights["norm"].shape[1]
    graph = GraphWriter()
    state, looks = graph.norm("state", weights["norm"], calm), ""
    for layer in range(sum(name.endswith(".qkv") for name in weights)):
        lead = f"{layer}."
        own = {name.removeprefix(lead): values for name, values in weights.items() if name.startswith(lead)}
        seen, looks = _seen(graph, state, own, near=near)
        state = graph.norm(graph.add("Add", state, seen), own["out_norm"], calm)
        wide = _bent(graph, graph.linear(state, own["up"], own["up_bias"]), quick=quick)
        down = graph.linear(wide, own["down"], own["down_bias"])
        state = graph.norm(graph.add("Add", state, down), own["down_norm"], calm)
    given: dict[str, Sequence[str | int]] = {"state": ("texts", "pieces", width)}
    given |= {"near": (HEADS, "pieces", "pieces")} if near else {}
    return graph.write(given, {"read": state, "looks": looks}, small=small)


def _seen(graph: GraphWriter, state: str, own: Mapping[str, Floats], *, near: bool) -> tuple[str, str]:
    """What each piece takes from those that it looks at, and how much it looks at each."""
    width = own["out"].shape[1]
    heads = graph.constant(np.array([0, 0, HEADS, width // HEADS]))
    parts = graph.constant(np.array([width] * 3))
    mixed = graph.add_several("Split", 3, graph.linear(state, own["qkv"], own["qkv_bias"]), parts, axis=-1)
    queries, keys, values = (graph.add("Reshape", one, heads) for one in mixed)
    products = graph.add(
        "MatMul",
        graph.add("Transpose", queries, perm=[0, 2, 1, 3]),
        graph.add("Transpose", keys, perm=[0, 2, 3, 1]),
    )
    calmed = graph.add("Mul", products, graph.constant(np.float32(1 / np.sqrt(width // HEADS))))
    looks = graph.add("Softmax", graph.add("Add", calmed, "near") if near else calmed, axis=-1)
    taken = graph.add("MatMul", looks, graph.add("Transpose", values, perm=[0, 2, 1, 3]))
    together = graph.add("Transpose", taken, perm=[0, 2, 1, 3])
    joined = graph.add("Reshape", together, graph.constant(np.array([0, 0, width])))
    return graph.linear(joined, own["out"], own["out_bias"]), looks


def _bent(graph: GraphWriter, state: str, *, quick: bool) -> str:
    """The Gaussian error linear unit, or its stand-in."""
    if quick:
        share = graph.add("Sigmoid", graph.add("Mul", state, graph.constant(np.float32(1.702))))
        return graph.add("Mul", state, share)
    error = graph.add("Erf", graph.add("Mul", state, graph.constant(np.float32(np.sqrt(0.5)))))
    half = graph.add("Mul", state, graph.constant(np.float32(0.5)))
    return graph.add("Mul", half, graph.add("Add", error, graph.constant(np.float32(1))))


def _shrunk(model: onnx.ModelProto) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "small.onnx"
        quantize_dynamic(model, file, op_types_to_quantize=["MatMul"], per_channel=True, reduce_range=True,
                         weight_type=QuantType.QInt8, extra_options={"MatMulConstBOnly": True})  # fmt: skip
        return file.read_bytes()
