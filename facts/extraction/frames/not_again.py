"""Who says that they will not do again what they were just told to have done ("We cannot do so this time")?"""

from __future__ import annotations

from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.verbs import Force
from facts.models import Stance

_DOUBT = "what is refused stands in the sentence before"
_NOW = frozenset({"this", "again", "today", "now", "in", "any"})


def drafts_of_not_again(scene: Scene) -> list[Draft]:
    """The drafts of a sentence by which an endorser refuses whom the sentence before says that they backed."""
    before = scene.told[-1] if scene.told else None
    if before is None or before.paragraph != scene.paragraph or before.stance is not Stance.ENDORSES:
        return []
    place = (before.paragraph, before.start, before.endorser)
    last = [d for d in scene.told if (d.paragraph, d.start, d.endorser) == place]
    denied = [m for m in scene.matches if m.phrase.group == "same" and _is_refused(scene, m)]
    return [
        replace(
            draft,
            stance=Stance.DECLINES,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            rank=None,
            condition=None,
            when=None,
            line="E do not do so",
            doubts=(*draft.doubts, _DOUBT),
            noun_only=False,
            past=False,
        )
        for match in denied
        if {e for e, _ in scene.entities(match.endorsers)} == {before.endorser} and not match.candidates
        for draft in last
        if draft.stance is Stance.ENDORSES
    ]


def _is_refused(scene: Scene, match: Match) -> bool:
    """Whether nothing but when stands behind "cannot do so", which is of now: "it did not do so lightly" is not."""
    at, tokens = match.anchor, scene.tokens
    is_now = match.group.force is Force.REFUSED or (
        match.group.force is Force.NOT and at > 1 and tokens[at - 2].lower in ("do", "does")
    )
    behind = tokens[match.end] if match.end < len(tokens) else None
    return is_now and (behind is None or behind.is_mark or behind.lower in _NOW)
