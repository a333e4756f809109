"""Of whom does an entry speak that is told in fragments ("Ann Reed, a nurse. Endorsed by the Guild.")?

An entry opens with somebody's name, as a paragraph, a bullet or the first line of several; what follows in it without a
subject tells of that person. So do words in brackets right behind a name ("Ann Reed, a nurse (endorsed by the Guild)").
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import opener_of
from facts.extraction.frames.labels import DOUBT, PASSIVE, UNREAD
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.nouns import Names, read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token, looks_like_verb

_LINE = "C ... endorsed by E"
_ASIDE = 12  # words of ", a retired nurse," between a name and its brackets
_OF_MATTERS = frozenset({"by", "from", "of"})  # "a plan by Ann Reed (backed by the Guild)"
_ALSO = frozenset({"also", "jointly", "and"})


def drafts_of_entry(scene: Scene) -> list[Draft]:
    """The drafts of "Endorsed by A and B." in somebody's entry, and of the same in brackets behind a name."""
    tokens = scene.tokens
    if "by" not in scene.words:
        return []
    if [t.lower for t in tokens[:2]] == ["also", "by"]:
        return _of_more(scene)
    if scene.words.isdisjoint(PASSIVE):
        return []
    drafts: list[Draft] = []
    for at in range(len(tokens) - 2):
        if tokens[at].lower not in PASSIVE or tokens[at + 1].lower != "by":
            continue
        in_brackets = at > 0 and tokens[at - 1].lower == "("
        told = _of_bracket(scene, at) if in_brackets else _of_fragment(scene, at)
        if told is None:
            continue
        close = next((i for i in range(at, len(tokens)) if in_brackets and tokens[i].lower == ")"), len(tokens))
        plain = not in_brackets or told in scene.standing
        drafts += _drafts(scene, at, told, _named(tokens[:close], at + 2), plain=plain)
    return drafts


def bracketed(tokens: Sequence[Token]) -> frozenset[int]:
    """Where "(endorsed by ..." opens: a tree hangs it on another name than the one before it."""
    if "(" not in [t.lower for t in tokens]:
        return frozenset()
    return frozenset([t.start for b, t in pairwise(tokens) if b.lower == "(" and t.lower in PASSIVE])


def _of_more(scene: Scene) -> list[Draft]:
    """The drafts of "Also by the League." right behind "Endorsed by the Guild.", in the same paragraph."""
    before = scene.told[-1] if scene.told else None
    if before is None or before.line != _LINE or before.paragraph != scene.paragraph:
        return []
    return _drafts(scene, 0, before.candidate, _named(scene.tokens, 2), plain=True)


def _of_fragment(scene: Scene, at: int) -> int | None:
    """Of whom a sentence tells that has no subject ("Endorsed by the Guild.")."""
    if any(not t.is_mark and t.lower not in _ALSO for t in scene.tokens[:at]):
        return None
    opener = opener_of(scene)
    if opener is not None:
        return opener.entities[0]
    return scene.section if scene.is_at_hand(scene.section) and not scene.is_lost else None


def _of_bracket(scene: Scene, at: int) -> int | None:
    """Of whom brackets tell: the person named before them, of whom only who they are stands between."""
    tokens = scene.tokens
    for i in range(at - 2, max(-1, at - 2 - _ASIDE), -1):
        name = tokens[i].name
        if name is not None and tokens[i].is_person:
            known = name.how in (How.FULL, How.SURNAME) and len(name.entities) == 1 and not tokens[i].owns
            of_matter = i > 0 and tokens[i - 1].lower in _OF_MATTERS and name.entities[0] not in scene.standing
            return name.entities[0] if known and not of_matter else None
        if looks_like_verb(tokens, i) or tokens[i].lower in (";", ".", "(", ":"):
            return None
    return None


def _named(tokens: Sequence[Token], start: int) -> Names:
    """Everyone whom "by" names."""
    listed, loose = read_object(tokens, start), read_loose_list(tokens, start)
    return loose if len(loose.at) > len(listed.at) else listed


def _drafts(scene: Scene, at: int, candidate: int, names: Names, *, plain: bool) -> list[Draft]:
    return [
        scene.listed(
            endorser,
            candidate,
            anchor=scene.tokens[at].start,
            line=_LINE,
            doubts=(
                UNREAD if plain and endorser not in scene.standing else DOUBT,
                *name_doubts(scene, span, "the endorser"),
            ),
        )
        for endorser, span in scene.entities(names.at)
        if endorser != candidate
    ]
