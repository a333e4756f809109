"""Where does what belongs to a name end?

A place, a bracket, an office or a rank behind a name is still its own, so that a list is read on from behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.tokens import QUOTE_MARKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list

MAX_TIME = 4  # words from "on" to "Monday" in "on the first Monday"


def skip_tail(tokens: Sequence[Token], at: int) -> int:
    """Past what still belongs to a name: "of Port Clement", "(D)", a closing quotation mark."""
    letters = word_list("parsing", "after_names")
    while at < len(tokens):
        word = tokens[at].lower
        if word == "(":
            close = next((i for i in range(at, min(at + 12, len(tokens))) if tokens[i].lower == ")"), None)
            if close is None:
                return at
            at = close + 1
        elif word in ("in", "for") and (part := _part_ends(tokens, at + 1)) is not None:
            at = part
        elif at + 1 < len(tokens) and (word == "of" or (word in ("in", "from", "at") and _is_place(tokens, at + 1))):
            at = _skip_place(tokens, at + 1)
        elif (ranked := read_rank(tokens, at)) is not None:
            at = ranked[1]
        elif word == "for" and (office := _office_ends(tokens, at + 1)) is not None:
            at = office
        elif word in letters and tokens[at].name is None and tokens[at].capital:
            at += 1  # "Ann Reed TD"
        elif (tokens[at].name is None and word in load_nouns()["candidacy"]) or (
            word in QUOTE_MARKS and at + 1 < len(tokens) and tokens[at + 1].lower in (",", ";", "and")
        ):
            at += 1
        else:
            return at
    return at


def _office_ends(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind an office that a list goes on from ("Reed for council and Moss for mayor"); None otherwise."""
    for i in range(at, min(at + 6, len(tokens))):
        if tokens[i].name is not None or looks_like_verb(tokens, i):
            return None
        if tokens[i].lower in ("and", ",", ";"):
            return i if i > at else None
        if tokens[i].lower == "(":
            return i
        if tokens[i].is_mark or tokens[i].lower in load_grammar().conjunctions:
            return None
    return None


def _part_ends(tokens: Sequence[Token], at: int) -> int | None:
    """Index behind "Ward 3", "the 9th" or "the 4th Congressional District"; None where no part of a place stands."""
    at += at < len(tokens) and tokens[at].lower == "the"
    near = [t.lower if t.name is None else "" for t in tokens[at : at + 4]]
    if near and near[0] in word_list("nouns", "parts") and near[1:2] and near[1][:2].strip("abcdefgh").isdigit():
        return at + 2
    if near and near[0][:1].isdigit() and near[0].endswith(("st", "nd", "rd", "th")):
        width = next((n for n, word in enumerate(near[1:], 2) if word in word_list("nouns", "parts")), 1)
        return at + width
    return None


def _is_place(tokens: Sequence[Token], at: int) -> bool:
    """Whether a capital begins a place, not a month or a day."""
    grammar, word = load_grammar(), tokens[at].lower
    if tokens[at].name is not None or not tokens[at].capital or word in grammar.weekdays:
        return False
    return word not in grammar.months or (at + 1 < len(tokens) and tokens[at + 1].capital)


def _skip_place(tokens: Sequence[Token], at: int) -> int:
    """Past a place name: words up to the next mark, conjunction or verb."""
    start = at
    while at < len(tokens) and at - start < 6:
        token = tokens[at]
        stop = token.is_mark or token.lower in load_grammar().conjunctions or token.lower in load_grammar().prepositions
        if stop or looks_like_verb(tokens, at):
            return at
        at += 1
    return at


def clause_ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether a clause says no more at a place than when, why or for which office."""
    if at >= len(tokens) or (tokens[at].is_mark and tokens[at].lower != "-"):
        return True
    grammar, word = load_grammar(), tokens[at].lower
    if tokens[at].name is not None or word in grammar.negations:
        return False
    if word in grammar.conjunctions or word in word_list("grammar", "closing"):
        return True
    if word in word_list("grammar", "before_time"):
        return _is_time(tokens, at + 1)
    timely = word in grammar.weekdays or word in grammar.months or (word.isdigit() and len(word) == len("2024"))
    return timely or (word.endswith("ly") and len(word) > len("only"))


def past_time(tokens: Sequence[Token], at: int) -> int:
    """Index behind the words of a time ("last month", "on Monday", "yesterday") at a place; `at` where none stand."""
    grammar, told, end = load_grammar(), False, at
    leads = word_list("grammar", "before_time")
    while end < len(tokens) and end - at <= MAX_TIME and tokens[end].name is None:
        word = tokens[end].lower
        timely = word in grammar.weekdays or word in grammar.months or word in word_list("grammar", "times")
        if not (timely or word in leads or word[:1].isdigit()):
            break
        told, end = told or timely, end + 1
    return end if told else at


def _is_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time, or the contest, is told at a place behind "on", "in" or "for"."""
    grammar = load_grammar()
    for token in tokens[at : at + MAX_TIME]:
        if token.name is not None or token.is_mark:
            return False
        if (
            token.lower in grammar.weekdays
            or token.lower in grammar.months
            or token.lower in word_list("grammar", "times")
        ):
            return True
        if token.lower in load_nouns()["RACE"] or token.lower in load_nouns()["contest_words"]:
            return True
        if token.lower[:4].isdigit():
            return True
    return False
