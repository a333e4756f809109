"""Which sorts does a question ask for side by side ("the senators and the unions that left")?

Each sort of such a row is meant in full, whatever stands before it: an article, "any", or the question word said again.
One told by its kind and one told by a role are two lists, as nobody need be both.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.models.building import replace
from facts.questions.groups import is_joint
from facts.questions.small_words import ARTICLES, RELATIVES
from facts.questions.units import Unit, has

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
