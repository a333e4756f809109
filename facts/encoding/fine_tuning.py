"""What does the training of an encoder start from, and how are its layers written down?

`python -m facts.encoding.fine_tuning` writes the vocabulary that all encoders share, which no training changes. Needs
torch, transformers and the model's package (extra `tune`); reading does not.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from all_minilm_l6_v2 import extract_model
from transformers import BertModel

from facts.encoding.arrays import Arrays, Floats, shrunk

_LAYER = {
    "out": "attention.output.dense", "out_norm": "attention.output.LayerNorm",
    "up": "intermediate.dense", "down": "output.dense", "down_norm": "output.LayerNorm",
}  # fmt: skip


def base_model(*, layers: int | None = None, **settings: Any) -> BertModel:  # noqa: ANN401 - settings of transformers
    """all-MiniLM-L6-v2, or its lower layers."""
    with tempfile.TemporaryDirectory() as folder:
        model = BertModel.from_pretrained(extract_model(folder), add_pooling_layer=False, **settings)
    model.encoder.layer = model.encoder.layer[:layers]
    return model


def base_vocabulary() -> Arrays:
    """Its vocabulary as `arrays.read_vocabulary` has it: pieces of plain letters with their vectors, shrunk."""
    with tempfile.TemporaryDirectory() as folder:
        path = extract_model(folder)
        numbers = json.loads((path / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        vectors = BertModel.from_pretrained(path).embeddings.word_embeddings.weight.detach().numpy()
    kept = [piece for piece in numbers if piece.isascii() and piece.isprintable() and not piece.startswith("[unused")]
    small, scales = shrunk(vectors[[numbers[piece] for piece in kept]])
    return {"pieces": np.frombuffer("\n".join(kept).encode(), np.uint8), "small": small, "scales": scales}


def place_vectors(model: BertModel, places: int) -> torch.Tensor:
    """What is added to each piece of a text by its place: (places, width)."""
    embeddings = model.embeddings
    return embeddings.position_embeddings.weight[:places] + embeddings.token_type_embeddings.weight[0]


def layer_weights(model: BertModel) -> dict[str, Floats]:
    """What `graphs.layers_graph` takes: `norm`, which what goes in is calmed with, and the weights of each layer.

    Of each layer ("0") `.qkv`, `.out`, `.up`, `.down` (in, out), each with `_bias`, and `.out_norm`, `.down_norm`
    (2, width).
    """
    weights = {"norm": _norm(model.embeddings.LayerNorm)}
    for number, layer in enumerate(model.encoder.layer):
        asked = [getattr(layer.attention.self, name) for name in ("query", "key", "value")]
        weights[f"{number}.qkv"] = torch.cat([one.weight for one in asked]).T
        weights[f"{number}.qkv_bias"] = torch.cat([one.bias for one in asked])
        for name, path in _LAYER.items():
            module = layer.get_submodule(path)
            if name.endswith("norm"):
                weights[f"{number}.{name}"] = _norm(module)
            else:
                weights |= {f"{number}.{name}": module.weight.T, f"{number}.{name}_bias": module.bias}
    return plain_arrays(weights)


def plain_arrays(weights: Mapping[str, torch.Tensor]) -> dict[str, Floats]:
    """Tensors as arrays."""
    return {name: values.detach().float().contiguous().numpy() for name, values in weights.items()}


def _norm(module: Any) -> torch.Tensor:  # noqa: ANN401 - a layer norm of torch
    return torch.stack([module.weight, module.bias])


if __name__ == "__main__":
    file = Path(__file__).parent / "models" / "en.pieces.npz"
    np.savez_compressed(file, allow_pickle=False, **base_vocabulary())
