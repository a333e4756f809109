"""Who is it that somebody is said to be without ("since when has Moss been without the nurses", "who is she without")?

Those have left her: when, whether or who is asked of that. Whom she has "without Reed" leaves somebody out, and is
another question.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has

_IS = ("be", "have", "do", "modal", "still", "no_longer")
_AUX = ("be", "have", "do", "stance")
_ASKS = ("when", "by_when", "who")
_LIGHT = ("mark", "and", "but", "tag", "polite", "of")
_CLOSES = ("mark", "tag", "polite", "still", "window", "no_longer")
_GONE = {"relation": "withdrew"}


def gone_without(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "Moss is without the nurses" as "the nurses left Moss"."""
    at = next((i for i, u in enumerate(units) if _lacks(u, lexicon)), 0)
    before, behind = units[:at], units[at + 1 :]
    named = [u for u in before if u.name is not None]
    if len(named) != 1 or not _is_state(before, units[at], lexicon):
        return units
    lost = [u for u in behind if u.name is not None]
    rest = [u for u in behind if u not in lost and u.text not in ARTICLES]
    is_of_who = has(before, "who")
    if len(lost) != (not is_of_who) or not all(u.tag in _CLOSES for u in rest):
        return units
    if not all(u.name is not None and u.name.matches for u in [*named, *lost]):
        return units
    led = [u for u in before if u.tag in (*_ASKS, "mark") and u.at < named[0].at]
    gone = replace(units[at], tag="stance", words=("left",), info=_GONE)
    mark = [replace(gone, tag="word", words=("a",), info={})] if lexicon.marks else []
    if is_of_who:
        gone = replace(gone, at=named[0].at, last=named[0].last)
        return [*led, gone, *mark, replace(named[0], at=units[at].at, last=units[at].last), *rest]
    aux = [replace(u, tag="do", words=("did",), info={}) for u in before if u.tag in _AUX and u.at < named[0].at][:1]
    doer = replace(lost[0], at=named[0].at, last=named[0].last)
    whom = replace(named[0], at=lost[0].at, last=lost[0].last)
    return [*led, *aux, doer, gone, *mark, whom, *rest]


def _lacks(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit says "without", or that somebody lacked whoever follows."""
    return (unit.tag == "not" and unit.text in lexicon.lacking) or unit.text in lexicon.talk["doing_without"]


def _is_state(before: Sequence[Unit], lacking: Unit, lexicon: Lexicon) -> bool:
    """Whether nothing but a form of being says what somebody does who is without others."""
    rest = [u for u in before if u.name is None and u.tag not in (*_ASKS, *_IS, *_LIGHT)]
    are_light = all(u.text in lexicon.common or u.info.get("weak") for u in rest)
    was = has(before, "be", "modal") or bool(lexicon.marks) or lacking.tag != "not"
    return are_light and was and has(before, "be", "have", "do", "stance", *_ASKS)
