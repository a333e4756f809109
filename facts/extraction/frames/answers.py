"""What does the answer say to a question told in one sentence ("Asked whether she stood by him, Reed said she did")?

A bare "she did" makes a fact of what was asked, and whoever answers acts in it; any other answer leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, saying_forms
from facts.extraction.lexicon import load_grammar

_ASKED = frozenset({"asked", "pressed", "questioned"})
_PLAINLY = (["yes"], ["absolutely"], ["certainly"], ["definitely"], ["of", "course"], ["you", "bet"])
_REPEATED = (["i", "am"], ["i", "do"])
_YES = frozenset({"did", "does", "do", "was", "is", "had", "has", "would", "yes"})


def answer_of(scene: Scene, match: Match) -> tuple[int, ...] | None:
    """The token of whoever answers yes to what a match asks; None where nobody does."""
    tokens = scene.tokens
    if not tokens or tokens[0].lower not in _ASKED:
        return None
    for i in range(match.end, len(tokens) - 2):
        told = tokens[i].is_actor and tokens[i + 1].lower in saying_forms()
        if told and (_says_yes(tokens, i + 2) or _quotes_yes(tokens, i + 2)):
            return (i,)
        if tokens[i].is_actor and tokens[i + 1].lower == "nodded" and tokens[i + 2].is_mark:
            return (i,)
    return None


def _quotes_yes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quotation opens at a place whose first words say yes ("Yes.", "Of course I am")."""
    while at < len(tokens) and tokens[at].is_mark and tokens[at].lower not in BREAKS - {":"}:
        at += 1
    said = [t.lower if t.name is None else "i" for t in tokens[at : at + 3]]
    quoted = any(t.lower in QUOTE_MARKS for t in tokens[max(0, at - 1) : at])
    plain = said[:1] in _PLAINLY or said[:2] in _PLAINLY
    repeated = said[:2] in _REPEATED and at + 2 < len(tokens) and tokens[at + 2].is_mark
    return quoted and (plain or repeated) and not {"not", "n't"} & set(said)


def _says_yes(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that she did" and nothing else stands at a place."""
    at += tokens[at].lower == "that"
    at += at < len(tokens) and (tokens[at].is_pronoun or tokens[at].lower in ("he", "she", "it", "they"))
    if at >= len(tokens) or tokens[at].lower not in _YES:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.is_mark or behind.lower in load_grammar().subordinators
