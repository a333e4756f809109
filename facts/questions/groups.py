"""Which sorts of people are asked for together ("unions or papers", "electeds from the council")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Slot
from facts.models.building import replace
from facts.questions.units import Unit


def joined_groups(units: Sequence[Unit], at: int) -> tuple[list[Unit], int]:
    """Sorts joined by "or", "and" or a stroke, and where they end."""
    groups = [units[at]]
    at += 1
    if at < len(units) and units[at].tag == "group" and units[at].at == groups[0].last + 1:
        groups, at = [units[at]], at + 1  # "electeds from the council" are of the council
    while at + 1 < len(units) and is_joint(units[at]) and units[at + 1].tag == "group":
        groups.append(units[at + 1])
        at += 2
    return groups, at


def with_sorts(slot: Slot, groups: Sequence[Unit]) -> Slot:
    """A slot limited to the kinds and roles of sorts; none if one of them is anybody at all."""
    if any(not g.info.get("kinds") and not g.info.get("roles") for g in groups):
        return slot
    kinds = tuple(k for g in groups for k in g.info.get("kinds", ()))
    return replace(slot, kinds=kinds, roles=tuple(r for g in groups for r in g.info.get("roles", ())))


def is_joint(unit: Unit) -> bool:
    """Whether a unit joins what stands before and behind it."""
    return unit.tag in ("and", "or") or (unit.tag == "mark" and unit.text in (",", "/", "&"))
