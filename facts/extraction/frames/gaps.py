"""Where does a clause leave out its verb ("; the League, Reed", "and the Guild the lawyer Jo Moss")?

Such a gap ends a list: its second name is whom the first stands by, not a further member.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.extraction.annotated import How
from facts.extraction.frames.clause_lists import MAX_TITLE, side_by_side
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar

_JOINTS = ("and", "while", "but")
_STOPS = (".", ";", "?", "!")
_GIVEN = ("by", "that", "those")
_TO_WHOM = ("for", "with", "behind")
MAX_DESCRIPTION = 5  # words of "the former county judge" before whom it is about


Gap = tuple[tuple[int, ...], int]  # who, and whom


def find_gaps(tokens: Sequence[Token]) -> Iterator[Gap]:
    """Who and whom of every clause of a sentence that leaves out its verb, in order."""
    for i in range(2, len(tokens) - 2):
        word = tokens[i].lower
        if word in ("and", "while") and (pair := _joined(tokens, i + 1)) is not None:
            yield (pair[0],), pair[1]
        elif word == "," and tokens[i + 2].lower in _GIVEN and (passive := passive_gap(tokens, i + 1)) is not None:
            yield (passive[0],), passive[1]
        bare = word == ";" or (word == "," and tokens[i + 1].lower in ("and", "while"))
        if bare and (gap := gapped_at(tokens, i + 1)) is not None:
            yield gap


def _joined(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    return _for_whom(tokens, at) or described_gap(tokens, at) or passive_gap(tokens, at)


def _for_whom(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The two names of "and the Guild for Moss"."""
    at += tokens[at].lower == "the"
    if at + 2 >= len(tokens) or not tokens[at].is_actor or tokens[at].is_person or not tokens[at + 2].is_actor:
        return None
    return (at, at + 2) if tokens[at + 1].lower in ("for", "behind") else None


def gapped_at(tokens: Sequence[Token], at: int) -> Gap | None:
    """Who and whom of "; Ott and the League, Reed": a clause that leaves out its verb; None where there is none."""
    at += at < len(tokens) and tokens[at].lower in _JOINTS
    stop = at
    while stop < len(tokens) and tokens[stop].lower not in _STOPS:
        stop += 1
    if stop < at + 2 or tokens[stop - 1].name is None:
        return None
    who, end = side_by_side(tokens, at)
    if not who or end >= len(tokens):
        return None
    if len(who) > 1 and _ends_at(tokens, who[-1]):  # "; Ott and Pike, Reed": the last is whom they back
        fits = tokens[who[-1] - 1].lower == "," and _is_somebody(tokens, who[-1])
        return (who[:-1], who[-1]) if fits else None
    to = end + (tokens[end].lower == ",")
    to += to < len(tokens) and tokens[to].lower in _TO_WHOM
    plain = to > end or len(who) == 1
    fits = to < len(tokens) and plain and _ends_at(tokens, to) and _is_somebody(tokens, to)
    return (who, to) if fits else None


def _ends_at(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 >= len(tokens) or tokens[at + 1].lower in _STOPS


def opens_gap(tokens: Sequence[Token], name: int) -> bool:
    """Whether a name begins a clause without a verb ("and the Guild the lawyer Jo Moss", "and Moss by the Guild")."""
    return described_behind(tokens, name) is not None or passive_gap(tokens, name) is not None


def having_gap(tokens: Sequence[Token], at: int) -> bool:
    """Whether ", Reed the Guild" stands at a person behind a comma: whom the next one has, without its verb."""
    person = at + 1 < len(tokens) and _is_somebody(tokens, at)
    return person and tokens[at + 1].name is not None and tokens[at + 1].is_actor and not tokens[at + 1].is_person


def passive_gap(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Who and whom of "Moss by the Guild" or "Moss that of the Guild", without its verb; None where there is none."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower not in _GIVEN or not _is_somebody(tokens, at):
        return None
    who = at + 2
    if tokens[at + 1].lower != "by":
        if tokens[who].lower not in ("of", "from"):
            return None
        who += 1
    who += who < len(tokens) and tokens[who].lower == "the"
    return (who, at) if who < len(tokens) and tokens[who].is_actor else None


def described_gap(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The two names of "the Guild the lawyer Jo Moss": nothing but a description stands between them."""
    who = next((i for i in range(at, min(at + MAX_TITLE + 1, len(tokens))) if tokens[i].name is not None), None)
    if who is None or not tokens[who].is_actor or any(not _is_plain(tokens, i) for i in range(at, who)):
        return None
    whom = described_behind(tokens, who)
    return (who, whom) if whom is not None else None


def described_behind(tokens: Sequence[Token], name: int) -> int | None:
    """Index of the person whom "the lawyer" right behind a name describes; None where no such words stand."""
    at = name + 1
    if at >= len(tokens) or tokens[at].name is not None or tokens[at].lower not in ("the", "a", "an", "former"):
        return None
    for i in range(at + 1, min(at + MAX_DESCRIPTION + 1, len(tokens))):
        if tokens[i].name is not None:
            return i if _is_somebody(tokens, i) else None
        if not _is_plain(tokens, i):
            return None
    return None


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a person is named outright."""
    name = tokens[at].name
    return name is not None and name.how in (How.FULL, How.SURNAME) and tokens[at].is_actor and tokens[at].is_person


def _is_plain(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word may be part of a title or a description."""
    grammar, word = load_grammar(), tokens[at].lower
    small = word in grammar.prepositions or word in grammar.conjunctions or word in grammar.relatives
    return not (tokens[at].is_mark or small or word in grammar.negations or looks_like_verb(tokens, at))
