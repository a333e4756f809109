"""Is a name that the way back to a subject comes to part of an aside itself, and who stands before that?

"Reed, who left when Ott, the mayor, spoke, backed": the last comma closes what tells of Ott and what tells of Reed.
Only a clause of Ott's own ("when Ott, the mayor, backed") may make Ott the subject, if Reed has a verb elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.frames.asides import before_aside, opens_aside
from facts.extraction.frames.lists_back import opening
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb, saying_forms
from facts.extraction.frames.trades import means_same
from facts.extraction.lexicon import load_grammar

MAX_OUTER = 30  # words from the outer comma to the name
MAX_PLACE = 5  # words of "of Port Marl"
_RELATIVES = frozenset({"whom", "that"})


def before_asides(tokens: Sequence[Token], comma: int) -> int | None:
    """Index before the aside that a comma closes, and before the one around that; None when it closes none."""
    before = before_aside(tokens, comma)
    outer = outside_of(tokens, before, comma) if before is not None else None
    return before if outer is None else outer


def outside_of(tokens: Sequence[Token], at: int, comma: int) -> int | None:
    """Index before the aside that a comma closes and in which the name at a place stands; None when it acts itself."""
    outer = _outer_comma(tokens, at)
    return None if outer is None or _acts_itself(tokens, outer, at, comma) else outer - 1


def _outer_comma(tokens: Sequence[Token], at: int) -> int | None:
    """The comma behind a name that opens the aside in which the name at `at` stands, no comma between."""
    at = _name_ending(tokens, at)
    if not tokens[at].is_actor:
        return None
    first = at - 1
    if first > 0 and tokens[first].lower == ",":
        if not means_same(tokens, first - 1, at):
            return None
        first -= 2  # "whom Ott, the sheriff," at "the sheriff"
    for i in range(first, max(0, first - MAX_OUTER), -1):
        if tokens[i].lower in BREAKS and tokens[i].lower not in ("(", ")"):
            return None
        if tokens[i].lower == ",":
            joined = tokens[i + 1].lower in load_grammar().conjunctions
            leads = any(looks_like_verb(tokens, n) or tokens[n].lower in _leads() for n in range(i + 1, first + 1))
            is_aside = leads and not joined and _closes_a_name(tokens, i - 1) and opens_aside(tokens, i + 1, first + 1)
            return i if is_aside else None
    return None


@lru_cache
def _leads() -> frozenset[str]:
    """What stands between a comma and a name that is more than its title ("with Ott", "who", "when")."""
    grammar = load_grammar()
    return grammar.prepositions | grammar.subordinators | _RELATIVES | {"who", "which", "whose"}


def _name_ending(tokens: Sequence[Token], at: int) -> int:
    """The name to which "of Marl" at a place belongs ("the mayor of Marl"), else the place itself."""
    of = next((i for i in range(at, max(0, at - MAX_PLACE), -1) if tokens[i].lower == "of"), 0)
    return of - 1 if of and tokens[of - 1].is_actor else at


def _closes_a_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name, or one with its short form in brackets, ends at a place."""
    if tokens[at].lower == ")":
        at = opening(tokens, at)
    return at >= 0 and tokens[at].is_actor


def _acts_itself(tokens: Sequence[Token], outer: int, at: int, comma: int) -> bool:
    """Whether the verb behind the comma is that of a clause of the inner name's own ("when Ott, the mayor, backed")."""
    clauses = load_grammar().subordinators | _RELATIVES
    lead = next((t.lower for t in tokens[outer + 1 : at] if t.name is None and t.lower in clauses), None)
    if lead is None or any(looks_like_verb(tokens, i) for i in range(at + 1, comma)):
        return False
    return lead in _RELATIVES or _has_verb_before(tokens, outer) or _has_verb_behind(tokens, comma)


def _has_verb_before(tokens: Sequence[Token], outer: int) -> bool:
    """Whether whoever stands before the outer comma is what a verb acts on ("They thanked Reed, who")."""
    for i in range(outer - 1, -1, -1):
        if looks_like_verb(tokens, i):
            return tokens[i].lower not in saying_forms()
        if tokens[i].is_mark:
            return False
    return False


def _has_verb_behind(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a verb without a subject stands behind a later comma ("..., backed Moss, said")."""
    later = range(comma + 2, len(tokens) - 1)
    return any(tokens[i].lower == "," and looks_like_verb(tokens, i + 1) for i in later)
