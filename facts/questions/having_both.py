"""Who had one candidate and had, or never had, another ("who had Moss and never had Reed")?

Where it is said twice, to have somebody is to back them: neither of the two had the other.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has

_PAIR = 2


def having_both(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with both "had" as "backed"."""
    had = [i for i in range(len(units) - 1) if _is_had(units, i, lexicon)]
    acts = [u for u in units if u.tag == "stance"]
    if len(had) != _PAIR or len(acts) != _PAIR or sum(u.name is not None for u in units) != _PAIR:
        return units
    between = units[had[0] + 2 : had[1]]
    if not has(between, "and", "but", "but_not") or not has(units[: had[0]], "who", "group", "which"):
        return units
    backed = min(lexicon.talk["had_as"])
    return [replace(u, words=(backed,), info=_BACKED) if i in had else u for i, u in enumerate(units)]


_BACKED = {"relation": Relation.BACKS, "state": True}


def _is_had(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a unit has the one who is named right behind it."""
    unit = units[index]
    is_having = bool(unit.info.get("weak")) and unit.info.get("relation") == Relation.BACKS
    return is_having and unit.text in lexicon.talk["once_had"] and units[index + 1].name is not None
