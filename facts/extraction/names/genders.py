"""Is somebody named spoken of as "he" or as "she"?

A given name tells first where no title has told; else the pronouns of sentences that name one person alone are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from facts.extraction.annotated import NameSpan
from facts.extraction.names.pronouns import FEMALE, MALE
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Registry
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised


def settle_genders(
    normalised: Normalised,
    sentences: Sequence[ReadSentence],
    registry: Registry,
    spans: Sequence[NameSpan],
    words: NameWords,
) -> None:
    """Given names, then pronouns of sentences that name one person alone, tell "he" from "she"."""
    for known in registry.all:
        if known.is_person and not known.gender and known.given:
            first = known.given[0]
            known.gender = "m" if first in words.given_male else "f" if first in words.given_female else ""
    for who, vote in _pronoun_votes(normalised, sentences, registry, spans).items():
        if not registry.all[who].gender and vote:
            registry.all[who].gender = "m" if vote > 0 else "f"


def _pronoun_votes(
    normalised: Normalised, sentences: Sequence[ReadSentence], registry: Registry, spans: Sequence[NameSpan]
) -> dict[int, int]:
    """How many more sentences that name one person alone go on with "he" than with "she"."""
    votes: dict[int, int] = {}
    at = 0
    ordered = sorted(spans, key=attrgetter("paragraph", "start"))
    for sentence in sentences:
        if MALE.isdisjoint(sentence.split.held) and FEMALE.isdisjoint(sentence.split.held):
            continue
        place = sentence.place
        while at < len(ordered) and (ordered[at].paragraph, ordered[at].start) < (place.paragraph, place.start):
            at += 1
        inside = set()
        first_at = None
        for span in ordered[at:]:
            if span.paragraph != place.paragraph or span.start >= place.end:
                break
            lead = normalised.texts[span.paragraph - 1][max(0, span.outer_start - 4) : span.outer_start]
            if registry.all[span.entities[0]].is_person and lead.split(" ")[-2:-1] not in (["a"], ["an"]):
                inside.add(span.entities[0])
                first_at = span.end if first_at is None else first_at
        if len(inside) != 1 or first_at is None or _any_pronoun(sentence, first_at):
            continue
        if _speaks_of(sentence, first_at):
            continue
        lows = [t.low for t in sentence.tokens if t.start > first_at]
        male, female = not MALE.isdisjoint(lows), not FEMALE.isdisjoint(lows)
        if male != female:
            who = next(iter(inside))
            votes[who] = votes.get(who, 0) + (1 if male else -1)
    return votes


def _speaks_of(sentence: ReadSentence, offset: int) -> bool:
    """Whether the name that ends at a place stands in words that "he" or "she" says ("Reed was late," she says)."""
    behind = [t for t in sentence.tokens if t.start >= offset]
    pronoun = next((i for i, t in enumerate(behind) if t.low in ("he", "she")), 0)
    return sum(t.text == '"' for t in behind[:pronoun]) % 2 == 1


def _any_pronoun(sentence: ReadSentence, offset: int) -> bool:
    """Whether a pronoun stands before the name, so that what follows may be somebody else's."""
    return any(t.low in ("he", "she", "his", "her", "him", "they", "who") for t in sentence.tokens if t.start < offset)
