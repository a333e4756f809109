"""Train the second reader's encoder on its corpus: `python -m facts.questions.likeness.fine_tuning`.

It starts from all-MiniLM-L6-v2, which knows English at large; the vectors of its vocabulary stay as they are, so that a
word that no line of the corpus holds still stands beside those that are said alike. All else, and a vector for each
slot, is trained: the state's mean is weighed for the parts of each label, and the labels with a message's slots against
each other. With `--held-out` every eighth line is kept aside and the share that is read rightly is told instead.
Needs torch, transformers and the model's package (extra `tune`); answering does not. With two cores it takes some
twenty minutes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from facts.encoding.arrays import Arrays, read_vocabulary
from facts.encoding.fine_tuning import SMALL_BASE, plain_arrays
from facts.encoding.layers import Graph, Layers
from facts.questions.likeness.corpus_lines import FOLDER, Example, digest_of, read_corpus, words_of
from facts.questions.likeness.encoder import MOST_PIECES, Encoder, pack, pieces_and_slots, unpack
from facts.questions.likeness.held_out import tell
from facts.questions.likeness.labels import Labels

ROUNDS = 4
_BATCH = 48
_SORTED = 50  # batches whose examples are sorted by length, so that little is padded
_WARM_UP = 200  # steps
_RATES = {"layers": 2e-4, "slots": 1e-3, "parts": 2e-3}
_LEFT_OUT = 0.2
_DECAY = 0.01
_STEEPEST = 1.0
_NEVER = -1e4  # the score of a label that does not hold a message's slots


class _Tuned(nn.Module):
    """The encoder while it is trained."""

    def __init__(self, labels: Labels, slots: dict[str, int]) -> None:
        super().__init__()
        self.labels, self.slots = labels, slots
        self.bert, self.vocabulary = SMALL_BASE.model(), read_vocabulary("en", SMALL_BASE.name)
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)  # theirs are looked up in `rows`
        small, scales = self.vocabulary["small"], self.vocabulary["scales"]
        self.rows = torch.from_numpy(small.astype(np.float32) * np.asarray(scales, np.float32)[:, None])
        pieces = self.vocabulary["pieces"].tobytes().decode().split("\n")
        self.numbers = {piece: number for number, piece in enumerate(pieces)}
        self.slot_rows = nn.Embedding(len(slots), self.rows.shape[1])
        self.parts = nn.Linear(self.rows.shape[1], labels.part_count)
        nn.init.normal_(self.slot_rows.weight, std=0.04)
        nn.init.normal_(self.parts.weight, std=0.02)
        self.dropout = nn.Dropout(_LEFT_OUT)
        self.sums = torch.zeros(labels.part_count, len(labels.names))
        for label, held in enumerate(labels.parts):
            self.sums[list(held), label] = 1

    def forward(self, batch: Sequence[Example]) -> torch.Tensor:
        """Scores (examples, labels)."""
        found = [pieces_and_slots(one.masked, self.numbers, self.slots) for one in batch]
        length = max(map(len, found))
        numbers = torch.tensor([[*one, *[0] * (length - len(one))] for one in found])
        there = torch.tensor([[1] * len(one) + [0] * (length - len(one)) for one in found])
        slots = self.slot_rows((-1 - numbers).clamp(min=0))
        vectors = torch.where((numbers < 0)[:, :, None], slots, self.rows[numbers.clamp(min=0)])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            state = self.bert(inputs_embeds=vectors, attention_mask=there).last_hidden_state.float()
        mean = (state * there[:, :, None]).sum(1) / there.sum(1, keepdim=True)
        scores: torch.Tensor = self.parts(self.dropout(mean)) @ self.sums
        return scores + torch.stack([self._possible(one.masked.slots) for one in batch])

    def _possible(self, slots: frozenset[str]) -> torch.Tensor:
        mask = torch.full((len(self.labels.names),), _NEVER)
        mask[list(self.labels.by_slots[slots])] = 0
        return mask

    def groups(self) -> list[dict[str, Any]]:
        """What is trained, each with its rate."""
        trained = {"layers": self.bert, "slots": self.slot_rows, "parts": self.parts}
        return [{"params": list(module.parameters()), "lr": _RATES[name], "most": _RATES[name]}
                for name, module in trained.items()]  # fmt: skip


def train(examples: Sequence[Example], digest: str, *, rounds: int = ROUNDS) -> tuple[Arrays, bytes]:
    """The arrays of an encoder of examples, as `encoder.unpack` takes them, and the graph of its layers."""
    torch.manual_seed(0)
    labels = Labels.over(one.label for one in examples)
    steps = [one for one in examples if one.masked.slots in labels.by_slots]
    slots = {slot: row for row, slot in enumerate(sorted(set().union(*labels.by_slots)))}
    tuned = _Tuned(labels, slots)
    _learn(tuned, steps, rounds)
    head = {**labels.head(), "slots": slots, "words": sorted(words_of(examples)), "digest": digest}
    return pack(head, _weights(tuned)), SMALL_BASE.graph(tuned.bert, quick=False)


def _learn(tuned: _Tuned, examples: Sequence[Example], rounds: int) -> None:
    numbers = {name: number for number, name in enumerate(tuned.labels.names)}
    order = random.Random(0)  # noqa: S311 - the same each time
    optimizer = torch.optim.AdamW(tuned.groups(), weight_decay=_DECAY)
    steps, step = rounds * -(-len(examples) // _BATCH), 0
    tuned.train()
    for _ in range(rounds):
        for batch in _batches(examples, order):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * min(1, step / _WARM_UP) * max(0.02, 1 - step / steps)
            wanted = torch.tensor([numbers[one.label] for one in batch])
            loss = nn.functional.cross_entropy(tuned(batch), wanted)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tuned.bert.parameters(), _STEEPEST)
            optimizer.step()
            if not step % 100:
                click.echo(f"  step {step:,} of {steps:,}, loss {loss.item():.3f}", err=True)


def _batches(examples: Sequence[Example], order: random.Random) -> Iterator[Sequence[Example]]:
    """All examples once in an order of chance, those of about one length together."""
    mixed = order.sample(examples, len(examples))
    for start in range(0, len(mixed), _BATCH * _SORTED):
        alike = sorted(mixed[start : start + _BATCH * _SORTED], key=lambda one: len(one.masked.words))
        yield from (alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH))


def _weights(tuned: _Tuned) -> dict[str, NDArray[np.float32]]:
    """What was trained beside the layers by the encoder's names, matrices as (in, out)."""
    return plain_arrays({
        "places": SMALL_BASE.place_vectors(tuned.bert, MOST_PIECES), "slots": tuned.slot_rows.weight,
        "parts": tuned.parts.weight.T, "parts_bias": tuned.parts.bias,
    })  # fmt: skip


def _encoder(examples: Sequence[Example]) -> Encoder:
    arrays, layers = train(examples, "")
    return unpack(arrays, Layers(Graph(layers)), read_vocabulary("en", SMALL_BASE.name))


@click.command()
@click.argument("language", default="en")
@click.option("--held-out", is_flag=True, help="Tell how well lines that were kept aside are read; write nothing.")
def main(language: str, *, held_out: bool) -> None:
    """Train the encoder of LANGUAGE, English unless given."""
    examples = read_corpus(language)
    if held_out:
        click.echo(f"{language}: {tell(examples, _encoder)}")
        return
    arrays, layers = train(examples, digest_of(language))
    folder: Path = FOLDER / "models"
    np.savez_compressed(folder / f"{language}.npz", allow_pickle=False, **arrays)
    (folder / f"{language}.layers.onnx").write_bytes(layers)
    click.echo(f"{language}: {len(examples):,} examples, {(folder / f'{language}.npz').stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
