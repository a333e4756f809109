"""Whom does somebody back of whom a message tells only how many ("Karlsen endorsed two people. who were they")?

What is told and what is asked make one question: whom he endorsed. It is read so only where nothing else is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, end_of, has

_ASKS = ("who", "which", "list")
_POINTS = ("be", "them", "those", "mark", "tag", "polite")
_AROUND = ("mark", "tag", "and", "but", "polite")
_KEPT = ("ever", "still", "used_to", "have")


def whom_of_number(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with "two people, who are they" behind an act of support as "who"; as they were where more is said."""
    at = len(units)
    while at and (units[at - 1].tag in (*_ASKS, *_POINTS) or _is_light(units[at - 1], lexicon)):
        at -= 1
    asked = next((u for u in units[at:] if u.tag in _ASKS), None)
    told = [u for u in units[:at] if u.tag not in _AROUND]
    acts = [i for i, u in enumerate(told) if u.tag == "stance" and u.text not in lexicon.picked]
    act = next((i for i in acts if told[i].text not in lexicon.having), next(iter(acts), None))
    if asked is None or act is None or told[act].info.get("relation") not in SUPPORT:
        return units
    before, behind = told[:act], told[act + 1 :]
    is_one = [u.tag for u in before if not _is_passed(u, lexicon)] == ["name"]
    counted = [u for u in behind if _counts(u, lexicon)]
    others = [u for u in behind if u not in counted and not _is_sort(u, lexicon) and u.tag != "at_first"]
    if not (is_one and counted) or any(not _is_passed(u, lexicon) for u in others) or has(before, "not"):
        return units
    whom = replace(asked, tag="who", words=("who",), at=counted[0].at, last=counted[-1].last, info={})
    had = [replace(u, tag="ever", info={}) for u in behind if u.text in lexicon.having and u.text in lexicon.past]
    return [*before, told[act], whom, *(u for u in behind if u.tag in _KEPT), *had]  # "has had two candidates"


def counted_behind(units: Sequence[Unit], _: Lexicon) -> Sequence[Unit]:
    """ "Senators who left Moss, how many" and "who left Moss, how many" as "how many (senators) left Moss"."""
    end = end_of(units)
    count = units[end - 1] if end > 1 else None
    if count is None or count.tag != "count" or count.words[-1] != "many":
        return units
    rest = list(units[: end - 1])
    while rest and rest[-1].tag == "mark":
        rest = rest[:-1]
    lead = rest[:1]
    if (
        has(rest[-1:], "and")
        or not has(rest, "stance")
        or not (has(lead, "who") or (has(lead, "group") and has(rest[1:2], "who")))
    ):
        return units
    asked = replace(count, at=lead[0].at, last=lead[0].last)
    sort = [replace(lead[0], at=rest[1].at, last=rest[1].last)] if has(lead, "group") else []
    return [asked, *sort, *rest[1 + len(sort) :], *units[end:]]


def _counts(unit: Unit, lexicon: Lexicon) -> bool:
    is_numeral = unit.text.isdigit() or any(unit.text in words for words in lexicon.numerals)
    return unit.tag == "several" or (unit.tag == "word" and is_numeral)


def _is_sort(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether people of no sort but candidates are meant, or what somebody has picked."""
    is_of_any = unit.tag == "group" and set(unit.info.get("kinds", ())) <= {"candidate"} and not unit.info.get("roles")
    return is_of_any or unit.text in lexicon.picked


def _is_passed(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in _KEPT or unit.text in lexicon.having or _is_light(unit, lexicon)


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and unit.text in lexicon.common
