"""Which of those asked for does a question leave out for what else they did ("who backed Moss except those who left")?

They are no names and no sort: those who are left did the one and not the other, and so the question is read.
"""

from __future__ import annotations

from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of, has

_ASKING = ("who", "which", "count", "list", "everybody", "all", "group")
_OF_ANY = ("those", "that_one", "anybody", "everybody", "list", "who", "ever", "all", "them")
_BETWEEN = ("be", "have", "do", "still", "ever", "who")


def but_not_doers(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "except those who left" as "but not left"."""
    end = end_of(units)
    at = next((i for i in range(2, end) if _leaves_out(units[i], units[i - 1], lexicon)), end)
    if at >= end or not has(units[:at], "stance") or not has(units[:at], *_ASKING):
        return units
    of_any = at + 1 + (at + 1 < end and units[at + 1].text in ARTICLES)
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


def _leaves_out(unit: Unit, before: Unit, lexicon: Lexicon) -> bool:
    is_apart = unit.text in lexicon.lacking or before.tag == "mark"
    return unit.tag in ("except", "but_not") or (unit.tag == "not" and is_apart)


def _is_of_any(unit: Unit) -> bool:
    """Whether a unit stands for whoever did what follows: "those", "anyone", "people"."""
    is_people = unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles"))
    return is_people or unit.tag in _OF_ANY


def _is_thing(act: Unit) -> bool:
    return bool(act.info.get("noun") or act.info.get("person"))
