"""Which sorts of people are asked for together ("unions or papers", "electeds from the council")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, Slot
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has


def narrowed_sorts(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units of "union organizations" as "unions": of two words side by side the first tells the sort."""
    told: list[Unit] = []
    for unit in units:
        before = told[-1] if told else unit
        is_close = unit.tag == "group" == before.tag and before.last + 1 == unit.at
        is_left_out = has(told[-2:-1], "except", "not")  # "non union orgs"
        if is_close and not is_left_out and _is_narrower(before, unit):
            info = {key: said for key, said in before.info.items() if key != "is_single"}
            info |= {"is_single": True} if unit.info.get("is_single") else {}
            told[-1] = replace(before, last=unit.last, info=info)
        else:
            told.append(unit)
    return told


def _is_narrower(sort: Unit, wide: Unit) -> bool:
    """Whether a sort of bodies stands in front of bodies as such."""
    kinds = sort.info.get("kinds", [])
    is_wide = wide.info.get("kinds") == [EntityKind.ORGANIZATION] and not wide.info.get("roles")
    return is_wide and bool(kinds) and not sort.info.get("roles") and kinds not in (["candidate"], [EntityKind.PERSON])


def joined_groups(units: Sequence[Unit], at: int) -> tuple[list[Unit], int]:
    """Sorts joined by "or", "and" or a stroke, and where they end."""
    groups = [units[at]]
    at += 1
    if _are_examples(groups[0], units[at : at + 2]):
        groups, at = [*groups, units[at]], at + 1  # "orgs papers firms": of all groups, and these are some
    while at < len(units) and units[at].at == groups[-1].last + 1 and _are_row(groups[-1], units[at]):
        groups, at = [*groups, units[at]], at + 1  # "pastors rabbis bishops"
    if len(groups) == 1 and at < len(units) and units[at].tag == "group" and units[at].at == groups[0].last + 1:
        groups, at = [units[at]], at + 1  # "electeds from the council" are of the council
    while at + 1 < len(units) and is_joint(units[at]):
        step = at + 1 + (units[at].tag == "mark" and is_joint(units[at + 1]))  # "unions, papers, or parties"
        if step >= len(units) or units[step].tag != "group":
            break
        groups.append(units[step])
        at = step + 1
    return groups, at


def _are_examples(wide: Unit, behind: Sequence[Unit]) -> bool:
    """Whether two sorts of groups stand right behind "groups", which are more than one of them could narrow."""
    is_wide = wide.info.get("kinds") == [EntityKind.ORGANIZATION] and not wide.info.get("roles")
    is_close = len(behind) > 1 and behind[0].at == wide.last + 1 and behind[1].at == behind[0].last + 1
    return is_wide and is_close and _are_row(behind[0], behind[1])


def _are_row(one: Unit, other: Unit) -> bool:
    """Whether two sorts of several stand side by side as two, of which neither says of what sort the other is."""
    if other.tag != "group" or any(u.info.get("is_single") or len(u.words) > 1 for u in (one, other)):
        return False
    told = [{*u.info.get("kinds", ()), *u.info.get("roles", ())} for u in (one, other)]
    are_narrow = all(sorts and not sorts & _WIDE for sorts in told)
    return are_narrow and not told[0] & told[1] and bool(one.info.get("kinds")) == bool(other.info.get("kinds"))


_WIDE = frozenset({EntityKind.ORGANIZATION, EntityKind.PERSON, "candidate", "elected official"})


def opens_row(units: Sequence[Unit], at: int) -> bool:
    """Whether a sort opens a row of three or more that "and" or "or" closes ("unions, parties and papers")."""
    row, behind = joined_groups(units, at)
    joins = [u.tag for u in units[at:behind] if u.tag != "group"]
    return len(row) > 2 and joins[-1] in ("and", "or")


def with_sorts(slot: Slot, groups: Sequence[Unit]) -> Slot:
    """A slot limited to the kinds and roles of sorts; none if one of them is anybody at all."""
    if any(not g.info.get("kinds") and not g.info.get("roles") for g in groups):
        return slot
    kinds = tuple(k for g in groups for k in g.info.get("kinds", ()))
    return replace(slot, kinds=kinds, roles=tuple(r for g in groups for r in g.info.get("roles", ())))


def is_each_alone(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a word only says of those of a sort that each is one ("the individual senators")."""
    behind = units[index + 1 : index + 2]
    return units[index].text in lexicon.talk["each_alone"] and bool(behind) and behind[0].tag == "group"


def is_joint(unit: Unit) -> bool:
    """Whether a unit joins what stands before and behind it."""
    return unit.tag in ("and", "or") or (unit.tag == "mark" and unit.text in (",", "/", "&"))
