"""Which names are one person, told with the body that they belong to ("the president of the nurses, Hal Ostrow")?

A body right before a person ("the nurses' Hal Ostrow"), behind "of" after one, or behind a word for who leads it, says
who the person is: it takes no side of its own. A candidate beside a body is more likely somebody's pick ("nurses Moss
endorsement"), so a candidate is only joined to a body by a word for who leads it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind
from facts.questions.arguments import ARTICLES
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit


def one_person(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with every person who is told with their body as the person alone."""
    found = list(units)
    for index, unit in enumerate(units):
        if not _is_body(unit, known):
            continue
        gone = _leading(units, index, known, lexicon) or _following(units, index, known, lexicon)
        found = [u for u in found if u not in gone]
    return found


def _is_body(unit: Unit, known: Known) -> bool:
    return _kinds(unit, known) not in (set(), {EntityKind.PERSON})


def _is_person(unit: Unit, known: Known) -> bool:
    return _kinds(unit, known) == {EntityKind.PERSON}


def _stands(unit: Unit, known: Known) -> bool:
    """Whether somebody named is a candidate."""
    return unit.name is not None and any(m.entity_id in known.candidate_ids for m in unit.name.matches)


def _kinds(unit: Unit, known: Known) -> set[str]:
    """The kinds of those whom a unit names."""
    ids = [m.entity_id for m in unit.name.matches] if unit.name is not None else []
    return {str(known.entities[key].kind) for key in ids if key in known.entities}


def _leading(units: Sequence[Unit], at: int, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units in front of a person: their body, the word for who leads it, and what stands between."""
    end = at + 1
    is_led = end < len(units) and _heads(units[end], lexicon)
    end += is_led
    head = _head_before(units, at, lexicon)
    if end < len(units) and head is not None and units[end].text == ",":
        end += 1
    if end >= len(units) or not _is_person(units[end], known):
        return []
    if head is None and not is_led and _stands(units[end], known):
        return []
    return [*units[at if head is None else head : end], *_closing_mark(units, end)]


def _closing_mark(units: Sequence[Unit], person: int) -> list[Unit]:
    """The comma behind a person set apart by two ("the president of the nurses, Hal Ostrow, backs")."""
    is_apart = units[person - 1].text == "," and person + 1 < len(units) and units[person + 1].text == ","
    return [units[person + 1]] if is_apart else []


def _head_before(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int | None:
    """Where "the president of" begins right before a body; None where nothing of the kind does."""
    start = at - 1
    while start >= 0 and (units[start].text in ARTICLES or units[start].tag == "of"):
        start -= 1
    if start < 0 or start == at or not _heads(units[start], lexicon):
        return None
    return start - 1 if start and units[start - 1].text in ARTICLES else start


def _following(units: Sequence[Unit], at: int, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units behind a person: "of" and their body, maybe with the word for who leads it."""
    start = _head_before(units, at, lexicon)
    first = at - 1 if start is None else start
    if start is None:
        while first >= 0 and units[first].text in ARTICLES:
            first -= 1
        if first < 1 or units[first].tag != "of" or not _is_person(units[first - 1], known):
            return []
        if _stands(units[first - 1], known):
            return []
        return list(units[first : at + 1])
    if first and units[first - 1].text == ",":
        first -= 1
    if first < 1 or not _is_person(units[first - 1], known):
        return []
    closing = [units[at + 1]] if units[first].text == "," and at + 1 < len(units) and units[at + 1].text == "," else []
    return [*units[first : at + 1], *closing]


def _heads(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit says who leads a body."""
    return unit.name is None and unit.tag != "stance" and any(word in lexicon.talk["heads"] for word in unit.words)
