"""Does a question take in those who have left since ("every union she ever had, even the ones that are gone")?

What is said of them asks for nothing more: whoever backed somebody once counts, so the words stand for "ever".
"""

from __future__ import annotations

from facts.models import Relation
from facts.models.building import replace
from facts.questions.arguments import ARTICLES
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of, has

_THOSE = ("group", "those", "everybody", "anybody", "them", "him", "her", "who", "ever", "list", "all")
_HELPING = ("be", "have", "do", "not")
_LEFT = (Relation.WITHDREW, Relation.RETURNED)


def taking_in_leavers(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "even those who left later", or "even if they left", behind support as "ever"."""
    end = end_of(units)
    at = next((i for i in range(1, end) if _opens(units[i], lexicon)), end)
    said = [u for u in units[:at] if u.tag == "stance"]
    if at >= end or not said or any(u.info.get("relation") in _LEFT for u in said):
        return units
    told = [u for u in units[at + 1 : end] if u.text not in ARTICLES and not _is_later(u, lexicon)]
    acts = [u for u in told if u.tag == "stance"]
    if units[at].tag == "ever" and not told:
        return [*units[: at + 1], *units[end:]]  # "even those who left after"
    is_told_of = len(acts) == 1 and acts[0].info.get("relation") in _LEFT and not acts[0].info.get("prep")
    if not is_told_of or not all(u in acts or u.tag in (*_THOSE, *_HELPING) or _joins(u, lexicon) for u in told):
        return units
    if not (has(told, *_THOSE) or units[at].tag == "ever") or any(u.name is not None for u in told):
        return units
    kept = units[: at - 1] if units[at - 1].tag in ("mark", "and") else units[:at]
    ever = [] if has(kept, "ever") else [replace(units[at], tag="ever", last=units[end - 1].last, info={})]
    return [*kept, *ever, *units[end:]]


def _opens(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "even" or "including" begins here, with or without those of whom it is said."""
    return unit.words[0] in lexicon.talk["taking_in"] if unit.words and unit.name is None else False


def _is_later(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text in lexicon.talk["since_then"] or unit.tag in ("no_longer", "still")


def _joins(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text in lexicon.supposing or unit.text in lexicon.talk["that"]
