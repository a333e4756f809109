"""Who is told, without a verb of support, to be one of those of whom a plural told ("Four more came out for Reed")?

They declare, add their names or follow; or as many as were counted stand at the head of the very next sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.drafts import Draft
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.frames.unsigned import NUMBERS
from facts.extraction.lexicon import load_grammar, word_list

Found = tuple[Sequence[int], Sequence[int], int]
_COUNT = {word: n for n, word in enumerate(("two", "three", "four", "five", "six", "seven"), 2)}
_ORDINALS = frozenset({"first", "second", "third", "fourth", "latest", "last", "next"})
_MADE_IT = ("made", "makes", "was", "is")
_ENDS = frozenset({".", ",", ";", "!", ")"})


def counted_next(scene: Scene) -> Found | None:
    """As many names as the sentence before counted, heading this one ("Two allies left him. Reed and Ott ...")."""
    crowd, places = scene.crowd, scene.places
    number = places.number_of(scene.sentence) if places is not None else 0
    if crowd is None or number == 0:
        return None
    before = scene.article.sentences[number - 1]
    if (before.paragraph, before.start) != (crowd.paragraph, crowd.start):
        return None
    verb = next((i for i in range(len(scene.tokens)) if looks_like_verb(scene.tokens, i)), None)
    names = find_subject(scene.tokens, verb).names if verb else None
    if not names or _count_of(scene, crowd) != len(names.at):
        return None
    return (names.at, (), names.at[0]) if not any(scene.tokens[i].is_short_pronoun for i in names.at) else None


def _count_of(scene: Scene, crowd: Draft) -> int:
    """How many a plural counted; 0 if it did not say."""
    words = re.findall(r"\w+", scene.article.text(crowd.paragraph)[crowd.start : crowd.anchor].lower())
    return next((_COUNT[word] for word in words if word in _COUNT), 0)


def declared(scene: Scene) -> Found | None:
    """ "Reed and Ott declared in the morning", "Ott added her name"."""
    tokens = scene.tokens
    if "added" not in scene.words and scene.words.isdisjoint(word_list("nouns", "declaring")):
        return None
    for i in range(1, len(tokens)):
        name_added = [t.lower for t in tokens[i : i + 3] if t.name is None] if tokens[i].lower == "added" else []
        added = name_added[-1:] in (["name"], ["names"], ["voice"], ["voices"])
        if not added and not (tokens[i].lower in word_list("nouns", "declaring") and _tells_when(tokens, i + 1)):
            continue
        first = i
        while first and tokens[first - 1].lower in ("has", "have", "had", "also", "then", "later", "both"):
            first -= 1
        names = find_subject(tokens, first).names
        if names:
            return (*names.at, *_followed_by(tokens, i)), (), i
    return None


def _followed_by(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Whom ", to be followed by Ott" adds."""
    by = next((j for j in range(at, len(tokens) - 1) if tokens[j].lower == "followed"), None)
    return read_object(tokens, by + 2).at if by is not None and tokens[by + 1].lower == "by" else ()


def _tells_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a time stands from a place to the end of its clause."""
    timely = _timely()
    for token in tokens[at : at + 7]:
        if token.lower in _ENDS:
            return True
        if token.name is not None or not (token.lower in timely or token.lower.isdigit()):
            return False
    return at >= len(tokens)


@lru_cache
def _timely() -> frozenset[str]:
    grammar = load_grammar()
    return grammar.adverbs | grammar.weekdays | grammar.months | word_list("nouns", "time")


def counted(scene: Scene) -> list[Found]:
    """ "Reed was first, in May", "and on Monday Reed made it three": one of those whom a plural has told of."""
    tokens = scene.tokens
    found: list[Found] = []
    if scene.words.isdisjoint(_MADE_IT):
        return found
    for i in range(1, len(tokens) - 1):
        if not tokens[i - 1].is_actor or tokens[i].name is not None:
            continue
        rest = [t.lower for t in tokens[i : i + 4]]
        made_it = rest[:2] in (["made", "it"], ["makes", "it"]) and rest[2:3] and rest[2] in NUMBERS
        was = rest[0] in ("was", "is") and bool(set(rest[1:3]) & _ORDINALS)
        closed = was and (i + 2 >= len(tokens) or tokens[i + 2].is_mark or rest[1] == "the")
        if made_it or closed:
            found.append(((i - 1,), (), i))
    return found
