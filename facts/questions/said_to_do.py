"""What did those do who are asked for by what they said they do ("who said again in May that they are with Moss")?

No words of theirs are asked. Who says again that they back somebody reaffirms it; on which day a first word was given
of what lasts "in May" does not tell, so that such a sentence stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, has

_SUBJECTS = ("him", "her", "them")
_AUX = ("do", "modal", "be", "have")


def as_done(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "said they would" between those asked for and what they do."""
    at = next((i for i in range(1, len(units) - 2) if _says(units, i, lexicon)), 0)
    start = at + 1
    while at and start < len(units) and _is_between(units[start], lexicon):
        start += 1
    if not at or not has(units[start : start + 1], *_SUBJECTS):
        return units
    end = start + 1
    while has(units[end : end + 1], *_AUX):
        end += 1
    act = next((i for i in range(end, len(units)) if units[i].tag == "stance"), None)
    between = units[at + 1 : start]
    is_again = any(_is_again(u, lexicon) for u in between)
    if act is None or has(units[end:act], "name") or (has(between, "window") and not is_again):
        return units
    done = _again(units[act]) if is_again else units[act]
    return [*units[:at], *units[end:act], done, *units[act + 1 :], *(u for u in between if u.tag == "window")]


def _says(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands right behind those who are asked for."""
    is_saying = units[at].tag in ("words", "says", "word")
    is_saying &= units[at].text in lexicon.says or units[at].text in lexicon.talk["avowing"]
    return is_saying and units[at - 1].tag in ("who", "which", "group") and has(units[:at], "who", "which")


def _is_between(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit may stand between "said" and what is said."""
    return unit.tag == "window" or _is_again(unit, lexicon) or unit.text in lexicon.talk["that"]


def _is_again(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text.replace(" ", "_") in lexicon.beside["once_more"] and unit.tag in ("word", "polite")


def _again(act: Unit) -> Unit:
    """Support that is said once more."""
    is_support = act.info.get("relation") in SUPPORT and not act.info.get("noun")
    return replace(act, info={"relation": str(Relation.REAFFIRMED)}) if is_support else act
