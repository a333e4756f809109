"""Whom did they leave of whom it is asked "which of Moss's backers left", "how many backers of Moss stayed"?

Whose backers they are says whom they left or stayed with: that name is moved behind the act. Where the act tells of
somebody else ("which of Moss's backers back Reed"), they stay those who back her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Relation
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import OF
from facts.questions.tokens import fold
from facts.questions.units import Unit, end_of, has

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
    is_of = is_before or units[at].words[-1] in OF
    act = next((i for i in range(last + 1, len(units)) if units[i].tag not in _PASSED), len(units))
    if owner is None or not is_of or not _parts(units[act:]):
        return list(units)
    sort = [units[at]] if units[at].tag == "group" else []
    said = [*sort, *(u for u in units[last + 1 : act] if u.tag in _KEPT), units[act], owner]
    places = [u.at for u in units[first : act + 1]]
    moved = [replace(u, at=place, last=place) for u, place in zip(said, places[-len(said) :], strict=True)]
    return [*units[:first], *moved, *units[act + 1 :]]


def owner_again(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the owner of "Moss's people" in the place of the pronoun behind what they do ("... left her").

    "All of Moss's people", "her whole team" are everybody of hers; none are told apart as the ones who did it.
    """
    end = end_of(units)
    at = next((i for i, u in enumerate(units[:end]) if i and u.name is not None and _is_crew(units, i, lexicon)), 0)
    crew = at + 1 + (units[at + 1].text in lexicon.beside["whole"]) if at else 0
    named = sum(u.name is not None for u in units[:end])
    if not at or named > 1 or not has(units[end - 1 : end], "him", "her", "them") or crew + 1 >= end - 1:
        return units
    lead = [u for u in units[:at] if u.tag != "of" and u.text not in ("the", "of")]
    acts = [u for u in units[crew + 1 : end - 1] if u.tag == "stance" and u.text not in lexicon.having]
    is_of_all = has(lead[-1:], "all") or crew > at + 1
    if (
        len(acts) != 1
        or acts[0].info.get("relation") not in (*_PARTING, Relation.BACKS)
        or not (is_of_all or has(lead, "which", "who", "count", "anybody", "nobody", "everybody"))
    ):
        return units
    if is_of_all:
        first = lead.pop() if has(lead[-1:], "all") else units[at]
        lead.append(replace(first, tag="everybody", words=("everybody",), name=None, info={}))
    meant = replace(units[end - 1], tag="name", name=units[at].name, words=units[at].words)
    return [*lead, *units[crew + 1 : end - 1], meant, *units[end:]]


def is_owners(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with the "is" of "which union is Moss's" as backing: whose a sort is, is whom it backs."""
    end = end_of(units)
    is_closed = end > 2 and units[end - 1].name is not None and units[end - 2].tag == "be"
    if not is_closed or not has(units[: end - 2], "which", "count") or has(units[: end - 2], "stance"):
        return units
    sort = units[end - 3]
    is_sort = sort.tag == "group" and (sort.info.get("kinds") or sort.info.get("roles"))
    if not is_sort or sort.info.get("kinds") == ["candidate"] or not is_possessive(units[end - 1]):
        return units
    backs = replace(units[end - 2], tag="stance", info={"relation": "backs", "state": True})
    return [*units[: end - 2], backs, *units[end - 1 :]]


def is_possessive(unit: Unit) -> bool:
    """Whether a name is written as an owner's ("Reeds", "Reed's")."""
    name = unit.name
    if name is None:
        return False
    written = fold(name.written)
    last = written.split()[-1:]
    owners = {one.removesuffix("s").removesuffix("'") for one in last if one.endswith("s")}
    called = {word for match in name.matches for word in fold(match.alias).split()}
    if written.endswith(("'s", "s'")) or (owners & called and not called & {*last}):
        return True
    return written.endswith("s") and not any(fold(match.alias).endswith("s") for match in name.matches)


def _is_crew(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether somebody's people stand right behind a name: of no sort, as what they are is no part of the question."""
    behind = [u for u in units[index + 1 : index + 3] if u.text not in lexicon.beside["whole"]][:1]
    if not behind:
        return False
    is_people = behind[0].tag == "group" and not (behind[0].info.get("kinds") or behind[0].info.get("roles"))
    is_backers = bool(behind[0].info.get("person")) and behind[0].info.get("relation") == "backs"
    return is_people or is_backers or behind[0].text in lexicon.talk["teams"] or behind[0].text in lexicon.crews


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
