"""What does a line of a list say: a candidate, a colon, and those who stand by them?

Only where the line itself or its heading speaks of endorsements; a name with a colon may as well be a speaker.
"""

from __future__ import annotations

from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import name_doubts
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.lexicon import load_nouns
from facts.models import Stance

_DOUBT = "it is told by a line of a list"


def drafts_of_label(scene: Scene) -> list[Draft]:
    """The drafts of a line such as "Endorsed by: A, B and C" or "Reed: A, B, C" in a list of endorsements."""
    tokens = scene.tokens
    colon = next((i for i, t in enumerate(tokens[:10]) if t.lower == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return []
    label = tokens[:colon]
    nouns = load_nouns()
    says_support = any(t.lower in nouns["SUPPORT"] or t.lower in nouns["BACKER"] for t in label) or any(
        t.lower in ("endorsed", "backed", "supported") for t in label
    )
    named = [i for i, t in enumerate(label) if t.name is not None]
    if not (says_support or (len(named) == 1 and len(label) <= 2 and _in_list_of_support(scene))):
        return []
    names = read_object(tokens, colon + 1)
    for_whom = [(e, s) for e, s in scene.entities(named) if e in scene.standing]
    if not for_whom:
        topic = scene.topic_candidate(0, [e for e, _ in scene.entities(names.at)])
        for_whom = [(topic[0], scene.span(names.at[0]))] if topic and names else []
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=tokens[colon].start,
            line="C: E, E",
            noun_only=True,
            doubts=(_DOUBT, *name_doubts(scene, span, "the endorser")),
        )
        for c, _ in for_whom
        for e, span in scene.entities(names.at)
        if e != c
    ]


def _in_list_of_support(scene: Scene) -> bool:
    """Whether the last heading, or the title, speaks of endorsements."""
    nouns = load_nouns()["SUPPORT"]
    headings = [p for p in scene.article.headings if p < scene.paragraph]
    text = scene.article.text(max(headings)) if headings else ""
    return any(word.strip(".,:;").lower() in nouns for word in f"{text} {scene.article.article.source.title}".split())
