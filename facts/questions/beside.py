"""Does a question set somebody's place on a ballot beside another's ("who ranks Moss above Reed")?

The words that compare and the name behind them are taken out before the sentence is read: they are about the place of
the candidate whom the rest of it speaks of or asks for, and about no side of their own.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Beside
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit

_FEW = 2  # units that may stand between a word that compares and the name behind it


def take_beside(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], Beside | None]:
    """The units with a comparison of places as one unit of rank, and whom it compares with, if there is one."""
    talk = lexicon.talk
    for index, unit in enumerate(units):
        first = unit.words[0] if unit.words else ""
        if not (first in talk["above"] or first in talk["below"] or first in talk["preferred_to"]):
            continue
        sort = _sort_of(unit, units, lexicon)
        name = _name_behind(units, index) if sort else None
        if name is None:
            continue
        start = index
        while start and units[start - 1].words[-1:] and units[start - 1].words[-1] in lexicon.talk["next_to"]:
            start -= 1
        last = units.index(name)
        is_next = sort == "below" and (start < index or unit.text in lexicon.times["after"])
        marker = Unit(tag="rank_beside", at=units[start].at, last=name.last, words=(unit.text,))
        assert name.name is not None
        beside = Beside(names=(name.name,), place="next" if is_next else sort)
        return [*units[:start], marker, *units[last + 1 :]], beside
    return list(units), None


def _sort_of(unit: Unit, units: Sequence[Unit], lexicon: Lexicon) -> str:
    """Whether a word compares upwards or downwards here; empty where it compares no places."""
    talk, word = lexicon.talk, unit.words[0] if unit.words else ""
    sort = next((name for name in ("above", "below") if word in talk[name]), "")
    said = {w for u in units if u is not _request(units) for w in u.words}
    if not sort and word in talk["preferred_to"] and said & talk["preferring"]:
        sort = "above"
    is_sure = word in talk["surely_ranked"] or bool(said & (talk["placing"] | lexicon.rankings))
    is_sure = is_sure or (word in talk["set_over"] and _is_had_over(unit, units, lexicon))
    return sort if sort and is_sure and unit.name is None else ""


def _request(units: Sequence[Unit]) -> Unit | None:
    """The word that opens the sentence as a wish for a list ("list everyone behind Moss"), which names no ballot."""
    first = next((u for u in units if u.tag not in ("mark", "word", "and", "polite", "correction")), None)
    return first if first is not None and first.tag == "list" else None


def _is_had_over(unit: Unit, units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether somebody "has Moss over Reed": nothing is done but having her, and she stands right before the word."""
    index = units.index(unit)
    had = any(u.text in lexicon.having for u in units[:index])
    acts = any(u.tag == "stance" and not u.info.get("weak") for u in units)
    return had and not acts and index > 0 and units[index - 1].name is not None


def _name_behind(units: Sequence[Unit], index: int) -> Unit | None:
    """The name that follows, an "of" or "than" and articles between."""
    for unit in units[index + 1 : index + 2 + _FEW]:
        if unit.name is not None:
            return unit
        if unit.tag != "of" and unit.text not in (*ARTICLES, "than", "que", "de"):
            return None
    return None
