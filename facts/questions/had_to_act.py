"""Who does something for or against whoever is said to have them ("who does Moss have backing her", "... against her")?

What they do is what is asked, and having them says nothing: "who backs Moss", "who is against Moss".
"""

from __future__ import annotations

from facts.models import Relation
from facts.models.building import replace
from facts.questions.closing_sorts import is_placed
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of, has

_FOR = (Relation.BACKS, Relation.ENDORSED)
_PERSONS = ("him", "her", "them")
_PAIR = 2
_BACKING = {"relation": "backs", "state": True}
_BEHIND = ("window", "still", "ever")
_BESIDE = ("still", "ever", "have")


def as_acting(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "who does Moss have backing her" as "who backs Moss", "... against her" as "who against Moss"."""
    end = end_of(units)
    while end and (units[end - 1].tag in _BEHIND or is_placed(units[end - 1])):
        end -= 1
    had = next((i for i in range(1, end) if _is_had(units, i, lexicon)), 0)
    owner = next((i for i in range(had - 1, -1, -1) if units[i].tag not in _BESIDE), 0) if had else 0
    if not had or units[owner].name is None or has(units[had:end], "name", "and", "but", "mark"):
        return units
    if owner == 1 and units[0].words[0] in lexicon.having:
        return units  # "has Moss got anybody backing her" asks whether, not who
    if len(units) > end - 3 > had and _is_own_name(units[end - 3 : end], lexicon):
        return [*units[: end - 3], *units[end:]]  # "what unions has she to her name"
    act = next((i for i in range(had + 1, end) if _is_act(units[i])), 0)
    act = had if end == had + _PAIR and len(units[had].words) > 1 else act  # "have backing" is one phrase
    told = [u for u in units[act + 1 : end] if u.tag != "word" or u.at > units[act].last]
    if not act or len(told) != 1 or not has(told, *_PERSONS) or _is_helped(units, had, act):
        return units
    whom = replace(told[0], tag="name", name=units[owner].name, words=units[owner].words, info={})
    start = owner - 1 if has(units[owner - 1 : owner], "do", "have") and owner > 1 else owner
    is_for = units[act].info.get("relation") in _FOR
    doing = replace(units[act], words=("back",), info=_BACKING) if is_for else units[act]
    return [*units[:start], *units[owner + 1 : had], *units[had + 1 : act], doing, whom, *units[end:]]


def _is_helped(units: list[Unit], had: int, act: int) -> bool:
    """Whether the form of having helps the act right behind it ("Karlsen has backed her")."""
    is_doing = bool(units[act].info.get("prep")) or units[act].words[0].endswith("ing") or act == had
    return act == had + 1 and not is_doing and not has(units[:had], "do")


def _is_had(units: list[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a form of having tells whom somebody has."""
    unit = units[index]
    is_candidates = unit.info.get("subject") == "candidate" and not unit.info.get("noun")
    return unit.tag == "stance" and is_candidates and unit.words[0] in lexicon.having | lexicon.gotten


def _is_act(unit: Unit) -> bool:
    return unit.tag == "stance" and not any(unit.info.get(sign) for sign in ("noun", "person", "subject"))


def _is_own_name(run: list[Unit], lexicon: Lexicon) -> bool:
    """Whether "to her name" closes what somebody has."""
    to, whose, name = run
    return (
        to.text in lexicon.beside["infinitive"]
        and (whose.tag in _PERSONS or whose.text in lexicon.owning)
        and name.text in lexicon.talk["own_name"]
    )
