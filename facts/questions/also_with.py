"""Who of those that did one thing is told something else, too ("on Moss's list, also on Reed's", "that's running")?

Both are told of whoever is asked for: "anyone with Moss and with Reed". That somebody stands in the contest, in front
of the act or behind it, or in a few words of it ("of the ones running"), limits those who are asked for to candidates;
without it everybody else would be told as well. A clause of that shape that says anything else is named as not
understood.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.units import WITH, Unit, end_of, has

_ASKING = ("who", "which", "anybody", "count", "group", "everybody", "list", "nobody")
_LINKS = ("who", "be", "not", "stance", "word")


def also_with(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "who with Moss is also Reed's" as "who with Moss and with Reed"."""
    end = end_of(units)
    behind = end - (units[end - 1].text in lexicon.beside["as_well"])
    named = [i for i, u in enumerate(units[:behind]) if u.name is not None]
    if len(named) != _PAIR or named[1] != behind - 1 or not has(units[: named[0]], *_ASKING):
        return units
    one, other = named
    people = one + 1 if _are_people(units[one + 1]) else 0
    link = units[(people or one) + 1 : other]
    is_told = behind < end or has(link, "be", "who") or any(u.text in lexicon.joining for u in link)
    if not is_told or not _links(link, units[other], lexicon):
        return units
    led = _led(units[: one + 1], people=units[people] if people else None)
    joint = link[:1] or units[other - 1 : other]
    both = replace(joint[0], tag="and", words=("and",), info={}, name=None)
    leading = replace(units[other - 1], tag="stance", words=("with",), info=WITH, name=None)
    being = replace(both, tag="be", words=("is",))
    denial = [u for u in link if u.tag == "not"]
    return [*led, both, being, *denial, leading, units[other], *units[end:]] if led else units


_PAIR = 2


def _are_people(unit: Unit) -> bool:
    """Whether a unit is all of somebody's people."""
    is_any = unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles"))
    return is_any or (bool(unit.info.get("person")) and unit.info.get("relation") == Relation.BACKS)


def _links(link: Sequence[Unit], other: Unit, lexicon: Lexicon) -> bool:
    """Whether words say of those before them that they are with whoever is named behind."""
    allowed = {*lexicon.joining, *lexicon.talk["that"], *_IN}
    acts = [u for u in link if u.tag == "stance"]
    is_link = all(u.tag in _LINKS and (u.tag != "word" or u.text in allowed) for u in link)
    is_with = bool(acts) and acts[-1] is link[-1] and _is_with(acts[-1])
    return is_link and len(acts) < _PAIR and (is_with or (not acts and is_possessive(other)))


_IN = frozenset({"in", "on"})


def _is_with(act: Unit) -> bool:
    is_place = bool(act.info.get("prep") or act.info.get("inside")) or act.words[0] in _IN
    return act.info.get("relation") == Relation.BACKS and is_place


def _led(units: Sequence[Unit], *, people: Unit | None) -> list[Unit]:
    """The units that tell who is with the first; nothing where they tell of something else."""
    acts = [u for u in units if u.tag == "stance"]
    if people is None:
        return [*units] if len(acts) == 1 and _is_with(acts[0]) else []
    lead, name = [u for u in units[:-1] if u.tag != "of"], units[-1]
    if acts or not lead or not has(lead[-1:], *_ASKING):
        return []
    asked = replace(lead[-1], tag="who") if lead[-1].tag == "which" else lead[-1]
    leading = Unit(tag="stance", at=name.at, last=name.last, words=("with",), info=WITH)
    return [*lead[:-1], asked, leading, replace(name, at=people.at, last=people.last)]


_CANDIDATE = {"kinds": ["candidate"], "names_no_office": True}
_FAR = 5  # units of "up for election in the race"


def said_to_stand(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "that is running too", "who are in the race themselves" as candidates."""
    for at, unit in enumerate(units):
        if unit.tag == "those" and (end := _end_of_standing(units, at + 1, lexicon)) and not _is_beside(units, end):
            return [*units[:at], _candidates(unit, units[end - 1].last), *units[end:]]
        if unit.tag == "be" and _is_of_told(units, at, lexicon):
            return [*units[: at + 1], _candidates(units[at + 1], units[-1].last)]
        if unit.tag != "be" or not at or not _relates(units[at - 1], lexicon):
            continue
        end = _end_of_standing(units, at + 1, lexicon)
        if not end:
            continue
        group = _candidates(unit, unit.last)
        behind, before = units[end:], units[: at - 1]
        if before and all(u.tag in ("who", "else") for u in before) and has(behind, "stance"):
            return [replace(before[0], tag="which", words=("which",), info={}), *before[1:], group, *behind]
        if not before and has(behind, "stance") and _relates(behind[0], lexicon):
            return [replace(units[0], tag="which", words=("which",), info={}), group, *behind[1:]]
        is_sort = has(before[-1:], "group") and not before[-1].info.get("kinds")
        if (is_sort or has(before[-1:], "those")) and has(behind, "stance"):
            return [*before[:-1], group, *behind]
        if has(before[:1], "who", "anybody") and has(before, "stance") and any(u.name is not None for u in before):
            return [replace(before[0], tag="group", words=group.words, info=_CANDIDATE), *before[1:], *behind]
    return units


def _candidates(unit: Unit, last: int) -> Unit:
    return replace(unit, tag="group", last=last, words=("candidates",), info=_CANDIDATE)


def _is_of_told(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether it is asked which of those just told stand ("which of them are running themselves")."""
    is_led = has(units[:at], "which", "who", "anybody") and has(units[at - 1 : at], "those", "them")
    is_led &= all(u.tag in ("which", "who", "anybody", "of", "those", "them", "and") for u in units[:at])
    return is_led and 0 < _end_of_standing(units, at + 1, lexicon) >= end_of(units)


def _is_beside(units: Sequence[Unit], end: int) -> bool:
    """Whether those "running with Moss" are so for somebody."""
    return any(u.info.get("prep") for u in units[end : end + 1]) and has(units[end + 1 : end + 2], "name", "him", "her")


def _relates(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in ("who", "and") or unit.text in lexicon.talk["relating"]


def _end_of_standing(units: Sequence[Unit], start: int, lexicon: Lexicon) -> int:
    """Where words that say of somebody that they stand end, "too" and "themselves" with them; 0 for others."""
    talk = lexicon.talk
    while start < len(units) and (units[start].tag == "still" or units[start].text in talk["standing_too"]):
        start += 1
    said = units[start : start + _FAR]
    end = start
    if said and said[0].text in talk["running"]:
        end = start + 1
    elif said and said[0].text in talk["in_contest"]:
        near = (i for i, u in enumerate(said) if u.text in talk["contest_words"])
        end = next((start + i + 1 for i in near if not has(said[:i], "name", "group", "not")), start)
    elif said and (is_one := _is_candidate(said[0]) or (len(said) > 1 and _is_candidate(said[1]))):
        end = start + 1 + (is_one and not _is_candidate(said[0]))
    if end == start:
        return 0
    while end < len(units) and units[end].text in (*talk["standing_too"], *talk["themselves"]):
        end += 1
    return end


def _is_candidate(unit: Unit) -> bool:
    return unit.tag == "group" and unit.info.get("kinds") == ["candidate"]


def told_of_them(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> list[Unit]:
    """What a clause behind the act says of those who are asked for ("that is still in office"), where none holds it."""
    end = end_of(units)
    at = next((i for i in range(2, end) if units[i].tag == "be" and units[i - 1].text in lexicon.talk["relating"]), end)
    rest = [u for u in units[at + 1 : end] if u.tag != "mark"]
    asked = [slot for c in clauses for slot in (c.endorser, c.candidate) if slot.is_asked]
    is_held = any(slot.kinds or slot.roles or slot.but_kinds or slot.but_roles or slot.excluded for slot in asked)
    is_told = has(units[: at - 1], "stance") and any(u.name is not None for u in units[: at - 1]) and bool(asked)
    if not rest or is_held or not is_told or has(rest, "stance", "rank", "not", "name", "window", "polite", "tag"):
        return []
    return [u for u in rest if u.tag == "word"][-1:]
