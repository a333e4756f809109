"""The encoder: its pieces, its file, and its arithmetic against a slow and plain one."""

from __future__ import annotations

import math
import random

import numpy as np
import pytest

from facts.encoding.layers import HEADS
from facts.encoding.pieces import pieces_of
from facts.questions.likeness.encoder import load_encoder, pack, pieces_and_slots, unpack
from facts.questions.likeness.labels import Labels
from facts.questions.likeness.masking import Masked

PIECES = ["[UNK]", "[CLS]", "[SEP]", "who", "left", "bail", "##ed", "##e", "?", "cafe"]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
LABELS = Labels.over(["none", "who left C1", "who backs C1", "whom left E1"])
WIDTH, WIDE = 2 * HEADS, 20


def cut(word):
    return [PIECES[number] for number in pieces_of(word, NUMBERS)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("who", ["who"]),
        ("Bailed", ["bail", "##ed"]),
        ("bailee", ["bail", "##e", "##e"]),
        ("who?", ["who", "?"]),
        ("café", ["cafe"]),
        ("baily", ["[UNK]"]),
        ("e", ["[UNK]"]),
        ("bail" + "e" * 60, ["[UNK]"]),
        ("", []),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_from_the_left(word, pieces):
    assert cut(word) == pieces


def test_the_last_words_of_a_long_message_are_read():
    masked = Masked(("left",) * 100 + ("who", "C1"), (), {"C1": "Reedman"})
    found = pieces_and_slots(masked, NUMBERS, {"C1": 4})
    assert found == [1, *[4] * 58, 3, -5, 2]


def small_encoder(seed=0):
    chance = np.random.default_rng(seed)
    shapes = {
        "places": (128, WIDTH), "norm": (2, WIDTH), "slots": (2, WIDTH),
        "parts": (WIDTH, LABELS.part_count), "parts_bias": (LABELS.part_count,),
    }  # fmt: skip
    for layer in "01":
        shapes |= {
            f"{layer}.qkv": (WIDTH, 3 * WIDTH), f"{layer}.qkv_bias": (3 * WIDTH,), f"{layer}.out": (WIDTH, WIDTH),
            f"{layer}.out_bias": (WIDTH,), f"{layer}.out_norm": (2, WIDTH), f"{layer}.up": (WIDTH, WIDE),
            f"{layer}.up_bias": (WIDE,), f"{layer}.down": (WIDE, WIDTH), f"{layer}.down_bias": (WIDTH,),
            f"{layer}.down_norm": (2, WIDTH),
        }  # fmt: skip
    weights = {name: chance.normal(0, 0.6, shape).astype(np.float32) for name, shape in shapes.items()}
    head = {**LABELS.head(), "slots": {"C1": 0, "E1": 1}, "words": ["who", "left"], "digest": "abc"}
    vocabulary = {
        "pieces": np.frombuffer("\n".join(PIECES).encode(), np.uint8),
        "small": chance.integers(-127, 128, (len(PIECES), WIDTH)).astype(np.int8),
        "scales": chance.random(len(PIECES)).astype(np.float32) / 50,
    }
    return unpack(pack(head, weights), vocabulary)


def slow_sums(encoder, masked):
    """The same as the encoder's by plain loops, from the definition of a transformer's layer."""
    w = {name: values.astype(float).tolist() for name, values in encoder.weights.items()}
    small, scales = (values.astype(float).tolist() for values in encoder.rows)
    found = pieces_and_slots(masked, encoder.numbers, encoder.slots)
    rows = [w["slots"][-1 - one] if one < 0 else [x * scales[one] for x in small[one]] for one in found]
    state = [calm(plus(row, place), w["norm"]) for row, place in zip(rows, w["places"], strict=False)]
    for layer in "01":
        turned = [times(row, w[f"{layer}.qkv"], w[f"{layer}.qkv_bias"]) for row in state]
        seen = []
        for row in turned:
            together, size = [], WIDTH // HEADS
            for head in range(HEADS):
                part = slice(head * size, (head + 1) * size)
                query = row[:WIDTH][part]
                looks = [math.exp(dot(query, other[WIDTH : 2 * WIDTH][part]) / math.sqrt(size)) for other in turned]
                values = [other[2 * WIDTH :][part] for other in turned]
                together += [dot(looks, column) / sum(looks) for column in zip(*values, strict=True)]
            seen.append(times(together, w[f"{layer}.out"], w[f"{layer}.out_bias"]))
        state = [calm(plus(a, b), w[f"{layer}.out_norm"]) for a, b in zip(state, seen, strict=True)]
        wide = [[bent(x) for x in times(row, w[f"{layer}.up"], w[f"{layer}.up_bias"])] for row in state]
        down = [times(row, w[f"{layer}.down"], w[f"{layer}.down_bias"]) for row in wide]
        state = [calm(plus(a, b), w[f"{layer}.down_norm"]) for a, b in zip(state, down, strict=True)]
    mean = [sum(column) / len(state) for column in zip(*state, strict=True)]
    return times(mean, w["parts"], w["parts_bias"])


def dot(one, other):
    return sum(a * b for a, b in zip(one, other, strict=True))


def plus(one, other):
    return [a + b for a, b in zip(one, other, strict=True)]


def times(row, matrix, bias):
    return [dot(row, column) + b for column, b in zip(zip(*matrix, strict=True), bias, strict=True)]


def calm(row, norm):
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((x - mean) ** 2 for x in row) / len(row) + 1e-12)
    return [(x - mean) / spread * scale + move for x, scale, move in zip(row, *norm, strict=True)]


def bent(x):
    return x * (1 + math.erf(x / math.sqrt(2))) / 2


@pytest.mark.parametrize("seed", range(3))
def test_the_arithmetic_is_that_of_a_plain_transformer(seed):
    encoder, order = small_encoder(seed), random.Random(seed)
    words = (*order.choices(["who", "left", "bailed", "C1", "zzz"], k=7), "C1")
    masked = Masked(words, (), {"C1": "Reedman"})
    expected = LABELS.rank(masked.slots, slow_sums(encoder, masked))
    found = encoder.weigh(masked)
    assert [label for _, label in found] == [label for _, label in expected]
    assert [odds for odds, _ in found] == pytest.approx([odds for odds, _ in expected], abs=1e-3)
    assert {label for _, label in found} == {"none", "who left C1", "who backs C1"}


def test_slots_that_no_meaning_holds_have_none():
    assert small_encoder().weigh(Masked(("C1", "E1"), (), {"C1": "Reedman", "E1": "Karlsen"})) == []


def test_what_is_packed_keeps_within_a_step_of_each_rows_scale():
    weights = np.random.default_rng(1).normal(0, 1, (30, 4)).astype(np.float32)
    arrays = pack({**LABELS.head(), "slots": {}, "words": [], "digest": ""}, {"one": weights, "norm": weights[:2]})
    again = arrays["one:small"].astype(float) * arrays["one:scales"][:, None]
    assert np.abs(again.T - weights).max(0) == pytest.approx(0, abs=float(np.abs(weights).max()) / 254 + 1e-6)
    assert (arrays["norm"] == weights[:2]).all()


def test_a_verb_that_no_line_of_the_corpus_holds_is_read_by_those_said_alike():
    encoder = load_encoder("en")
    meant = {
        "who left C1": "banished evacuated quarantined unfollowed marooned deserting repelled disinherited ejected",
        "who backs C1": "venerating lauding praising cherishing idolizing saluting applauding glorifying",
    }
    found = []
    for label, verbs in meant.items():
        for verb in (verb for verb in verbs.split() if not encoder.knows(verb)):
            helper = "is" if verb.endswith("ing") else "has"
            found.append(encoder.weigh(Masked(("who", helper, verb, "C1"), (), {"C1": "Reedman"}))[0][1] == label)
    assert len(found) >= 5
    assert sum(found) / len(found) >= 0.8
