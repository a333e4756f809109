"""Who did the same at another time ("and the Guild in April"), where a clause leaves out all but that?

A body is whoever acts; a person only where none of the contest's own can be meant ("backed Reed in May and Moss in
June" tells of two who were backed).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from facts.extraction.frames.joining import Found
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_grammar, load_nouns, word_list

_JOINTS = frozenset({",", "and"})
MAX_TITLE = 4  # words of "the former state senator" before a name
MAX_ASIDE = 16  # words of ", whose members built the pier,"
MAX_TIME = 7  # words of "in the last week of April"


def find_timed_gaps(scene: Scene) -> Iterator[Found]:
    """Everyone of whom a sentence that told a stance says no more than when."""
    tokens = scene.tokens
    if not scene.made or _JOINTS.isdisjoint(scene.words):
        return
    told = min(d.anchor for d in scene.made)
    for i in range(2, len(tokens) - 2):
        if tokens[i].lower not in _JOINTS or tokens[i].start < told or not _is_timed(tokens, i - 1):
            continue
        who = _name_behind(tokens, i + 1)
        when = _past_aside(tokens, skip_tail(tokens, who + 1)) if who is not None else 0
        if who is None or not _ends_with_time(tokens, when):
            continue
        comma = tokens[i].lower == "," or tokens[i - 1].lower == ","
        if not tokens[who].is_person or (comma and scene.standing.isdisjoint(scene.span(who).entities)):
            yield (who,), (), when  # the time itself, so that no other day is nearer


def _is_timed(tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause before ends in a time of its own, past its comma."""
    at -= tokens[at].lower == ","
    return tokens[at].name is None and (tokens[at].lower.isdigit() or tokens[at].lower in _timely())


@lru_cache
def _timely() -> frozenset[str]:
    return load_grammar().weekdays | load_grammar().months | word_list("grammar", "times") | {"later", "earlier", "ago"}


def _name_behind(tokens: Sequence[Token], at: int) -> int | None:
    """The name that begins a clause, past "and the" and a title."""
    grammar = load_grammar()
    for i in range(at, min(at + MAX_TITLE + 2, len(tokens))):
        if tokens[i].name is not None:
            return i if tokens[i].is_actor and not tokens[i].is_short_pronoun else None
        word = tokens[i].lower
        if tokens[i].is_mark or word in grammar.prepositions or (word in grammar.conjunctions and i > at):
            return None
    return None


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past ", which represents crews," behind a name."""
    if at + 1 >= len(tokens) or tokens[at].lower != "," or tokens[at + 1].lower not in load_grammar().relatives:
        return at
    stops = (i for i in range(at + 2, min(at + MAX_ASIDE, len(tokens))) if tokens[i].is_mark)
    close = next(stops, None)
    return close + 1 if close is not None and tokens[close].lower == "," else at


def _ends_with_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time, and nothing else, stands at a place up to the end of its clause."""
    timely, told = _timely(), False
    for token in tokens[at : at + MAX_TIME + 1]:
        if token.lower in (".", ",", ";", "and"):
            return told
        if token.name is not None or not (
            token.lower in timely
            or token.lower[:1].isdigit()
            or token.lower in word_list("grammar", "before_time")
            or token.lower in load_nouns()["time"]
        ):
            return False
        told = told or token.lower in timely or (token.lower.isdigit() and len(token.lower) == len("2024"))
    return False
