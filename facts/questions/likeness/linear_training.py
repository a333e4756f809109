"""Learn the weights of a linear second reader: `python -m facts.questions.likeness.linear_training es`.

It serves a language without an encoder. Each question of the corpus is read as a member's message would be, with names
of an invented store, masked, and its signs are weighed for its label against all others that hold the same slots:
multinomial logistic regression by AdaGrad, in which half of a message's signs are left out at each step, so that no
single word decides. With `--held-out` every eighth line is kept aside and the share that is read rightly is told.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Sequence

import click
import numpy as np

from facts.questions.likeness.corpus_lines import FOLDER, Example, digest_of, read_corpus, words_of
from facts.questions.likeness.features import features, sign_of_word
from facts.questions.likeness.held_out import tell
from facts.questions.likeness.labels import Labels
from facts.questions.likeness.linear import MAGIC, unpack

ROUNDS = 7
_LEFT_OUT = 0.5  # share of a message's signs that are left out at a step
_SCALE = 1.5
_RATE = 0.3
_SHRINKAGE = 1e-4
_RARE = 3  # times that a sign must occur
_UNIT = 1 / 32
_LEAST = 9  # units below which a weight is dropped: smaller ones tell nothing on held-out lines


class _Learner:
    """The weights while they are learned."""

    def __init__(self, examples: Sequence[Example]) -> None:
        signs = [features(one.masked) for one in examples]
        counts = Counter(sign for found in signs for sign in found)
        words = {sign_of_word(word) for word in words_of(examples)}
        self.signs = sorted(sign for sign, count in counts.items() if count >= _RARE or sign in words)
        rows = {sign: row for row, sign in enumerate(self.signs)}
        self.labels = Labels.over(one.label for one in examples)
        self.sums = np.zeros((self.labels.part_count, len(self.labels.names)), np.float32)
        for label, parts in enumerate(self.labels.parts):
            self.sums[parts, label] = 1
        numbers = {name: number for number, name in enumerate(self.labels.names)}
        by_slots = self.labels.by_slots
        self.weights = np.zeros((len(self.signs), self.labels.part_count), np.float32)
        self._squares = np.full_like(self.weights, 1e-3)
        self._tables = {slots: self.sums[:, list(labels)] for slots, labels in by_slots.items()}
        self.steps = [
            (np.array([rows[s] for s in sorted(found) if s in rows], np.int64), one.masked.slots,
             by_slots[one.masked.slots].index(numbers[one.label]))
            for one, found in zip(examples, signs, strict=True)
            if one.masked.slots in by_slots
        ]  # fmt: skip

    def learn(self, rounds: int) -> None:
        """Go over all examples as often."""
        order, chance = random.Random(0), np.random.default_rng(0)  # noqa: S311 - the same each time
        for turn in range(rounds):
            order.shuffle(self.steps)
            rate = _RATE * (1 - turn / rounds) + 0.01
            for rows, slots, label in self.steps:
                kept = rows[chance.random(len(rows)) > _LEFT_OUT]
                self._step(kept, _SCALE / np.sqrt(max(1, len(rows))) / (1 - _LEFT_OUT), slots, label, rate)

    def _step(self, rows: np.ndarray, scale: float, slots: frozenset[str], label: int, rate: float) -> None:
        table = self._tables[slots]
        scores = (self.weights[rows].sum(0) * scale) @ table
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        odds[label] -= 1
        if abs(odds[label]) < 0.01 or not len(rows):
            return
        slope = table @ odds
        columns = np.nonzero(np.abs(slope) > 1e-3)[0]
        where = np.ix_(rows, columns)
        change = (slope[columns] * scale)[None, :] + _SHRINKAGE * self.weights[where]
        self._squares[where] += change * change
        self.weights[where] -= rate * change / np.sqrt(self._squares[where])


def train(examples: Sequence[Example], digest: str, *, rounds: int = ROUNDS) -> bytes:
    """The model of examples, as bytes."""
    learner = _Learner(examples)
    learner.learn(rounds)
    return _pack(learner, digest)


def _pack(learner: _Learner, digest: str) -> bytes:
    small = np.clip(np.rint(learner.weights / _UNIT), -127, 127).astype(np.int8)
    small[np.abs(small) < _LEAST] = 0
    rows, columns = np.nonzero(small)
    starts = np.searchsorted(rows, np.arange(len(learner.signs) + 1)).astype(np.uint32)
    arrays = {
        "signs": np.array(learner.signs, np.uint32),
        "starts": starts,
        "columns": columns.astype(np.uint16),
        "weights": small[rows, columns],
    }
    head = {
        **learner.labels.head(), "digest": digest, "unit": _UNIT, "scale": _SCALE,
        "sizes": {name: len(values) for name, values in arrays.items()},
    }  # fmt: skip
    return MAGIC + json.dumps(head).encode() + b"\n" + b"".join(values.tobytes() for values in arrays.values())


@click.command()
@click.argument("languages", nargs=-1, required=True)
@click.option("--held-out", is_flag=True, help="Tell how well lines that were kept aside are read; write nothing.")
def main(languages: tuple[str, ...], *, held_out: bool) -> None:
    """Learn the models of LANGUAGES."""
    for language in languages:
        examples = read_corpus(language)
        if held_out:
            click.echo(f"{language}: {tell(examples, lambda rest: unpack(train(rest, '')))}")
            continue
        data = train(examples, digest_of(language))
        (FOLDER / "models" / f"{language}.bin").write_bytes(data)
        click.echo(f"{language}: {len(examples):,} examples, {len(data):,} bytes")


if __name__ == "__main__":
    main()
