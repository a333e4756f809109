"""Does a question take in those who have left since ("every union she ever had, even the ones that are gone")?

What is said of them asks for nothing more: whoever backed somebody once counts, so the words stand for "ever".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_THOSE = ("group", "those", "that_one", "everybody", "anybody", "them", "him", "her", "who", "ever", "list", "all")
_HELPING = ("be", "have", "do", "not", "tag")
_LEFT = (Relation.WITHDREW, Relation.RETURNED)


def taking_in_leavers(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "even those who left later", or "even if they left", behind support as "ever".

    So with those who came back, behind leaving: "who left her, even if they came back" asks who ever did.
    """
    end = end_of(units)
    if left := _left_or_not(units, end, lexicon):
        return _with_ever(units[:left], units[left], units[end + 1 :], lexicon)
    at = next((i for i in range(1, end) if _opens(units[i], lexicon)), end)
    is_named = at >= end and _names_last(units, end, lexicon)
    at = end - 2 if is_named else at
    said = [u.info.get("relation") for u in units[:at] if u.tag == "stance"]
    if at >= end or not said or Relation.RETURNED in said:
        return units
    taken = _LEFT[1:] if Relation.WITHDREW in said else _LEFT
    is_told = units[at].info.get("relation") in taken if is_named else _are_told(units[at:end], taken, lexicon)
    if units[at].tag == "ever" and not _content(units[at + 1 : end], lexicon):
        return [*units[: at + 1], *units[end:]]  # "even those who left after"
    if not is_told:
        return units
    return _with_ever(units[:at], replace(units[at], last=units[end - 1].last), units[end:], lexicon)


def _left_or_not(units: Sequence[Unit], end: int, lexicon: Lexicon) -> int:
    """Where ", gone or not", ", still there or not" closes a sentence, so that it need not last; 0 for nowhere."""
    if end < _SHORTEST or not any("_".join(u.words) in lexicon.talk["either_way"] for u in units[end : end + 1]):
        return 0
    at = end - 1 - (units[end - 1].tag == "word")  # ", still there or not"
    told, before = units[at], units[:at]
    is_left = told.info.get("relation") == Relation.WITHDREW or told.tag == "still"
    return at if is_left and before[-1].tag == "mark" and has(before, "stance") else 0


_SHORTEST = 3  # who, what, and whether still


def _with_ever(before: Sequence[Unit], said: Unit, behind: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "ever" for words that tell that it need not last."""
    kept = _without_joint(before, lexicon)
    ever = [] if has(kept, "ever") else [replace(said, tag="ever", info={})]
    return [*kept, *ever, *behind]


def _content(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without words of time and articles."""
    return [u for u in units if u.text not in ARTICLES and not _is_later(u, lexicon)]


def _are_told(units: Sequence[Unit], taken: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether what "even" opens tells of nobody but those who did what takes them in."""
    told = _content(units[1:], lexicon)
    acts = [u for u in told if u.tag == "stance" or _is_leaving(u, lexicon)]
    if any(u.name is not None for u in told):
        return False
    if not acts:
        return _lasts_or_not(units, lexicon) and Relation.WITHDREW in taken
    relation = acts[0].info.get("relation", Relation.WITHDREW)
    is_told_of = len(acts) == 1 and relation in taken and not acts[0].info.get("prep")
    if not is_told_of or not all(u in acts or u.tag in (*_THOSE, *_HELPING) or _joins(u, lexicon) for u in told):
        return False
    return has(told, *_THOSE) or units[0].tag in ("ever", "stance") or bool(acts[0].info.get("person"))


def _names_last(units: Sequence[Unit], end: int, lexicon: Lexicon) -> bool:
    """Whether ", the quitters too" closes a sentence."""
    start = end - 2
    if start < 1 or units[end - 1].text not in lexicon.talk["taken_in"] or not units[start].info.get("person"):
        return False
    lead = start - 1 - (units[start - 1].text in ARTICLES)
    return lead > 0 and units[lead].tag in ("mark", "and")


def _lasts_or_not(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether "whether or not they still are" says that it need not last."""
    return has(units, "tag") and has(units, "still") and has(units, *_THOSE)


def _without_joint(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units without what joins the words behind them (", yes", "and also")."""
    end = len(units)
    while end and (units[end - 1].tag in ("mark", "and") or units[end - 1].text in (*ARTICLES, *lexicon.talk["yes"])):
        end -= 1
    return units[:end]


def _opens(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "even" or "including" begins here, with or without those of whom it is said."""
    is_said = bool(unit.words) and unit.name is None and unit.tag != "but"  # "even though"
    return is_said and unit.words[0] in lexicon.talk["taking_in"]


def _is_leaving(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a form of leaving was taken for what remains ("even if they left")."""
    return unit.tag == "still" and unit.words[-1] in lexicon.remaining


def _is_later(unit: Unit, lexicon: Lexicon) -> bool:
    is_word = unit.text in lexicon.talk["since_then"] or unit.tag in ("no_longer", "still")
    return is_word and not _is_leaving(unit, lexicon)


def _joins(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.text in lexicon.supposing or unit.text in lexicon.talk["that"]
