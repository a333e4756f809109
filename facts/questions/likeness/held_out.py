"""How well are lines read that were not learned from?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zlib import crc32

from facts.questions.likeness.corpus_lines import Example
from facts.questions.likeness.meanings import NONE
from facts.questions.likeness.model import Model

_PARTS = 8  # of which one is kept aside
_LEASTS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)


def tell(examples: Sequence[Example], learn: Callable[[Sequence[Example]], Model]) -> str:
    """How many of every eighth line are read rightly after learning from the rest, alone and from some probability."""
    rest = [one for one in examples if crc32(one.text.encode()) % _PARTS]
    kept = [one for one in examples if not crc32(one.text.encode()) % _PARTS]
    model = learn(rest)
    best = [(*(model.weigh(one.masked) or [(0.0, "")])[0], one.label) for one in kept]
    lines = [f"{len(rest):,} learned from, {len(kept):,} kept aside, read rightly {_share(best):.3f}"]
    for least in _LEASTS:
        sure = [one for one in best if one[0] >= least and one[1] != NONE]
        lines.append(f"  from {least}: {len(sure) / len(best):.3f} of all, of these rightly {_share(sure):.3f}")
    return "\n".join(lines)


def _share(read: Sequence[tuple[float, str, str]]) -> float:
    return sum(label == wanted for _, label, wanted in read) / max(1, len(read))
