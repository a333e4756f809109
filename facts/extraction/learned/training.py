"""Train the learned reader of articles on its corpus: `python -m facts.extraction.learned.training`.

It starts from the lower layers of all-mpnet-base-v2; the vectors of its vocabulary stay as they are. Each window of
each item is read with a slot for everybody that it means, in an order of chance, with some words left out, and in part
without what the other engines read, so that it learns to read by itself. With `--held-out` every eighth item is kept
aside and it is told how its pairs are read, instead. Needs torch, transformers and the model's packages (extra `tune`),
and the parser; reading does not need the former. With two cores it takes some forty minutes.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from zlib import crc32

import click
import numpy as np
import torch
from torch import nn

from facts.encoding.arrays import Arrays, packed, piece_numbers, read_vocabulary
from facts.encoding.fine_tuning import LARGE_BASE, nearness, plain_arrays
from facts.encoding.graphs import GraphWriter
from facts.encoding.pieces import UNKNOWN
from facts.extraction import PARSE, RULES, drafts_of
from facts.extraction.learned.corpus import FOLDER, Item, corpus_digest, read_corpus
from facts.extraction.learned.cutting import Cutter
from facts.extraction.learned.examples import UNSAID, Example, examples_of
from facts.extraction.learned.network import HEAD, between, load_network
from facts.extraction.learned.pairs import LAYOUT, OWN_SIGNS, SIGNS, STANCES
from facts.extraction.learned.windows import MASKS, MOST_WHOLE, SLOTS
from facts.extraction.names import annotate
from facts.extraction.places import Places

ROUNDS = 5
_LAYERS = 3
_WIDTH = 160  # of what weighs a pair
_BATCH = 12
_SORTED = 20  # batches whose windows are sorted by length, so that little is padded
_WARM_UP = 60  # steps
_RATES = {"layers": 1.5e-4, "rest": 1e-3}
_LEFT_OUT = 0.25
_UNREAD = 0.07  # words left out
_ALONE = 0.25  # windows read without what the other engines read
_DECAY = 0.03
_STEEPEST = 2.0
_PARTS = 8  # of which one is kept aside
_COMPARED = 100
_LEASTS = (0.3, 0.5, 0.7, 0.9, 0.97)


class _Tuned(nn.Module):
    """The network while it is trained; the names of its parts are those of `network`."""

    def __init__(self) -> None:
        super().__init__()
        self.bert = LARGE_BASE.model(layers=_LAYERS, hidden_act="quick_gelu", attn_implementation="eager")
        self.bert.embeddings.word_embeddings = nn.Embedding(1, 1)  # theirs are looked up in `rows`
        vocabulary = read_vocabulary("en", LARGE_BASE.name)
        scales = np.asarray(vocabulary["scales"], np.float32).reshape(-1, 1)
        self.rows = torch.from_numpy(vocabulary["small"].astype(np.float32) * scales)
        width = self.rows.shape[1]
        self.masks, self.slots, self.stands = (nn.Embedding(count, width) for count in (len(MASKS), SLOTS, 2))
        for embedding in (self.masks, self.slots, self.stands):
            nn.init.normal_(embedding.weight, std=0.04)
        self.backer = nn.Linear(width, _WIDTH)
        self.backed, self.both, self.shared, self.between = (nn.Linear(width, _WIDTH, bias=False) for _ in range(4))
        self.signs = nn.Linear(SIGNS, _WIDTH, bias=False)
        self.second, self.stances = nn.Linear(_WIDTH, _WIDTH), nn.Linear(_WIDTH, len(STANCES))
        self.dropout = nn.Dropout(_LEFT_OUT)
        self.chance = random.Random(0)  # noqa: S311 - the same each time
        self.unknown = piece_numbers("en", LARGE_BASE.name)[UNKNOWN]

    def forward(self, batch: Sequence[Example]) -> torch.Tensor:
        """Scores of nothing and each stance: (all pairs of the batch, stances + 1)."""
        state, looks = self._read(batch)
        firsts, owners, count = [], [], 0
        for at, example in enumerate(batch):
            firsts.append(self._first(example, state[at], looks[at]))
            for pair in example.pairs:
                owners += [count] * len(pair.places)
                count += 1
        second = torch.relu(self.second(self.dropout(torch.relu(torch.cat(firsts)))))
        scores, owner = self.stances(self.dropout(second)), torch.tensor(owners)
        highest = torch.full((count, len(STANCES)), -1e4)
        highest = highest.scatter_reduce(0, owner[:, None].expand_as(scores), scores, "amax").detach()
        sums = torch.zeros(count, len(STANCES)).index_add(0, owner, torch.exp(scores - highest[owner]))
        return torch.cat([torch.zeros(count, 1), highest + torch.log(sums + 1e-9)], 1)

    def _read(self, batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor]:
        windows = [example.window for example in batch]
        length = max(len(window.numbers) for window in windows)
        numbers, slots, stands, there = (torch.zeros(len(batch), length, dtype=torch.long) for _ in range(4))
        names = [0, *self.chance.sample(range(1, SLOTS), SLOTS - 1)] if self.training else list(range(SLOTS))
        for at, window in enumerate(windows):
            end = len(window.numbers)
            numbers[at, :end] = torch.tensor(window.numbers)
            slots[at, :end] = torch.tensor([names[slot] for slot in window.slots()])
            stands[at, :end] = torch.tensor(window.stands)
            there[at, :end] = 1
        if self.training:
            unread = (torch.rand(numbers.shape) < _UNREAD) & (numbers > 0) & (slots == 0)
            numbers = torch.where(unread, torch.full_like(numbers, self.unknown), numbers)
        known = self.rows[numbers.clamp(min=0)]
        vectors = torch.where((numbers < 0)[:, :, None], self.masks((-1 - numbers).clamp(min=0)), known)
        vectors = vectors + self.slots(slots) * (slots > 0)[:, :, None] + self.stands(stands) * (stands > 0)[:, :, None]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            read = self.bert(inputs_embeds=vectors, attention_mask=there, output_attentions=True)
        return read.last_hidden_state.float(), read.attentions[-1].float()

    def _first(self, example: Example, state: torch.Tensor, looks: torch.Tensor) -> torch.Tensor:
        """What the places of a window's pairs are weighed by: (places, width)."""
        mentions = example.window.mentions
        places = [place for pair in example.pairs for place in pair.places]
        backers, backed = [i for i, _ in places], [j for _, j in places]
        means = torch.stack([state[one.start : one.end].mean(0) for one in mentions])
        seen = torch.stack([looks[:, one.start : one.end].mean(1) for one in mentions])
        shared = (seen[backers] * seen[backed]).sum(1)
        shared = shared / (shared.sum(1, keepdim=True) + 1e-6)
        middles = torch.stack([state[slice(*between(mentions[i], mentions[j]))].amax(0) for i, j in places])
        signs = torch.tensor([sign for pair in example.pairs for sign in pair.signs])
        if self.training and (example.is_seen or self.chance.random() < _ALONE):
            signs[:, OWN_SIGNS:] = 0
        first = self.backer(means[backers]) + self.backed(means[backed]) + self.both(means[backers] * means[backed])
        first = first + self.shared(shared @ state) + self.between(middles) + self.signs(signs)
        return torch.as_tensor(first)

    def network(self) -> tuple[Arrays, bytes, bytes]:
        """What `network.load_network` reads: vectors, the graph of the layers and that of what weighs places."""
        vectors = {name: getattr(self, name).weight for name in ("masks", "slots", "stands")}
        vectors |= {"places": LARGE_BASE.place_vectors(self.bert, MOST_WHOLE), "near": nearness(self.bert, MOST_WHOLE)}
        return packed(plain_arrays(vectors)), LARGE_BASE.graph(self.bert, quick=True), self._places_graph()

    def _places_graph(self) -> bytes:
        """`_first` and what follows of it, of all that the layers gave."""
        graph, width = GraphWriter(), self.rows.shape[1]
        shared = graph.add("MatMul", "shared", "state")
        given = {"backer": "backers", "backed": "backed", "both": graph.add("Mul", "backers", "backed"),
                 "shared": shared, "between": "middles", "signs": "signs"}  # fmt: skip
        first = graph.add("Sum", *(_linear(graph, getattr(self, name), one) for name, one in given.items()))
        second = graph.add("Relu", _linear(graph, self.second, graph.add("Relu", first)))
        pieces, places = "pieces", "places"
        shapes = {"state": (pieces, width), "shared": (places, pieces), "signs": (places, SIGNS)}
        shapes |= dict.fromkeys(("backers", "backed", "middles"), (places, width))
        return graph.write(shapes, {"scores": _linear(graph, self.stances, second)}, small=False)


def _linear(graph: GraphWriter, part: nn.Linear, given: str) -> str:
    weights = plain_arrays({"matrix": part.weight.T} | ({} if part.bias is None else {"bias": part.bias}))
    return graph.linear(given, weights["matrix"], weights.get("bias"))


def read_examples(items: Sequence[Item]) -> list[Example]:
    """The examples of items, with what the rules and the parser read of each."""
    cutter = Cutter(piece_numbers("en", LARGE_BASE.name))
    found: list[Example] = []
    for item in items:
        places = Places(annotate(item.article()))
        drafts, _ = drafts_of(places, (RULES, PARSE))
        found += examples_of(item, places.article, drafts, cutter)
    return found


def train(examples: Sequence[Example], *, rounds: int = ROUNDS) -> _Tuned:
    """A network that learned from examples."""
    torch.manual_seed(0)
    tuned = _Tuned()
    rest = [value for name, value in tuned.named_parameters() if not name.startswith("bert.")]
    groups = [
        {"params": list(tuned.bert.parameters()), "most": _RATES["layers"]},
        {"params": rest, "most": _RATES["rest"]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=_DECAY)
    steps, step = rounds * -(-len(examples) // _BATCH), 0
    tuned.train()
    for _ in range(rounds):
        for batch in _batches(examples, tuned.chance):
            step += 1
            for group in optimizer.param_groups:
                group["lr"] = group["most"] * min(1, step / _WARM_UP) * max(0.03, 1 - step / steps)
            loss = _loss(tuned, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(tuned.parameters(), _STEEPEST)
            optimizer.step()
            if not step % 100:
                click.echo(f"  step {step:,} of {steps:,}, loss {loss.item():.3f}", err=True)
    tuned.eval()
    return tuned


def _loss(tuned: _Tuned, batch: Sequence[Example]) -> torch.Tensor:
    labels = torch.tensor([label for example in batch for label in example.labels])
    losses = nn.functional.cross_entropy(tuned(batch), labels, ignore_index=UNSAID, reduction="sum")
    return losses / len(batch)


def _batches(examples: Sequence[Example], order: random.Random) -> Iterator[Sequence[Example]]:
    """All examples once in an order of chance, those of about one length together."""
    mixed = order.sample(examples, len(examples))
    for start in range(0, len(mixed), _BATCH * _SORTED):
        alike = sorted(mixed[start : start + _BATCH * _SORTED], key=lambda one: len(one.window.numbers))
        yield from (alike[at : at + _BATCH] for at in range(0, len(alike), _BATCH))


def _tell(tuned: _Tuned, kept: Sequence[Example]) -> str:
    """How many of the pairs are told rightly from some probability, and how many of what is to be told."""
    with torch.no_grad():
        shares = torch.cat([torch.softmax(tuned([example]), 1) for example in kept])
    labels = torch.tensor([label for example in kept for label in example.labels])
    shares, labels = shares[labels != UNSAID], labels[labels != UNSAID]
    likeliest = shares[:, 1:].max(1)
    lines = []
    for least in _LEASTS:
        told = likeliest.values >= least
        right = int((told & (likeliest.indices + 1 == labels)).sum())
        lines.append(f"from {least}: precision {right / max(1, int(told.sum())):.3f}, "
                     f"recall {right / max(1, int((labels > 0).sum())):.3f}")  # fmt: skip
    return "\n".join(lines)


@click.command()
@click.option("--held-out", is_flag=True, help="Tell how well items that were kept aside are read; write nothing.")
def main(*, held_out: bool) -> None:
    """Train the learned reader of articles."""
    items = list(read_corpus())
    if held_out:
        kept = [item for item in items if not crc32(item.title.encode()) % _PARTS]
        tuned = train(read_examples([item for item in items if item not in kept]))
        click.echo(_tell(tuned, read_examples(kept)))
        return
    examples = read_examples(items)
    tuned = train(examples)
    vectors, layers, places = tuned.network()
    head = json.dumps({"layout": LAYOUT, "digest": corpus_digest()})
    folder = FOLDER.parent / "models"
    np.savez_compressed(
        folder / "en.npz", allow_pickle=False, **{HEAD: np.frombuffer(head.encode(), np.uint8)}, **vectors
    )
    (folder / "en.layers.onnx").write_bytes(layers)
    (folder / "en.pairs.onnx").write_bytes(places)
    click.echo(f"{len(items):,} items; what is read differs from what was trained by {_parted(tuned, examples):.4f}")


def _parted(tuned: _Tuned, examples: Sequence[Example]) -> float:
    """How much a share that is read differs from the same as it was trained, in the mean over some windows."""
    network = load_network()
    some = examples[:: max(1, len(examples) // _COMPARED)]
    with torch.no_grad():
        apart = [np.abs(network.weigh(one.window, one.pairs).shares - torch.softmax(tuned([one]), 1).numpy()).mean()
                 for one in some]  # fmt: skip
    return float(np.mean(apart))


if __name__ == "__main__":
    main()
