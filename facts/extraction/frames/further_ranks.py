"""Who comes next where somebody is ranked first ("ranked Reed first, followed by Moss", "with Moss second")?

A body that ranks one candidate first ranks those whom the same sentence names behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.ranks import rank_before, read_rank
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, Token
from facts.models import Stance

_DOUBT = "the rank is told by the order of the names"


def drafts_of_next_ranks(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of ", followed by Moss and Ott" or ", with Moss second" behind a first choice."""
    first = next((d for d in made if d.stance is Stance.ENDORSES and _is_first(scene, d)), None)
    if first is None or (scene.is_person(first.endorser) and first.endorser in scene.standing):
        return []
    start = next((i for i, t in enumerate(scene.tokens) if t.start >= first.anchor), 0)
    known = {(d.endorser, d.candidate) for d in made}
    same = [d for d in made if (d.candidate, d.line) == (first.candidate, first.line)]
    return [
        replace(
            draft,
            candidate=candidate,
            rank=rank,
            doubts=(*draft.doubts, _DOUBT, *name_doubts(scene, span, "the candidate")),
        )
        for at, rank in _ranked(scene.tokens, start)
        for candidate, span in scene.entities([at])
        for draft in same
        if scene.is_person(candidate) and (draft.endorser, candidate) not in known
    ]


def _is_first(scene: Scene, draft: Draft) -> bool:
    """Whether a draft ranks its candidate first, also as a "first choice"."""
    behind = {t.lower for t in scene.tokens if t.start > draft.anchor and t.name is None}
    top = "top" in draft.line and not {"top", "head"}.isdisjoint(behind)
    return (
        top
        or (draft.rank == 1 and any(kind in draft.line for kind in ("RANK", "CHOICE", "VOTE")))
        or ("CHOICE" in draft.line and bool(behind & {"first", "top"}))
    )


def _ranked(tokens: Sequence[Token], start: int) -> Iterator[tuple[int, int]]:
    """Indexes of names with their ranks: each with its own, or all behind "followed by" in order."""
    for i in range(start, len(tokens) - 1):
        if tokens[i].lower in BREAKS:
            return
        if [t.lower for t in tokens[i : i + 2]] == ["followed", "by"]:
            yield from ((at, n) for n, at in enumerate(read_object(tokens, i + 2).at, 2))
            return
        if not (tokens[i].is_actor and tokens[i].is_person):
            continue
        own = read_rank(tokens, i + 1)
        rank = own[0] if own is not None else rank_before(tokens, i)
        if rank is not None and rank > 1:
            yield i, rank
