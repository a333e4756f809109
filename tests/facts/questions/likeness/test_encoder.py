"""The encoder of questions: what it reads of a message, and how it weighs meanings."""

from __future__ import annotations

import random

import numpy as np
import pytest

from facts.questions.likeness.encoder import load_encoder, pack, pieces_and_slots, unpack
from facts.questions.likeness.labels import Labels
from facts.questions.likeness.masking import Masked

PIECES = ["[UNK]", "[CLS]", "[SEP]", "who", "left", "bail", "##ed", "##e", "?", "cafe"]
NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
LABELS = Labels.over(["none", "who left C1", "who backs C1", "whom left E1"])
WIDTH = 24


def test_the_last_words_of_a_long_message_are_read():
    masked = Masked(("left",) * 100 + ("who", "C1"), (), {"C1": "Reedman"})
    found = pieces_and_slots(masked, NUMBERS, {"C1": 4})
    assert found == [1, *[4] * 58, 3, -5, 2]


class Mirror:
    """Layers that leave a state as it is."""

    def through(self, state):
        return state, np.zeros((1, len(state), len(state)), np.float32)


def small_encoder(seed=0):
    chance = np.random.default_rng(seed)
    shapes = {
        "places": (128, WIDTH), "slots": (2, WIDTH), "parts": (WIDTH, LABELS.part_count),
        "parts_bias": (LABELS.part_count,),
    }  # fmt: skip
    weights = {name: chance.normal(0, 0.6, shape).astype(np.float32) for name, shape in shapes.items()}
    head = {**LABELS.head(), "slots": {"C1": 0, "E1": 1}, "words": ["who", "left"], "digest": "abc"}
    vocabulary = {
        "pieces": np.frombuffer("\n".join(PIECES).encode(), np.uint8),
        "small": chance.integers(-127, 128, (len(PIECES), WIDTH)).astype(np.int8),
        "scales": chance.random(len(PIECES)).astype(np.float32) / 50,
    }
    return unpack(pack(head, weights), Mirror(), vocabulary)


def slow_sums(encoder, masked):
    """The same as the encoder's by plain loops."""
    w = {name: values.astype(float).tolist() for name, values in encoder.weights.items()}
    small, scales = (values.astype(float).tolist() for values in encoder.rows)
    found = pieces_and_slots(masked, encoder.numbers, encoder.slots)
    rows = [w["slots"][-1 - one] if one < 0 else [x * scales[one] for x in small[one]] for one in found]
    state = [[a + b for a, b in zip(*two, strict=True)] for two in zip(rows, w["places"], strict=False)]
    mean = [sum(column) / len(state) for column in zip(*state, strict=True)]
    columns = zip(zip(*w["parts"], strict=True), w["parts_bias"], strict=True)
    return [sum(a * b for a, b in zip(mean, column, strict=True)) + bias for column, bias in columns]


@pytest.mark.parametrize("seed", range(3))
def test_meanings_are_weighed_by_the_mean_of_what_was_read(seed):
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
