"""Which act, or sort of people, did the frame of a sentence lose ("who backed Moss and is gone")?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.models import Clause, EntityKind, Relation
from facts.questions.conditions import condition_at
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, end_of, has

#: Relations of acts against somebody.
AGAINST = frozenset({"withdrew", "opposes", "declined", "urges_exit"})


def lost_act(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> Unit | None:
    """An act against somebody ("are gone") in a sentence that was read as one of support alone."""
    if any(c.candidate.excluded and c.candidate.is_asked for c in clauses):
        return None  # "whom did they leave Moss for"
    other = _lost_other(units, clauses) or _misplaced(units, clauses) or _left_contest(units, clauses, lexicon)
    if other is not None:
        return other
    if (denied := _denied_beside(units, clauses)) is not None:
        return denied
    if (unheld := _unheld_beside(units, clauses)) is not None:
        return unheld
    turned = has(units, "not", "no", "nobody", "neither", "without", "except", "conditional")
    opposed = len(clauses) == 1 and clauses[0].relation is Relation.OPPOSES and not has(units, "and", "but", "or")
    if turned or any(c.negated or c.window or not (opposed or c.relation in SUPPORT) for c in clauses):
        return None
    lost = AGAINST - {"opposes"} if opposed else AGAINST  # "who went after her quit"
    against = (u for u in units if u.tag == "stance" and str(u.info.get("relation")) in lost)
    return next((u for u in against if not u.info.get("noun")), None)


def _left_contest(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> Unit | None:
    """What says that somebody gave up standing, not backing ("who dropped out", "has anyone left the race")."""
    if not any(c.relation is Relation.WITHDREW and not c.candidate.names and not c.candidate.pronoun for c in clauses):
        return None
    at = next((i for i, u in enumerate(units) if u.info.get("relation") == Relation.WITHDREW), len(units))
    behind = [u for u in units[at + 1 :] if u.tag != "of" and u.text not in ARTICLES]
    closes = lexicon.talk["outward"] | lexicon.talk["exits"]
    return behind[0] if behind and behind[0].text in closes and not has(behind, "name") else None


def _misplaced(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """A sort of endorsers that was read as those who are backed ("the unions and who each one backs")."""
    kinds = {kind for c in clauses if c.candidate.is_asked and c.relation in SUPPORT for kind in c.candidate.kinds}
    return next((u for u in units if u.tag == "group" and kinds & _BACKERS & {*u.info.get("kinds", ())}), None)


_BACKERS = frozenset({"union", "newspaper", "advocacy group", "company", "business group"})


def _lost_other(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """The other one for whom they left a candidate whom nobody names ("left one candidate for another")."""
    if len(clauses) > 1 or clauses[0].relation is not Relation.WITHDREW or clauses[0].candidate.names:
        return None
    return next((u for before, u in pairwise(units) if u.tag == "else" and before.info.get("prep")), None)


def _denied_beside(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """The act that those asked for did not do, behind one of support that is all a clause holds ("... hasn't left")."""
    first = clauses[0]
    if len(clauses) > 1 or first.negated or first.window or first.relation is not Relation.EVER_BACKED:
        return None
    acts = [u for u in units if u.tag == "stance" and not u.info.get("noun")]
    pairs = ((before, u) for before, u in pairwise(units) if u in acts[1:] and before.tag == "not")
    return next((u for _, u in pairs if str(u.info.get("relation")) in AGAINST), None)


def _unheld_beside(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """What was taken back, or not done, of the support that is all a clause holds ("backed down", "could not keep")."""
    first = clauses[0]
    if len(clauses) > 1 or first.negated or first.window or first.relation not in _HELD or not first.endorser.is_asked:
        return None
    if has(units[end_of(units) - 1 :], "not"):
        return units[end_of(units) - 1]  # "who was for Moss, now not"
    awaited = next((u for u in units if u.tag == "conditional"), None)
    if awaited is not None and not first.conditional and first.candidate.is_asked:
        return awaited  # "whom did they put on hold"
    pairs = [(before, u) for before, u in pairwise(units) if u.tag == "stance" and not u.info.get("person")]
    for before, unit in pairs:
        relation = str(unit.info.get("relation"))
        if before.tag == "not" and relation in SUPPORT:
            return unit
        if before.tag == "stance" and relation == "withdrew" and before.info.get("relation") in SUPPORT:
            return unit
    return None


_HELD = (Relation.BACKS, Relation.EVER_BACKED)
_JOINS = frozenset({"/", "and", "or", "y", "o"})


def lost_sort(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """A sort in a sentence ("unions"), where no clause keeps any: without it everybody would be told."""
    if not has(units, "group") or any(_keep_sort(clauses)):
        return None
    if any(clause.conditional for clause in clauses) and (awaited := condition_at(units)) is not None:
        units = [u for u in units if u.at < awaited]  # "till the papers are out"
    if (standing := _lost_standing(units, clauses)) is not None:
        return standing
    sorts = (
        i for i, unit in enumerate(units) if unit.tag == "group" and says_sort(unit) and not _with_people(units, i)
    )
    return next((units[i] for i in sorts if not _is_of_name(units, i)), None)


def _lost_standing(units: Sequence[Unit], clauses: Sequence[Clause]) -> Unit | None:
    """That those asked for are candidates, where the sentence closes with it and no clause holds it."""
    content = [u for u in units[: end_of(units)] if u.text not in ARTICLES]
    is_said = len(content) > 2 and content[-2].tag in ("be", "not") and has(content[:-2], "stance", "name")
    if not is_said or content[-1].tag != "group" or content[-1].info.get("kinds") != ["candidate"]:
        return None
    slots = [slot for clause in clauses for slot in (clause.endorser, clause.candidate)]
    return None if any("candidate" in (*s.kinds, *s.but_kinds) for s in slots) else content[-1]


def joined_sorts(units: Sequence[Unit], clauses: Sequence[Clause], _: Lexicon) -> list[Unit]:
    """The sorts that "and" joins to a name before them ("the nurses and a senator"), where no clause keeps them."""
    slots = [slot for c in clauses for slot in (c.endorser, c.candidate)]
    held = {one for s in slots for one in (*s.kinds, *s.roles, *s.but_kinds, *s.but_roles)}
    content = [u for u in units if u.tag != "word"]
    triples = zip(content, content[1:], content[2:], strict=False)
    joined = [u for name, join, u in triples if name.name is not None and join.tag == "and" and u.tag == "group"]
    return [u for u in joined if says_sort(u) and held.isdisjoint({*u.info.get("kinds", ()), *u.info.get("roles", ())})]


def _with_people(units: Sequence[Unit], index: int) -> bool:
    """Whether a sort is joined to people as such ("people/groups"), so that everybody is meant."""
    if units[index].info.get("kinds") != [EntityKind.ORGANIZATION]:
        return False
    joins = [i for i in (index - 1, index + 1) if 0 < i < len(units) - 1 and units[i].text in _JOINS]
    joined = [units[2 * i - index] for i in joins] + [units[i] for i in (index - 1, index + 1) if 0 <= i < len(units)]
    return any(u.tag == "group" and not says_sort(u) for u in joined)


def _is_of_name(units: Sequence[Unit], index: int) -> bool:
    """Whether a sort tells of a name beside it ("Assembly Member Moss", "Moss, the senator,")."""
    if units[index].info.get("campaign"):
        return False  # "left Moss for the other campaigns"
    if units[max(0, index - 1)].tag in ("all", "no", "anybody", "everybody"):
        return False  # "every senator Moss had"
    if not units[index].info.get("is_single") and sum(u.name is not None for u in units) == 1:
        return False  # "unions Moss has" are hers, "Senators Moss and Reed" are they
    if (
        has(units[max(0, index - 1) : index], "name")
        and has(units[index + 1 : index + 2], "stance")
        and has(units, "be")
    ):
        return False  # "is Moss union-backed"
    beside = units[max(0, index - 2) : index + 2]
    marks = [u.at for u in beside if u.tag == "mark" and not units[index].info.get("is_single")]
    at = units[index].at
    return any(u.name is not None and not any(min(u.at, at) < mark < max(u.at, at) for mark in marks) for u in beside)


def says_sort(unit: Unit) -> bool:
    """Whether a unit limits those meant to a kind or role; that candidates are meant, the side asked for says."""
    return (
        bool(unit.info.get("roles") or unit.info.get("campaign"))
        or set(unit.info.get("kinds", ())) - {"candidate"} != set()
    )


def _keep_sort(clauses: Sequence[Clause]) -> Iterator[bool]:
    """Whether each side of the clauses keeps a sort: in its kinds and roles, or as those whom a description means."""
    for clause in clauses:
        for slot in (clause.endorser, clause.candidate):
            yield bool(
                set(slot.kinds) - {"candidate"} or slot.roles or slot.but_kinds or slot.but_roles or slot.is_definite
            )
            yield any(match.why == "description" for name in slot.names for match in name.matches)
        if clause.window is not None and clause.window.clause is not None:
            yield from _keep_sort([clause.window.clause])
