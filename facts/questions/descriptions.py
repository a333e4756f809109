"""Which body or role is meant by words that only describe it ("the grocery store union", "Queens councilmember")?

A description counts where just one known body answers to it; a place right before a role limits the role.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from facts.models import LinkedName
from facts.models.building import replace
from facts.names import rank_names
from facts.questions.bodies import (
    body_of,
    by_head,
    is_crew,
    is_the_one,
    led_body,
    named_by_part,
    organizing,
    with_people,
)
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.roles import place_words
from facts.questions.tokens import fold
from facts.questions.units import Unit

_NEAR_ENOUGH = 90.0  # similarity of "grocery workers" to a body of that name


def link_described(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """Name the union that is described by whom it organizes ("the grocery store union"), where one such is known."""
    found: list[Unit] = []
    places = place_words(frozenset(known.roles))
    for unit, after in zip(units, (*units[1:], None), strict=True):
        if unit.info.get("roles") and _is_place(found[-1:], unit, places):
            found[-1] = _of_place(found[-1], unit)
            continue
        opens = not found and after is not None and after.tag in ("still", "stance")
        if head := by_head(found[-1:], unit, known, lexicon, opens=opens):
            found.append(head)
            continue
        if body := led_body(found[-1:], unit, known, lexicon) or with_people(
            (*found[-1:], unit), after, known, lexicon
        ):
            found[-1] = body
            continue
        if body := body_of(found, unit, known, lexicon):
            found[-2:] = [body]
            continue
        if led := organizing(found, unit, known, lexicon):
            words = (*(w for u in led[1:] for w in u.words), *unit.words)
            found[-len(led) + 1 :] = [replace(unit, at=led[1].at, words=words)]
            continue
        led = _describing(found, lexicon) if unit.tag == "group" and unit.info.get("is_single") else []
        is_of_people = False
        if unit.tag in ("group", "word") and (is_crew(unit, lexicon) or unit.text in lexicon.organized):
            led = _describing(found, lexicon)
            is_of_people = len(found) > len(led) and found[-len(led) - 1].text in lexicon.definite
        is_of_union = is_of_people or bool({"union", "local"} & set(unit.info.get("kinds", ())))
        name = _organizer(led, known, lexicon) if led and is_of_union else None
        if name is None and len(led) == 1 and is_the_one(found[:-1], lexicon):
            name = named_by_part(led, unit, known, lexicon)
        if name is None:
            found.append(unit)
            continue
        del found[-len(led) :]
        words = (*(w for u in led for w in u.words), *unit.words)
        named = replace(name, written=" ".join(words))
        found.append(Unit(tag="name", at=led[0].at, last=unit.last, words=words, name=named))
    return found


def _is_place(before: Sequence[Unit], unit: Unit, places: Container[str]) -> bool:
    """Whether a place that the store's roles know stands right before a role ("Queens councilmember")."""
    adjoins = bool(before) and before[0].last + 1 == unit.at and not (before[0].name and before[0].name.matches)
    return adjoins and before[0].tag in ("word", "name") and all(fold(w) in places for w in before[0].text.split())


def _of_place(before: Unit, unit: Unit) -> Unit:
    """A role limited to a place."""
    roles = [f"{fold(before.text)} {role}" for role in unit.info["roles"]]
    words = (*before.words, *unit.words)
    return replace(unit, at=before.at, words=words, info={**unit.info, "roles": roles})


def _describing(before: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The content words right before a sort, three at most."""
    led: list[Unit] = []
    for unit in reversed(before[-3:]):
        is_strange = unit.name is not None and not unit.name.matches
        if not (unit.tag == "word" or is_strange) or (
            unit.text in lexicon.common and unit.text not in lexicon.organized
        ):
            break
        led.insert(0, unit)
    return led


def _organizer(led: Sequence[Unit], known: Known, lexicon: Lexicon) -> LinkedName | None:
    """Who is known by a description such as "grocery workers"; None if nobody or several are."""
    matches = {
        match.entity_id: match
        for unit in led
        for noun in sorted(lexicon.organized)
        for match in rank_names(f"{unit.text} {noun}", known.spellings, min_similarity=_NEAR_ENOUGH)
    }
    return LinkedName(written="", matches=tuple(matches.values())) if len(matches) == 1 else None
