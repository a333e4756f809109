"""Who backs whom in a run of pairs ("Endorsements so far: Dockers Union (Reed), Clerks Guild (Moss)")?

A bracket behind a name holds the other side. Which side it is, those tell who stand: the words before the colon only
say that it is support. Pairs that do not agree on that are not read.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import is_sought, said_of_support
from facts.extraction.frames.labels import UNREAD
from facts.extraction.frames.scene import Scene
from facts.extraction.lexicon import load_grammar

_LABEL = 24  # words before the colon
_BESIDE = frozenset({"again", "also", "too", "twice", "both", "and", ",", ";"})
FEWEST = 2
Pair = tuple[int, tuple[int, ...]]


def drafts_of_pairs(scene: Scene) -> list[Draft] | None:
    """The drafts of a run of pairs, none if they do not agree who stands where; None where there is no such run."""
    if "(" not in scene.words or ":" not in scene.words:
        return None
    tokens = scene.tokens
    colon = next((i for i, t in enumerate(tokens[:_LABEL]) if t.lower == ":"), None)
    label = [t.lower for t in tokens[: colon or 0]]
    if not said_of_support(label):
        return None
    if label[0] in load_grammar().negations or is_sought(label):
        return []  # "No endorsements yet:"
    pairs = _pairs(scene, (colon or 0) + 1)
    if len(pairs) < FEWEST:
        return None
    inner = all(_stand(scene, within) and not _stand(scene, (at,)) for at, within in pairs)
    outer = all(_stand(scene, (at,)) and not _stand(scene, within) for at, within in pairs)
    if not inner and not outer:
        return []
    sides = [((at,), within) if inner else (within, (at,)) for at, within in pairs]
    return [
        scene.listed(
            e,
            c,
            anchor=tokens[endorsers[0]].start,
            line="E (C)",
            doubts=(UNREAD, *name_doubts(scene, span, "the endorser"), *name_doubts(scene, whom, "the candidate")),
        )
        for endorsers, candidates in sides
        for e, span in scene.entities(endorsers)
        for c, whom in scene.entities(candidates)
    ]


def _stand(scene: Scene, at: Sequence[int]) -> bool:
    """Whether all whom the names mean stand."""
    return all(e in scene.standing for e, _ in scene.entities(at))


def _pairs(scene: Scene, start: int) -> list[Pair]:
    """Every name with a bracket right behind it that holds nothing but names."""
    tokens, found = scene.tokens, []
    for i in range(start, len(tokens) - 2):
        if not tokens[i].is_actor or tokens[i].owns or tokens[i + 1].lower != "(":
            continue
        close = next((n for n in range(i + 2, len(tokens)) if tokens[n].lower == ")"), i + 2)
        within = tuple(n for n in range(i + 2, close) if tokens[n].is_actor and not tokens[n].owns)
        between = [t.lower for t in tokens[i + 2 : close] if t.name is None]
        if within and all(word in _BESIDE or word in load_grammar().determiners for word in between):
            found.append((i, within))
    return found
