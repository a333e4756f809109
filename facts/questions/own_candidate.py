"""Whom do those mean who "left the candidate they had chosen"?

Whoever it was: each of those asked for has one of their own, so that no candidate in particular is spoken of.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_DOERS = ("who", "which", "count", "anybody", "list", "name", "nobody", "everybody")
_CHOOSING = (Relation.BACKS, Relation.ENDORSED, Relation.WITHDREW)
_BETWEEN = ("have", "ever", "first", "at_first", "used_to", "be", "do")


def of_own_candidate(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "the candidate they chose", "whoever they back" or "their candidate" behind what was done."""
    end = end_of(units)
    for at in range(2, end):
        closes = _closes(units, at, end, lexicon)
        start = at - 1 if units[at - 1].text in ARTICLES or units[at - 1].text in lexicon.owning else at
        if closes and _is_done(units[:start]):
            return [*units[:start], *units[end:]]
    return units


def _closes(units: Sequence[Unit], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether nothing but somebody's own candidate stands from a place to the end."""
    unit = units[at]
    if unit.info.get("owned") and unit.info.get("subject") == "candidate" and len(unit.words) > 1:
        return at + 1 == end and not (unit.info.get("of_none_else") or unit.info.get("foremost"))
    is_one = unit.tag == "group" and unit.info.get("kinds") == ["candidate"]
    is_one = is_one or unit.text in lexicon.talk["whoever"]
    passed = lexicon.talk["relating"] | lexicon.having
    rest = [u for u in units[at + 1 : end] if u.tag not in ("who", *_BETWEEN) and u.text not in passed]
    rest = rest[:-1] if len(rest) > 2 and rest[-1].text in lexicon.times["far_before"] else rest
    if not is_one or len(rest) != 2 or not has(rest[:1], "them", "him", "her", "that_one"):
        return False
    info = rest[1].info
    return (
        rest[1].tag == "stance" and info.get("relation") in _CHOOSING and not (info.get("noun") or info.get("person"))
    )


def _is_done(units: Sequence[Unit]) -> bool:
    """Whether an act closes these, done by whoever is asked for or named."""
    acts = [i for i, u in enumerate(units) if u.tag == "stance"]
    if not acts or not has(units[: acts[-1]], *_DOERS):
        return False
    behind = units[acts[-1] + 1 :]
    is_weak = units[acts[-1]].info.get("weak") and len(acts) < 2 and not units[acts[-1]].info.get("prep")
    return not is_weak and all(u.tag == "word" for u in behind)
