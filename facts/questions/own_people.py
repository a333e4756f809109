"""What is asked of whoever is somebody's own ("Moss's current unions", "what is Moss's union support")?

Whose they are and whether they still are may stand in either order, and "who are" before them asks for the same list.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

_ASKING = ("which", "who")
_LASTING = ("still", "used_to", "no_longer")


def asked_of_own(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "who are Moss's current unions" as "current Moss unions"."""
    units = [*units]
    at = next((i for i, u in enumerate(units[:-2]) if u.name is not None and _is_own(units[i : i + 3])), None)
    if at is not None:
        units[at : at + 2] = _swapped(units[at], units[at + 1])
    end = end_of(units)
    lead = [u for u in units[:end] if u.text not in ARTICLES]
    if [u.tag for u in lead[1:2]] != ["be"] or not has(lead[:1], *_ASKING):
        return units
    said = [u for u in lead[2:] if u.tag not in _LASTING]
    is_support = len(said) == _OF_SUPPORT and said[1].tag == "group" and _is_thing(said[2], lexicon)
    is_sort = len(said) < len(lead) - 2 and [u.tag for u in said[1:]] == ["group"] and _is_sort(said[1])
    is_own = bool(said) and is_possessive(said[0]) and (is_support or is_sort)
    return [*as_thing(lead[2:], lexicon), *units[end:]] if is_own else units


def as_thing(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "support" that is all there is behind a name, or a name and a sort, as a thing."""
    said = [u.tag for u in units if u.tag not in ("mark", *_LASTING)]
    is_closed = said in (["name", "stance"], ["name", "group", "stance"]) and units[-1].text in lexicon.nouns
    return [*units[:-1], replace(units[-1], info=_THING)] if is_closed else [*units]


_OF_SUPPORT = 3
_THING = {"relation": "backs", "noun": True, "state": True}


def _is_own(run: Sequence[Unit]) -> bool:
    """Whether somebody's name, whether they still are, and a sort of people follow one another."""
    return is_possessive(run[0]) and run[1].tag in _LASTING and _is_sort(run[2])


def _is_sort(unit: Unit) -> bool:
    is_several = unit.tag == "group" and not unit.info.get("is_single")
    return is_several and unit.info.get("kinds") != ["candidate"] and bool(unit.info)


def _swapped(name: Unit, lasting: Unit) -> list[Unit]:
    """Two units in the other order, each in the other's place."""
    size = lasting.last - lasting.at
    first = replace(lasting, at=name.at, last=name.at + size)
    return [first, replace(name, at=first.last + 1, last=lasting.last)]


def _is_thing(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is support as a thing."""
    return unit.tag == "stance" and (bool(unit.info.get("noun")) or unit.text in lexicon.nouns)
