"""Which further places does a question ask for ("whom did they pick first, and who second", "... and who last")?

The place behind "and who" is set beside the one before it ("first and second"), as a question of both. It is one on a
ballot only where somebody named gives it: who was the second to leave, or to come, is told by no record.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.ranks import RANKS
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_PLACES = ("rank", "rank_2", "rank_3")
_AGAIN = ("be", "do", "have", "him", "her", "them", "that_one", "word", "group")  # "who did they put second"
_LAST = ("last", "new")
_OF_FIRST = ("of", "name", "word")  # "the first choice of Karlsen"


def further_places(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "first ..., and who second" as "first and second"."""
    at = 1
    while at < end_of(units):
        units, at = _beside_first(units, at, lexicon), at + 1
    return units


def _beside_first(units: list[Unit], at: int, lexicon: Lexicon) -> list[Unit]:
    """The units with the place that stands at the end of "and who ... second" right behind the one before."""
    join, end = _asked_again(units, at, lexicon)
    if not join or not _closes(units, at, lexicon) or not has(units[:join], "who", "which", "list"):
        return units  # "the nurses put Moss first, whos second" tells who is first
    first = _place_before(units[:join], units[at], lexicon)
    if not first:
        return units
    own, also = units[first], units[at]
    if (place := _place_of(also, lexicon)) in _PLACES[1:]:
        is_given = own.tag in _PLACES or _is_given(units[:first], lexicon)
        own = replace(own, tag=_place_of(own, lexicon), info={}) if is_given else own
        also = replace(also, info={"is_nobody": not is_given})
    elif place or also.tag not in _LAST or own.tag != "first":
        return units
    both = replace(units[end - 1], tag="and", words=("and",), at=own.last, last=own.last)
    also = replace(also, at=own.last, last=own.last)
    return [*units[:first], own, both, also, *units[first + 1 : join], *units[at + 1 :]]


def _asked_again(units: Sequence[Unit], at: int, lexicon: Lexicon) -> tuple[int, int]:
    """Where "and who" begins and ends in front of a place; zeros where it does not."""
    lead = at - 1
    while lead > 0 and _is_again(units[lead], units[:lead]) and not _joins(units[lead], lexicon):
        lead -= 1
    asked = lead if units[lead].tag in ("who", "which") else lead + 1
    end = asked - (units[asked - 1].text in lexicon.marks)
    join = end
    while join > 1 and _joins(units[join - 1], lexicon):
        join -= 1
    return (join, end) if join < end else (0, 0)


def _place_before(before: Sequence[Unit], unit: Unit, lexicon: Lexicon) -> int:
    """Where the other place stands beside which one is asked for too; 0 for none."""
    own = _place_of(unit, lexicon)
    for i in range(len(before) - 1, 0, -1):
        if found := _place_of(before[i], lexicon):
            return i if found != own else 0
        if own and before[i].tag not in _OF_FIRST:
            return 0
    return 0


def _joins(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit may stand between two places: "and", a comma, "then"."""
    return unit.tag in ("and", "but") or unit.text in (",", "&", "/") or unit.text in lexicon.times["in_turn"]


def _place_of(unit: Unit, lexicon: Lexicon) -> str:
    """The place that a unit tells, also a bare ordinal; empty for others."""
    if unit.tag in _PLACES:
        return unit.tag
    told = zip(_PLACES, lexicon.ordinals, strict=False)
    return next((place for place, words in told if unit.words[-1:] and unit.words[-1] in words), "")


def _closes(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether a place ends its sentence, or is followed by one that is joined to it."""
    behind = units[at + 1 : end_of(units)]
    joins = [*takewhile(lambda u: _joins(u, lexicon) or u.tag in ("who", "which") or u.text in ARTICLES, behind)]
    rest = behind[len(joins) :]
    return not behind or behind[0].tag == "mark" or (bool(joins and rest) and bool(_place_of(rest[0], lexicon)))


def _is_again(unit: Unit, before: Sequence[Unit]) -> bool:
    """Whether a unit only says once more who gives the place, and how."""
    is_act = unit.tag == "stance" and any(u.tag == "stance" and u.words == unit.words for u in before)
    return unit.tag in _AGAIN or is_act


def _is_given(before: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether somebody named gives the place: no one is named behind the act, and no other act than support is."""
    marked = before[0].text in lexicon.marks  # "a quien eligio Karlsen primero"
    acts = [u for u in before if u.tag == "stance"]
    named = [u for u in before if u.name is not None]
    is_support = all(u.info.get("relation") in ("backs", "endorsed") for u in acts)
    return is_support and bool(named) and not has(before, *RANKS) and (marked or not acts or named[-1].at < acts[0].at)
