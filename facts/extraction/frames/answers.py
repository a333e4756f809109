"""What does the answer say to a question told in one sentence ("Asked whether she stood by him, Reed said she did")?

A bare "she did" makes a fact of what was asked, and whoever answers acts in it; a bare no declines it; any other answer
leaves it open.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, QUOTE_MARKS, Token, saying_forms
from facts.extraction.lexicon import load_grammar

_ASKED = frozenset({"asked", "pressed", "questioned"})
_PLAINLY = (["yes"], ["absolutely"], ["certainly"], ["definitely"], ["of", "course"], ["you", "bet"])
_REPEATED = (["i", "am"], ["i", "do"])
_GESTURES = frozenset({"nodded", "shook"})
_PLAIN_ADVERBS = frozenset({"flatly", "simply", "only", "plainly", "bluntly", "just", "quietly"})
_YES = frozenset({"did", "does", "do", "was", "is", "had", "has", "would", "yes"})


def answer_of(scene: Scene, match: Match) -> tuple[int, ...] | None:
    """The token of whoever answers yes to what a match asks; None where nobody does."""
    tokens = scene.tokens
    for who, at in _answers(tokens, match):
        if (
            _says_yes(tokens, at)
            or _quotes_yes(tokens, at)
            or (tokens[at - 1].lower == "nodded" and tokens[at].is_mark)
            or ("still" in scene.words and _says_unchanged(tokens, at))
        ):
            return (who,)
    return None


def refusal_of(scene: Scene, match: Match) -> tuple[int, ...] | None:
    """The token of whoever answers no to a match ("Asked whether she would back Reed, Ott said no"); else None."""
    if match.phrase.group != "endorses" or "still" in scene.words:
        return None
    return next(((who,) for who, at in _answers(scene.tokens, match) if _says_no(scene.tokens, at)), None)


def _answers(tokens: Sequence[Token], match: Match) -> Iterator[tuple[int, int]]:
    """Who answers the question that a match stands in, and where the answer begins."""
    asked = next((i for i in range(match.anchor) if tokens[i].name is None and tokens[i].lower in _ASKED), None)
    if asked is None:
        return
    who = asked - 2 if asked > 1 and tokens[asked - 1].lower == "," and tokens[asked - 2].is_actor else None
    for i in range(match.end, len(tokens) - 2):
        says = tokens[i + 1].lower in saying_forms() or tokens[i + 1].lower in _GESTURES
        if asked == 0 and tokens[i].is_actor and says:
            yield i, i + 2
        elif who is not None and tokens[i].lower == "," and says:
            yield who, i + 2


def _says_no(tokens: Sequence[Token], at: int) -> bool:
    """Whether a bare no stands at a place, plain, in quotation marks, or as a shaken head."""
    while at < len(tokens) and (tokens[at].lower in _PLAIN_ADVERBS or tokens[at].lower in (",", "that", *QUOTE_MARKS)):
        at += 1
    lows = [t.lower.rstrip(".") or "." if t.name is None else "she" for t in tokens[at : at + 4]]
    if tokens[at - 1].lower == "shook":
        return lows[1:2] == ["head"] or lows[:1] == ["head"]
    if lows[:1] == ["no"]:
        return len(lows) < 2 or lows[1] in (".", ",", ";", *QUOTE_MARKS)
    refused = lows[:1] in (["she"], ["he"], ["it"], ["they"], ["i"]) and lows[2:3] in (["n't"], ["not"])
    return refused and lows[1] in ("would", "will", "wo", "did", "does") and (len(lows) < 4 or tokens[at + 3].is_mark)


def _says_unchanged(tokens: Sequence[Token], at: int) -> bool:
    """Whether "nothing had changed", or that somebody's position had not, and nothing else stands at a place."""
    end = next((i for i in range(at, min(at + _UNCHANGED, len(tokens))) if tokens[i].lower == "changed"), None)
    if end is None or not (end + 1 >= len(tokens) or tokens[end + 1].is_mark):
        return False
    lows = [t.lower for t in tokens[at:end] if t.name is None]
    denied = not {"not", "n't"}.isdisjoint(lows) and not _POSITIONS.isdisjoint(lows)
    return ("nothing" in lows or denied) and not {"has", "had"}.isdisjoint(lows)


_UNCHANGED = 8  # words of "that the guild's position has not changed"
_POSITIONS = frozenset({"endorsement", "mind", "position", "stance", "support", "that", "view"})


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
