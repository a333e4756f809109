"""Whose is somebody said to be one of ("is the Guild one of hers", "is Reed one of Moss's")?

Whoever is one of a candidate's is with that candidate.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of

_WITH = {"relation": "backs", "state": True, "weak": True, "prep": True}


def with_as_one_of(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of "is NAME one of hers" as "is NAME with her"."""
    end = end_of(units)
    if end < _FEWEST:
        return units
    be, name, one, of, whose = units[end - _FEWEST : end]
    is_so = be.tag == "be" and name.name is not None and one.text in lexicon.talk["among_whose"] and of.tag == "of"
    if not is_so:
        return units
    person = next((tag for tag in ("her", "him") if whose.text in lexicon.talk[f"whose_{tag}"]), "")
    if not person and (whose.name is None or not whose.name.matches):
        return units
    backed = replace(whose, tag=person, words=(person,), info={}) if person else whose
    joined = replace(one, tag="stance", last=of.last, words=("with",), info=_WITH)
    return [*units[: end - 3], joined, backed, *units[end:]]


_FEWEST = 5
