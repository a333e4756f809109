"""Who is said to be with nobody ("left Moss, with nobody now: who", "left her and has nobody else", "without a pick")?

Behind whom they left it limits who is meant: a second act of theirs, "and is with nobody". Those who have no pick or no
endorsement are asked for by it alone, of whatever sort they are: "unions with nobody".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import WITH, Unit, end_of, has

_PASSED = ("mark", "and", "but", "be", "word")


def and_with_nobody(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with ", with nobody" behind whom somebody left as "and is with nobody"."""
    at = next((i for i in range(1, len(units) - 1) if _is_with_nobody(units, i)), 0)
    start = at
    while start and units[start - 1].tag in _PASSED:
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


def gone_to_nobody(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "went from Moss backer to backing nobody", "... to nobody's" as "left Moss and is with nobody"."""
    at = next((i for i, u in enumerate(units) if u.tag == "nobody"), 0)
    named = next((i for i in range(at - 1, 0, -1) if units[i].name is not None), 0)
    between, behind = units[named + 1 : at], units[at + 1 : end_of(units)]
    is_left = named > 0 and any(u.info.get("relation") == Relation.WITHDREW for u in units[:named])
    is_to = any(u.text in lexicon.talk["preferred_to"] for u in between)
    if not (is_left and is_to) or not all(_is_backing(u) for u in (*between, *behind)):
        return units
    place = units[named].last
    joint = Unit(tag="and", at=place, last=place, words=(min(lexicon.talk["joins_acts"]),))
    being = Unit(tag="be", at=place, last=place, words=tuple(sorted(lexicon.talk["being"])))
    leading = Unit(tag="stance", at=units[at].at - 1, last=units[at].at - 1, words=("with",), info=WITH)
    left = {"relation": Relation.WITHDREW}  # and came to nobody, though they "switched"
    led = [u for u in units[: named + 1] if u.info.get("relation") not in SUPPORT]
    gone = [replace(u, info=left) if u.info.get("relation") == Relation.WITHDREW else u for u in led]
    return [*gone, joint, being, leading, replace(units[at], words=("nobody",)), *units[end_of(units) :]]


def _is_backing(unit: Unit) -> bool:
    """Whether a unit only says that somebody's backers are spoken of ("backing", "'s backer", "to being")."""
    return unit.info.get("relation") in SUPPORT or unit.tag in ("word", "be")


def nobody_besides(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "has nobody else" behind whom they left as "has nobody": nobody but another was left."""
    left = next((i for i, u in enumerate(units) if u.info.get("relation") == Relation.WITHDREW), len(units))
    for at in range(left + 2, len(units)):
        is_led = has(units[left + 2 : at], "and", "but") or bool(units[at - 1].info.get("prep"))  # "for nobody else"
        if not has(units[left + 1 : at], "name") or not is_led:
            continue
        if (read := _nobody_at(units, at, lexicon)) is not None:
            return read
    return units


def _nobody_at(units: list[Unit], at: int, lexicon: Lexicon) -> list[Unit] | None:
    """The units with "nobody else" or "no other pick" here as "nobody"; None where there is none."""
    unit, before, behind = units[at], units[at - 1], units[at + 1 : at + 3]
    nobody = replace(unit, tag="nobody", words=("nobody",), info={})
    is_held = before.info.get("relation") in SUPPORT
    if is_held and unit.tag == "only" and unit.text.split()[-1] in lexicon.talk["besides_all"]:
        return [*units[:at], nobody, *units[at + 1 :]]
    if is_held and unit.tag == "no" and has(behind[:1], "else") and len(behind) > 1 and _is_choice(behind[1], lexicon):
        return [*units[:at], nobody, *units[at + 3 :]]
    return None


def _is_choice(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is whom somebody backs ("pick", "candidate")."""
    return is_pick(unit, lexicon) or "candidate" in unit.info.get("kinds", ())


_BESIDE = ("still", "anybody", "no", "word")


def without_pick(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "without a pick" or "have no pick" behind several of a sort as "with nobody"."""
    at = next((i for i, u in enumerate(units) if is_pick(u, lexicon)), 0)
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


def is_pick(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is one whom somebody backs ("a pick"), or the backing of one."""
    is_support = unit.tag == "stance" and unit.info.get("relation") in SUPPORT
    return is_support and unit.text in lexicon.talk["picked"]


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
_THAT = ARTICLES | RELATIVES
