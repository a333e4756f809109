"""Which further place on the same ballot does a sentence tell ("put Moss first and Reed second")?

The name and the place behind "and" are taken out before the sentence is read, and make a clause of their own of whoever
gave the first place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.models import Clause, LinkedName, Slot
from facts.questions.lexicon import Lexicon
from facts.questions.ranks import RANKS
from facts.questions.units import Unit, has

Placed = tuple[LinkedName, int]
_JOINS = ("and", "but", "mark")
_LIGHT = ("mark", "tag")


def take_further_places(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], list[Placed]]:
    """The units without ", Reed second" at their end, as often as it stands there, and who was put where."""
    rest, places = list(units), list[Placed]()
    while (found := _last_place(rest, lexicon)) is not None:
        start, placed = found
        places.insert(0, placed)
        rest = rest[:start]
    return rest, places


def _last_place(units: Sequence[Unit], lexicon: Lexicon) -> tuple[int, Placed] | None:
    """Where the last name with a place of its own begins, behind a rank and a name before it; None where none does."""
    end = len(units)
    while end and units[end - 1].tag in _LIGHT:
        end -= 1
    if end < 4:
        return None
    join, name, place = units[end - 3 : end]
    rank = RANKS.get(place.tag) or _ordinal(place, lexicon)
    if rank is None or name.name is None or join.tag not in _JOINS:
        return None
    before = units[: end - 3]
    is_ballot = has(before, *RANKS) and any(u.name is not None for u in before)
    return (end - 3, (name.name, rank)) if is_ballot else None


def _ordinal(unit: Unit, lexicon: Lexicon) -> int | None:
    return next((n for n, words in enumerate(lexicon.ordinals, 1) if unit.text in words), None)


def also_placed(clauses: Sequence[Clause], places: Sequence[Placed]) -> list[Clause]:
    """The clauses, with one for each further place that the same ballot gives."""
    if not clauses or clauses[0].rank is None:
        return list(clauses)
    more = [replace(clauses[0], candidate=Slot(names=(name,)), rank=rank) for name, rank in places]
    return [*clauses, *more]


def is_place_alone(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a name and a place are all there is ("Moss 1st")."""
    content = [u for u in units if u.tag not in _LIGHT]
    return len(content) == 2 and content[0].name is not None and _ordinal(content[1], lexicon) is not None
