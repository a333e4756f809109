"""Who stands in a loose list, one that also holds people without a name ("his roommate and the Grocers' Council")?

Every name counts up to the next verb, except those that only tell where somebody belongs ("a judge of Port Clement").
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar

MAX_ASIDE = 7  # words of ", as of last Wednesday,"
_BELONGS = frozenset({"of", "at", "for", "with", "in", "from", "("})
_STANDS = frozenset({"is", "are", "was", "were", "stand", "stands", "stood", "come", "comes"})
_LEADS = frozenset({"also", "still", "now", "firmly", "squarely", "already", "and", "but"})


def read_loose_list(tokens: Sequence[Token], start: int) -> Names:
    """Every name of a list from `start` to the sentence's end or the next verb of its own."""
    found: list[int] = []
    for i in range(start, len(tokens)):
        word = tokens[i].lower
        if word in (".", "?", "!") or (looks_like_verb(tokens, i) and not _in_clause(tokens, i)):
            break
        if not tokens[i].is_actor or tokens[i].is_pronoun:
            continue
        before = next((t.lower for t in reversed(tokens[start:i]) if t.lower not in ("the", "a")), "")
        if before not in _BELONGS and not _in_clause(tokens, i):
            found.append(i)
    return Names(tuple(found), found[-1] + 1) if found else NOBODY


def _in_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause holds the token ("the Gazette, which had not endorsed a Democrat since Truman")."""
    grammar = load_grammar()
    for i in range(at, max(-1, at - 14), -1):
        word = tokens[i].lower
        if word in (";", ".") or (i < at and word == "and"):
            return False
        if tokens[i].name is None and (word in grammar.relatives or word == "whose"):
            return True
    return False


def find_behind(tokens: Sequence[Token], at: int) -> tuple[Names, Names]:
    """The two sides of "Also behind Reed are E and E", "With Reed is E": supporters, candidates; none elsewhere."""
    if any(t.lower not in _LEADS or t.name is not None for t in tokens[:at]):
        return NOBODY, NOBODY
    whom = read_object(tokens, at + 1)
    verb = _past_aside(tokens, whom.end)
    if not whom or verb >= len(tokens) or tokens[verb].lower not in _STANDS:
        return NOBODY, NOBODY
    by = read_object(tokens, verb + 1) or read_loose_list(tokens, verb + 1)
    return (by, whom) if by else (NOBODY, NOBODY)


def _past_aside(tokens: Sequence[Token], at: int) -> int:
    """Past ", as of Wednesday," without a name; else the place itself."""
    if at >= len(tokens) or tokens[at].lower != ",":
        return at
    close = next((i for i in range(at + 1, min(at + MAX_ASIDE, len(tokens))) if tokens[i].lower == ","), None)
    named = close is None or any(t.name is not None for t in tokens[at:close])
    return at if named or close is None else close + 1


_SEVERAL = ("two", "three", "four", "five", "six", "seven", "eight")  # in order, from two


def named_of_several(tokens: Sequence[Token], at: int) -> Names:
    """Those whom "two of its founders, A and B" names, if they are as many, with others of the same list."""
    word = tokens[at].lower if at < len(tokens) else ""
    if word not in _SEVERAL or tokens[at].name is not None:
        return NOBODY
    listed = read_loose_list(tokens, at + 1)
    return listed if len(listed.at) >= _SEVERAL.index(word) + 2 else NOBODY
