"""Which of those of whom a plural told does a sentence single out ("One was Reed. The other, Jo Ott, said that")?

Only what stands alone in front counts: "the other candidate, Ott" is of something else, and where a plural told that
some did and some did not, nobody knows of which one is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.frames.joining import Found, counted_anywhere
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_grammar

REACH = 2  # paragraphs
_SINGLE = frozenset({"one", "another"})
_LAST = frozenset({"other", "others", "first", "second", "third", "fourth", "last"})
_OF_THEM = frozenset({"them", "these", "those"})
_IS = frozenset({"is", "was", "are", "were"})
_NOT_ALL = re.compile(r"\b(?:and|but|while|though)\s+(?:[\w-]+\s+){0,3}(?:not|never|neither|nor|none)\b")


def named_of_crowd(scene: Scene) -> Found | None:
    """Who is told by name to be of those whom a plural told of before: all of them, or one singled out."""
    return counted_anywhere(scene) or _singled_out(scene)


def _singled_out(scene: Scene) -> Found | None:
    crowd, tokens = scene.crowd, scene.tokens
    at = _leads(tokens)
    if crowd is None or at is None or scene.paragraph - crowd.paragraph >= REACH:
        return None
    if _NOT_ALL.search(scene.article.text(crowd.paragraph), crowd.start, crowd.end):
        return None
    names = read_object(tokens, at + 1)
    behind = tokens[names.end].lower if names and names.end < len(tokens) else "."
    closes = behind in (",", ".", ";") or behind in load_grammar().relatives
    if not names or not closes or any(tokens[i].is_short_pronoun for i in names.at):
        return None
    return names.at, (), names.at[0]


def _leads(tokens: Sequence[Token]) -> int | None:
    """Index of the comma or the verb right behind "One", "One of them" or "The other" in front of a sentence."""
    lows = [t.lower if t.name is None else "" for t in tokens[:5]]
    single = lows[0] in _SINGLE
    at = 1 if single else 2 if lows[0] in ("the", "a") and lows[1:2] and lows[1] in _LAST else 0
    if single and lows[1:2] == ["of"] and len(lows) > 2 and (lows[2] in _OF_THEM or tokens[2].is_short_pronoun):
        at = 3
    return at if at and at < len(lows) and (lows[at] in _IS or lows[at] == ",") else None
