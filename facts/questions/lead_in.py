"""Which words in front of a colon only tell why somebody asks ("my dad has a bet on: who backs Reed")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.tokens import ENDS, fold
from facts.questions.units import Unit, has


def without_lead_in(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units behind a colon that is led up to by why somebody asks ("we've a vote on Thursday: which unions ...").

    A lead-in that may limit the question stays: it names somebody or a sort, or a day that is not the asker's own.
    """
    at = next((i for i, u in enumerate(units) if u.text == ":"), 0)
    start = max((i + 1 for i, u in enumerate(units[:at]) if u.tag == "mark" and u.text in ENDS), default=0)
    front, rest = units[start:at], list(units[at + 1 :])
    is_own = any(u.text in lexicon.talk["lead_in"] for u in front)
    if not (is_own and has(rest, "stance") and _asks_at_once(rest)):
        return units
    return units if any(_may_limit(u, lexicon) for u in front) else [*units[:start], *rest]


def _asks_at_once(units: Sequence[Unit]) -> bool:
    opening = next((u for u in units if u.tag not in ("word", "polite", "mark", "tag", "and", "but")), None)
    return opening is not None and (opening.tag in (*QUESTION_TAGS, "do", "be", "have") or opening.text in _AUX)


_AUX = frozenset({"has", "have", "had"})


def _may_limit(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit of a lead-in may be a part of the question."""
    if unit.window is not None:
        words = set(fold(unit.window.written).split())
        return not words <= lexicon.weekdays | lexicon.talk["own_days"]
    is_known = unit.name is not None and bool(unit.name.matches)
    is_sort = bool(unit.info.get("kinds") or unit.info.get("roles"))
    return is_known or is_sort or unit.tag in (*QUESTION_TAGS, "only", "except", *_PLACES)


_PLACES = ("rank", "rank_2", "rank_3", "first", "last", "new", "conditional")


def without_got(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without the "got" of "got any unions for Moss", which asks for them and tells of nobody's having."""
    start = next((i for i, u in enumerate(units) if u.tag not in ("mark", "polite", "and", "but", "tag")), len(units))
    said = units[start : start + 5]
    is_led = bool(said) and said[0].text in lexicon.having | lexicon.gotten
    if not is_led or [u.tag for u in said[1:]] != ["anybody", "group", "stance", "name"]:
        return units
    return [*units[:start], *units[start + 1 :]] if said[3].info.get("prep") else units
