"""Whom does a question mean that puts a sort in front of its verb ("who the unions back", "candidates they dropped")?

The word order of an embedded question: the question word is whom the sort does it to, not one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

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
