"""Who has nobody whom they back ("unions without a pick", "which papers have no endorsement yet")?

Those are asked for, of whatever sort they are: "unions with nobody".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import WITH, Unit, end_of, has

_BESIDE = ("still", "anybody", "no", "word")


def without_pick(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "without a pick" or "have no pick" behind several of a sort as "with nobody"."""
    at = next((i for i, u in enumerate(units) if _is_pick(u, lexicon)), 0)
    having = next((i for i in range(at - 1, -1, -1) if _is_having(units[i])), 0)
    between = units[having + 1 : at]
    if not having or has(units, *_OF_SOME) or _is_of_some(units[at + 1 :]):
        return units
    if not all(u.tag in _BESIDE and (u.tag != "word" or u.text in ARTICLES) for u in between):
        return units
    if not _are_several(units[:having]) or sum(u.tag == "stance" for u in units) > 1 + (units[having].tag == "stance"):
        return units
    if units[having].tag != "not" and not has(between, "no"):
        return units
    whom = replace(units[at], tag="nobody", info={})
    held = replace(units[having], tag="stance", info=WITH)
    return [*units[:having], held, *(u for u in between if u.tag == "still"), whom, *units[at + 1 :]]


_OF_SOME = ("name", "him", "her", "them", "only", "count", "window")


def _is_pick(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is one whom somebody backs, or the backing of one."""
    is_act = unit.tag == "stance" and unit.info.get("relation") in SUPPORT
    return is_act and len(unit.words) == 1 and unit.text in lexicon.talk["picked"]


def _is_having(unit: Unit) -> bool:
    """Whether a unit has somebody, or is without anybody."""
    return unit.text in ("without", "sin") or (unit.info.get("relation") in SUPPORT and bool(unit.info.get("weak")))


def _is_of_some(behind: Sequence[Unit]) -> bool:
    """Whether more is said of what they have than for which office and since when it is theirs."""
    return not all(u.tag in ("office", "still", "list", "mark", "tag", "polite") for u in behind[: end_of(behind)])


def _are_several(before: Sequence[Unit]) -> bool:
    """Whether all that stands before is several of a sort who are no candidates."""
    at = next((i for i, u in enumerate(before) if u.text == "("), len(before))
    end = next((i for i, u in enumerate(before) if u.text == ")"), len(before))
    said = [u for u in (*before[:at], *before[end:]) if u.tag not in _LEADING and u.text not in _THAT]
    is_sort = [u.tag for u in said] == ["group"] and not said[0].info.get("is_single")
    return is_sort and "candidate" not in said[0].info.get("kinds", ())


_LEADING = ("mark", "who", "list", "all", "which", "polite")
_THAT = {*ARTICLES, "that", "que"}
