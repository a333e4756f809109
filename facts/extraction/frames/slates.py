"""Whom does a body's own list of candidates name ("For Supervisor:", then a line a district)?

A list counts only after the body that put the text out has said elsewhere in it whom it endorses, and only under a
label that begins with "For".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.labels import DOUBT
from facts.extraction.frames.ranks import rank_near
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.models import Stance

_LABEL = re.compile(r"^\W*For\s[^:.]{3,60}:\W*$")
_LABELLED = re.compile(r"^\W*For\s[^:.]{3,60}:\W*\s\S")
_BULLET = re.compile(r"^\s*(?:[-*•·▪–]|\d{1,2}[.)])\s")
_LONGEST = 40  # lines


def drafts_of_slate(scene: Scene) -> list[Draft]:
    """The drafts of a line of the publisher's own list of candidates."""
    publisher = scene.article.publisher
    if publisher is None or scene.is_person(publisher) or not _has_endorsed(scene, publisher) or not _in_slate(scene):
        return []
    if any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens))):
        return []
    named = [i for i, t in enumerate(scene.tokens) if t.is_actor and t.is_person and not _in_brackets(scene.tokens, i)]
    return [
        replace(
            scene.listed(
                publisher,
                candidate,
                anchor=scene.tokens[at].start,
                line="for OFFICE: C",
                doubts=(DOUBT, *name_doubts(scene, span, "the candidate")),
            ),
            rank=rank_near(scene.tokens, at),
        )
        for at in named
        for candidate, span in scene.entities([at])
    ]


def _has_endorsed(scene: Scene, publisher: int) -> bool:
    return any(d.endorser == publisher and d.stance is Stance.ENDORSES for d in scene.told)


def _in_slate(scene: Scene) -> bool:
    """Whether the line opens with "For sheriff:", or stands in a list under such a label."""
    passages = scene.article.article.passages
    text = passages[scene.paragraph - 1].text
    if _LABELLED.match(text):
        return scene.sentence.start < text.index(":") + 1
    if not _BULLET.match(text):
        return False
    for number in range(scene.paragraph - 1, max(0, scene.paragraph - _LONGEST), -1):
        above = passages[number - 1].text
        if not _BULLET.match(above):
            return bool(_LABEL.match(above))
    return False


def _in_brackets(tokens: Sequence[Token], at: int) -> bool:
    before = [t.lower for t in tokens[:at]]
    return before.count("(") > before.count(")")
