"""Which yes/no questions set apart who is asked about ("was it the nurses who left", "is Karlsen among those backing")?

They ask the same as the plain claim, so they are put as one: "the nurses left", to be confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has

_BEFORE = ("mark", "and", "but", "tag", "polite")
_BETWEEN = ("who", "those", "everybody", "anybody", "of", "that_one")
_ACTS = ("stance", "still", "have", "no_longer", "ever")


def as_claim(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units of such a question as the claim that is to be confirmed; as they were for every other."""
    light = (i for i, u in enumerate(units) if not (u.tag in _BEFORE or (u.tag == "word" and u.text in lexicon.common)))
    at = next(light, len(units))
    if at >= len(units) or units[at].tag != "be":
        return list(units)
    doer = at + 1
    while doer < len(units) and (units[doer].tag in ("that_one", "not") or units[doer].text in ARTICLES):
        doer += 1
    end = doer + 1
    while end < len(units) and _is_between(units[end], lexicon):
        end += 1
    between = units[doer + 1 : end]
    points = has(units[at:doer], "that_one") or has(between, "those", "everybody")
    is_set_apart = points and (has(between, "who", "those", "everybody") or any(_is_that(u, lexicon) for u in between))
    if not is_set_apart or end >= len(units) or not _is_doer(units[doer]) or units[end].tag not in _ACTS:
        return list(units)
    led = [u for u in units[at + 1 : doer] if u.tag == "word"]
    return [*units[:at], replace(units[at], tag="tag"), *led, units[doer], *units[end:]]


def _is_doer(unit: Unit) -> bool:
    return unit.name is not None or (unit.tag == "group" and bool(unit.info.get("is_single")))


def _is_between(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in _BETWEEN or unit.text in lexicon.among or unit.text == lexicon.one or _is_that(unit, lexicon)


def _is_that(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and unit.text in lexicon.talk["that"]
