"""Whom does a party endorse at its convention, where only the result is told ("Reed wins it with 52 percent")?

The page must be about a convention, and one party must be named on it as the one that chooses there.
"""

from __future__ import annotations

import re

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.labels import DOUBT
from facts.extraction.frames.scene import Scene
from facts.models import EntityKind

WINNING = frozenset(
    {"wins", "won", "takes", "took", "clinches", "clinched", "secures", "secured", "gets", "got", "endorsed"}
    | {"captures", "captured", "claims", "claimed", "chose", "choose", "picked", "endorse", "has"}
)
_TOLD = re.compile(r"\b(?:convention|caucus)\b")
# Behind a name; how the votes fell must be told as well, for much is won at a convention.
_WON = re.compile(
    r"(?:,[^,.;]{3,60},)?(?: (?:has|have|then|also|easily|narrowly|finally))*"
    r" (?:wins?|won|takes?|took|clinche[sd]|secure[sd]|gets?|got|captures?d?|claim(?:s|ed))"
    r" (?:it|the (?:party(?:'s)? )?(?:endorsement|nod|backing))\b(?!'s| (?:of|from|in|as|for)\b)"
)
_ENDORSED = re.compile(
    r"(?:,[^,.;]{3,60},)?(?:'s| is| was) (?:now )?(?:the (?:party(?:'s|-) ?)?endorsed candidate\b(?! (?:for|of) the)"
    r"|endorsed (?:on the \w+ ballot|by acclamation|with \d|unanimously))"
)
_CHOSE = re.compile(
    r"(?:^|[,.;:] |\b(?:and|but|when) )(?:the )?(?:delegates|convention)(?: (?:then|also|have|has))*"
    r" (?:endorsed?|choose|chose|picked) (?:(?!(?:not|against|over|instead|than|with|to|and)\b)[\w.]+ ){0,4}$",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\b(?:per ?cent|acclamation|unanimous|ballot|round)\b|%|\b\d[\d.]* to \d")


def drafts_of_convention(scene: Scene) -> list[Draft]:
    """The drafts of a sentence that tells the result of a vote on whom to endorse."""
    text = scene.article.text(scene.paragraph)
    if not _DENIED.isdisjoint(scene.words) or _EARLIER.search(text, scene.sentence.start, scene.sentence.end):
        return []
    winners = [t.name for i, t in enumerate(scene.tokens) if t.is_actor and _wins(scene, i)]
    party = party_of_convention(scene.article) if winners else None
    return [
        scene.listed(
            party,
            span.entities[0],
            anchor=span.start,
            line="C wins at the convention",
            doubts=(DOUBT, *name_doubts(scene, span, "the candidate")),
        )
        for span in winners
        if span is not None and party is not None
    ]


_DENIED = frozenset({"not", "n't", "if", "?"})
_EARLIER = re.compile(r"\b(?:(?:19|20)\d\d|last (?:year|time)|years? ago|earlier|previous(?:ly)?)\b")


def _wins(scene: Scene, at: int) -> bool:
    """Whether what stands around a name tells that the vote fell for it."""
    token, text, place = scene.tokens[at], scene.article.text(scene.paragraph), scene.sentence
    if token.name is None or not token.is_person or len(token.name.entities) != 1:
        return False
    start, end = token.name.outer_start, token.name.end
    won = _WON.match(text, end, place.end) and _VOTES.search(text, place.start, place.end)
    told = won or _ENDORSED.match(text, end, place.end) or _CHOSE.search(text[place.start : start])
    return bool(told) and scene.quote_around(at) is None


def party_of_convention(article: AnnotatedArticle) -> int | None:
    """The one party whose convention a page is about; of several the one of which the title tells."""
    title = article.article.source.title.lower()
    if not _TOLD.search(title) and not _TOLD.search(" ".join(article.texts[:1]).lower()):
        return None
    named = {s.entities[0] for s in article.spans if s.how is How.FULL and len(s.entities) == 1}
    parties = [e for e in named if article.entities[e].kind == EntityKind.PARTY]
    told = [
        e
        for e in parties
        if any(w[:_STEM].lower() in title for w in article.entities[e].name.split() if len(w) > _STEM)
    ]
    found = parties if len(parties) == 1 else told
    return found[0] if len(found) == 1 else None


_STEM = 6  # letters that "Democrats" and "Democratic" share
