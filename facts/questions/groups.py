"""Which sorts of people are asked for together ("unions or papers", "the senators and the unions that left")?

Each sort of such a row is meant in full, whatever stands before it: an article, "any", or the question word said again.
One told by its kind and one told by a role are two lists, as nobody need be both; where "etc" goes on with several
roles of one sort, that sort is meant ("pastors, rabbis etc" are clergy).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from facts.models import EntityKind, Slot
from facts.models.building import replace
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.small_words import ARTICLES, RELATIVES
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


_ASKING = ("which", "who", "list", "whose", "count")
_PASSED = ("anybody", "both", "of", "everybody", "all")
_JOINED_AGAIN = ("y que", "y cuales")  # "que sindicatos y que senadores"


@dataclass(frozen=True, slots=True)
class Row:
    """Sorts in a row: from the first of its units to behind the last, and where its sorts stand."""

    start: int
    end: int
    sorts: tuple[int, ...]


def find_row(units: Sequence[Unit], *, again: Sequence[str] = ()) -> Row | None:
    """The first row of two sorts or more.

    Args:
        units: Of a sentence.
        again: Tags of words that may stand before a further sort as before the first ("which unions and which papers").
    """
    for start, unit in enumerate(units):
        if not _is_sort(unit):
            continue
        sorts, end = [start], start + 1
        while (step := _next(units, end, again)) is not None:
            sorts.append(step)
            end = step + 1
        if len(sorts) > 1:
            return Row(start, end, tuple(sorts))
    return None


def _is_sort(unit: Unit) -> bool:
    kinds = unit.info.get("kinds", ())
    return unit.tag == "group" and bool(kinds or unit.info.get("roles")) and "candidate" not in kinds


def _next(units: Sequence[Unit], at: int, again: Sequence[str]) -> int | None:
    joined = at
    while joined < len(units) and (is_joint(units[joined]) or units[joined].text in _JOINED_AGAIN):
        joined += 1
    step = joined
    while step < len(units) and (units[step].text in ARTICLES or units[step].tag in (*_PASSED, *again)):
        step += 1
    if has(units[joined:step], *again) and all(u.tag == "mark" for u in units[at:joined]):
        return None  # "setting aside the unions, which papers"
    return step if at < joined and step < len(units) and _is_sort(units[step]) else None


def is_asked_row(units: Sequence[Unit], row: Row) -> bool:
    """Whether a question word leads to the row, or a relative clause tells behind it what all of them did."""
    before = [u for u in units[: row.start] if u.text not in ARTICLES and u.tag not in ("mark", "polite", *_PASSED)]
    if has(before, "except", "but_not", "not"):
        return False  # who is left out is not asked for
    if has(before[-1:], *_ASKING):
        return True
    if has(units[:1], "do", "be", "have", "modal") or has(before, "stance", "name"):
        return False
    behind = units[row.end : row.end + 1]
    return has(behind, "who", "stance", "still") or any(u.text in RELATIVES for u in behind)


def apart(units: Sequence[Unit]) -> list[list[Unit]]:
    """A sentence for each list that a row of sorts asks for; none where it asks as it stands."""
    if (twice := _asked_twice(units)) is not None:
        return twice
    row = find_row(units, again=_ASKING)
    if row is None or not is_asked_row(units, row):
        return []
    start = row.start
    while start and units[start - 1].text in ARTICLES:
        start -= 1
    lists = _lists(units, row, is_counted=has(units[:start], "count"))
    said = [units[row.start], *(u for u in units[row.start + 1 : row.end] if not is_joint(u))]
    if len(lists) == 1 and len(said) == len(row.sorts) and start == row.start:
        return []
    return [[*units[:start], *_joined(own), *units[row.end :]] for own in lists]


def _asked_twice(units: Sequence[Unit]) -> list[list[Unit]] | None:
    """ "Which senators besides Moss and which unions left": both did it, and what limits the first is its own."""
    at = next((i for i, u in enumerate(units) if i > 1 and is_joint(u) and has(units[i + 1 : i + 2], *_ASKING)), 0)
    second = at + 2
    while second < len(units) and units[second].text in ARTICLES:
        second += 1
    first = units[:at]
    sort = next((i for i, u in enumerate(first) if _is_sort(u)), 0)
    is_twice = at and sort < at - 1 and second < len(units) and _is_sort(units[second])
    if not is_twice or not has(first[:sort], *_ASKING) or has(first, "stance") or not has(units[second:], "stance"):
        return None
    return [[*first, *units[second + 1 :]], list(units[at + 1 :])]


def _lists(units: Sequence[Unit], row: Row, *, is_counted: bool) -> list[list[Unit]]:
    """The sorts of each list: of a role in one, of a kind in another; each in its own if counted again."""
    sorts = [_as_plural(units[at]) for at in row.sorts]
    if is_counted and has(units[row.start : row.end], *_ASKING):
        return [[sort] for sort in sorts]
    first = bool(sorts[0].info.get("roles"))
    lists = [[u for u in sorts if bool(u.info.get("roles")) == (first == same)] for same in (True, False)]
    own = [sorts for sorts in lists if sorts]
    return [sorts] if is_counted and len(own) > 1 else own


def _as_plural(unit: Unit) -> Unit:
    info = {key: value for key, value in unit.info.items() if key not in ("is_single", "definite")}
    return replace(unit, info=info)


def _joined(sorts: Sequence[Unit]) -> list[Unit]:
    joined = [sorts[0]]
    for sort in sorts[1:]:
        joined += [Unit(tag="and", at=sort.at, last=sort.at, words=("and",)), sort]
    return joined


def and_so_on(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a row of roles that "etc" closes as the sort that holds them all, where we know one."""
    end = next((i for i, u in enumerate(units) if u.text in lexicon.talk["and_so_on"]), 0)
    start = end
    while start and (units[start - 1].tag in ("group", "and", "or") or units[start - 1].text == ","):
        start -= 1
    row = [u for u in units[start:end] if u.tag == "group"]
    told = {role for u in row for role in u.info.get("roles", ())}
    wide = next((roles for roles in _sorts_of_roles(lexicon.language) if told <= set(roles)), None)
    if len(row) < _FEWEST or wide is None or any(u.info.get("kinds") for u in row):
        return units
    whole = replace(row[0], last=units[end].last, info={"roles": [*wide]})
    return [*units[:start], whole, *units[end + 1 :]]


_FEWEST = 2  # roles that tell of which sort they are


@cache
def _sorts_of_roles(language: str) -> Sequence[tuple[str, ...]]:
    """The roles of each of our sorts that is made of several."""
    patterns = [p for held in load_lexicon(language).patterns.values() for p in held if p.tag == "group"]
    sorts = {tuple(p.info["roles"]) for p in patterns if len(p.info.get("roles", ())) > _FEWEST}
    return sorted(sorts)
