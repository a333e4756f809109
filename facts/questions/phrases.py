"""Which pieces of a message does a phrase of the lexicon take?

A phrase with a gap ("in ... corner") leaves what stands in it alone, and reaches over no question word, unless that one
stands in the place of a name ("she got who on her side").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from facts.questions.lexicon import Lexicon
from facts.questions.patterns import Element, Pattern
from facts.questions.pieces import Piece

MAX_GAP = 4
_WALLS = frozenset({"who", "which", "when", "why", "but", "and", "quien", "cuando", "pero", "y"})


def match(elements: Sequence[Element], pieces: Sequence[Piece], at: int, free: Sequence[bool]) -> list[int]:
    """Match a pattern from piece `at` on; the pieces that it takes, or none."""
    if not elements:
        return []
    head = elements[0]
    fits = at < len(pieces) and free[at] and head.accepts(pieces[at].word) and pieces[at].is_plain
    if not (fits or head.gap or head.optional):
        return []
    if fits and len(elements) == 1:
        return [at]
    rest = elements[1:]
    if head.gap:
        return _match_gap(rest, pieces, at, free)
    if fits:
        tail = match(rest, pieces, at + 1, free)
        if tail or all(e.optional for e in rest):
            return [at, *tail]
    return match(rest, pieces, at, free) if head.optional else []


def _is_wall(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a phrase may not reach over a word; "and" between two names is part of what stands in its gap."""
    joins = 0 < at < len(pieces) - 1 and pieces[at - 1].name is not None and pieces[at + 1].name is not None
    return pieces[at].word in _WALLS and not joins


_IN_PLACE = frozenset({"who", "quien"})  # "she got who on her side"


def _match_gap(rest: Sequence[Element], pieces: Sequence[Piece], at: int, free: Sequence[bool]) -> list[int]:
    for skipped in range(MAX_GAP + 1):
        if skipped:
            before = at + skipped - 1
            if before >= len(pieces) or pieces[before].is_mark:
                break
            if _is_wall(pieces, before) and not (skipped == 1 and pieces[before].word in _IN_PLACE):
                break
        found = match(rest, pieces, at + skipped, free)
        if found:
            return found
    return []


def is_denied(pieces: Sequence[Piece], to: int, lexicon: Lexicon) -> bool:
    """Whether "not" stands right before piece `to`, what opens an infinitive aside ("not to quit")."""
    word = pieces[to - 1].word
    before = pieces[to - 2].word if to > 1 and word in lexicon.beside["infinitive"] else word
    return any(p.tag == "not" and len(p.elements) == 1 for p in lexicon.starting_with(before))


class Phrases(NamedTuple):
    """The phrases that a message may hold: by the word of it that they begin with, and those of the store's own."""

    begun: Mapping[str, Sequence[Pattern]]
    own: Sequence[Pattern]

    def longest(
        self, pieces: Sequence[Piece], at: int, free: Sequence[bool], *, tag: str = "", sign: str = ""
    ) -> list[int]:
        """The pieces that the longest phrase of a tag, or with a sign, takes from `at` on; none where there is none."""
        fits = [p for p in self.begun.get(pieces[at].word, ()) if (p.tag == tag if tag else p.info.get(sign))]
        return max((match(p.elements, pieces, at, free) for p in fits), key=len) if fits else []


def phrases_in(pieces: Sequence[Piece], lexicon: Lexicon, own: Sequence[Pattern] = ()) -> Phrases:
    """The phrases of the lexicon, and of the store's own, that a message of these pieces may hold."""
    said = {piece.word for piece in pieces if piece.is_plain}
    own = [p for p in own if p.may_stand_among(said)]
    begun = lexicon.begun_among(said)
    for word in said if own else ():
        begun[word] += [p for p in own if p.elements[0].accepts(word)]
    return Phrases(begun, own)
