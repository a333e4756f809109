"""Whom does a ranking name ("Ott's ballot has Reed first, Moss second", "No. 1 for Reed, No. 2 for Moss")?

Two candidates with ranks, or several "in that order", behind whoever ranks them; shares of a poll and places in a
count are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.ranks import RANKS, read_rank
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token
from facts.extraction.lexicon import load_nouns, word_list
from facts.models import Stance

DOUBT = "it is told by a ranking"
_LAST = 0  # the rank of whoever comes last
_FEWEST = 2  # candidates of a ranking
_TELLING = RANKS | {"last", "order"}
_IN_ORDER = ("in", "that", "order")
_OWNED = 4  # words between an owner and "ballot"


def drafts_of_ranking(scene: Scene) -> list[Draft]:
    """The drafts of a sentence that ranks candidates, where nothing else was read in it."""
    if scene.words.isdisjoint(_TELLING):
        return []
    if not scene.words.isdisjoint(word_list("nouns", "polling") | word_list("nouns", "placing")):
        return []
    ranked = _ranked(scene)
    if len({scene.span(at).entities[0] for at, _ in ranked}) < _FEWEST:
        return []
    whose = _whose(scene, min(at for at, _ in ranked))
    return [
        replace(
            scene.listed(
                e,
                scene.span(at).entities[0],
                anchor=scene.tokens[at].start,
                line="E: C RANK",
                doubts=(
                    DOUBT,
                    *name_doubts(scene, span, "the endorser"),
                    *name_doubts(scene, scene.span(at), "the candidate"),
                ),
            ),
            rank=rank or None,
            noun_only=False,
            stance=Stance.OPPOSES if rank == _LAST else Stance.ENDORSES,
        )
        for e, span in whose
        for at, rank in ranked
        if e not in scene.span(at).entities
    ]


def _ranked(scene: Scene) -> list[tuple[int, int]]:
    """The candidates of a sentence, each with the rank behind it or before it."""
    tokens = scene.tokens
    found: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if not (token.is_actor and token.is_person and not token.is_short_pronoun):
            continue
        rank = _behind(tokens, at + 1)
        rank = rank if rank is not None else _before(tokens, at)
        if rank is None and found and tokens[at - 1].lower == "then":
            rank = found[-1][1] + 1
        if rank is not None:
            found.append((at, rank))
    return found or _in_order(scene)


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    """The rank that stands right behind a name, past "at" or "dead"."""
    while at < len(tokens) and tokens[at].lower in ("dead", "at", "as", *QUOTE_MARKS):
        at += 1
    lows = [t.lower for t in tokens[at : at + 4]]
    if lows[:1] == ["last"] and _ends(tokens, at + 1):
        return _LAST
    if lows[:2] == ["the", "top"] or lows[:1] == ["top"]:
        return 1
    found = read_rank(tokens, at)
    return found[0] if found is not None else None


def _before(tokens: Sequence[Token], at: int) -> int | None:
    """The rank of "No. 1 for Reed", "first to Reed", "and a two for Moss"."""
    if at < 2 or tokens[at - 1].lower not in ("for", "to"):
        return None
    for start in range(max(0, at - 4), at - 1):
        found = read_rank(tokens, start)
        if found is not None and found[1] == at - 1 and found[0] <= len(tokens):
            return found[0]
    return None


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].is_mark or tokens[at].lower in ("and", "on", "with", "in")


def _in_order(scene: Scene) -> list[tuple[int, int]]:
    """The candidates of "Reed, Moss, Ott, in that order"."""
    tokens = scene.tokens
    lows = [t.lower for t in tokens]
    at = next((i for i in range(len(lows) - 2) if tuple(lows[i : i + 3]) == _IN_ORDER), None)
    if at is None:
        return []
    stop = at - (tokens[at - 1].lower == ",")
    listed: list[int] = []
    for i in range(stop - 1, -1, -1):
        if tokens[i].is_actor and tokens[i].is_person:
            listed.append(i)
        elif tokens[i].lower not in (",", "and", "then"):
            break
    return [(i, n) for n, i in enumerate(reversed(listed), 1)] if len(listed) >= _FEWEST else []


def _whose(scene: Scene, first: int) -> Sequence[tuple[int, NameSpan]]:
    """Who ranks: the owner of a ballot named before the candidates, else whoever the sentence begins with."""
    tokens, ballots = scene.tokens, load_nouns()["BALLOT"] | word_list("nouns", "ordering")
    for i in range(first - 1, -1, -1):
        if tokens[i].name is None and tokens[i].lower in ballots:
            owners = [n for n in range(max(0, i - _OWNED), i) if tokens[n].owns]
            if owners:
                return scene.entities(owners[-1:])
    named = next((i for i in range(first) if tokens[i].is_actor and not tokens[i].is_short_pronoun), None)
    told = any(t.lower == ":" or (t.name is None and t.lower in ballots) for t in tokens[:first])
    if named is None or not told or any(t.lower in BREAKS - {":"} for t in tokens[named:first]):
        return []
    return scene.entities(read_object(tokens, named).at)
