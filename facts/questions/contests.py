"""Which words of a message name a contest of the store by its place ("in the Tarrow race")?

A contest is named "Tarrow mayor, primary, 2023": what stands before its office is the place, and people say it with
"in" or "for" before it or with a word for a contest behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from facts.models import Contest
from facts.questions.patterns import Element, Pattern
from facts.questions.tokens import fold

_LEADS = Element(frozenset({"in", "for", "of", "at", "en", "de", "para"}))
_ARTICLE = Element(frozenset({"the", "la", "el"}), optional=True)
_RACE = frozenset({"race", "primary", "election", "contest", "carrera", "eleccion", "contienda"})
_LONGEST = 4  # words of a place
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AHEAD = 2  # years before an election from which somebody can stand in it
#: What the first word of an office of two words is ("district attorney", "attorney general", "city council").
_OF_OFFICES = frozenset(
    """attorney auditor borough chief city county deputy district federal general lieutenant lord national party police
    prime public school secretary senate state supreme town union vice""".split()  # noqa: SIM905
)
#: Of these such as may close the name of the place ("New York City mayor").
_OF_PLACES = frozenset({"city", "county", "town"})


@dataclass(frozen=True)
class Places:
    """The places of contests.

    Attributes:
        patterns: What is said of them, with their office or without, by the place's first word.
        words: Every word of them, which is nobody's name where such a pattern holds it.
        spelled: Each place in its words, and by its initials where it has several ("new york city", "nyc").
    """

    patterns: Mapping[str, Sequence[Pattern]]
    words: frozenset[str]
    spelled: frozenset[tuple[str, ...]]

    def said_in(self, words: Iterable[str]) -> list[Pattern]:
        """The patterns that a message of these words may hold: of ten thousand contests a few."""
        return [pattern for word in dict.fromkeys(words) for pattern in self.patterns.get(word, ())]


@lru_cache(maxsize=4096)
def year_of(name: str) -> int:
    """The last year that a contest's name tells; 0 where it tells none."""
    return int(years[-1]) if (years := YEAR.findall(name)) else 0


def is_initials(word: str, name: str) -> bool:
    """Whether a short word is the initials of words that stand together in a contest's name ("DA", "NYC")."""
    initials = "".join(said[0] for said in re.findall(r"[^\W\d_]+", fold(name.split(",", maxsplit=1)[0])))
    return 1 < len(word) <= _SHORT and word in initials


_SHORT = 4  # letters of an office or a place told by its initials


def begins_on(contest: Contest | None) -> date:
    """The first day on which anybody can have stood in a contest: two years before the year that its name gives."""
    year = year_of(contest.name) if contest else 0
    return date(year - _AHEAD, 1, 1) if year else date.min


_read: dict[int, tuple[Sequence[Contest], Places]] = {}
_MOST_READ = 64  # servers whose contests are kept read at once


def places_of(contests: Sequence[Contest]) -> Places:
    """The places of contests, read once for as long as they are the very same."""
    held = _read.get(id(contests))
    if held is None or held[0] is not contests:
        if len(_read) >= _MOST_READ:
            _read.clear()
        held = _read[id(contests)] = (contests, _places(c.name for c in contests))
    return held[1]


def _places(names: Iterable[str]) -> Places:
    told: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}  # each once, however many contests share it
    held: set[str] = set()
    spelled: set[tuple[str, ...]] = set()
    for name in sorted(set(names)):
        words = tuple(re.findall(r"[^\W\d_]+", fold(name.split(",")[0])))
        parted = max(0, len(words) - (2 if words[-2:-1] and words[-2] in _OF_OFFICES else 1))
        place, office = words[:parted], words[parted:]
        if place and len(place) <= _LONGEST:
            told[place, office] = None
            held |= {*place, *office[-1:]}
            for whole in (place, (*place, *(w for w in office[:-1] if w in _OF_PLACES))):
                spelled.add(whole)
                if len(whole) > 1:
                    short = ("".join(word[0] for word in whole),)
                    told[short, office[-1:]] = None
                    spelled.add(short)
                    held.update(short)
        if len(office) > 1:
            told[office, ()] = None
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for place, office in told:
        patterns[place[0]] += _said(place, office)
    return Places(patterns, frozenset(held), frozenset(spelled))


def _said(place: Sequence[str], office: Sequence[str]) -> list[Pattern]:
    """ "In Tarrow", "for Tarrow mayor", "the Tarrow race"; of an office of two words alone "for district attorney"."""
    said = [Element(frozenset({word})) for word in place]
    held = [Element(frozenset({word}), stems=(word,), optional=True) for word in office]
    text = " ".join(place)
    return [
        Pattern("office", text, (_LEADS, _ARTICLE, *said, *held, Element(_RACE, optional=True))),
        Pattern("office", text, (*said, *held, Element(_RACE))),
    ]
