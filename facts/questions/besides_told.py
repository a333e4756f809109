"""Whom does "besides him", "other than them" leave out, of those of whom the conversation told?

Whoever a sentence leaves out plays no part in its act, so the pronoun becomes their names before the sentence is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.models import EntityKind, meant_ids
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.references import name_of
from facts.questions.small_words import RELATIVES
from facts.questions.units import Unit, has

_ONE = ("him", "her", "that_one")
_SEVERAL = ("them", "those")
_LATELY = 3  # turns in which whoever is left out was spoken of


def name_left_out(units: Sequence[Unit], turns: Sequence[Turn], known: Known) -> list[Unit]:
    """The units with each pronoun that something is asked besides as the names that it means."""
    found: list[Unit] = []
    acts = has(units, "stance")
    named = meant_ids([u.name for u in units if u.name is not None])
    for index, unit in enumerate(units):
        is_left_out = bool(index) and units[index - 1].tag == "except" and unit.tag in (*_ONE, *_SEVERAL)
        is_left_out = is_left_out and not (unit.tag == "those" and _says_which(units[index + 1 :]))
        meant = _meant(unit, turns, known, named) if is_left_out and turns and acts else ()
        found.append(_named(unit, meant, known) if meant else unit)
    return found


def _says_which(behind: Sequence[Unit]) -> bool:
    """Whether words of its own say whom "those" means ("the ones who left Moss", "the ones Moss backs")."""
    return bool(behind) and (behind[0].tag in ("who", "name", "stance", "group") or behind[0].text in RELATIVES)


def _named(unit: Unit, meant: Sequence[int], known: Known) -> Unit:
    """A pronoun as the name of all whom it means, who are left out alike."""
    names = [name_of(one, known) for one in meant]
    name = replace(names[0], matches=tuple(match for name in names for match in name.matches))
    return Unit(tag="name", at=unit.at, last=unit.last, words=unit.words, name=name)


def _meant(unit: Unit, turns: Sequence[Turn], known: Known, named: set[int]) -> tuple[int, ...]:
    """Whom a pronoun means: the one, or all, of whom the latest turn with such told or asked; nobody where unclear."""
    for group in _spoken_of(turns):
        fitting = tuple(one for one in dict.fromkeys(group) if one not in named and _fits(one, unit, known))
        if fitting:
            return fitting if unit.tag in _SEVERAL or len(fitting) == 1 else ()
    return ()


def _spoken_of(turns: Sequence[Turn]) -> Iterator[Sequence[int]]:
    """Whom each of the latest turns told, then of whom it asked, the newest turn first."""
    for turn in reversed(turns[-_LATELY:]):
        yield turn.told_ids
        clauses = [c for part in (turn.question.parts or (turn.question,)) for c in part.clauses[:1]]
        for side in ("endorser", "candidate"):
            yield [m.entity_id for c in clauses for name in getattr(c, side).names for m in name.matches]


def _fits(one: int, unit: Unit, known: Known) -> bool:
    """Whether somebody may be "him", "her" or "it"."""
    if unit.tag in _SEVERAL:
        return True
    entity = known.entities.get(one)
    is_person = entity is not None and entity.kind == EntityKind.PERSON
    if unit.tag == "that_one":
        return not is_person
    return is_person and entity is not None and not contradicts(entity.name, unit.tag)
