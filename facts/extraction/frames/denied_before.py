"""Is a verb denied by a word in front of its subject ("Nor can we recommend Reed", "Neither Reed nor Moss has")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.lexicon import grammar_words, load_grammar

_ASIDE = 12  # tokens of "in good conscience" with its commas
_NOR = 16  # tokens from "nor" to the verb: a name with a place, a bracket or an aside
_SUBJECT = 7  # tokens that a subject between an auxiliary and its verb takes at most


def denied_of_both(tokens: Sequence[Token], at: int) -> bool:
    """Whether "nor" leads the subject right before a verb ("Neither Reed nor Moss has endorsed")."""
    nor = at
    while nor > max(0, at - _NOR) and tokens[nor].lower != "nor":
        if tokens[nor].lower in BREAKS and tokens[nor].lower not in ("(", ")"):
            return False
        nor -= 1
    between = tokens[nor + 1 : at + 1]
    if tokens[nor].lower != "nor" or sum(t.lower == "," for t in between) % 2 or all(t.name is None for t in between):
        return False
    return not any(looks_like_verb(tokens, i) for i in range(nor + 1, at + 1))


def denied_by_inversion(tokens: Sequence[Token], at: int) -> str:
    """The auxiliary that a denial puts in front of the subject ("nor CAN we", "never DID the union"); empty for none.

    Args:
        tokens: The sentence.
        at: Index of the last word of the subject, right before the verb's group.
    """
    for i in range(at - 1, max(0, at - _SUBJECT), -1):
        word = tokens[i].lower
        if tokens[i].is_mark or (tokens[i].name is None and word in load_grammar().conjunctions):
            return ""
        if tokens[i].name is None and word in load_grammar().auxiliaries:
            lead = _before_aside(tokens, i)
            led = " ".join(t.lower for t in tokens[max(0, lead - 3) : lead])
            return word if any(f" {led}".endswith(f" {denial}") for denial in grammar_words("inverting")) else ""
    return ""


def _before_aside(tokens: Sequence[Token], at: int) -> int:
    """Left past a short aside between two commas ("nor, with regret, are we"); else the place itself."""
    if at < 1 or tokens[at - 1].lower != ",":
        return at
    return next((i for i in range(at - 2, max(0, at - _ASIDE), -1) if tokens[i].lower == ","), at)
