"""By which common nouns does a text call somebody that are no office: "the bishop", "the captain", "the GP"?

A title before a name and an apposition behind it tell them; nouns that may mean many ("a friend") call nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.annotated import NameSpan
from facts.extraction.names.registry import Registry
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised

_APPOSITION = re.compile(
    r",\s+(?:\d\d,\s+)?an?\s+(?P<words>[A-Za-z][A-Za-z' -]{1,40}?)"
    r"(?=[,.;:]|\s+(?:who|whose|from|of|at|in|with|and|for|which|turned)\b)"
)
_TITLE = re.compile(r"[\w.]+")


def note_callings(normalised: Normalised, registry: Registry, spans: Sequence[NameSpan], words: NameWords) -> None:
    """Note on everyone named the nouns that call them.

    Args:
        normalised: The article's texts.
        registry: Everyone named in it.
        spans: Where the names stand.
        words: The language's words.
    """
    for span in spans:
        known = registry.all[span.entities[0]]
        if not known.is_person:
            continue
        text = normalised.texts[span.paragraph - 1]
        titles = _TITLE.findall(text[span.outer_start : span.start].lower()) if span.outer_start < span.start else ()
        known.callings.update([words.called[title] for title in titles if title in words.called])
        told = _APPOSITION.match(text, span.end) if text.startswith(", ", span.end) else None
        noun = told["words"].split()[-1] if told else ""
        if _may_call(noun, words):
            known.callings.add(noun.lower())


def _may_call(noun: str, words: NameWords) -> bool:
    """Whether a noun says of somebody what they are by trade: no office, no party and nothing that is of somebody."""
    low = noun.lower()
    if not noun.isalpha() or len(noun) < 2 or low in words.heads or low in words.calls_many or low in words.body_nouns:
        return False
    return noun.islower() or noun.isupper()
