"""What does the answer say to a question told in one sentence ("Asked whether she stood by him, Reed said she did")?

A bare "she did" makes a fact of what was asked, and whoever answers acts in it; any other answer leaves it open.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, saying_forms
from facts.extraction.lexicon import load_grammar

_ASKED = frozenset({"asked", "pressed", "questioned"})
_YES = frozenset({"did", "does", "do", "was", "is", "had", "has", "would", "yes"})


def answer_of(scene: Scene, match: Match) -> tuple[int, ...] | None:
    """The token of whoever answers yes to what a match asks; None where nobody does."""
    tokens = scene.tokens
    if not tokens or tokens[0].lower not in _ASKED:
        return None
    for i in range(match.end, len(tokens) - 2):
        if tokens[i].is_actor and tokens[i + 1].lower in saying_forms() and _says_yes(tokens, i + 2):
            return (i,)
    return None


def _says_yes(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that she did" and nothing else stands at a place."""
    at += tokens[at].lower == "that"
    at += at < len(tokens) and (tokens[at].is_pronoun or tokens[at].lower in ("he", "she", "it", "they"))
    if at >= len(tokens) or tokens[at].lower not in _YES:
        return False
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return behind is None or behind.is_mark or behind.lower in load_grammar().subordinators
