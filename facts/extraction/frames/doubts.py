"""Whom does a met phrase cast, and why may a name mean somebody else?

Doubts are plain words: a reviewer reads them, and `statements.agreement` decides which of them are serious.
"""

from __future__ import annotations

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.scene import DOUBTFUL_HOW, Scene

MANY = frozenset({"we", "us", "our"})  # of somebody who may speak for a body
Cast = list[tuple[int, NameSpan | None]]


def name_doubts(scene: Scene, span: NameSpan | None, side: str) -> list[str]:
    """Why the words for one side may mean somebody else."""
    if span is None:
        return []
    doubts = []
    if span.how in DOUBTFUL_HOW:
        distance = scene.distance(span) if span.how in (How.NOMINAL, How.PRONOUN) else ""
        doubts.append(f"{side} {DOUBTFUL_HOW[span.how]}{distance}")
    several = (
        span.how is How.SPEAKER and scene.article.words(span).lower() in MANY and scene.is_person(span.entities[0])
    )
    return [*doubts, f"{side}'s name fits several"] if span.rivals or several else doubts
