"""The layers of an encoder against slow and plain ones, and files that hold none."""

from __future__ import annotations

import math

import numpy as np
import pytest

from facts.encoding.graphs import HEADS, layers_graph
from facts.encoding.layers import Graph, Layers, load_graph
from facts.errors import BrokenModel

WIDTH, WIDE, CALM = 2 * HEADS, 20, 1e-5


def some_weights(seed):
    chance = np.random.default_rng(seed)
    shapes = {"norm": (2, WIDTH)}
    for layer in "01":
        shapes |= {
            f"{layer}.qkv": (WIDTH, 3 * WIDTH), f"{layer}.qkv_bias": (3 * WIDTH,), f"{layer}.out": (WIDTH, WIDTH),
            f"{layer}.out_bias": (WIDTH,), f"{layer}.out_norm": (2, WIDTH), f"{layer}.up": (WIDTH, WIDE),
            f"{layer}.up_bias": (WIDE,), f"{layer}.down": (WIDE, WIDTH), f"{layer}.down_bias": (WIDTH,),
            f"{layer}.down_norm": (2, WIDTH),
        }  # fmt: skip
    return {name: chance.normal(0, 0.6, shape).astype(np.float32) for name, shape in shapes.items()}


def slowly_through(weights, rows, bent, near=None):
    """The same by plain loops, from the definition of a transformer's layer."""
    w = {name: values.astype(float).tolist() for name, values in weights.items()}
    state = [calm(row, w["norm"]) for row in rows.astype(float).tolist()]
    looked = []
    for layer in "01":
        turned = [times(row, w[f"{layer}.qkv"], w[f"{layer}.qkv_bias"]) for row in state]
        seen, looked = [], []
        for at, row in enumerate(turned):
            together, size = [], WIDTH // HEADS
            for head in range(HEADS):
                part = slice(head * size, (head + 1) * size)
                query = row[:WIDTH][part]
                keys = [dot(query, other[WIDTH : 2 * WIDTH][part]) / math.sqrt(size) for other in turned]
                off = [near[head][other - at] if near else 0 for other in range(len(turned))]
                looks = [math.exp(key + more) for key, more in zip(keys, off, strict=True)]
                values = [other[2 * WIDTH :][part] for other in turned]
                looked.append([look / sum(looks) for look in looks])
                together += [dot(looks, column) / sum(looks) for column in zip(*values, strict=True)]
            seen.append(times(together, w[f"{layer}.out"], w[f"{layer}.out_bias"]))
        state = [calm(plus(a, b), w[f"{layer}.out_norm"]) for a, b in zip(state, seen, strict=True)]
        wide = [[bent(x) for x in times(row, w[f"{layer}.up"], w[f"{layer}.up_bias"])] for row in state]
        down = [times(row, w[f"{layer}.down"], w[f"{layer}.down_bias"]) for row in wide]
        state = [calm(plus(a, b), w[f"{layer}.down_norm"]) for a, b in zip(state, down, strict=True)]
    return state, looked


def dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def plus(one, other):
    return [a + b for a, b in zip(one, other, strict=True)]


def times(row, matrix, bias):
    return [dot(row, column) + b for column, b in zip(zip(*matrix, strict=True), bias, strict=True)]


def calm(row, norm):
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row) + CALM)
    return [(x - mean) / spread * scale + move for x, scale, move in zip(row, *norm, strict=True)]


def bent(x):
    return x * (1 + math.erf(x / math.sqrt(2))) / 2


def quickly_bent(x):
    return x / (1 + math.exp(-1.702 * x))


@pytest.mark.parametrize("quick", [False, True])
@pytest.mark.parametrize("seed", range(2))
def test_the_arithmetic_is_that_of_a_plain_transformer(seed, quick):
    weights = some_weights(seed)
    rows = np.random.default_rng(seed + 9).normal(size=(7, WIDTH)).astype(np.float32)
    read, looks = Layers(Graph(layers_graph(weights, quick=quick, calm=CALM, small=False))).through(rows)
    wanted, looked = slowly_through(weights, rows, quickly_bent if quick else bent)

    assert read == pytest.approx(np.array(wanted), abs=1e-3)
    assert looks.shape == (HEADS, 7, 7)
    by_piece = looks.transpose(1, 0, 2).reshape(7 * HEADS, 7)
    assert by_piece == pytest.approx(np.array(looked), abs=1e-3)


def test_a_piece_is_also_looked_at_by_how_far_off_it_is():
    weights, chance, places = some_weights(4), np.random.default_rng(6), 9
    rows = chance.normal(size=(7, WIDTH)).astype(np.float32)
    near = chance.normal(size=(HEADS, 2 * places - 1)).astype(np.float32)
    by_distance = [{off: float(one[off + places - 1]) for off in range(1 - places, places)} for one in near]
    graph = Graph(layers_graph(weights, quick=True, calm=CALM, near=True, small=False))
    read, looks = Layers(graph, near).through(rows)
    wanted, looked = slowly_through(weights, rows, quickly_bent, by_distance)

    assert read == pytest.approx(np.array(wanted), abs=1e-3)
    assert looks.transpose(1, 0, 2).reshape(7 * HEADS, 7) == pytest.approx(np.array(looked), abs=1e-3)


def test_small_integers_come_near():
    weights = some_weights(3)
    rows = np.random.default_rng(5).normal(size=(7, WIDTH)).astype(np.float32)
    exact, near = (
        Layers(Graph(layers_graph(weights, quick=True, calm=CALM, small=small))).through(rows)[0]
        for small in (False, True)
    )
    assert 0 < np.abs(exact - near).mean() < 0.05 * np.abs(exact).mean()


def test_a_file_that_is_missing_or_broken_is_named(tmp_path):
    file = tmp_path / "en.layers.onnx"
    with pytest.raises(BrokenModel, match=r"en\.layers\.onnx is missing or broken"):
        load_graph(file)
    file.write_bytes(b"no graph")
    with pytest.raises(BrokenModel, match=r"en\.layers\.onnx is missing or broken"):
        load_graph(file)
