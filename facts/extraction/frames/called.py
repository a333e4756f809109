"""Whom does "him" mean where the pronoun would mean somebody who does not stand?

The candidate who was "he" shortly before; and behind the words of somebody who is only quoted, the candidate of whom
the paragraph before spoke.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.doubts import Cast
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import saying_forms
from facts.extraction.names.words import name_words
from facts.extraction.places import Places

HIS, HERS = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_DOUBT = "the candidate is taken from the sentences before"
_BESIDE = 40  # letters beside a name in which a verb of saying stands
_WORD = re.compile(r"[a-z]+")


def called_so_before(
    scene: Scene, found: tuple[int, NameSpan | None], endorsers: Sequence[int], doubts: list[str]
) -> Cast:
    """Whom "him" means rather than somebody who does not stand.

    Args:
        scene: The sentence.
        found: Whom the pronoun was taken to mean, and where it stands.
        endorsers: Whom it cannot mean.
        doubts: Takes why a person should look, where somebody else is found.
    """
    span = found[1]
    if span is None or span.how is not How.PRONOUN:
        return [found]
    words = HIS if scene.article.words(span).lower() in HIS else HERS
    places = scene.places or Places(scene.article)
    for spoken in places.names_before(span):
        called = spoken.how is How.PRONOUN and scene.article.words(spoken).lower() in words
        if called and len(spoken.entities) == 1 and spoken.entities[0] in scene.standing - set(endorsers):
            doubts.append(_DOUBT)
            return [(spoken.entities[0], None)]
    if _is_only_quoted(scene, found[0], places.last_named(found[0], span)):
        others = [
            (p, e)
            for p, e in scene.topic
            if e in scene.standing and e not in (found[0], *endorsers) and _may_be_called(scene, e, words)
        ]
        fitting = [e for p, e in others if p == others[-1][0]]
        doubts.append(_DOUBT)
        return [(fitting[0], None)] if fitting else []
    return [found]


def acted_towards(scene: Scene, entity: int, endorsers: Sequence[int]) -> int | None:
    """The candidate towards whom somebody last acted who is not "him" ("Ott left Reed. Moss sticks with him.")."""
    acted = (d.candidate for d in reversed(scene.told) if d.endorser == entity)
    return next((whom for whom in acted if whom in scene.standing and whom not in endorsers), None)


def _is_only_quoted(scene: Scene, entity: int, last: NameSpan | None) -> bool:
    """Whether somebody was last named where they said something ("..., said Ann Ott, who owns the shop")."""
    if last is None or entity in scene.standing or last.paragraph == scene.paragraph:
        return False
    text = scene.article.text(last.paragraph)
    before, behind = text[max(0, last.outer_start - _BESIDE) : last.outer_start], text[last.end : last.end + _BESIDE]
    words = (_WORD.findall(before.lower())[-1:], _WORD.findall(behind.lower())[:1])
    return any(word and word[0] in saying_forms() for word in words)


def _may_be_called(scene: Scene, entity: int, words: frozenset[str]) -> bool:
    """Whether a given name does not say that somebody is no "he", or no "she"."""
    given = scene.article.entities[entity].name.split()[0].lower()
    return given not in (name_words().given_female if words is HIS else name_words().given_male)
