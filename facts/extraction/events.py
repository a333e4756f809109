"""Which dated happenings does an article refer back to ("the allegation")?

A noun of the data file counts as an event when the article speaks of it with "the", and one of its sentences tells of
it with a day; of several the most precise day counts, of those the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from facts.dates import find_dates
from facts.extraction.annotated import AnnotatedArticle, Sentence
from facts.extraction.lexicon import verb_forms
from facts.extraction.lexicon.words import read_words
from facts.extraction.statements.clauses import distance
from facts.models import DateRange, WrittenEvent

_POINTING = r"(?i:the|this|that|these|those|his|her)|[A-Z]\w+'s"


def find_events(article: AnnotatedArticle) -> tuple[WrittenEvent, ...]:
    """Every event of the article that has a day, with the sentence that gives it."""
    whole = "\n".join(article.texts)
    found = [_find(article, told) for told in _told() if _names(whole, told.nouns) and told.referred.search(whole)]
    return tuple([event for event in found if event is not None])


def _names(text: str, nouns: Sequence[str]) -> bool:
    for noun in nouns:  # noqa: SIM110 - asked of every event in every article
        if noun in text:
            return True
    return False


class _Told(NamedTuple):
    """How an event is told of: its nouns, words that point to it, words that say that it happened."""

    nouns: tuple[str, ...]
    referred: re.Pattern[str]
    tells: re.Pattern[str]


@lru_cache
def _told() -> tuple[_Told, ...]:
    told = []
    for row in read_words("events")["events"]:
        nouns = (str(row["name"]), *row["aliases"])
        referred = re.compile(rf"\b(?:{_POINTING}) (?:[\w-]+ ){{0,2}}{_any_of(nouns)}\b")
        forms = [form for verb in row["verbs"] for form in verb_forms(verb)]
        tells = re.compile(rf"\b{_any_of([*forms, *row['words']])}\b", re.IGNORECASE)
        told.append(_Told(nouns, referred, tells))
    return tuple(told)


def _find(article: AnnotatedArticle, told: _Told) -> WrittenEvent | None:
    dated = [(s, when) for s in article.sentences if (when := _dated(article, s, told.tells)) is not None]
    if not dated:
        return None
    sentence, when = min(dated, key=lambda pair: _precision(pair[1]))
    quote = article.words(sentence).strip()
    name, *aliases = told.nouns
    return WrittenEvent(name=name, aliases=tuple(aliases), when=when, paragraph=sentence.paragraph, quote=quote)


def _any_of(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


def _precision(when: DateRange) -> tuple[int, date]:
    """Few days before many, early before late."""
    first, last = when.earliest_on, when.latest_on
    days = (last - first).days if first and last else 10_000
    return days, first or last or date.max


def _dated(article: AnnotatedArticle, sentence: Sentence, tells: re.Pattern[str]) -> DateRange | None:
    """The day that a sentence gives to what it tells; None when it tells nothing or gives the day to something else."""
    text = article.text(sentence.paragraph)[sentence.start : sentence.end]
    fitting = [
        (cost, d.start, d.when)
        for told in tells.finditer(text)
        for d in find_dates(text, article.published)
        if d.relation == "on"
        and (cost := _cost(text, told.start(), d.start, distance(text, told.start(), d))) is not None
    ]
    return min(fitting, key=lambda f: f[:2])[2] if fitting else None


def _cost(text: str, told: int, day: int, cost: int | None) -> int | None:
    """A day in front only counts when it leads the sentence: else it is that of the main verb."""
    return cost if day > told or day < 12 else None
