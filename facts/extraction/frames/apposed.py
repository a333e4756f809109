"""Who is told behind a comma to be one of those who stand by somebody ("the Guild, one of two unions behind Reed")?

What stands behind the comma tells of the name before it, not of the sentence's subject: of "Ott is president of the
Guild, the other one supporting Reed" the Guild supports her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, verb_forms, word_list
from facts.extraction.names.words import name_words
from facts.models import Stance

DOUBT = "an apposition says it"
_LEADS = frozenset({"one", "another", "among"})
_LEADS_BEHIND_THE = frozenset({"other", "only", "first", "second", "third", "latest", "last", "newest", "sole", "lone"})
LEADS = _LEADS | _LEADS_BEHIND_THE
_LONGEST = 9  # words between the comma and what tells of support
_CAMPS = frozenset({"corner", "camp", "column", "fold", "side"})


@lru_cache
def _backing() -> frozenset[str]:
    return frozenset(f for verb in ("support", "back", "endorse") for f in verb_forms(verb))


def drafts_of_apposed(scene: Scene) -> list[Draft]:
    """The drafts of every "NAME, one of two unions backing Reed" of a sentence."""
    if "," not in scene.words or scene.words.isdisjoint(_CAMPS | _backing() | {"behind"}):
        return []
    tokens = scene.tokens
    found: list[Draft] = []
    for comma in range(1, len(tokens) - 2):
        if tokens[comma].lower == "," and tokens[comma - 1].is_actor and _leads(tokens, comma + 1):
            found += _drafts_behind(scene, comma)
    return found


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Whether "one of", "another", "among" or "the other" stands at a place."""
    two = [t.lower for t in tokens[at : at + 2]]
    if two[0] == "one":
        return two[1:] == ["of"]
    return two[0] in _LEADS or (two[0] == "the" and two[1:] != [] and two[1] in _LEADS_BEHIND_THE)


def _drafts_behind(scene: Scene, comma: int) -> list[Draft]:
    tokens = scene.tokens
    for at in range(comma + 2, min(comma + _LONGEST, len(tokens) - 1)):
        whom = _whom(tokens, at)
        if whom:
            break
        word = tokens[at].lower
        if tokens[at].name is not None or tokens[at].is_mark or word in load_grammar().negations:
            return []
        if looks_like_verb(tokens, at) and word not in _backing() | load_grammar().have:
            return []
    else:
        return []
    lead = {t.lower for t in tokens[comma + 1 : at]}
    who = _who(tokens, comma - 1, lead)
    stands = [e for e, _ in scene.entities(whom) if e in scene.standing]
    if who is None or not stands or not word_list("nouns", "former").isdisjoint(lead):
        return []
    stance = Stance.REAFFIRMS if "still" in lead else Stance.ENDORSES
    return [
        replace(
            scene.listed(
                e,
                candidate,
                anchor=tokens[at].start,
                line="E, one of those behind C",
                doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
            ),
            stance=stance,
        )
        for e, span in scene.entities([who])
        for candidate in stands
        if e != candidate
    ]


def _whom(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Who is supported by the word at a place: "supporting Reed", "behind Reed", "in Reed's corner"."""
    word, behind = tokens[at].lower, tokens[at + 1]
    if word in _backing() or word == "behind":
        return read_object(tokens, at + 1).at
    owned = word == "in" and behind.owns and behind.is_person and at + 2 < len(tokens)
    return (at + 1,) if owned and tokens[at + 2].lower in _CAMPS else ()


def _who(tokens: Sequence[Token], before: int, lead: set[str]) -> int | None:
    """The name before the comma, if the words behind it may tell of it: persons are no unions."""
    persons = any(word in name_words().plurals or word in name_words().heads for word in lead - _LEADS)
    bodies = not (word_list("nouns", "body") | _plural_bodies()).isdisjoint(lead)
    is_person = tokens[before].is_person
    return None if (persons and not is_person and not bodies) or (bodies and is_person) else before


@lru_cache
def _plural_bodies() -> frozenset[str]:
    return frozenset(f"{noun}s" for noun in word_list("nouns", "body"))
