"""Who did what the words before deny of somebody else ("Ott did not endorse Reed. Moss did.")?

A bare "did" at the end of a clause makes a fact of what its subject alone is said to have done.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.drafts import Draft
from facts.extraction.frames.asides import before_aside
from facts.extraction.frames.casting import DIRECT
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import ElementKind
from facts.models import Stance

DOUBT = "what is said stands in the sentence before"
DID = frozenset({"did", "has", "have", "had", "does", "do"})
_TURNS = frozenset({"but", "though", "although", "while", "whereas"})
_SO_FAR = ("far", "as", "to")  # "did not go so far as to ask Reed to quit"
_GROUPS = frozenset({"endorses", "withdraws", "pauses", "opposes", "urges_exit", "declines"})
LONGEST = 16  # words of a sentence that only says who did

Told = tuple[Sequence[Token], Sequence[Match]]


def drafts_of_contrast(scene: Scene, before: Told | None) -> list[Draft]:
    """The drafts of "Moss did.", behind words that deny the same of somebody else; `before` is the last sentence."""
    tokens = scene.tokens
    at = len(tokens) - 1 - tokens[-1].is_mark
    if at < 1 or tokens[at].name is not None or tokens[at].lower not in DID or "?" in scene.words:
        return []
    who = find_subject(tokens, at).names.at
    if not who or scene.quote_around(at) is not None:
        return []
    denied = _denied_here(scene, who[0]) if scene.matches else None
    said = tokens
    if denied is None and before is not None and len(tokens) <= LONGEST and _opens(tokens, who[0]):
        said, denied = before[0], _denied(*before)
    if denied is None:
        return []
    others = {e for i in denied.endorsers for e in said[i].name.entities}  # type: ignore[union-attr]
    whom = [said[i].name for i in denied.candidates]
    return [
        Draft(
            endorser=e,
            candidate=span.entities[0],
            stance=Stance.ENDORSES if denied.phrase.group == "declines" else DIRECT[denied.phrase.group],
            paragraph=scene.paragraph,
            start=scene.sentence.start,
            end=scene.sentence.end,
            anchor=tokens[at].start,
            line="E did",
            doubts=(
                DOUBT,
                *name_doubts(scene, e_span, "the endorser"),
                *name_doubts(scene, span, "the candidate"),
                *(() if denied.phrase.sure else ("the phrase has other meanings too",)),
            ),
        )
        for e, e_span in scene.entities(who)
        for span in whom
        if span is not None and len(span.entities) == 1 and scene.is_person(span.entities[0])
        if e not in others and e != span.entities[0]
    ]


def _denied(tokens: Sequence[Token], matches: Sequence[Match]) -> Match | None:
    """The last phrase of a sentence, if it is denied of somebody."""
    last = matches[-1] if matches else None
    if last is None or last.phrase.negated or last.phrase.group not in _GROUPS or not last.candidates:
        return None
    by_endorser = bool(last.phrase.before) and last.phrase.before[0].words == ("E",)
    by_endorser = by_endorser and last.phrase.before[0].kind is ElementKind.SLOT and not last.group.passive
    lead = [t.lower for t in tokens[max(0, last.group.start - 3) : last.anchor + 1]]
    so_far = any(tuple(lead[i : i + 3]) == _SO_FAR for i in range(len(lead) - 2))
    negated = any(t.lower in ("not", "n't") for t in tokens[: last.group.start])
    denied = last.group.force in (Force.NOT, Force.REFUSED) or (so_far and negated)
    if last.phrase.group == "declines":
        denied = last.group.force is Force.FACT and last.phrase.line.startswith("E decline|refuse to ")
    return last if by_endorser and denied and not last.group.no_longer else None


def _denied_here(scene: Scene, name: int) -> Match | None:
    """What a sentence denies before "but Moss did"."""
    turn = next((i for i in range(name - 1, -1, -1) if scene.tokens[i].lower in _TURNS), None)
    if turn is None or any(t.is_mark for t in scene.tokens[turn + 1 : name]):
        return None
    return _denied(scene.tokens[:turn], [m for m in scene.matches if m.end <= turn])


def _opens(tokens: Sequence[Token], name: int) -> bool:
    """Whether a sentence begins with a name, past its title and "the party's president,"."""
    start = name
    if name > 1 and tokens[name - 1].lower == ",":
        past = before_aside(tokens, name - 1)
        start = 0 if past is not None and past < 0 else name - 1
    lead = [t for t in tokens[:start] if t.name is None or t.is_actor]
    return not any(t.is_actor or (t.is_mark and t.lower != ",") for t in lead) and len(lead) <= 6
