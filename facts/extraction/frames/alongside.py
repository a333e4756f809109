"""Whom does "along with" behind a whole act add: others who act, or others who are chosen?

Bodies can only act ("backs her, along with the Guild"), and so do persons beside a person who "did so" or backs "her".
Persons are chosen where they stand or are called newcomers and the like ("endorsed Reed, along with newcomer Moss").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import Cast, name_doubts
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tails import past_time
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

_ADDING = (("along", "with"), ("together", "with"))
WORDS = frozenset({"along", "together"})
_PARTING = frozenset({",", ";", "and", "&", ".", "—", "for"})
_LEADS = frozenset({"the", "both"})
_SAME = "E do the same"
_BACKING = (Stance.ENDORSES, Stance.REAFFIRMS)


def drafts_of_along(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of those whom "along with" adds to what a sentence has told before it."""
    tokens = scene.tokens
    told = {(d.endorser, d.candidate) for d in made}
    more: list[Draft] = []
    for at in range(2, len(tokens) - 2):
        if tuple(t.lower for t in tokens[at : at + 2]) not in _ADDING or tokens[at - 1].lower != ",":
            continue
        last = next((i for i in range(at - 1, -1, -1) if tokens[i].name is not None), None)
        base = _told_before(scene, made, at)
        if last is not None and base and last + 1 <= at - 1 <= past_time(tokens, last + 1):
            more += _added(scene, base, last, at + 2)
    return [d for d in more if (d.endorser, d.candidate) not in told and d.endorser != d.candidate]


def _told_before(scene: Scene, made: Sequence[Draft], at: int) -> list[Draft]:
    """What the last act before a place tells, if it backs somebody and is no other's words."""
    before = [d for d in made if d.anchor < scene.tokens[at].start]
    newest = max((d.anchor for d in before), default=-1)
    backed = [d for d in before if d.anchor == newest and d.stance in _BACKING]
    return backed if scene.quote_around(at) is None else []


def _added(scene: Scene, base: Sequence[Draft], last: int, start: int) -> list[Draft]:
    """The drafts of the names from `start` on, which act or are chosen beside whoever stands at `last`."""
    at = _listed(scene.tokens, start)
    cast: Cast = list(scene.entities(at))
    beside = scene.span(last)
    if not cast:
        return []
    if base[0].line == _SAME and {d.endorser for d in base} & set(beside.entities):
        return _acting(scene, base, cast)
    if not {d.candidate for d in base} & set(beside.entities):
        return []
    if not all(scene.is_person(e) for e, _ in cast):
        return _acting(scene, base, cast)
    words = {t.lower for t in scene.tokens[start : at[0]]} | _titles(scene, cast)
    if words & (word_list("nouns", "runner") | word_list("nouns", "chosen_people")):
        return _chosen(scene, base, cast)
    if all(e in scene.standing for e, _ in cast):
        return _chosen(scene, base, cast)
    persons = all(scene.is_person(d.endorser) for d in base)
    return _acting(scene, base, cast) if persons and beside.how is How.PRONOUN else []


def _listed(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """The names from `start` on, without bodies that only tell whose somebody is ("Guild president Reed")."""
    names, loose = read_object(tokens, start), read_loose_list(tokens, start)
    found = loose.at if len(loose.at) > len(names.at) else names.at
    if not found:
        return ()
    lead = [t.lower for t in tokens[start : found[0]]]
    if not load_grammar().prepositions.isdisjoint(lead) or not (tokens[found[0]].is_person or _LEADS.issuperset(lead)):
        return ()  # "a plan by the Guild", "a bond the Guild opposes"
    if any(looks_like_verb(tokens, i) for i in range(start, found[0])):
        return ()
    ends = (*found[1:], len(tokens) - 1)
    return tuple(i for i, end in zip(found, ends, strict=True) if any(t.lower in _PARTING for t in tokens[i : end + 1]))


def _titles(scene: Scene, cast: Cast) -> set[str]:
    """The words that the first name has before it as its title."""
    span = cast[0][1]
    if span is None:
        return set()
    return set(scene.article.text(scene.paragraph)[span.outer_start : span.start].lower().split())


def _acting(scene: Scene, base: Sequence[Draft], cast: Cast) -> list[Draft]:
    return [
        replace(draft, endorser=entity, doubts=(*_of_candidate(draft), *name_doubts(scene, span, "the endorser")))
        for entity, span in cast
        for draft in {d.candidate: d for d in base}.values()
        if entity not in scene.standing
    ]


def _chosen(scene: Scene, base: Sequence[Draft], cast: Cast) -> list[Draft]:
    return [
        replace(draft, candidate=entity, doubts=(*draft.doubts, *name_doubts(scene, span, "the candidate")))
        for entity, span in cast
        for draft in {d.endorser: d for d in base}.values()
    ]


def _of_candidate(draft: Draft) -> list[str]:
    """What is doubtful of a draft besides its endorser."""
    return [doubt for doubt in draft.doubts if "the endorser" not in doubt]
