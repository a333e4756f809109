"""Do dated words of a sentence count from another day than that of the publication, or from none that is known?

"I endorse Reed today," said on Tuesday, means that Tuesday. "The day after the audit" does not count from the day of
a fair that the text named last: it says which day, and only a text that gives the audit a day tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from facts.dates import DatedWords, find_dates, says_when
from facts.extraction.annotated import Sentence
from facts.extraction.places import Places
from facts.extraction.statements.clauses import distance, speaking
from facts.models import DateRange

_BACK = 2  # sentences before a speech that may tell its day
_OF = re.compile(r"\s(?:the|an?|this|that|his|her|its|their|he|she|it|they|[A-Z][\w'-]+)\b(?:\s[\w'-]+){0,4}")
_WORD = re.compile(r"\b[a-z]{4,}")
_STEM = 6  # letters: "announced" is told of again by "the announcement"
_YEAR = re.compile(r"\d{4}")
_DAY = 1


def from_known_days(text: str, found: Sequence[DatedWords], told: str) -> list[DatedWords]:
    """Dated words without those that count from something to which no day was given.

    Args:
        text: A sentence.
        found: Its dated words.
        told: The sentence before that named the day from which "the day after" would count.
    """
    return [d for d in found if not _is_of_another(text, d, told)]


def _is_of_another(text: str, dated: DatedWords, told: str) -> bool:
    """Whether "the day after" or "the night before" counts from what the words before do not speak of."""
    if not dated.written.lower().endswith((" after", " before")):
        return False
    named = _OF.match(text, dated.end)
    if named is None:
        return False
    before = f"{told} {text[: dated.start]}".lower()
    return not any(word[0][:_STEM] in before for word in _WORD.finditer(named[0]))


def as_spoken(places: Places, sentence: Sentence, found: Sequence[DatedWords]) -> list[DatedWords]:
    """Dated words, those within a speech counted from the day of the speech; left out where that is not sure.

    Args:
        places: Of the article.
        sentence: One of its sentences.
        found: Its dated words.
    """
    text = places.article.texts[sentence.paragraph - 1][sentence.start : sentence.end]
    spoken = [
        d for d in found if d.relation == "on" and not _YEAR.search(d.written) and _is_quoted(places, sentence, d)
    ]
    if not spoken:
        return list(found)
    days = {d.when for d in found if d not in spoken and _is_of_speech(text, d)}
    day = next(iter(days)) if len(days) == _DAY else _day_before(places, sentence)
    if day is None:
        return list(found)
    return list(_counted_from(day, found, spoken, is_sure=len(days) == _DAY))


def _counted_from(
    day: DateRange, found: Sequence[DatedWords], spoken: Sequence[DatedWords], *, is_sure: bool
) -> Iterator[DatedWords]:
    for dated in found:
        again = find_dates(dated.written, day) if dated in spoken else []
        if not again or again[0].when == dated.when:
            yield dated
        elif is_sure:
            yield replace(dated, when=again[0].when)


def _is_quoted(places: Places, sentence: Sentence, dated: DatedWords) -> bool:
    quote = places.quote_at(sentence.paragraph, sentence.start + dated.start)
    return quote is not None and quote.is_speech


def _is_of_speech(text: str, dated: DatedWords) -> bool:
    """Whether a day is that of a word of speaking."""
    if dated.relation != "on" or not dated.when.is_day:
        return False
    return any(distance(text, verb.start(), dated) is not None for verb in speaking().finditer(text))


def _day_before(places: Places, sentence: Sentence) -> DateRange | None:
    """The one day that the sentences right before a speech name, on which it may have been held."""
    article, number = places.article, places.number_of(sentence)
    for near in article.sentences[max(0, number - _BACK) : number]:
        text = article.texts[near.paragraph - 1][near.start : near.end]
        if sentence.paragraph - near.paragraph > 1 or not says_when(text):
            continue
        days = [d.when for d in find_dates(text, article.published) if d.relation == "on" and d.when.is_day]
        if days:
            return days[0]
    return None
