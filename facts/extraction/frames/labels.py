"""What does a line of a list say: a candidate, a colon, and those who stand by them?

Only where the line itself or its heading speaks of endorsements; a name with a colon may as well be a speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from facts.extraction.drafts import Draft
from facts.extraction.frames.casting import stance_of
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.matching import Match
from facts.extraction.frames.nouns import Names, read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_nouns
from facts.models import Stance

_DOUBT = "it is told by a line of a list"
MAX_LIST_LINES = 30
_TOLD = frozenset({"endorsed", "endorses", "endorsing", "backed", "backs", "backing"})
_PASSIVE = frozenset({"endorsed", "backed", "supported"})


def drafts_of_label(scene: Scene) -> list[Draft]:
    """The drafts of a line such as "Endorsed by: A, B and C" or "Reed: A, B, C" in a list of endorsements."""
    tokens = scene.tokens
    colon = next((i for i, t in enumerate(tokens[:10]) if t.lower == ":"), None)
    if colon is None or colon + 1 >= len(tokens):
        return []
    label = tokens[:colon]
    nouns = load_nouns()
    noun = any(t.lower in nouns["SUPPORT"] or t.lower in nouns["BACKER"] for t in label)
    passive = any(a.lower in _PASSIVE and b.lower == "by" for a, b in pairwise(label))
    is_clause = any(looks_like_verb(label, i) and label[i].lower not in _PASSIVE for i in range(len(label)))
    says_support = passive or (noun and not is_clause)
    named = [i for i, t in enumerate(label) if t.name is not None]
    lead = [t.lower for t in label if t.name is None and not t.is_mark]
    alone = len(named) == 1 and (not lead or lead in (["for"], ["backing"], ["supporting"]))
    if not (says_support or (alone and _in_list_of_support(scene))):
        return []
    names = _listed(tokens, colon + 1)
    if named and not any(scene.is_person(e) for e, _ in scene.entities(named)) and not says_support:
        return _body_first(scene, named, names, colon)
    for_whom = [(e, s) for e, s in scene.entities(named) if e in scene.standing or scene.is_person(e)]
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


def _body_first(scene: Scene, named: Sequence[int], names: Names, colon: int) -> list[Draft]:
    """The drafts of "Dockers Union: Reed" in a list of endorsements: the body stands before the colon."""
    return [
        Draft(
            endorser=e,
            candidate=c,
            stance=Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[colon].start,
            line="E: C",
            noun_only=True,
            doubts=(_DOUBT, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in scene.entities(named)
        for c, _ in scene.entities(names.at)
        if scene.is_person(c) and c in scene.standing
    ]


def _listed(tokens: Sequence[Token], start: int) -> Names:
    """Every name of a line's list, also one without "and"; those of a place or an office do not count."""
    found: list[int] = []
    for i in range(start, len(tokens)):
        if looks_like_verb(tokens, i):
            break
        if not tokens[i].is_actor or tokens[i].is_pronoun:
            continue
        before = next((t.lower for t in reversed(tokens[start:i]) if t.lower not in ("the", "a")), "")
        if before not in ("of", "at", "for", "with", "in", "from", "("):
            found.append(i)
    return Names(tuple(found), len(tokens)) if found else read_object(tokens, start)


_ENDED = frozenset({"withdrawn", "withdrew", "former", "rescinded", "lost", "neutral", "declined", "none"})


def _topics_above(scene: Scene) -> tuple[int, ...]:
    """Whom the heading over a line is about, past lesser headings that only sort the lines ("Unions")."""
    lowest = 99
    for at in sorted((p for p in scene.article.headings if p < scene.paragraph), reverse=True):
        text = scene.article.article.passages[at - 1].text.lstrip()
        level = len(text) - len(text.lstrip("#")) or 7
        if level >= lowest:
            continue
        if _ENDED & {word.strip("*_#.,:~ ").lower() for word in text.split()}:
            return ()
        if at in scene.article.topics or level == 1:
            return scene.article.topics.get(at, ())
        lowest = level
    return ()


def _without_belonging(scene: Scene, names: Names) -> tuple[int, ...]:
    """The names of a line without the body that its one person belongs to ("Rev. Jo Marl, Hill Church")."""
    if len(names.at) != 2 or scene.tokens[names.at[1] - 1].lower != ",":
        return names.at
    first, second = (scene.tokens[at].is_person for at in names.at)
    return names.at[:1] if first and not second else names.at


def drafts_under_heading(scene: Scene, *, is_line: bool) -> list[Draft]:
    """The drafts of a line of names under a heading that is one candidate, in a list of endorsements."""
    topics = _topics_above(scene)
    if not is_line or len(topics) != 1 or not scene.is_person(topics[0]) or not _in_list_of_support(scene):
        return []
    return [
        Draft(
            endorser=e,
            candidate=topics[0],
            stance=Stance.ENDORSES,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[0].start,
            line="C / E, E",
            noun_only=True,
            doubts=(_DOUBT, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in scene.entities(_without_belonging(scene, _listed(scene.tokens, 0)))
        if e != topics[0]
    ]


@dataclass(frozen=True, slots=True)
class Promise:
    """A plural that a list goes on to name: "several senators have withdrawn support for Reed"."""

    stance: Stance
    candidate: int
    paragraph: int


def promised_members(scene: Scene, matches: Sequence[Match], before: Promise | None) -> Promise | None:
    """Whose names a following list may hold: the plural subject of this sentence, or still that of one before."""
    for match in matches:
        stance = stance_of(match)
        lead = scene.tokens[match.group.start - 1] if match.group.start else None
        is_plural = lead is not None and lead.name is None and lead.lower.endswith("s") and not match.endorsers
        candidates = [e for e, _ in scene.entities(match.candidates) if e in scene.standing]
        if stance is not None and is_plural and len(candidates) == 1:
            return Promise(stance, candidates[0], scene.paragraph)
    is_near = before is not None and scene.paragraph - before.paragraph <= MAX_LIST_LINES
    return before if is_near and (not matches and is_list_line(scene)) else None


def drafts_of_members(scene: Scene, promise: Promise | None) -> list[Draft]:
    """The drafts of a paragraph that only lists names, after a plural that promised them."""
    if promise is None or scene.paragraph == promise.paragraph or not is_list_line(scene):
        return []
    names = [i for i, t in enumerate(scene.tokens) if t.is_actor and not t.is_short_pronoun]
    return [
        Draft(
            endorser=e,
            candidate=promise.candidate,
            stance=promise.stance,
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=scene.tokens[0].start,
            line="E, E",
            noun_only=True,
            doubts=(_DOUBT, *name_doubts(scene, span, "the endorser")),
        )
        for e, span in scene.entities(names)
        if e != promise.candidate
    ]


def is_list_line(scene: Scene) -> bool:
    """Whether a sentence holds names and no verb."""
    named = any(t.is_actor and not t.is_short_pronoun for t in scene.tokens)
    return named and not any(looks_like_verb(scene.tokens, i) for i in range(len(scene.tokens)))


def _in_list_of_support(scene: Scene) -> bool:
    """Whether one of the last headings, or the title, speaks of endorsements."""
    nouns = load_nouns()
    told = nouns["SUPPORT"] | nouns["BACKER"] | _TOLD
    headings = sorted(p for p in scene.article.headings if p < scene.paragraph)
    text = " ".join(scene.article.text(p) for p in headings)
    return any(word.strip(".,:;?").lower() in told for word in f"{text} {scene.article.article.source.title}".split())
