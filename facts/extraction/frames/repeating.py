"""What may ", as has Reed" and "so does Moss" repeat: which clause, and for whom of its two sides?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.drafts import Draft
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, Token
from facts.extraction.lexicon import load_grammar, word_list

MAX_ASIDE = 9  # words of "since Wednesday" behind "so,"
MAX_CLAUSE = 16  # words of the clause before ", as has Reed"


def helper_behind(tokens: Sequence[Token], so: int) -> int:
    """Index of what stands behind "so" or "as", past an aside that says when ("So, since Wednesday, is Reed")."""
    if tokens[so + 1].lower != ",":
        return so + 1
    close = next((i for i in range(so + 2, min(so + MAX_ASIDE, len(tokens) - 1)) if tokens[i].lower == ","), None)
    named = close is None or any(t.is_actor for t in tokens[so + 2 : close])
    return so + 1 if named or close is None else close + 1


def is_of_other_clause(scene: Scene, anchor: int, before: Draft) -> bool:
    """Whether ", as has Reed" repeats a clause that told nothing ("has yet to declare, as has Reed")."""
    tokens = scene.tokens
    at = anchor if tokens[anchor].lower == "as" else anchor - 1
    if at < 1 or tokens[at].lower != "as" or not tokens[at - 1].is_mark:
        return False
    clause = [t.lower for t in tokens[max(0, at - MAX_CLAUSE) : at - 1]]
    last = len(clause) - 1 - clause[::-1].index(",") if "," in clause else -1
    denied = set(clause[last + 1 :]) & (load_grammar().negations | {"yet"})
    here = (scene.paragraph, scene.sentence.start)
    return bool(denied) or (before.paragraph, before.start) < here


def candidate_was_subject(scene: Scene, before: Draft, anchor: int) -> bool:
    """Whether "so does Reed" says the same of a further candidate ("Moss has the union's support. So does Reed.")."""
    first = anchor if scene.tokens[anchor].lower in ("so", "as") else anchor - 1
    if first < 0 or scene.tokens[first].lower not in ("so", "as"):
        return False
    helper = scene.tokens[helper_behind(scene.tokens, first)].lower
    if any(t.start == before.anchor and t.lower.endswith("ing") for t in scene.tokens):
        return False  # "is backing Reed, as is the Guild"
    return before.line.startswith("C ") or (
        helper in ("was", "were", "is", "are") and not before.line.startswith("E be")
    )


def goes_for(tokens: Sequence[Token]) -> bool:
    """Whether a sentence opens with "the same goes for", "the same is true of"."""
    lead = [t.lower for t in tokens[:5]]
    return lead[:2] == ["the", "same"] and (lead[2:4] == ["goes", "for"] or lead[3:] == ["true", "of"])


def some_time_from(tokens: Sequence[Token], name: int) -> bool:
    """Whether a clause ends in "a week after the Guild did", read at its name."""
    if name < 2 or not tokens[name].is_actor or tokens[name].is_short_pronoun:
        return False
    closes = name + 2 >= len(tokens) or tokens[name + 2].is_mark
    timed = tokens[name - 1].lower in ("after", "before") and tokens[name - 2].lower in word_list("grammar", "times")
    return closes and timed


def says_too(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but "too", "likewise" or "as well" stands behind "did" before a mark, or behind "did,"."""
    at += at < len(tokens) and tokens[at].lower == ","
    end = at + 2 if [t.lower for t in tokens[at : at + 2]] == ["as", "well"] else at
    end += end == at and at < len(tokens) and tokens[at].lower in ("too", "likewise")
    return end > at and (end >= len(tokens) or tokens[end].is_mark or tokens[end].lower in BREAKS)
