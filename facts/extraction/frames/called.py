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

HIS, HERS = frozenset({"he", "him", "his"}), frozenset({"she", "her", "hers"})
_DOUBT = "the candidate is taken from the sentences before"
_BY_NAME = (How.FULL, How.SURNAME)
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
    near = (s for s in reversed(scene.article.spans) if s.paragraph == scene.paragraph and s.start < span.start)
    for spoken in near:
        called = spoken.how is How.PRONOUN and scene.article.words(spoken).lower() in words
        if called and len(spoken.entities) == 1 and spoken.entities[0] in scene.standing - set(endorsers):
            doubts.append(_DOUBT)
            return [(spoken.entities[0], None)]
    if _is_only_quoted(scene, found[0], span):
        others = [
            (p, e)
            for p, e in scene.topic
            if e in scene.standing and e not in (found[0], *endorsers) and _may_be_called(scene, e, words)
        ]
        fitting = [e for p, e in others if p == others[-1][0]]
        doubts.append(_DOUBT)
        return [(fitting[0], None)] if fitting else []
    return [found]


def _is_only_quoted(scene: Scene, entity: int, span: NameSpan) -> bool:
    """Whether somebody was last named where they said something ("..., said Ann Ott, who owns the shop")."""
    named = [
        s
        for s in scene.article.spans
        if (s.paragraph, s.start) < (span.paragraph, span.start) and s.entities == (entity,) and s.how in _BY_NAME
    ]
    if not named or entity in scene.standing or named[-1].paragraph == scene.paragraph:
        return False
    text, last = scene.article.text(named[-1].paragraph), named[-1]
    words = (_WORD.findall(text[: last.outer_start].lower())[-1:], _WORD.findall(text[last.end :].lower())[:1])
    return any(word and word[0] in saying_forms() for word in words)


def _may_be_called(scene: Scene, entity: int, words: frozenset[str]) -> bool:
    """Whether a given name does not say that somebody is no "he", or no "she"."""
    given = scene.article.entities[entity].name.split()[0].lower()
    return given not in (name_words().given_female if words is HIS else name_words().given_male)
