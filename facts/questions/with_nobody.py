"""Who left somebody and is with nobody ("left Moss, with nobody now: who", "out on Moss, in with nobody")?

That they are with nobody limits who is meant: it is said as a second act of theirs, "and is with nobody".
"""

from __future__ import annotations

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, has

_LEADING = ("mark", "and", "but", "be", "word")


def and_with_nobody(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with ", with nobody" behind whom somebody left as "and is with nobody"."""
    at = next((i for i in range(1, len(units) - 1) if _is_with_nobody(units, i)), 0)
    start = at
    while start and units[start - 1].tag in _LEADING:
        start -= 1
    is_left = start > 1 and units[start - 1].name is not None
    if not at or not is_left or has(units[at + 2 :], "name", "stance"):
        return units
    if units[start - 2].info.get("relation") != Relation.WITHDREW:
        return units
    place = units[start - 1].last
    joint = Unit(tag="and", at=place, last=place, words=(min(lexicon.talk["joins_acts"]),))
    being = Unit(tag="be", at=place, last=place, words=tuple(sorted(lexicon.talk["being"])))
    told = [*units[:start], joint, being, *units[at : at + 2]]
    behind = [u for u in units[at + 2 :] if u.tag != "mark"]
    act = units[0]
    if not has(behind[-1:], "who") or has(told, "who") or act.tag != "stance" or act.at == act.last:
        return [*told, *units[at + 2 :]]
    asked = replace(behind[-1], at=act.at, last=act.at)  # "done with Moss, backing nobody, who"
    return [asked, replace(act, at=act.last), *told[1:], *behind[:-1]]


def _is_with_nobody(units: list[Unit], index: int) -> bool:
    return units[index].info.get("relation") in SUPPORT and units[index + 1].tag == "nobody"
