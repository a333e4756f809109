"""Whom does somebody who stands simply have ("Reed has the Teachers' Guild", "Moss got the Chamber")?

Only where support is spoken of right there or just before, and only where the sentence or its clause ends behind the
names: one may have a body for an employer, a neighbour or a critic.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.gaps import having_gap
from facts.extraction.frames.included import names_included
from facts.extraction.frames.items import said_of_support
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.openers import opener_length, opens_list
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_lexicon, word_list
from facts.models import Stance

_HAVING = frozenset({"has", "have", "had", "got", "gets"})
_FAR = 9  # words of "eight of the region's 14 Labour MPs"
_LEADS = frozenset({"also", "already", "now", "still", "both", "only", "just", "meanwhile"})
_CLOSES = frozenset({".", ";", "and", "while", "but", "whereas", "though", "outright", "already", "too", "behind"})
DOUBT = "that somebody has them may mean something else, and has other meanings too"


def drafts_of_having(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of "Reed has the Guild" where support is spoken of."""
    tokens = scene.tokens
    if scene.words.isdisjoint(_HAVING):
        return []
    of_support = is_of_support(scene, made)
    if not of_support and scene.words.isdisjoint(_BY_ONE):
        return []
    drafts: list[Draft] = []
    for at, token in enumerate(tokens[:-1]):
        if token.name is not None or token.lower not in _HAVING or scene.quote_around(at) is not None:
            continue
        whose = [e for e, _ in scene.entities(find_subject(tokens, at).names.at)]
        if len(whose) != 1 or whose[0] not in scene.standing:
            continue
        start = at + 1
        while start < len(tokens) - 1 and tokens[start].name is None and tokens[start].lower in _LEADS:
            start += 1
        sided = () if scene.words.isdisjoint(_BY_ONE) else _on_their_side(tokens, start)
        among = sided or (_had_among(tokens, start) if of_support else ())
        had = among or (_had(tokens, start) if of_support else ())
        bodies = any(not scene.is_person(e) for e, _ in scene.entities(had))
        if not had or (not (bodies or among) and start == at + 1):
            continue
        drafts += [
            scene.listed(
                e,
                whose[0],
                anchor=token.start,
                line="C have E",
                doubts=(DOUBT, *name_doubts(scene, span, "the endorser")),
            )
            for e, span in scene.entities(had)
            if e != whose[0] and e not in scene.standing
        ]
    return drafts


def _on_their_side(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """Whom "has most of the city's unions on her side, including" names."""
    some = start + (tokens[start].lower == "the")
    if tokens[some].lower not in word_list("nouns", "part") | {"bulk", "much"}:
        return ()
    for i in range(some + 1, min(some + _REACH, len(tokens) - 3)):
        if tokens[i].is_actor and tokens[i].is_person:
            return ()
        if tokens[i].lower in _BESIDE and (tokens[i + 1].is_pronoun or tokens[i + 1].lower in _THEIRS):
            end = i + 2 + (tokens[i + 2].lower in _SIDES)
            opened = opener_length(tokens, end + 1) if tokens[end].lower == "," else 0
            return read_object(tokens, end + 1 + opened).at if opened else ()
    return ()


_REACH = 12  # words of "of the county's elected leadership"
_BESIDE = frozenset({"behind", "in", "on"})
_SIDES = frozenset({"camp", "column", "corner", "side"})
_BY_ONE = _SIDES | {"behind"}
_THEIRS = frozenset({"her", "him", "his", "their", "them"})


def _had(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """Who stands behind "has", if the clause ends behind them."""
    names, loose = read_object(tokens, start), read_loose_list(tokens, start)
    wider = len(loose.at) > len(names.at) and not (loose.end < len(tokens) and looks_like_verb(tokens, loose.end))
    at, end = (loose.at, loose.end) if wider else (names.at, names.end)
    at = tuple(i for i in at if not having_gap(tokens, i - 1) and not having_gap(tokens, i))  # ", Moss the Guild"
    if not at or any(tokens[i].is_short_pronoun for i in at):
        return ()
    if any(t.lower in load_grammar().prepositions and t.name is None for t in tokens[start : at[0]]):
        return ()
    end = skip_tail(tokens, end)
    closed = end >= len(tokens) or tokens[end].lower in _CLOSES
    aside = end + 1 < len(tokens) and tokens[end].lower == "," and tokens[end + 1].lower in load_grammar().relatives
    return at if closed or aside or _only_clause_behind(tokens, end) else ()


def _had_among(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """Whom "has eight of the 14 Labour MPs, among them Reed" names: a plural of those who take sides leads to them."""
    for i in range(start, min(start + _FAR, len(tokens) - 2)):
        if tokens[i].lower == ",":
            plural = tokens[i - 1].lower in word_list("nouns", "sorting") and tokens[i - 1].lower.endswith("s")
            return names_included(tokens, i + 1).at if plural and opens_list(tokens, i + 1) else ()
        owns = tokens[i].lower == "'s"
        if (tokens[i].is_mark and not owns) or tokens[i].is_person or looks_like_verb(tokens, i):
            break
    return ()


def _only_clause_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether a comma with "and", "while" or "but" begins another clause."""
    return tokens[end].lower == "," and end + 1 < len(tokens) and tokens[end + 1].lower in _CLOSES


def is_of_support(scene: Scene, made: Sequence[Draft]) -> bool:
    """Tell whether the title or the paragraph so far speaks of support, or support was told before."""
    if made or any(d.stance in (Stance.ENDORSES, Stance.REAFFIRMS) for d in scene.told):
        return True
    text = scene.article.text(scene.paragraph)[: scene.sentence.end]
    words = f"{scene.article.article.source.title} {text}".split()
    return said_of_support(words) or any(_is_backing(word.strip(".,:;").lower()) for word in words)


@lru_cache(maxsize=4096)
def _is_backing(word: str) -> bool:
    """Whether a word is a sure verb of support."""
    return any(p.line in {"E endorse C", "E back C"} for p, _ in load_lexicon().by_form.get(word, ()))
