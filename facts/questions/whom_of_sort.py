"""Whom does a question mean that puts a sort in front of its verb ("who the unions back", "candidates they dropped")?

The word order of an embedded question: the question word is whom the sort does it to, not one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def whom_of_sort(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with "who the unions back", "candidates that the unions back" as "who do the unions back"."""
    start = next((i for i, u in enumerate(units) if _asks_whom(u)), None)
    if start is None or has(units, "name", "him", "her", "that_one"):
        return units
    first = start - has(units[max(0, start - 1) : start], "which")
    if _is_asked_before(units[:first]):
        return units
    sort = start + 1
    while sort < len(units) and units[sort].text in _LEADS:
        sort += 1
    verb = sort + 1 + has(units[sort + 1 : sort + 2], "be", "have")
    if sort < start + 2 or not _does_it(units, sort, verb):
        return units
    asked = units[start] if units[start].tag == "who" else replace(units[start], tag="which", words=("which",), info={})
    helping = replace(units[start + 1], tag="do", words=("do",), info={})
    moved = [] if verb == sort + 1 else [replace(units[sort + 1], at=helping.at, last=helping.last)]
    return [*units[:first], asked, *(moved or [helping]), units[sort], *units[verb:]]


def whose_left(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of "whose unions left", "whose backers are back" as "who did unions leave", "... anyone return to"."""
    start = next((i for i, u in enumerate(units) if u.tag == "whose"), len(units))
    doers, rest = units[start + 1 : start + 2], units[start + 2 :]
    at = next((i for i, u in enumerate(rest) if u.tag not in _BEFORE_ACT and u.text not in lexicon.having), len(rest))
    act = rest[at : at + 1]
    is_parting = bool(act) and act[0].info.get("relation") in _PARTING
    is_parting = is_parting and not (act[0].info.get("noun") or act[0].info.get("switches"))
    if not doers or not is_parting or has(rest[at + 1 :], *_WHOM) or has(units[:start], "stance", "who", "which"):
        return units
    backers, group = doers[0].info.get("person"), doers[0].info
    if not backers and not (doers[0].tag == "group" and (group.get("kinds") or group.get("roles"))):
        return units
    if has(rest[:at], "not"):
        return units  # "whose unions never left": of some it may be so, and of others not
    doer = replace(doers[0], tag="anybody", words=("anyone",), info={}) if backers else doers[0]
    asked = replace(units[start], tag="who", words=("who",), info={})
    helping = replace(units[start], tag="do", words=("did",), info={})
    return [*units[:start], asked, helping, doer, *rest[at:]]


_PARTING = (Relation.WITHDREW, Relation.RETURNED)
_BEFORE_ACT = ("not", "have", "be", "ever", "word")
_WHOM = ("name", "him", "her", "them", "that_one", "stance", "group", "else")
_LEADS = (*ARTICLES, "whom")


def _asks_whom(unit: Unit) -> bool:
    return unit.tag == "who" or (unit.tag == "group" and unit.info.get("kinds") == ["candidate"])


def _is_asked_before(units: Sequence[Unit]) -> bool:
    return has(units, "which", "whose", "when", "why", "count", "stance", "group", "of")


def _does_it(units: Sequence[Unit], sort: int, verb: int) -> bool:
    """Whether several of a sort stand there, and what they do to whoever is asked for closes the sentence."""
    if not has(units[sort : sort + 1], "group") or not has(units[verb : verb + 1], "stance"):
        return False
    info, act = units[sort].info, units[verb].info
    is_sort = not info.get("is_single") and "candidate" not in info.get("kinds", ())
    is_verb = not (act.get("noun") or act.get("person") or act.get("subject") == "candidate")
    is_verb = is_verb and (verb > sort + 1 or not act.get("prep"))
    return is_sort and is_verb and not has(units[verb + 1 :], "stance", "group", "everybody", "anybody", "else")
