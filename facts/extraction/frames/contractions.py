"""Does "'s" stand for "has" ("She's taken back her support") rather than for "is" ("She's backed by the Guild")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import Form, load_grammar

_PARTICLES = frozenset({"back", "up", "out", "over", "down", "away"})
_REACH = 4  # words between the contraction and its participle ("'s now also taken")


def stands_for_has(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the contraction before the participle at `verb` is "has": an object follows, as no passive has one."""
    near = [t.lower for t in tokens[max(0, verb - _REACH) : verb]]
    if "'s" not in near or not {"been", "being"}.isdisjoint(near):
        return False
    at = verb + 1
    at += at < len(tokens) and tokens[at].lower in _PARTICLES
    if at >= len(tokens):
        return False
    behind = tokens[at]
    return behind.name is not None or behind.lower in load_grammar().determiners


def stands_for_had(tokens: Sequence[Token], start: int, verb: int, forms: frozenset[Form]) -> bool:
    """Whether "'d" before a verb is "had" ("He'd endorsed her"): "would" has a plain form behind it."""
    return Form.BASE not in forms and any(t.lower == "'d" and t.name is None for t in tokens[start:verb])
