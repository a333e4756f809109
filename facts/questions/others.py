"""Whom else does a sentence ask for, or tell of?

"Moss backs Reed and who else" asks for more on the side of the name before it; "left Moss for somebody else" is a
clause of its own, about anybody but her.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Asks, Clause, Relation, Slot
from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.assemble import Act
from facts.questions.lexicon import Lexicon
from facts.questions.sides import Sides
from facts.questions.slots import SUPPORT
from facts.questions.small_words import ONE_OF_A_SORT
from facts.questions.units import Unit, end_of, has

_JOINS = ("and", "but", "mark")
_AUX = ("do", "have", "be")
_TURNS = (Relation.WITHDREW, Relation.RETURNED, Relation.REAFFIRMED)
_TO = ("for", "to", "behind", "with", "por", "a")


def take_else(units: Sequence[Unit]) -> tuple[list[Unit], str]:
    """The units without "and who else" at their end, and which side of what they tell it asks for more of.

    `endorser`-side or not shows only in the clause, so the side is told as `object` or `subject` ("who else does");
    `doer` where who did it is asked for; empty where nothing of the kind closes the sentence.
    """
    units = _asking_else(units)
    end = end_of(units)
    last = end
    if end and units[end - 1].tag in _AUX:
        end -= 1
    start = end - 2
    if start < 3 or units[end - 1].tag != "else" or units[start].tag not in ("who", "which"):
        return list(units), ""
    rest = list(units[:start])
    is_apart = rest[-1].tag == "mark" and any(u.info.get("relation") == Relation.WITHDREW for u in rest)
    if rest[-1].tag not in _JOINS or not has(rest, "stance") or has(rest, "who", "which", "when", "why", "count"):
        return list(units), ""
    while rest and rest[-1].tag in _JOINS:
        rest.pop()
    if is_apart and last == end:
        return rest, "doer"  # "Karlsen left Moss, who else"
    return rest, "subject" if last > end else "object"


def _asking_else(units: Sequence[Unit]) -> Sequence[Unit]:
    """The units with ", anyone else?" at their end as ", who else?"."""
    end = end_of(units)
    closes = end > 3 and units[end - 1].tag == "else" and units[end - 1].words[0] not in ("who", "which")
    if not closes or units[end - 2].tag != "mark" or opens_with_aux(units):
        return units
    other = units[end - 1]
    return [*units[: end - 1], replace(other, tag="who", words=("who",), last=other.at), other, *units[end:]]


def ask_more(clause: Clause, units: Sequence[Unit], side: str) -> Clause:
    """The clause with one side asked for, whom it names there left out."""
    last = next((u.name for u in reversed(units) if u.name is not None), None)
    is_candidate = side != "doer" and (last in clause.candidate.names) == (side == "object")
    slot = clause.candidate if is_candidate else clause.endorser
    asked = Slot(is_asked=True, excluded=slot.names, but_kinds=slot.kinds, but_roles=slot.roles)
    return replace(clause, candidate=asked) if is_candidate else replace(clause, endorser=asked)


def somebody_else(clause: Clause, units: Sequence[Unit], sides: Sides, shared: Slot, *, is_gone: bool) -> Clause:
    """ "... and now backs somebody else", "... has another candidate": anybody but whom the clause before is about.

    Whoever `is_gone` from nobody named, and picked somebody else, backs somebody: only another can be meant.
    """
    is_plain = not (clause.candidate.kinds or clause.conditional or clause.window)
    denies = clause.negated and clause.relation in SUPPORT and is_plain
    free = not (clause.candidate.names or clause.candidate.pronoun)
    if not (has(units, "else") or denies) or not free:
        return clause
    relation = Relation.BACKS if clause.relation in SUPPORT else clause.relation
    if sides.candidate is None or not (sides.candidate.slot.names or sides.candidate.slot.pronoun):
        return replace(clause, relation=relation) if is_gone and is_plain else clause
    goal = Slot(excluded=sides.candidate.slot.names)
    return replace(clause, relation=relation, endorser=shared, candidate=goal)


def same_again(clause: Clause, units: Sequence[Unit], sides: Sides) -> Clause:
    """ "Backed Moss but left", "backed her and stayed": the same candidate, where the second act names nobody."""
    stays = clause.relation is Relation.BACKS and any(u.tag == "stance" and u.info.get("still") for u in units)
    is_turn = (stays or clause.relation in _TURNS) and clause.candidate == Slot()
    if not is_turn or sides.candidate is None or not sides.candidate.slot.names or has(units, "else", "anybody"):
        return clause
    return replace(clause, candidate=replace(sides.candidate.slot, is_asked=False))


def to_the_same(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Left and went back to the same person" as "... went back": whom they had left, where nobody is named."""
    back = next((i for i, u in enumerate(units) if u.info.get("relation") == Relation.RETURNED), 0)
    if not any(u.info.get("relation") == Relation.WITHDREW for u in units[:back]) or has(units, "name"):
        return units
    end = back + 1
    while has(units[end : end + 1], *_THE_SAME) or any(u.text in ONE_OF_A_SORT for u in units[end : end + 1]):
        end += 1
    is_told = has(units[back + 1 : end], *_THE_SAME[:-1])
    return [*units[: back + 1], *units[end:]] if is_told else units


_THE_SAME = ("that_one", "him", "her", "them", "group")


def went_to_another(units: Sequence[Unit], clause: Clause) -> list[Clause]:
    """ "Left Moss for somebody else": they back another now."""
    at = next((i for i, u in enumerate(units) if u.tag == "else"), 0)
    led = [u for u in units[max(0, at - 2) : at] if u.text in _TO or u.words[-1:] in [(w,) for w in _TO]]
    if not at or not led or clause.relation is not Relation.WITHDREW or not clause.candidate.names:
        return []
    if not has(units[:at], "name"):
        return []
    return [replace(clause, relation=Relation.BACKS, candidate=Slot(excluded=clause.candidate.names), window=None)]


def switched(act: Act, clause: Clause, units: Sequence[Unit], asks: Asks) -> list[Clause]:
    """ "Who switched sides", "who jumped to somebody else": those who left one and came to another, whom they back."""
    info = act.unit.info
    is_to_another = bool(info.get("leaves")) and has(units, "else") and not clause.candidate.names
    is_read = asks in (Asks.LIST, Asks.COUNT, Asks.YES_NO) and not clause.negated and not clause.candidate.pronoun
    if not is_read or not (info.get("switches") or is_to_another):
        return []
    relation = Relation.BACKS if clause.window is None else Relation.ENDORSED
    left = Slot() if info.get("leaves") or not clause.candidate.names else clause.candidate  # "name all who switched"
    clause = replace(clause, endorser=replace(clause.endorser, is_asked=not clause.endorser.names))
    new = replace(clause, relation=relation, candidate=Slot(excluded=left.names), ever=False)
    if asks is Asks.LIST and clause.endorser.names:  # "Moss switched from Reed to whom"
        return [replace(new, candidate=replace(new.candidate, is_asked=True))]
    return [new, replace(clause, relation=Relation.WITHDREW, candidate=left, window=None, is_left=True)]


def of_those(clauses: Sequence[Clause], units: Sequence[Unit]) -> list[Clause]:
    """ "Of the people backing Moss, who bailed": who left is not among those who back her still."""
    is_led = has(units[:1], "which") and has(units[1:2], "group")
    gone = [c for c in clauses if c.relation is Relation.WITHDREW and not c.negated]
    if not is_led or not gone:
        return list(clauses)
    left = [c.candidate.names for c in gone]
    return [c for c in clauses if c.relation is not Relation.BACKS or c.window or c.candidate.names not in left]


def and_another(units: Sequence[Unit], clause: Clause) -> list[Clause]:
    """ "Moss plus somebody else": they back another too."""
    at = next((i for i, u in enumerate(units) if u.tag == "else"), 0)
    joined = at > 1 and units[at - 1].tag == "and" and units[at - 2].name is not None
    if not joined or not clause.candidate.names:
        return []
    return [replace(clause, candidate=Slot(excluded=clause.candidate.names))]
