"""What does the operator change in a proposal before it is accepted?

Each field is asked for with what is there; Enter keeps it and `-` empties it.
"""

from __future__ import annotations

from typing import Any

import click

from facts.errors import BadDate
from facts.models import DateRange, Entity, Stance
from facts.review import Change, Proposal

EMPTY = "-"


class _Dates(click.ParamType[DateRange]):
    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> DateRange:  # noqa: ANN401 - click's
        if isinstance(value, DateRange):
            return value
        try:
            return DateRange.parse("" if value == EMPTY else str(value))
        except BadDate as problem:
            self.fail(str(problem), param, ctx)


def ask_change(proposal: Proposal) -> Change | None:
    """Ask for every field that can be changed; None when nothing was."""
    said = proposal.statement
    changed: dict[str, Any] = {}
    for side in ("endorser", "candidate"):
        entity: Entity = getattr(said, side)
        if (other := _same_as(entity, proposal.same_as.get(entity.entity_id, ()))) is not None:
            changed[f"{side}_id"] = other
    if (
        stance := click.prompt("Stance", default=said.stance.value, type=click.Choice([s.value for s in Stance]))
    ) != said.stance:
        changed["stance"] = Stance(stance)
    for key, label in (("endorser_role", "Role"), ("condition", "Condition")):
        if (text := _text(label, getattr(said, key) or "")) is not None:
            changed[key] = text
    if (rank := click.prompt("Rank (0 for none)", default=said.rank or 0, type=click.IntRange(0))) != (said.rank or 0):
        changed["rank"] = rank
    if (when := click.prompt("When", default=said.when, type=_Dates(), show_default=True)) != said.when:
        changed["when"] = when
    return Change(**changed) if changed else None


def _same_as(entity: Entity, others: tuple[Entity, ...]) -> int | None:
    for other in others:
        if click.confirm(f"Is {entity.name} the same as {other.name} ({other.kind}, {other.entity_id})?"):
            return other.entity_id
    return None


def _text(label: str, there: str) -> str | None:
    given = click.prompt(f"{label} ({EMPTY} for none)", default=there, show_default=bool(there))
    given = "" if given == EMPTY else given
    return given if given != there else None
