"""What do words without a verb of support say: a rank, a slogan, a call to go?

"Reed as her first choice", "anyone but Reed", "Go now, Reed": each is whose words it is in.
"""

from __future__ import annotations

from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import drafts_of_noun
from facts.extraction.frames.doubts import Cast, name_doubts
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.speakers import body_of, writer_of
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import looks_like_verb
from facts.models import Stance


def drafts_of_rank(scene: Scene, match: NounMatch, rank: int) -> list[Draft]:
    """The drafts of "Reed as her first choice"."""
    return [replace(draft, rank=rank, noun_only=False) for draft in drafts_of_noun(scene, match)]


def drafts_against(scene: Scene, match: NounMatch) -> list[Draft]:
    """The drafts of "anyone but Reed"."""
    speaker = scene.speaker(match.anchor)
    verb = next((i for i in range(match.anchor, -1, -1) if looks_like_verb(scene.tokens, i)), 0)
    who: Cast = (
        [speaker] if speaker else list(scene.entities(find_subject(scene.tokens, _first_of(scene, verb)).names.at))
    )
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.OPPOSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            doubts=(
                "it is told by a slogan",
                *name_doubts(scene, span, "the endorser"),
                *name_doubts(scene, c_span, "the candidate"),
            ),
        )
        for e, span in who
        for c, c_span in scene.entities(match.candidates)
        if e != c and c in scene.standing
    ]


def _first_of(scene: Scene, verb: int) -> int:
    """Where the verbs begin that end at `verb` ("has put up")."""
    while verb > 0 and looks_like_verb(scene.tokens, verb - 1):
        verb -= 1
    return verb


def drafts_of_call(scene: Scene, match: NounMatch, stance: Stance) -> list[Draft]:
    """The drafts of "Go now, Reed" or "Elect Reed", which is whose words it is in."""
    speaker = scene.speaker(match.anchor)
    writer = writer_of(scene, match.anchor)
    if speaker is None and writer is None:
        return []
    doubts: list[str] = ["it is told by a call"]
    endorser, span = body_of(scene, *speaker, doubts) if speaker is not None else writer or (0, None)
    return [
        Draft(
            endorser=endorser,
            candidate=c,
            stance=stance,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[match.anchor].start,
            line=match.line,
            doubts=(*doubts, *name_doubts(scene, span, "the endorser"), *name_doubts(scene, c_span, "the candidate")),
        )
        for c, c_span in scene.entities(match.candidates)
        if c != endorser and scene.is_person(c)
    ]
