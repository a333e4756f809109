"""Whom does a body choose that chose "the same four": all whom another was told to have chosen before?

Where a number is told it must be as many as were chosen by one body in one sentence; without a number ("the same
slate") they are those who were chosen last, if there were several.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_nouns, verb_forms
from facts.models import Stance

REACH = 6  # paragraphs back to those who were chosen
_CHOOSING = ("endorse", "back", "support", "recommend", "nominate", "choose", "pick", "select", "favor", "favour")
_DOUBT = "whom it chose is told by 'the same'"
_SLATE = frozenset({"slate", "ticket"})
_COUNTS = {
    word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
} | {"pair": 2, "trio": 3, "quartet": 4}


def drafts_of_same_ones(scene: Scene) -> list[Draft]:
    """The drafts of "The Guild recommended the same four"."""
    tokens = scene.tokens
    lows = [t.lower if t.name is None else "" for t in tokens]
    at = next((i for i in range(1, len(lows) - 2) if lows[i : i + 2] == ["the", "same"] and lows[i - 1] in _verbs()), 0)
    if not at or not _is_of_people(lows[at + 2 : at + 5]):
        return []
    group = read_verb_group(tokens, at - 1, _verbs()[lows[at - 1]])
    if group.force is not Force.FACT or group.passive or "?" in lows:
        return []
    before = _chosen_before(scene, _COUNTS.get(lows[at + 2]))
    return [
        replace(
            draft,
            endorser=e,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=tokens[at - 1].start,
            when=None,
            rank=None,
            condition=None,
            line="E do the same",
            doubts=(_DOUBT, *name_doubts(scene, span, "the endorser")),
            noun_only=False,
        )
        for e, span in scene.entities(find_subject(tokens, group.start).names.at)
        for draft in before
        if e not in (draft.endorser, draft.candidate)
    ]


def _is_of_people(behind: list[str]) -> bool:
    """Whether "the same" goes on with a number, a slate or those who stand, and with nothing that sets them apart."""
    if behind[0] in _SLATE:
        end = 1
    else:
        end = behind[0] in _COUNTS
        end += len(behind) > end and behind[end] in load_nouns()["runner"]
    apart = behind[end : end + 1]
    return end > 0 and not (apart and (apart[0] in ("as", "that", "who", "whom") or apart[0].endswith("s")))


def _chosen_before(scene: Scene, count: int | None) -> list[Draft]:
    """Whom one body was last told to have chosen in one sentence, if they are several, and as many as are counted."""
    near = [d for d in scene.told if scene.paragraph - d.paragraph < REACH and d.stance is Stance.ENDORSES]
    for last in reversed(near):
        chosen = {
            d.candidate: d
            for d in near
            if (d.paragraph, d.start, d.endorser) == (last.paragraph, last.start, last.endorser)
        }
        if len(chosen) == count or (count is None and len(chosen) > 1):
            return list(chosen.values())
    return []


@lru_cache
def _verbs() -> dict[str, frozenset[Form]]:
    """Every form of the verbs for choosing."""
    return {word: forms for verb in _CHOOSING for word, forms in verb_forms(verb).items()}
