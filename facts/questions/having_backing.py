"""Whom do those back whom somebody "has backing him"?

Having alone may be either side's ("the union has a candidate"), so a name goes where the store has seen it. But the
pronoun of "has anyone backing him" says that whoever has them is backed by them, known to stand or not.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.sides import Sides
from facts.questions.units import Unit, has

_PERSONS = ("him", "her", "them", "that_one")
_BETWEEN = ("anybody", "nobody", "no", "group", "still", "ever", "word", "of", "several", "beyond")


def is_backed_by_own(units: Sequence[Unit], act: Unit) -> bool:
    """Whether whoever has is surely backed: "has unions behind her", "has anyone backing him", "has any backers"."""
    if not _is_having(act) or len(act.words) < 2 or sum(u.name is not None for u in units) != 1:
        return False
    if not _has_owner(units, act):
        return False
    after = next((u for u in units if u.at > act.last), None)
    is_led = after is not None and after.tag in _PERSONS and after.at == act.last + 1
    return is_led or act.words[-1] in _OWN or bool(act.info.get("received"))


_OWN = frozenset({"him", "her", "them", "it"})


def as_backed(sides: Sides) -> Sides:
    """The sides with the one who is named as whom the others back."""
    return sides.turned() if sides.endorser is not None and sides.endorser.sort == "name" else sides


def is_of_own_backers(units: Sequence[Unit], act: Unit) -> bool:
    """Whether it is asked what backers somebody has ("how many fans does she have")."""
    named = [u for u in units if u.name is not None]
    info = act.info
    is_of_backers = info.get("person") and not info.get("subject") and info.get("relation") == Relation.BACKS
    if len(named) != 1 or not is_of_backers:
        return False
    return any(_is_having(u) and len(u.words) == 1 for u in _beside(units, named[0]))


def _beside(units: Sequence[Unit], owner: Unit) -> list[Unit]:
    at = units.index(owner)
    return [*units[max(0, at - 1) : at], *units[at + 1 : at + 2]]


def _has_owner(units: Sequence[Unit], act: Unit) -> bool:
    """Whether a name stands right before an act of having, or right behind its first word where that opens."""
    before = [u for u in units if u.at < act.at and u.tag not in _BETWEEN]
    led = any(u.tag in _ASKING for u in units if u.at < act.at) or not has(units, *_BACKERS)
    inside = [u for u in units if u.at == act.at + 1 and not led]
    return any(u.name is not None for u in (*before[-1:], *inside))


_ASKING = ("who", "which", "group", "count", "list")
_BACKERS = ("anybody", "nobody", "group", "no")


def backed_by_own(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Has Moss anyone at all backing her" as "has anyone at all backing Moss"."""
    named = [u for u in units if u.name is not None]
    if len(named) != 1:
        return units
    owner, at = named[0], units.index(named[0])
    having = [u for u in _beside(units, owner) if _is_having(u) and len(u.words) == 1]
    acts = [u for u in units if having and u.at > max(having[-1].at, owner.at) and _is_backing(u)]
    told = _object_of(acts[0], units, lexicon) if len(acts) == 1 else None
    if told is None or any(u.tag not in _BETWEEN for u in units[at + 1 :] if u.at < acts[0].at and u not in having):
        return units
    first = units[0] is having[0]
    kept = [replace(u, tag="have", info={}) if u is having[0] else u for u in units if first or u is not having[0]]
    kept = [u for u in kept if u not in having and u is not owner and u.at != told.at]
    return sorted([*kept, replace(owner, at=told.at, last=told.last)], key=lambda unit: unit.at)


def _is_having(unit: Unit) -> bool:
    """Whether a unit is having or getting, as candidates do."""
    info = unit.info
    is_act = unit.tag == "stance" and not (info.get("noun") or info.get("person"))
    return is_act and info.get("subject") == "candidate" and info.get("relation") == Relation.BACKS


def _is_backing(unit: Unit) -> bool:
    """Whether a unit is support that somebody gives."""
    info = unit.info
    is_act = unit.tag == "stance" and not (info.get("noun") or info.get("person") or info.get("subject"))
    return is_act and info.get("relation") in (Relation.BACKS, Relation.ENDORSED)


def _object_of(act: Unit, units: Sequence[Unit], lexicon: Lexicon) -> Unit | None:
    """The pronoun to whom an act is done, right behind it or within ("backing her", "in her corner")."""
    for unit in units:
        if unit.tag in _PERSONS and unit.at == act.last + 1:
            return unit
        if act.at < unit.at < act.last and (unit.tag in _PERSONS or unit.text in lexicon.owning):
            return unit
    return None


def had_endorsed(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "On 5 May, whom did the union have endorsed" as whom it backed that day: what it had done by then held."""
    do = next((i for i, u in enumerate(units) if u.tag == "do"), None)
    at = next(
        (i for i, u in enumerate(units) if do is not None and i > do and u.text in lexicon.talk["having_it"]), None
    )
    if (
        do is None
        or at is None
        or at + 1 >= len(units)
        or not has(units, "window")
        or not has(units[:do], "who", "which")
    ):
        return units
    act, between = units[at + 1], [u for u in units[do + 1 : at] if u.tag != "word"]
    is_done = act.tag == "stance" and act.info.get("relation") in _SUPPORT and act.words[0] in lexicon.past
    if not is_done or act.info.get("noun") or not has(between[:1], "name", "him", "her", "them", "that_one", "group"):
        return units
    backs = {"relation": str(Relation.BACKS), "state": True}
    return [*units[:at], replace(act, info=backs), *units[at + 2 :]]


_SUPPORT = (Relation.BACKS, Relation.ENDORSED)
