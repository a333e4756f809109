"""Which body is meant by who leads it, whom it organizes or what it does?

"Marchetti's people", "that union with the 3,000 grocery workers" and "the seed company" are bodies of the store where
exactly one fits; a candidate's people are not, nor is anything that a word of a known name does not say.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, LinkedName, NameMatch
from facts.models.building import replace
from facts.names import rank_names
from facts.names.kinds import is_kind_word
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.roles import role_words
from facts.questions.tokens import fold
from facts.questions.units import Unit

_PEOPLE = frozenset({"candidate", EntityKind.PERSON})
_NEAR_ENOUGH = 90.0
_FEW = 2  # bodies among whom to choose


def led_body(before: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon) -> Unit | None:
    """The body whose person stands right before a sort of bodies or its people ("Marchetti's union", "... people").

    Of a sort of bodies somebody unknown is meant where none is known; of people the person, as before.
    """
    if not before or unit.at != before[0].last + 1:
        return None
    return _led(before[0], unit, (*before[0].words, *unit.words), known, lexicon)


def with_people(units: Sequence[Unit], after: Unit | None, known: Known, lexicon: Lexicon) -> Unit | None:
    """The body whose people, the last of these units, stand right behind its name ("the nurses ppl"), as one name."""
    *before, unit = units
    name = before[-1].name if before else None
    of_union = unit.tag == "word" and unit.text in lexicon.organized
    if name is None or not name.matches or unit.at != before[-1].last + 1 or not (of_union or is_crew(unit, lexicon)):
        return None
    words = (*before[-1].words, *unit.words)
    if _opens_another(name, unit, after):
        name = replace(name, written=" ".join(words), matches=(), nearest=name.matches)
        return replace(before[-1], last=unit.last, words=words, name=name)
    body = known.entities.get(name.matches[0].entity_id) if len(name.matches) == 1 else None
    if body is None or not (body.kind == EntityKind.UNION if of_union else _may_have(body.kind, unit, lexicon)):
        return None
    return replace(before[-1], last=unit.last, words=words)


def _opens_another(name: LinkedName, people: Unit, after: Unit | None) -> bool:
    """Whether a word of a body's name, people and a sort right behind are another's name ("the seed people party")."""
    is_body = after is not None and after.tag == "group" and bool(after.info.get("is_single"))
    is_part = all(match.why == "part of the name" for match in name.matches)
    return is_part and is_body and after is not None and after.at == people.last + 1


def _may_have(kind: str, unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit are the people of a body of a kind."""
    return kind != EntityKind.PERSON and is_crew(unit, lexicon)


def body_of(before: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon) -> Unit | None:
    """The body whose person stands behind it or its people ("the people of Marchetti")."""
    if len(before) < _OF or before[-1].text not in lexicon.belonging or unit.at != before[-1].last + 1:
        return None
    body = _led(unit, before[-2], tuple(w for u in (*before[-2:], unit) for w in u.words), known, lexicon)
    if body is None or body.name is None or not body.name.matches:
        return None
    return replace(body, at=before[-2].at, last=unit.last)


_OF = 2  # units between which a person stands behind: the people, and "of"


def _led(person: Unit, sort: Unit, words: tuple[str, ...], known: Known, lexicon: Lexicon) -> Unit | None:
    """The body that a person leads, of a sort or whichever the people are of, as the unit of these words."""
    name, of_people = person.name, is_crew(sort, lexicon)
    kinds = sort.info.get("kinds", ()) if sort.tag == "group" and sort.info.get("is_single") else ()
    if name is None or len(name.matches) != 1 or not (of_people or set(kinds) - _PEOPLE):
        return None
    leader = known.entities.get(name.matches[0].entity_id)
    if leader is None or leader.kind != EntityKind.PERSON or leader.entity_id in known.candidate_ids:
        return None
    bodies = [known.entities[key] for key in known.bodies_of(leader.entity_id)]
    led = [
        NameMatch.of(body, "description")
        for body in bodies
        if of_people or body.kind in kinds or EntityKind.ORGANIZATION in kinds
    ]
    if of_people and len(led) != 1:
        return None
    linked = replace(name, written=" ".join(words), matches=tuple(led))
    return Unit(tag="name", at=person.at, last=sort.last, words=words, name=linked)


def is_crew(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a unit is people of somebody's, of no sort of their own ("her guys")."""
    is_plain = unit.tag == "word" or (unit.tag == "group" and not (unit.info.get("kinds") or unit.info.get("roles")))
    return is_plain and unit.text in lexicon.crews


def organizing(before: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units from "that" on that make "that union with the 3,000 nurses" of a name told by whom it organizes.

    Empty where the unit is no such name, or nothing definite leads to it.
    """
    name = unit.name
    if name is None or len(name.matches) != 1 or name.matches[0].why not in ("description", "part of the name"):
        return []
    entity = known.entities.get(name.matches[0].entity_id)
    at = len(before)
    while at and (before[at - 1].text in lexicon.definite or _is_number(before[at - 1])):
        at -= 1
    if at < 3 or entity is None or before[at - 1].text not in lexicon.holding:
        return []
    sort = before[at - 2]
    fits = bool(sort.info.get("is_single")) and entity.kind in sort.info.get("kinds", ())
    return list(before[at - 3 :]) if fits and before[at - 3].text in lexicon.definite else []


def _is_number(unit: Unit) -> bool:
    return unit.text.isdigit() or unit.text == ","


def named_by_part(led: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon) -> LinkedName | None:
    """The one body of a sort, or of workers, that a word right before is part of the name of ("the seed company")."""
    kinds = (EntityKind.UNION,) if unit.text in lexicon.organized else unit.info.get("kinds", ())
    matches: dict[int, NameMatch] = {}
    for word in (w for one in led[-1:] for w in (one.text, f"{one.text}s", one.text.removesuffix("s"))):
        for match in rank_names(word, known.spellings, min_similarity=_NEAR_ENOUGH):
            entity = known.entities.get(match.entity_id)
            if entity is not None and entity.kind in kinds and match.why == "part of the name":
                matches.setdefault(match.entity_id, match)
    return LinkedName(written="", matches=tuple(matches.values())) if len(matches) == 1 else None


def is_the_one(before: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether what stands before "transit union" leaves it the one that is meant: "the", or no word of several."""
    lead = before[-1] if before else None
    return lead is None or lead.text in lexicon.definite or lead.tag in _BEFORE_BODY


_BEFORE_BODY = ("mark", "do", "be", "have", "modal", "who", "when", "why", "and", "but", "by", "stance", "what_about")


def by_head(before: Sequence[Unit], unit: Unit, known: Known, lexicon: Lexicon, *, opens: bool = False) -> Unit | None:
    """The body that "the chamber", "the league" means, where just one has the word in its name, else which of them.

    `opens` if the unit opens a message, and what it does stands right behind ("weavers still behind Moss?").
    """
    is_definite = bool(before) and before[0].text in lexicon.definite and before[0].last + 1 == unit.at
    is_definite = is_definite or (opens and unit.text.endswith("s"))
    if not is_definite or not (word := _heading(unit, lexicon)):
        return None
    matches = [
        match
        for match in rank_names(word, known.spellings, min_similarity=_NEAR_ENOUGH)
        if match.why == "part of the name" and word in fold(match.alias).split()
    ]
    if any(said.startswith(word) for said in role_words(known.roles)):
        return None  # "the council", of which councillors are known
    if not matches or len(matches) > (_FEW if unit.name is not None else 1):
        return None
    written = unit.text if unit.name is None else unit.name.written
    place = replace(unit.name or LinkedName(written=written), matches=tuple(matches), nearest=())
    return replace(unit, tag="name", name=place, info={})


def _heading(unit: Unit, lexicon: Lexicon) -> str:
    """The one word by which "the chamber" speaks of a body; empty for a sort of bodies ("the unions", "the group")."""
    if unit.tag == "word" and unit.text in lexicon.vocabulary and unit.text not in lexicon.common:
        return unit.text
    if unit.info.get("is_single") and unit.text in lexicon.talk["head_words"]:
        return unit.text
    if unit.name is None or unit.name.matches:
        return ""
    word = fold(unit.name.written).removesuffix("'s")
    return word if is_kind_word(word) else ""
