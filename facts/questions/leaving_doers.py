"""Which of those asked for does a question leave out for what else they did ("who backed Moss except those who left")?

They are no names and no sort: those who are left did the one and not the other, and so the question is read.
"""

from __future__ import annotations

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_ASKING = ("who", "which", "count", "list", "everybody", "all", "group")
_OF_ANY = ("those", "that_one", "anybody", "everybody", "list", "who", "ever", "all", "them")
_BETWEEN = ("be", "have", "do", "still", "ever", "who")


def but_not_doers(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "except those who left" as "but not left"."""
    units = _not_for_another(_without_just(units), lexicon)
    end = end_of(units)
    at = next((i for i in range(2, end) if _leaves_out(units[i], units[i - 1], lexicon)), end)
    if at >= end or not has(units[:at], "stance") or not has(units[:at], *_ASKING):
        return units
    of_any = at + 1 + (at + 1 < end and units[at + 1].text in ARTICLES)
    if of_any + 1 == end and at + 1 < of_any and _are_leavers(units[of_any]):
        return _without_people(units, at)
    if of_any >= end or not _is_of_any(units[of_any]):
        return units
    act = of_any + 1
    while act < end and (units[act].tag in _BETWEEN or units[act].text in lexicon.talk["that"]):
        act += 1
    if act >= end or units[act].tag != "stance" or _is_thing(units[act]):
        return units
    before = units[: at - 1] if units[at - 1].tag == "mark" else units[:at]
    but = replace(units[at], tag="but", words=("but",), info={})
    denial = replace(units[of_any], tag="not", last=units[act - 1].last, words=("not",), info={})
    return [*before, but, denial, *units[act:]]


def _are_leavers(unit: Unit) -> bool:
    return bool(unit.info.get("person")) and unit.info.get("relation") == Relation.WITHDREW


def _without_people(units: list[Unit], at: int) -> list[Unit]:
    """The units with ", not the quitters" as "but not quit"."""
    before = units[: at - 1] if units[at - 1].tag == "mark" else units[:at]
    but = replace(units[at], tag="but", words=("but",), info={})
    act = replace(units[at + 2], info={"relation": units[at + 2].info["relation"]})
    return [*before, but, replace(units[at], tag="not", words=("not",), info={}), act, *units[at + 3 :]]


def _without_just(units: list[Unit]) -> list[Unit]:
    """The units without the "just" of ", just not those who left"."""
    return [u for i, u in enumerate(units) if not _is_just_not(units, i)]


def _is_just_not(units: list[Unit], index: int) -> bool:
    is_led = units[index].tag == "only" and has(units[index - 1 : index], "mark")
    return is_led and has(units[index + 1 : index + 2], "not") and has(units[index + 2 : index + 3], *_OF_ANY)


def _not_for_another(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "left Moss but not for Reed", "... not to join Reed" as "left Moss but not backs Reed"."""
    end = end_of(units)
    at = next((i for i in range(2, end - 2) if _denies_going(units, i)), 0)
    to = [u for u in units[at + 1 : end] if u.text not in ARTICLES]
    first = next((i for i, u in enumerate(to) if u.name is not None), 0)
    whom = to[first:]
    is_row = all(u.name is not None or u.tag in ("or", "and", "mark") for u in whom)
    if not at or not first or not is_row or to[0].text not in lexicon.talk["bound_for"]:
        return units
    act = to[1:first] or to[:1]
    if len(act) > 1 or (first > 1 and act[0].info.get("relation") not in SUPPORT):
        return units
    joined = replace(act[0], tag="stance", words=("backs",), info={"relation": str(Relation.BACKS), "state": True})
    before = units[: at - 1] if units[at - 1].tag in _JOINS else units[:at]
    but = replace(units[at], tag="but", words=("but",), info={})
    return [*before, but, replace(units[at], tag="not", words=("not",), info={}), joined, *whom, *units[end:]]


_JOINS = ("mark", "and", "but")


def _denies_going(units: list[Unit], index: int) -> bool:
    """Whether a "not" stands apart behind whom somebody left."""
    is_apart = units[index].tag == "but_not" or (units[index].tag == "not" and units[index - 1].tag in _JOINS)
    left = next((i for i, u in enumerate(units[:index]) if u.info.get("relation") == Relation.WITHDREW), index)
    return is_apart and has(units[left:index], "name", "him", "her")


def _leaves_out(unit: Unit, before: Unit, lexicon: Lexicon) -> bool:
    is_apart = unit.text in lexicon.lacking or before.tag == "mark"
    return unit.tag in ("except", "but_not") or (unit.tag == "not" and is_apart)


def _is_of_any(unit: Unit) -> bool:
    """Whether a unit stands for whoever did what follows: "those", "anyone", "people"."""
    is_people = unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles"))
    return is_people or unit.tag in _OF_ANY


def _is_thing(act: Unit) -> bool:
    return bool(act.info.get("noun") or act.info.get("person"))
