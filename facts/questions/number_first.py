"""Is a number asked for in front of the rest ("give me a number: unions that left Moss")?"""

from __future__ import annotations

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import PLEASE, Unit, has

_AROUND = ("list", "only", "polite")
_COUNTED = ("group", "who", "those", "everybody", "all", "anybody")


def number_first(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with such a heading as "how many", of whomever "who" asks behind it."""
    at = next((i for i, u in enumerate(units) if u.text in lexicon.talk["counting"]), len(units))
    behind = at + 1
    while behind < len(units) and (units[behind].text in PLEASE or units[behind].tag == "only"):
        behind += 1
    if behind >= len(units) or not all(_is_wish(u, lexicon) for u in units[:at]) or not _leads(units[behind]):
        return units
    rest = units[behind + 1 :]
    if units[behind].tag != "mark" and not has(rest[:1], "group"):
        return units
    if not has(rest, "stance") or not has([u for u in rest[:2] if u.text not in ARTICLES], *_COUNTED):
        return units
    rest = rest[1:] if rest[0].text in ARTICLES or rest[0].tag == "who" else rest
    return [replace(units[at], tag="count", info={}, name=None), *rest]


def _is_wish(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit only says that something is wanted ("i need a", "give me the")."""
    is_of_asker = unit.tag == "word" and unit.text in lexicon.common
    return unit.tag in _AROUND or unit.text in ARTICLES or is_of_asker


def _leads(unit: Unit) -> bool:
    """Whether a mark or a "for" leads to what is counted."""
    return (unit.tag == "mark" and unit.text in ",:;-–—") or bool(unit.info.get("prep")) or unit.tag == "of"
