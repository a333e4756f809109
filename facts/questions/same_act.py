"""When, why or in what words was the act done that the turn before was about, maybe by somebody else?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from facts.models import Asks, Clause, Question, Relation, Slot
from facts.questions.genders import contradicts
from facts.questions.known import Known, Turn
from facts.questions.lexicon import load_lexicon
from facts.questions.renaming import replace_name
from facts.questions.sentence import Draft
from facts.questions.slots import affirmed, are_persons, settle


def asked_about(draft: Draft, before: Question, turn: Turn, known: Known) -> Question | None:
    """When, why or in what words the act of the question before was done, maybe by somebody else."""
    asks, order, names = draft.question.asks, draft.question.order, draft.question.names
    clause = affirmed(before.clauses[0])
    if asks is Asks.WORDS and len(names) > 1:
        return None  # who says what of whom is a question of its own
    if names and not any(n.matches for n in names) and not draft.has("do", "have"):
        return None  # "what time is the match on" goes on about nothing
    described = next((a.slot for a in draft.arguments if a.slot.is_definite), None)
    if described is not None:
        clause = replace(clause, endorser=described)
    is_done = draft.has("do", "have") or any(a.name and b.tag == "that_one" for a, b in pairwise(draft.units))
    if names and is_done and names != clause.candidate.names:
        clause = replace(clause, endorser=Slot(names=names))
    elif names:
        clause = replace_name(clause, names, known)
    if asks is Asks.DATE and order != "last" and clause.relation in (Relation.BACKS, Relation.EVER_BACKED):
        clause = replace(clause, relation=Relation.ENDORSED)
    if asks is Asks.DATE and order == "first" and clause.relation is Relation.REAFFIRMED:
        clause = replace(clause, relation=Relation.ENDORSED)  # "when was the first time"
    if asks is Asks.WORDS:
        clause = _of_person(draft, clause, turn, known)
    return replace(before, asks=asks, order=order, clauses=(settle(clause, turn, known),), topic=draft.question.topic)


def _of_person(draft: Draft, clause: Clause, turn: Turn, known: Known) -> Clause:
    """The clause with the one person as speaker whom "what was his answer" can mean beside a body or several told."""
    said = {w for u in draft.units for w in u.words}
    is_personal = draft.has("him", "her") or bool(said & load_lexicon(draft.question.language).talk["personal"])
    if not is_personal or draft.question.names or are_persons(clause.endorser, known):
        return clause
    told = settle(clause, turn, known).endorser
    if (
        clause.endorser.is_asked
        and len(told.names) == 1
        and are_persons(told, known)
        and not _speaks_against(draft, told)
    ):
        return clause  # "what did she say" after who alone told Moss to go
    if not are_persons(clause.candidate, known):
        return clause
    return Clause(relation=Relation.ANY, endorser=Slot(names=clause.candidate.names))


def _speaks_against(draft: Draft, slot: Slot) -> bool:
    """Whether "he" or "she" is said, and a given name on a side speaks against it."""
    said = next((u.tag for u in draft.units if u.tag in ("him", "her")), "")
    return any(contradicts(match.name, said) for name in slot.names for match in name.matches)
