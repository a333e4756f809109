"""What an encoder looks up comes back from its file."""

from __future__ import annotations

import numpy as np
import pytest

from facts.encoding.arrays import Rows, mapped, packed, read_arrays, shrunk, unpacked
from facts.errors import BrokenModel


def test_weights_come_back_from_a_file_nearly_as_they_were():
    chance = np.random.default_rng(0)
    weights = {name: chance.normal(size=shape).astype(np.float32) for name, shape in
               {"a": (6, 4), "a_bias": (4,), "norm": (2, 6)}.items()}  # fmt: skip
    found = unpacked(packed(weights))
    assert found.keys() == weights.keys()
    assert found["a"] == pytest.approx(weights["a"], abs=0.02)
    assert (found["norm"] == weights["norm"]).all()
    assert (found["a_bias"] == weights["a_bias"]).all()


def test_what_is_packed_keeps_within_a_step_of_each_rows_scale():
    weights = np.random.default_rng(1).normal(0, 1, (30, 4)).astype(np.float32)
    arrays = packed({"one": weights, "norm": weights[:2]})
    again = arrays["one:small"].astype(float) * arrays["one:scales"][:, None]
    assert np.abs(again.T - weights).max(0) == pytest.approx(0, abs=float(np.abs(weights).max()) / 254 + 1e-6)
    assert (arrays["norm"] == weights[:2]).all()


def test_rows_of_a_file_are_those_of_the_array_each_time_they_are_looked_up(tmp_path):
    vectors = np.random.default_rng(2).normal(size=(3_000, 8)).astype(np.float32)
    small, scales = shrunk(vectors)
    np.save(tmp_path / "en.npy", small)
    rows = Rows(mapped(tmp_path / "en.npy"), scales)
    for numbers in ([0, 2_999, 7, 7], [5], [2_999, 0]):
        found = rows.of(np.array(numbers))
        assert found == pytest.approx(vectors[numbers], abs=float(np.abs(vectors).max()) / 127)
    assert (rows.of(np.array([7])) == Rows(small, scales).of(np.array([7]))).all()


@pytest.mark.parametrize("held", [None, b"", b"no array"])
def test_a_file_of_rows_that_is_missing_or_broken_is_named(tmp_path, held):
    file = tmp_path / "en.npy"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(BrokenModel, match=r"en\.npy is missing or broken"):
        mapped(file)


@pytest.mark.parametrize("held", [None, b"", b"no arrays", b"PK\x03\x04 cut off"])
def test_a_file_that_is_missing_or_broken_is_named(tmp_path, held):
    file = tmp_path / "en.npz"
    if held is not None:
        file.write_bytes(held)
    with pytest.raises(BrokenModel, match=r"en\.npz is missing or broken"):
        read_arrays(file)
