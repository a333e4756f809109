"""Whom does "they" mean where a message names a stranger first ("the Bakers, did they leave her")?

Of somebody known the names of the message and the conversation tell. A stranger stands for the pronoun too: left out,
the question would be answered of anybody, or of whom the turn before told.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit

#: Tags of the pronouns in whose place a stranger is put.
STANDS_FOR = ("them", "him", "her", "that_one", "those")
_BETWEEN = ("mark", "tag", "do", "have", "be", "modal", "when", "why", "who", "which", "and", "but", "still")


def with_stranger_first(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the stranger whom the message names first in the place of the pronoun that takes it up."""
    at = next((i for i, u in enumerate(units) if not _leads(u, lexicon)), len(units))
    name = units[at].name if at < len(units) else None
    if name is None or name.matches:
        return list(units)
    rest = units[at + 1 :]
    place = next((i for i, u in enumerate(rest) if u.tag not in _BETWEEN), len(rest))
    if not 0 < place < len(rest) or rest[place].tag not in STANDS_FOR:
        return list(units)
    named = replace(units[at], at=rest[place].at, last=rest[place].last)
    return [*units[:at], *rest[:place], named, *rest[place + 1 :]]


def _leads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit may stand before whom a message names first."""
    is_small = unit.tag == "word" and unit.text in lexicon.common
    return is_small or unit.tag in ("mark", "tag", "polite", "and", "but", "what_about")
