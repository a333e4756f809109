"""Whom did they leave of whom it is asked "which of Moss's backers left", "how many backers of Moss stayed"?

Whose backers they are says whom they left or stayed with: that name is moved behind the act. Where the act tells of
somebody else ("which of Moss's backers back Reed"), they stay those who back her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Relation
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has

_PARTING = frozenset({Relation.WITHDREW, Relation.REAFFIRMED, Relation.RETURNED})
_ASKING = ("which", "who", "count", "anybody", "whose")
_KEPT = ("have", "still", "ever", "not", "no_longer")
_PASSED = (*_KEPT, "do", "who", "word")


def owned_people(units: Sequence[Unit], _: Lexicon) -> list[Unit]:
    """The units with the one whose backers left or stayed behind that act."""
    at = next((i for i, u in enumerate(units) if _are_people(u, units[i - 1] if i else None)), None)
    if at is None or not has(units[:at], *_ASKING):
        return list(units)
    is_before = at > 0 and _owner(units[at - 1]) is not None
    first = at - 1 if is_before else at
    last = at if is_before else at + 1
    owner = _owner(units[first] if is_before else units[min(at + 1, len(units) - 1)])
    is_of = is_before or units[at].words[-1] in ("of", "de")
    act = next((i for i in range(last + 1, len(units)) if units[i].tag not in _PASSED), len(units))
    if owner is None or not is_of or not _parts(units[act:]):
        return list(units)
    sort = [units[at]] if units[at].tag == "group" else []
    said = [*sort, *(u for u in units[last + 1 : act] if u.tag in _KEPT), units[act], owner]
    places = [u.at for u in units[first : act + 1]]
    moved = [replace(u, at=place, last=place) for u, place in zip(said, places[-len(said) :], strict=True)]
    return [*units[:first], *moved, *units[act + 1 :]]


def _owner(unit: Unit) -> Unit | None:
    """Whose backers these are: who is named, or whom a pronoun means; None for anything else."""
    if unit.name is not None or unit.tag in _OWNING.values():
        return unit
    return replace(unit, tag=_OWNING[unit.text]) if unit.text in _OWNING else None


_OWNING = {"his": "him", "her": "her", "their": "them"}


def _are_people(unit: Unit, before: Unit | None) -> bool:
    """Whether a unit are backers of whoever is named beside it, or a sort of them behind "her"."""
    if unit.tag == "group" and before is not None and before.name is None and _owner(before) is not None:
        return not unit.info.get("is_single") and unit.info.get("kinds") != ["candidate"]
    is_of_them = bool(unit.info.get("person")) and unit.info.get("subject") != "candidate"
    return is_of_them and unit.info.get("relation") in ("backs", "endorsed")


def _parts(rest: Sequence[Unit]) -> bool:
    """Whether an act of leaving, staying or coming back opens these, and nobody is named behind it."""
    if not rest or rest[0].tag != "stance":
        return False
    info = rest[0].info
    is_verb = not any(info.get(sign) for sign in ("noun", "person", "prep", "weak", "inside"))
    is_parting = info.get("relation") in _PARTING or bool(info.get("still"))
    return is_parting and is_verb and not has(rest[1:], "name", "else", "stance", "group", "him", "her")
