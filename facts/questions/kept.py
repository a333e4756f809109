"""Does a sentence close with whether somebody who was backed still is ("got a paper and still have it")?

The closing says nothing of its own but which support is meant: that which lasts, or that which ended.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, Relation
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, end_of, has

_POINTERS = ("that_one", "them", "him", "her", "those")
_JOINS = ("and", "but", "but_not")
_NOW = ("be", "do", "have", "modal", "not", "still", "no_longer")
_LEADS = ("still", "have", "do", "not", "ever")


def mark_kept(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units of a message with such a closing as one unit, `kept` or `lost`: it is no sentence of its own."""
    end = end_of(units)
    if (tag := _stands_now(units, closing := _closing_at(units, end, lexicon))) is not None:
        return [*units[:closing], Unit(tag=tag, at=units[closing].at, last=units[end - 1].last), *units[end:]]
    if end and units[end - 1].tag == "still":
        end -= 1
    at = end - 1
    if at < 3 or units[at].tag not in _POINTERS or not has(units[:1], "who", "which", "group", "list", "count"):
        return units
    verb = at - 1
    said = units[verb].words[-1:] and units[verb].words[-1]
    is_kept = said in lexicon.having or said in lexicon.talk["keeping"]
    is_lost = units[verb].info.get("relation") == Relation.WITHDREW and units[verb].info.get("subject") == "candidate"
    start = verb
    while start and (units[start - 1].tag in _LEADS or units[start - 1].text in (*lexicon.having, "then")):
        start -= 1
    denied = has(units[start:verb], "not")
    joined = start > 2 and units[start - 1].tag in ("and", "but") and has(units[: start - 1], "stance")
    if not joined or not (is_kept or is_lost):
        return units
    first = start - 1
    while first > 2 and units[first - 1].tag in ("and", "but", "mark"):
        first -= 1
    tag = "lost" if is_lost != denied else "kept"
    return [*units[:first], Unit(tag=tag, at=units[first].at, last=units[at].last), *units[end:]]


def _closing_at(units: Sequence[Unit], end: int, lexicon: Lexicon) -> int:
    """Where a joined closing of nothing but how it stands now begins ("and isn't now"); the end where none does."""
    at = end
    while at and (units[at - 1].tag in _NOW or _is_gone(units[at - 1]) or units[at - 1].text in lexicon.common):
        at -= 1
    first = next((i for i in range(max(at - 1, 1), end) if units[i].tag in _JOINS), end)
    return first - 1 if first < end and units[first - 1].tag == "mark" else first


def _is_gone(unit: Unit) -> bool:
    return unit.info.get("relation") == Relation.WITHDREW and bool(unit.info.get("weak"))


def _stands_now(units: Sequence[Unit], at: int) -> str | None:
    """What a closing tells of support that a time in front of it is asked for; None where it is no such closing."""
    before, closing = units[:at], units[at : end_of(units)]
    if not closing or not has(before, "window") or not has(before, "stance"):
        return None
    if has(closing, "stance"):
        return "lost" if has(closing, "be", "have") and not has(closing, "not", "but_not") else None
    if has(closing, "no_longer") or (has(closing, "not", "but_not") and has(closing, "still")):
        return "lost"
    return "kept" if has(closing, "still") and has(closing, "be", "do", "have") and not has(closing, "not") else None


def take_kept(units: Sequence[Unit]) -> tuple[list[Unit], Relation | None]:
    """The units without the mark of such a closing, and which relation it leaves; None where there is no mark."""
    told = next((u for u in units if u.tag in ("kept", "lost")), None)
    if told is None:
        return list(units), None
    return [u for u in units if u is not told], Relation.BACKS if told.tag == "kept" else Relation.WITHDREW


def as_kept(clauses: Sequence[Clause], relation: Relation | None) -> list[Clause]:
    """The clauses with what is left of the support that is asked about; none where it is about something else."""
    if relation is None:
        return list(clauses)
    first = clauses[0] if len(clauses) == 1 else None
    if first is None or first.negated or first.relation not in SUPPORT:
        return []
    now = replace(first, relation=relation, window=None)
    return [now] if first.window is None else [first, now]  # "had Moss before May and still has her"
