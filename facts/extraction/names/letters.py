"""For which body does a signed letter speak, so that its "we" is that body's?

Whoever signs says so in the letter: "As president of the Guild, I want to correct", "I am the secretary of the Guild",
"I write on behalf of the Guild". A mere member speaks for nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from facts.extraction.annotated import NameSpan
from facts.extraction.names.authors import signature_of
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import NameWords, any_of

_REACH = 90  # characters before a name


def find_letter_bodies(
    texts: Sequence[str],
    spans: Sequence[NameSpan],
    authors: Mapping[int, Known],
    registry: Registry,
    words: NameWords,
) -> dict[int, Known]:
    """Paragraph of a signature -> the body for which the letter above speaks, if it speaks for one alone."""
    told: dict[int, set[int]] = {}
    for span in spans if authors else ():
        signed = signature_of(span.paragraph, authors)
        before = texts[span.paragraph - 1][max(0, span.outer_start - _REACH) : span.start]
        if signed is None or signed == span.paragraph or registry.all[span.entities[0]].is_person:
            continue
        if _speaking(words).search(before):
            told.setdefault(signed, set()).add(span.entities[0])
    return {signed: registry.all[bodies.pop()] for signed, bodies in told.items() if len(bodies) == 1}


@lru_cache(maxsize=4)
def _speaking(words: NameWords) -> re.Pattern[str]:
    """What ends right before the body's name; "As" and "I am" lead an office, the others need none."""
    offices = any_of(tuple(t for t in words.speech_titles if t not in words.speech["voiceless"]))
    return re.compile(
        rf"(?:\b(?:As|I am|I'm|I serve as)(?: the| an?)?(?: [a-z-]+){{0,2}}? (?:{offices}) (?:of|for|at)"
        rf"|\b(?:[Ss]peaking|I speak|I write|I am writing) (?:for|on behalf of)|\b[Oo]n behalf of)(?: the)? $"
    )
