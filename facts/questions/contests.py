"""Which words of a message name a contest of the store by its place ("in the Tarrow race")?

A contest is named "Tarrow mayor, primary, 2023": what stands before its office is the place, and people say it with
"in" or "for" before it or with a word for a contest behind it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from facts.models import Contest
from facts.questions.lexicon import Element, Pattern
from facts.questions.tokens import fold

_LEADS = Element(frozenset({"in", "for", "of", "at", "en", "de", "para"}))
_ARTICLE = Element(frozenset({"the", "la", "el"}), optional=True)
_RACE = frozenset({"race", "primary", "election", "contest", "carrera", "eleccion", "contienda"})
_LONGEST = 4  # words of a place


def contest_patterns(contests: Sequence[Contest]) -> tuple[Pattern, ...]:
    """Patterns for the places of contests, with their office or without."""
    return _patterns(frozenset(c.name for c in contests))


def place_words(contests: Sequence[Contest]) -> frozenset[str]:
    """Every word of the contests' places, which is nobody's name where such a pattern holds it."""
    return frozenset(w for p in contest_patterns(contests) for e in p.elements[2:-1] for w in e.words)


@lru_cache(maxsize=64)
def _patterns(names: Collection[str]) -> tuple[Pattern, ...]:
    found: list[Pattern] = []
    for name in sorted(names):
        words = re.findall(r"[^\W\d_]+", fold(name.split(",")[0]))
        *place, office = words or [""]
        if place and len(place) <= _LONGEST:
            found += _said(place, office)
    return tuple(found)


def _said(place: Sequence[str], office: str) -> list[Pattern]:
    """ "In Tarrow", "for Tarrow mayor", "the Tarrow race"."""
    said = [Element(frozenset({word})) for word in place]
    held = Element(frozenset({office}), stems=(office,), optional=True)
    text = " ".join(place)
    return [
        Pattern("office", text, (_LEADS, _ARTICLE, *said, held, Element(_RACE, optional=True))),
        Pattern("office", text, (*said, held, Element(_RACE))),
    ]
