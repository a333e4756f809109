"""Whom do "besides him", "the others" and "herself" mean, of those of whom the conversation told?

Whoever a sentence leaves out plays no part in its act, so the pronoun becomes their names before the sentence is read.
"And the others?" behind a list of all who did something asks of nobody who did it: behind those who left, the others
are those who are with the candidate still, and so the other way. "Herself" sets whoever was asked about against those
who back her.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.models import Asks, EntityKind, Question, Relation, meant_ids
from facts.models.building import replace
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon
from facts.questions.references import last_question, name_of
from facts.questions.sentence import Draft
from facts.questions.slots import all_stand, are_persons
from facts.questions.small_words import ARTICLES, RELATIVES
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


_SMALL = ("and", "but", "mark", "what_about", "polite", "else", "tag")
_TURNED = {Relation.WITHDREW: Relation.BACKS, Relation.BACKS: Relation.WITHDREW}


def the_others(draft: Draft, before: Question, turn: Turn, _: Known) -> Question | None:
    """The counterpart of the list before; None where others of the same are asked for ("anyone else?")."""
    others = next((u for u in draft.units if u.tag == "else"), None)
    led = [u for u in draft.units if others is not None and u.last < others.at]
    is_definite = bool(led) and led[-1].text in ARTICLES
    if others is None or not (is_definite or others.words[0] in ARTICLES) or draft.question.names:
        return None
    if not all(u.tag in _SMALL or u.text in ARTICLES for u in draft.units) or not turn.told_ids:
        return None
    clause = before.clauses[0]
    is_whole = before.asks in (Asks.LIST, Asks.COUNT) and len(before.clauses) == 1 and before.order is None
    doer = clause.endorser
    is_open = doer.is_asked and not (doer.names or doer.excluded) and bool(clause.candidate.names)
    is_plain = (
        clause.window is None and clause.rank is None and not (clause.negated or clause.conditional or clause.ever)
    )
    if not (is_whole and is_open and is_plain) or clause.relation not in _TURNED:
        return None
    turned = replace(clause, relation=_TURNED[clause.relation])
    return replace(before, asks=Asks.LIST, still=turned.relation is Relation.BACKS, clauses=(turned,))


def named_oneself(units: Sequence[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> Sequence[Unit]:
    """The units with whom the question before was about in the place of the pronoun that "herself" goes with."""
    said = [u for u in units if u.text in lexicon.talk["themselves"]]
    told = [i for i, u in enumerate(units) if u.tag in ("him", "her")]
    found = last_question(turns) if said else None
    if found is None or len(told) != 1 or has(units, "name") or not has(units, "who", "which", "anybody"):
        return units
    clause = found[0].clauses[0] if found[0].clauses else None
    if clause is None or not clause.endorser.is_asked or len(clause.candidate.names) != 1:
        return units
    meant = clause.candidate
    if not (all_stand(meant, known) and are_persons(meant, known)):
        return units
    name = replace(units[told[0]], tag="name", name=meant.names[0], words=(meant.names[0].written,))
    return [name if i == told[0] else u for i, u in enumerate(units) if u not in said]
