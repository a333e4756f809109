"""What is said by a letter or by a plural, before anyone is named who says it?

"An open letter backing Reed", "Three of the members have lined up with Reed": whoever signs it, joins them or makes
it three has said the same. Such a draft stands for nobody until somebody takes its place.
"""

from __future__ import annotations

from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.models import Stance

NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_LETTERS = frozenset({"letter", "statement", "petition"})
_REACH = 5  # words from "letter" to "for"


def crowd_of(scene: Scene) -> Draft | None:
    """What a plural without names is told to have done in a sentence, else what was told before."""
    first = scene.tokens[0].lower if scene.tokens else ""
    many = (
        bool(NUMBERS & {t.lower for t in scene.tokens[:3]})
        or first in word_list("grammar", "counts")
        or first in word_list("grammar", "others")
    )
    for match in scene.matches:
        before = scene.tokens[match.group.start - 1] if match.group.start else None
        plural = before is not None and before.name is None and before.lower.endswith("s")
        plural = plural or _is_given_by_plural(scene, match)
        if (many or plural) and (said := _said(scene, match)) is not None:
            return _went_on(scene, match, said)
    return scene.crowd


def _went_on(scene: Scene, match: Match, said: Draft) -> Draft:
    """What those "who had endorsed Reed" did in the main clause: "took their endorsements back"."""
    lead = [t.lower for t in scene.tokens[max(0, match.group.start - 2) : match.group.start]]
    if not set(lead) & load_grammar().relatives:
        return said
    for later in scene.matches:
        named = {e for e, _ in scene.entities((*later.endorsers, *later.candidates))}
        stance = stance_of(later) if later.anchor > match.anchor and named <= {said.candidate} else None
        if stance is not None:
            return replace(said, stance=stance, anchor=scene.tokens[later.anchor].start)
    return said


def _is_given_by_plural(scene: Scene, match: Match) -> bool:
    """Whether the candidate "won the support of 11 more members": whoever they are did it."""
    if match.group.passive and (by := scene.tokens[match.anchor : match.end + 2]):
        words = [t.lower for t in by]
        at = match.anchor + words.index("by") + 1 if "by" in words else len(scene.tokens)
        return any(t.name is None and t.lower.endswith("s") and not t.is_mark for t in scene.tokens[at : at + 5])
    behind = scene.tokens[match.end - 1 : match.end + 5]
    led = match.phrase.line.startswith("C ") and len(behind) > 2 and behind[0].lower in ("of", "from")
    return led and any(t.name is None and t.lower.endswith("s") and not t.is_mark for t in behind[1:])


def letter_of(scene: Scene) -> Draft | None:
    """What a letter or a motion says by itself in a sentence, else what one said before."""
    for match in scene.matches:
        lead = {t.lower for t in scene.tokens[max(0, match.group.start - 3) : match.group.start]}
        if lead & load_nouns()["document"] and (said := _said(scene, match)) is not None:
            return said
    if scene.words.isdisjoint(_LETTERS):
        return scene.letter
    letters = (i for i, t in enumerate(scene.tokens[:-2]) if t.name is None and t.lower in _LETTERS)
    return next((said for i in letters if (said := _letter_for(scene, i)) is not None), scene.letter)


def said_here(scene: Scene, anchor: int) -> Draft | None:
    """What a phrase of the sentence whose endorser is not known says before "as is the Guild" at `anchor`."""
    if scene.tokens[anchor].lower not in ("so", "as"):
        return None
    before = [said for m in scene.matches if m.anchor < anchor and (said := _said(scene, m)) is not None]
    return before[-1] if before else None


def _said(scene: Scene, match: Match) -> Draft | None:
    """What a phrase without a named endorser says of one candidate."""
    stance = stance_of(match)
    whom = [e for e, _ in scene.entities(match.candidates) if scene.is_person(e)]
    if stance is None or len(whom) != 1 or match.endorsers:
        return None
    return _draft(scene, whom[0], stance, scene.tokens[match.anchor].start)


def _letter_for(scene: Scene, at: int) -> Draft | None:
    """The support that "an open letter for Reed" tells of, or "Reed released a letter of endorsement"."""
    for i in range(at + 1, min(at + _REACH, len(scene.tokens) - 1)):
        if scene.tokens[i].lower not in ("for", "behind"):
            continue
        whom = [e for e, _ in scene.entities(read_object(scene.tokens, i + 1).at[:1])]
        if len(whom) == 1 and scene.is_person(whom[0]) and whom[0] in scene.standing:
            return _draft(scene, whom[0], Stance.ENDORSES, scene.tokens[at].start)
    of_support = at + 2 < len(scene.tokens) and scene.tokens[at + 1].lower == "of"
    if of_support and noun_ends(scene.tokens, at + 2, "SUPPORT") is not None:
        verb = next((i for i in range(at, -1, -1) if looks_like_verb(scene.tokens, i)), 0)
        shown = scene.tokens[verb].lower in word_list("nouns", "showing")
        named = [e for e, _ in scene.entities(find_subject(scene.tokens, verb).names.at[:1])]
        if named and scene.is_person(named[0]) and shown:
            return _draft(scene, named[0], Stance.ENDORSES, scene.tokens[at].start)
    return None


def _draft(scene: Scene, candidate: int, stance: Stance, anchor: int) -> Draft:
    return Draft(
        endorser=candidate,  # stands for nobody: whoever is named takes its place
        candidate=candidate,
        stance=stance,
        paragraph=scene.paragraph,
        start=scene.sentence.start,
        end=scene.sentence.end,
        anchor=anchor,
        line="somebody says",
    )
