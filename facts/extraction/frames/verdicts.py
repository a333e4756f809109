"""Who is told in a line of a round-up to be for whom, with next to no words ("Rep. Ann Lee: Reed.")?

A name, a colon, and somebody who stands, alone or behind "with" or "for"; only where the article speaks of
endorsements or the paragraph holds several such lines, for a name with a colon may as well be a speaker.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.items import said_of_support
from facts.extraction.frames.labels import DOUBT
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import QUOTE_MARKS, Token, looks_like_verb
from facts.extraction.lexicon import word_list

_LABEL = 12  # tokens before the colon
_BARE = 2  # tokens of an answer that is only a name
_TITLES = 4  # words beside the name that is asked about
_SEVERAL = 2  # lines with a colon in a paragraph


def drafts_of_verdict(scene: Scene) -> list[Draft]:
    """The drafts of a line that only says whom somebody is for, where nothing else was read in it."""
    tokens = scene.tokens
    if len(tokens) == _BARE and tokens[0].is_person and tokens[0].is_actor and tokens[1].is_mark:
        return _answer(scene)
    colon = next((i for i, t in enumerate(tokens[:_LABEL]) if t.lower == ":"), None) if ":" in scene.words else None
    if colon is None or colon + 1 >= len(tokens) or not _is_roundup(scene):
        return []
    who = next((i for i in range(colon) if tokens[i].is_actor), None)
    if who is None or tokens[who].is_short_pronoun or any(looks_like_verb(tokens, i) for i in range(colon)):
        return []
    if any(e in scene.standing for e, _ in scene.entities([who])) or any(t.is_person for t in tokens[who + 1 : colon]):
        return []
    text = scene.article.text(scene.paragraph)
    return [
        scene.listed(
            e,
            c,
            anchor=tokens[colon].start,
            line="E: C",
            doubts=(DOUBT, *name_doubts(scene, span, "the endorser"), *name_doubts(scene, c_span, "the candidate")),
        )
        for e, span in scene.entities([who])
        for c, c_span in scene.entities(_verdict(tokens, colon + 1))
        if scene.is_person(c) and c != e and (c in scene.standing or text.count(": ") >= _SEVERAL)
    ]


def _answer(scene: Scene) -> list[Draft]:
    """The drafts of a bare name that answers one ("The author Ann Lee? Reed.")."""
    places, text = scene.places, scene.article.text(scene.paragraph)
    number = places.number_of(scene.sentence) if places is not None else 0
    before = scene.article.sentences[number - 1] if places is not None and number else scene.sentence
    if places is None or before.paragraph != scene.paragraph or text[before.start : before.end].rstrip()[-1:] != "?":
        return []
    asked = [s for s in places.spans_in(before) if s.how in (How.FULL, How.SURNAME, How.ACRONYM) and not s.possessive]
    rest = text[before.start : asked[0].outer_start] + text[asked[0].end : before.end] if len(asked) == 1 else ""
    if len(asked) != 1 or len(rest.split()) > _TITLES:
        return []
    return [
        scene.listed(
            e,
            c,
            anchor=scene.tokens[0].start,
            line="E: C",
            doubts=(DOUBT, *name_doubts(scene, asked[0], "the endorser")),
        )
        for e in asked[0].entities
        for c, _ in scene.entities([0])
        if c in scene.standing and e not in scene.standing and c != e
    ]


def _verdict(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """Whom the words behind a colon name, if they begin with the name and no clause goes on from it."""
    while at < len(tokens) and (tokens[at].lower in word_list("nouns", "label_endorses") or tokens[at].lower == "also"):
        at += 1
    if at >= len(tokens) or not tokens[at].is_person or not tokens[at].is_actor or tokens[at - 1].lower in QUOTE_MARKS:
        return ()
    named = read_object(tokens, at)
    closed = named.end >= len(tokens) or tokens[named.end].is_mark
    return named.at if closed else ()


def _is_roundup(scene: Scene) -> bool:
    """Whether the title or a heading speaks of endorsements, or the paragraph holds several lines with a colon."""
    text = scene.article.text(scene.paragraph)
    if text.count(": ") >= _SEVERAL:
        return True
    headings = (scene.article.text(p) for p in scene.article.headings if p < scene.paragraph)
    return said_of_support(" ".join([scene.article.article.source.title, *headings]).split())
