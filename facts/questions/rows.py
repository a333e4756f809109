"""Where does a row of joined sorts and names end ("the senators, papers and Moss"), and what does it say as one?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind
from facts.models.building import replace
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, does_something, has

#: The kinds and the roles of a sort that is left out.
LeftOut = tuple[tuple[str, ...], tuple[str, ...]]
#: What a role may be told with ("politicians" are people in office).
PEOPLE = (str(EntityKind.PERSON),)


def end_of_row(units: Sequence[Unit], first: int) -> int:
    """Where a run of names and sorts, joined or not, ends."""
    end = first + 1
    while end + 1 < len(units) and (units[end].tag in ("and", "or") or units[end].text == ","):
        at = end + 1 + (units[end + 1].text in ARTICLES)
        if at >= len(units) or not (units[at].name is not None or units[at].tag == "group"):
            break
        if units[end].text == "," and does_something(units, at):
            break  # "apart from Moss, Karlsen backs whom"
        end = at + 1
    return end


def sorts_first(units: Sequence[Unit]) -> list[Unit]:
    """The units with "besides Moss and the unions" as "besides the unions, besides Moss": each has its own place."""
    at = next((i for i, u in enumerate(units) if u.tag == "except"), len(units))
    end = end_of_row(units, at + 1 + has(units[at + 1 : at + 2], "word"))
    run = units[at + 1 : end]
    sorts, names = ([u for u in run if u.tag == "group"], [u for u in run if u.name is not None])
    if not (sorts and names and has(run, "and", "or")):
        return list(units)
    joint, comma = (replace(units[at], tag=tag, words=(word,)) for tag, word in (("and", "and"), ("mark", ",")))
    joined = ([one for u in some for one in (joint, u)][1:] for some in (sorts, names))
    again = replace(units[at], at=names[0].at - 1, last=names[0].at - 1)
    return [*units[: at + 1], *next(joined), comma, again, *next(joined), *units[end:]]


def run_of_sorts(units: Sequence[Unit], at: int) -> tuple[int, LeftOut | None]:
    """Where sorts that are joined end ("the senators, papers and the unions"), and all of them as one.

    None for what no one slot leaves out: people in office beside a kind.
    """
    end, sort = at + 1, sort_of(units[at])
    while (more := _joined_sort(units, end)) is not None:
        kinds, roles = sort_of(units[more])
        if bool(roles) != bool(sort[1]) and PEOPLE in (kinds, sort[0]):
            return more + 1, None
        end, sort = more + 1, (_once_each(sort[0], kinds), _once_each(sort[1], roles))
    is_mixed = bool(sort[1]) and {*PEOPLE} < {*sort[0]}
    return end, None if is_mixed else sort


def _once_each(*some: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for words in some for one in words))


def _joined_sort(units: Sequence[Unit], end: int) -> int | None:
    """Where the next sort stands that is joined to those before it; a comma alone joins where "and" follows it."""
    at = end
    while at < len(units) and (units[at].tag in ("and", "or") or units[at].text == "," or units[at].text in ARTICLES):
        at += 1
    if at >= len(units) or units[at].tag != "group":
        return None
    is_joined = has(units[end:at], "and", "or")
    return at if is_joined or (has(units[end:at], "mark") and _joined_sort(units, at + 1) is not None) else None


def sort_of(unit: Unit) -> LeftOut:
    """The kinds and roles of a sort; people where it says neither."""
    kinds, roles = tuple(unit.info.get("kinds", ())), tuple(unit.info.get("roles", ()))
    return (kinds, roles) if kinds or roles else (PEOPLE, ())
