"""For which office, where and when does a statement's candidate stand?

The name is put together from the article's own words: place, office, district, party primary, year. What is told of
another year or another office stands in a contest of its own; an article that names no office gives no contest.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places
from facts.models import DateRange, EntityKind

_CAPITAL = r"(?:St\. |Mt\. |Ft\. )?[A-ZÀ-Þ][\w'’-]+(?: (?:de|du|la|of|and|the|al-)? ?[A-ZÀ-Þ][\w'’-]+){0,3}"
LONG = 2_000
BESIDE = 300  # characters around a statement in which its own contest may be named
_YEAR = re.compile(r"\b(?:in|of|since|back in|the) ((?:19|20)\d\d)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: how the contest for it is called, the words that name it, where its place stands."""

    name: str
    words: tuple[str, ...]
    place_first: bool


@lru_cache
def offices() -> tuple[Office, ...]:
    """Every office of the data file."""
    return tuple(
        Office(o["words"][0], tuple(o["words"]), o["where"] == "before") for o in read_words("contests")["offices"]
    )


@lru_cache
def _patterns() -> tuple[tuple[re.Pattern[str], Office], ...]:
    pairs = [(word, office) for office in offices() for word in office.words]
    pairs.sort(key=lambda pair: -len(pair[0]))
    return tuple(
        (re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])", re.IGNORECASE if word.islower() else 0), office)
        for word, office in pairs
    )


@lru_cache
def _sought() -> re.Pattern[str]:
    """Words that make an office one that is stood for: "for mayor", "mayoral race"."""
    named = "|".join(
        re.escape(w) for o in sorted({w for o in offices() for w in o.words}, key=len, reverse=True) for w in (o,)
    )
    behind = "|".join(read_words("contests")["contest_words"])
    return re.compile(
        rf"\b(?:for|[Bb]ecome|becoming|next|elected|in the|to be) (?:the |a |re-election as |reelection as )?"
        rf"(?:{_CAPITAL} )?((?i:{named}))\b|\b((?i:{named}))(?:'s)? (?:{behind})\b"
        r"|\b((?i:mayoral|gubernatorial|presidential|senatorial|mayoralty|by-election|byelection))\b"
    )


@dataclass(slots=True)
class Contests:
    """The contests that an article speaks of."""

    places: Places
    _default: Office | None = None
    _places: dict[str, str | None] = field(default_factory=dict)
    _primary: str | None = None
    _by_candidate: dict[int, Office] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counted = Counter(office.name for text in self.places.article.texts for office in _sought_in(text))
        title = self.places.article.article.source.title
        counted.update({office.name: 3 for office in _sought_in(title)})
        best = counted.most_common(1)
        self._default = next((o for o in offices() if best and o.name == best[0][0]), None)
        for candidacy in self.places.article.candidacies:
            office = _office_named(candidacy.office) if candidacy.office else None
            if office is not None:
                self._by_candidate.setdefault(candidacy.entity, office)
        self._primary = _primary_in(" ".join(self.places.article.texts), at_least=1)

    def contest_of(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of a draft, or None when the article does not say.

        Args:
            draft: What is said, and where.
            when: Its date; one of an earlier year points to an earlier contest.
        """
        text = self.places.article.text(draft.paragraph)[draft.start : min(draft.end, draft.anchor + BESIDE)]
        behind = set(_sought_in(text[max(0, draft.anchor - draft.start) :]))
        told = behind.pop() if len(behind) == 1 else None
        office = told or self._by_candidate.get(draft.candidate) or self._default
        if office is None:
            return None
        year, is_old = self._year(text, when)
        district = _district_beside(self.places, draft, leads=told is None and office is self._default)
        parts = [self._called(office), district]
        if not is_old:
            parts.append(_primary_in(text) or (self._primary if office is self._default else None))
        return ", ".join(part for part in [*parts, year] if part)

    def _year(self, text: str, when: DateRange) -> tuple[str | None, bool]:
        """The contest's year, and whether it is an earlier one than that of the article."""
        published = self.places.article.published.latest_on
        if published is None:
            return None, False
        named = [int(y) for y in _YEAR.findall(text[-LONG:])]
        is_year = (
            when.earliest_on is not None and when.latest_on is not None and when.earliest_on.year == when.latest_on.year
        )
        if (
            is_year
            and when.latest_on is not None
            and when.latest_on.year < published.year
            and when.latest_on.year in named
        ):
            return str(when.latest_on.year), True
        if when.earliest_on is None and when.latest_on is not None and when.latest_on.year < published.year:
            return str(when.latest_on.year), True
        return str(published.year), False

    def _called(self, office: Office) -> str:
        if office.name not in self._places:
            self._places[office.name] = _place_of(office, self.places.article)
        place = self._places[office.name]
        if place is None:
            return (
                office.name[0].upper() + office.name[1:]
                if office.name.islower() and not office.place_first
                else office.name
            )
        return f"{place} {office.name}" if office.place_first else f"{office.name[0].upper()}{office.name[1:]}, {place}"


def _sought_in(text: str) -> list[Office]:
    """Every office that words of a text speak of as stood for."""
    found = []
    for match in _sought().finditer(text):
        office = _office_named(next(group for group in match.groups() if group))
        if office is not None:
            found.append(office)
    return found


def _office_named(words: str) -> Office | None:
    return next((office for pattern, office in _patterns() if pattern.search(words)), None)


def _place_of(office: Office, article: AnnotatedArticle) -> str | None:
    """The place that the article most often puts beside the words for an office."""
    words = "|".join(re.escape(w) for w in office.words)
    behind = re.compile(
        rf"\b(?:(?i:{words})) (?:(?:seat|race|contest|campaign|election|primary) )?(?:of|in|for) (?:the )?({_CAPITAL})"
    )
    before = re.compile(rf"\b({_CAPITAL})(?:'s)? (?i:{words})\b")
    places: Counter[str] = Counter()
    names = {e.name for e in article.entities if e.kind == EntityKind.PERSON}
    for text in (*article.texts, article.article.source.title):
        found = [m[1] for m in behind.finditer(text)] + [m[1] for m in before.finditer(text)]
        places.update(place for place in map(_trimmed, found) if place and not _is_a_name(place, names))
    if not places and office.name == "mayor":
        places.update(m[0] for text in article.texts for m in re.finditer(r"\b[A-Z]\w+(?: [A-Z]\w+)? City\b", text))
    return places.most_common(1)[0][0] if places else None


def _is_a_name(place: str, names: set[str]) -> bool:
    """Whether capitals beside an office belong to a person."""
    return any(word in name.split() for name in names for word in place.split() if len(word) > 2)


@lru_cache
def _no_places() -> frozenset[str]:
    """Words that lead a sentence or a title, not a place."""
    return frozenset(read_words("contests")["no_places"])


def _trimmed(place: str) -> str:
    """A place without the words that only begin a sentence or a title."""
    words = place.split()
    while words and words[0].strip(".") in _no_places():
        words.pop(0)
    ends = {"and", "of", "the", "state", "former", "in", "gop", "tory"} | {
        p.lower() for p in read_words("contests")["parties"]
    }
    while words and words[-1].strip(".").lower() in ends:
        words.pop()
    return " ".join(words).removesuffix("'s").strip()


def _primary_in(text: str, *, at_least: int = 1) -> str | None:
    """The party primary that a text speaks of most."""
    parties = "|".join(read_words("contests")["parties"])
    found = Counter(re.findall(rf"\b({parties}) (?:\w+ )?primary\b", text))
    best = found.most_common(1)
    return f"{best[0][0]} primary" if best and best[0][1] >= at_least else None


def _district_beside(places: Places, draft: Draft, *, leads: bool) -> str | None:
    """The district, ward or seat that stands beside the candidate, else the one that leads the paragraph."""
    names = "|".join(read_words("contests")["districts"])
    pattern = re.compile(rf"\b((?:{names}) (?:\d+|[A-Z]\b))")
    article = places.article
    text = article.text(draft.paragraph)
    sentence = places.sentence_at(draft.paragraph, draft.anchor)
    spans = [s for s in places.spans_in(sentence) if draft.candidate in s.entities] if sentence is not None else []
    for span in spans:
        behind = pattern.match(text, span.end + 2) if text[span.end : span.end + 2] == ", " else None
        before = re.search(
            rf"\b(?:in|for) ((?:{names}) (?:\d+|[A-Z]\b)),[^;]*$",
            text[max(0, span.outer_start - BESIDE) : span.outer_start],
        )
        if behind or before:
            return (behind or before)[1]  # type: ignore[index]
    for paragraph in range(draft.paragraph, max(0, draft.paragraph - 4), -1) if leads else ():
        lead = pattern.search(article.text(paragraph)[:60])
        if lead:
            return lead[1]
    return None
