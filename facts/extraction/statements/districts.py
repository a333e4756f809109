"""Which part of a place stands beside a candidate, or leads a paragraph ("Ward 5", "17th Essex District")?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places

BESIDE = 300  # characters around a statement in which its own contest may be named


def district_beside(places: Places, draft: Draft) -> str | None:
    """The district that stands beside a draft's candidate, or leads the clause that names them."""
    text = places.article.texts[draft.paragraph - 1]
    if _district_word().search(text.title()) is None:
        return None
    sentence: Sentence | None = places.sentence_at(draft.paragraph, draft.anchor)
    for span in places.spans_in(sentence) if sentence is not None else ():
        if draft.candidate not in span.entities:
            continue
        behind = district_pattern().match(text, span.end + 2) if text[span.end : span.end + 2] in (", ", " (") else None
        behind = behind or _stood_in().match(text, span.end)
        before = _led_by_district(text[max(0, span.outer_start - BESIDE) : span.outer_start])
        if behind or before:
            return (behind or before)[1]  # type: ignore[index]
    return None


def district_above(places: Places, draft: Draft, reach: int) -> str | None:
    """The district that leads the paragraph of a draft, or one of those above within reach."""
    texts = places.article.texts
    for paragraph in range(draft.paragraph, max(0, draft.paragraph - reach), -1):
        lead = _search_district(texts[paragraph - 1][:60])
        if lead:
            return lead[1]
    return None


def only_district(texts: Iterable[str]) -> str | None:
    """The district that texts name, if they name one alone."""
    near = filter(_district_word().search, texts)
    named = {m[1] for text in near for m in district_pattern().finditer(text)}
    return named.pop() if len(named) == 1 else None


def _search_district(text: str) -> re.Match[str] | None:
    """The first district in a text."""
    return district_pattern().search(text) if _district_word().search(text) else None


def _led_by_district(text: str) -> re.Match[str] | None:
    """The district behind "in" or "for" that leads the clause at the end of a text."""
    return _in_district().search(text) if "," in text and _district_word().search(text.title()) else None


@lru_cache
def _district_word() -> re.Pattern[str]:
    return re.compile("|".join(read_words("contests")["districts"]))


@lru_cache
def _in_district() -> re.Pattern[str]:
    names = "|".join(read_words("contests")["districts"])
    return re.compile(rf"\b(?:in|for) ((?:{names}) (?:\d+|[A-Z]\b)),[^;]*$", re.IGNORECASE)


@lru_cache
def _stood_in() -> re.Pattern[str]:
    names = "|".join(read_words("contests")["districts"])
    return re.compile(rf"[a-z ,]{{0,30}}? (?:in|for|of) (?:the )?((?:{names}) \d+)")


@lru_cache
def district_pattern() -> re.Pattern[str]:
    """A part of a place with its number: "Ward 5", "17th Essex District"."""
    names = "|".join(read_words("contests")["districts"])
    return re.compile(rf"\b((?:{names}) (?:\d+|[A-Z]\b)|\d+(?:st|nd|rd|th) (?:[A-Z]\w+ )?(?:{names}))")
