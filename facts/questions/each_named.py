"""Whom does each of those back who are named in front of the question ("Karlsen and Oduya, who is each of them with")?

They stand where "each of them" does: "who are Karlsen and Oduya with".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def each_of_named(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with several names in front of "who is each of them with" in the place of "each of them"."""
    asked = next((i for i, u in enumerate(units) if u.tag in ("who", "which")), 0)
    front = units[: asked - has(units[asked - 1 : asked], "mark")] if asked else []
    start = next((i for i, u in enumerate(front) if u.name is not None), len(front))
    row, each = front[start:], asked + 2
    if not _are_named(row, units[:start]) or not has(units[asked + 1 : each], "be", "do", "have", "stance"):
        return units
    if units[asked + 1].tag == "stance" and units[asked + 1].text not in lexicon.having:
        return units
    end = _end_of_each(units, each, lexicon)
    if end == each or not has(units[end : end + 1], "stance"):
        return units
    helping = units[asked + 1]
    helping = replace(helping, tag="have", info={}) if helping.tag == "stance" else helping
    moved = _placed([units[asked], helping, *row], row[0].at)
    return [*units[:start], *moved, *units[end:]]


def _are_named(row: Sequence[Unit], before: Sequence[Unit]) -> bool:
    """Whether two or more names, joined by "and" or commas, are all that is said."""
    joins = (u for u in row if u.name is None)
    is_plain = all(u.tag in ("and", "mark") or u.text in ARTICLES for u in joins)
    is_led = all(u.tag in ("mark", "polite", "and", "but", "tag") or u.text in ARTICLES for u in before)
    return sum(u.name is not None for u in row) > 1 and is_plain and is_led


def _end_of_each(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int:
    """Where "each of them", "each one" or "they each" ends that begins at a place; the place itself where none does."""
    end = at + has(units[at : at + 1], "them")
    if not (end < len(units) and lexicon.talk["each"].intersection(units[end].words)):
        return at
    end += 1
    while has(units[end : end + 1], "of", "them", "those") or (
        end < len(units) and units[end].text in lexicon.talk["ones"]
    ):
        end += 1
    return end


def _placed(units: Sequence[Unit], at: int) -> list[Unit]:
    """The units one behind the other from a place on."""
    found: list[Unit] = []
    for unit in units:
        last = at + unit.last - unit.at
        found.append(replace(unit, at=at, last=last))
        at = last + 1
    return found
