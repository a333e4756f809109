"""Who backs a candidate by a name right beside the noun ("Reed backer Jo Ott", "Reed's oldest backer, the Guild")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.heads import one_name
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_nouns, word_list

_LONGEST = 5  # words of "the fast-growing Dockers Union"
_MAYBE = frozenset({"supporter", "supporters"})  # may as well be a voter in the street


def beside_backer(tokens: Sequence[Token], at: int, end: int, owner: int | None) -> NounMatch | None:
    """The backer named right behind the noun at `at`, or behind its comma where `owner` is the candidate."""
    if owner is not None:
        return _apposed(tokens, at, end, owner)
    before = tokens[at - 1] if at else None
    if before is None or not before.is_actor or not before.is_person or before.is_short_pronoun:
        return None
    if end >= len(tokens) or not tokens[end].is_actor or not _is_now(tokens, at - 3, at):
        return None
    by = read_object(tokens, end)
    if not by or _is_aged(tokens, by.end):
        return None
    return NounMatch(at, by.end, by.at, (at - 1,), "C BACKER E", sure=tokens[at].lower not in _MAYBE)


def find_titled_backers(scene: Scene) -> list[NounMatch]:
    """ "Reed backer Jo Ott", where the noun was read as the title of the name behind it."""
    tokens = scene.tokens
    found = []
    for i, token in enumerate(tokens):
        span = token.name
        if not i or span is None or token.start >= span.start:
            continue
        before = tokens[i - 1]
        if not before.is_actor or not before.is_person or before.is_short_pronoun or token.owns:
            continue
        first = scene.article.text(scene.paragraph)[token.start : span.start].lower().partition(" ")[0]
        told = first in load_nouns()["BACKER"] and _is_now(tokens, i - 3, i - 1)
        if told and not _is_aged(tokens, i + 1):
            found.append(NounMatch(i, i + 1, (i,), (i - 1,), "C BACKER E", sure=first not in _MAYBE))
    return found


def _apposed(tokens: Sequence[Token], at: int, end: int, owner: int) -> NounMatch | None:
    """ "Reed's most important backer, the Guild, met": the name between two commas, or before the end."""
    if not tokens[owner].is_person or tokens[at].lower.endswith("s") or end >= len(tokens):
        return None
    if tokens[end].lower != "," or not _is_now(tokens, owner + 1, at):
        return None
    named = one_name(tokens, end + 1)
    closed = named is not None and (named + 1 >= len(tokens) or tokens[named + 1].is_mark)
    if named is None or not closed or named - end > _LONGEST or tokens[named].is_short_pronoun:
        return None
    return NounMatch(at, named + 1, (named,), (owner,), "C's BACKER, E")


def _is_aged(tokens: Sequence[Token], at: int) -> bool:
    """Whether an age behind a name tells that it is somebody in the street ("Reed backer Jo Ott, 54, a nurse")."""
    return at + 1 < len(tokens) and tokens[at].lower == "," and tokens[at + 1].lower.isdigit()


def _is_now(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether no word tells that somebody no longer is what a noun says."""
    return word_list("nouns", "former").isdisjoint([t.lower for t in tokens[max(0, start) : stop]])
