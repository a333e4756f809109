"""Which of several does a later word of the same message choose?

"Who does Moss back, Ada I mean", "what about Moss, the younger one": a second name that may be the same one as the
first says which was meant, and is no further name of the question.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import LinkedName, NameMatch
from facts.models.building import replace
from facts.questions.units import Unit


def narrow_names(units: Sequence[Unit]) -> list[Unit]:
    """The units with each name that may be several narrowed to the one that another name behind it means."""
    kept = list(units)
    for unit in units:
        if unit.name is None or len(unit.name.matches) < 2:
            continue
        later = next((u for u in kept if u.at > unit.last and _chooses(u, unit, kept)), None)
        if later is None or later.name is None:
            continue
        name = replace(unit.name, matches=_shared(unit.name, later.name))
        kept = [replace(unit, name=name) if u is unit else u for u in kept if u is not later]
    return kept


def _chooses(unit: Unit, before: Unit, units: Sequence[Unit]) -> bool:
    """Whether a name set apart by a mark, or by "I mean", may be the same one as a name before it, and tells which."""
    if unit.name is None or before.name is None or len(before.name.matches) < 2:
        return False
    shared = _shared(before.name, unit.name)
    ahead = next((u for u in reversed(units) if u.at < unit.at), None)
    behind = next((u for u in units if u.at > unit.last), None)
    is_apart = any(u is not None and u.tag in ("mark", "correction") for u in (ahead, behind))
    return is_apart and 0 < len(shared) < len(before.name.matches)


def _shared(name: LinkedName, other: LinkedName) -> tuple[NameMatch, ...]:
    ids = {m.entity_id for m in other.matches}
    return tuple(m for m in name.matches if m.entity_id in ids)
