"""Who of those with one candidate is with another, too ("anyone on Moss's list that's also on Reed's")?

Both are told of whoever is asked for: "anyone with Moss and with Reed".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
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
