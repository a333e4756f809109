"""Does a question set a second sort beside the first ("a union and a paper", "a union but no party", "either ... or")?

Each sort is a condition of its own on whoever is asked for: one endorser is never both a union and a paper. The
further sorts are taken out before the sentence is read, and put back beside what it was read as.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facts.models import Asks, Clause, Question, Relation, Slot
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import WITH, Unit, has

_HELD = (Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED, Relation.WITHDREW)
_JOINS = ("and", "but", "or", "but_not", "not", "no")
_BETWEEN = (*_JOINS, "mark", "by", "anybody", "of")
_DENIES = ("not", "no", "but_not")


@dataclass(frozen=True, slots=True, kw_only=True)
class JointSorts:
    """The further sorts, each with whether it is denied; `is_any` if one will do, `is_none` for "neither"."""

    sorts: tuple[tuple[Unit, bool], ...]
    is_any: bool
    is_none: bool


def take_joint_sorts(units: Sequence[Unit], lexicon: Lexicon) -> tuple[list[Unit], JointSorts | None]:
    """The units without the sorts that are joined to the first one, and these; None where no two sorts are joined."""
    at = next((i for i, u in enumerate(units) if _is_sort(u)), None)
    if at is None:
        return list(units), None
    found: list[tuple[Unit, bool]] = []
    joins: list[Unit] = []
    end = at
    while (step := _next_sort(units, end, lexicon)) is not None:
        between = units[end + 1 : step]
        found.append((units[step], has(between, *_DENIES)))
        joins += between
        end = step
    if not found:
        return list(units), None
    start = at
    while start and (units[start - 1].text in ARTICLES or units[start - 1].tag == "by"):
        start -= 1
    lead = start - 1 if start and units[start - 1].tag in ("both", "either", "neither") else None
    told = units[lead].tag if lead is not None else ""
    rest = [u for i, u in enumerate(units) if not (at < i <= end or i == lead)]
    is_none = told == "neither"
    return rest, JointSorts(sorts=tuple(found), is_any=has(joins, "or") and not is_none, is_none=is_none)


def lacking_as_having(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """ "Candidates without a union" as those with none, where nothing else is done."""
    at = next((i for i, u in enumerate(units) if u.tag == "not" and u.text in lexicon.lacking), 0)
    before = [u for u in units[:at] if u.tag != "be"]
    rest = [u for u in units[at + 1 :] if u.text not in ARTICLES and u.tag != "anybody"]
    if _leaves_out(units, at, lexicon):
        leaving = replace(units[at], tag="except", words=("minus",))
        backers = replace(leaving, tag="stance", words=("backers",), info=_BACKERS)
        return [*units[:at], *([] if has(units, "stance") else [backers]), leaving, *units[at + 1 :]]
    if not before or not rest or not _is_sort(rest[0]) or not (before[-1].tag in ("group", "who") or before[-1].name):
        return units
    rest = [rest[0], *rest[1 + _is_support(rest[1:2], lexicon) :]]  # "without union support"
    if has([*units[:at], *rest], "stance"):
        return units
    have = replace(units[at], tag="stance", info=WITH)
    none = Unit(tag="no", at=rest[0].at, last=rest[0].at, words=("no",))
    return [*units[:at], have, none, *rest]


_BACKERS = {"relation": "backs", "person": True, "state": True}


def _leaves_out(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether "without the unions" says of somebody's backers who is left out of them."""
    behind = units[at + 1 : at + 3]
    is_those = len(behind) > 1 and behind[0].text in lexicon.definite and _is_sort(behind[1])
    is_of_one = any(u.name is not None for u in units[:at]) and not has(units[:at], "do", "be", "have", "modal")
    return is_those and is_of_one and not behind[1].info.get("is_single")


def _is_support(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    return has(units, "stance") and (units[0].text in lexicon.nouns or bool(units[0].info.get("noun")))


def _is_sort(unit: Unit) -> bool:
    kinds = unit.info.get("kinds", ())
    return unit.tag == "group" and bool(kinds or unit.info.get("roles")) and "candidate" not in kinds


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word between two sorts says nothing of how they are joined ("and also a", "or at least a")."""
    return unit.text in ARTICLES or unit.text in lexicon.talk["between_sorts"] or unit.tag == "fewest"


def _next_sort(units: Sequence[Unit], index: int, lexicon: Lexicon) -> int | None:
    """Where the next sort stands that is joined to the one at `index`; None where none is."""
    at = index + 1
    while at < len(units) and (units[at].tag in _BETWEEN or _is_light(units[at], lexicon)):
        at += 1
    is_joined = at < len(units) and _is_sort(units[at]) and has(units[index + 1 : at], *_JOINS)
    return at if is_joined else None


def with_joint_sorts(question: Question, joint: JointSorts) -> Question | None:
    """The question with the further sorts as conditions; None where they are to be read in another way.

    Where no clauses say it, nothing is asked, so that the question is not answered without them.
    """
    first = question.clauses[0] if len(question.clauses) == 1 else None
    if first is None or first.endorser.is_asked or first.endorser.names or first.relation not in _HELD:
        return None
    if not (first.endorser.kinds or first.endorser.roles) or first.endorser.all_of:
        return None
    is_of_one = question.asks is Asks.YES_NO and len(first.candidate.names) == 1
    if not (first.candidate.is_asked or is_of_one):
        return None
    clauses = _of_any(first, joint) if joint.is_any else _of_each(first, joint)
    if not clauses:
        return replace(question, asks=Asks.NOTHING, clauses=(), unread=tuple(sort.text for sort, _ in joint.sorts))
    return replace(question, clauses=tuple(clauses))


def _of_each(first: Clause, joint: JointSorts) -> list[Clause]:
    own = replace(first, negated=first.negated or joint.is_none)
    others = [
        replace(first, endorser=_slot(sort), negated=is_denied or joint.is_none) for sort, is_denied in joint.sorts
    ]
    return [own, *others]


def _of_any(first: Clause, joint: JointSorts) -> list[Clause]:
    """One clause for sorts of which one will do; none where some are told by kind and some by role."""
    slots = [first.endorser, *(_slot(sort) for sort, _ in joint.sorts)]
    if any(denied for _, denied in joint.sorts) or len({bool(s.roles) for s in slots}) > 1:
        return []
    kinds = tuple(dict.fromkeys(k for s in slots for k in s.kinds))
    roles = tuple(dict.fromkeys(r for s in slots for r in s.roles))
    return [replace(first, endorser=replace(first.endorser, kinds=kinds, roles=roles))]


def _slot(sort: Unit) -> Slot:
    return Slot(kinds=tuple(sort.info.get("kinds", ())), roles=tuple(sort.info.get("roles", ())))
