"""Which dated happenings does an article refer back to ("the allegation")?

A noun of the data file counts as an event when the article speaks of it with "the", and one of its sentences tells of
it with a day; the first such day is the event's.
"""

from __future__ import annotations

import re

from facts.dates import find_dates
from facts.extraction.annotated import AnnotatedArticle, Sentence
from facts.extraction.lexicon import verb_forms
from facts.extraction.lexicon.words import read_words
from facts.models import DateRange, WrittenEvent


def find_events(article: AnnotatedArticle) -> tuple[WrittenEvent, ...]:
    """Every event of the article that has a day, with the sentence that gives it."""
    found = (_find(article, row["name"], row["aliases"], row["verbs"]) for row in read_words("events")["events"])
    return tuple(event for event in found if event is not None)


def _find(article: AnnotatedArticle, name: str, aliases: list[str], verbs: list[str]) -> WrittenEvent | None:
    nouns = "|".join(map(re.escape, sorted([name, *aliases], key=len, reverse=True)))
    referred = re.compile(rf"\b(?:the|this|that|these|those|his|her|[A-Z]\w+'s) (?:\w+[- ]){{0,2}}(?:{nouns})\b")
    if not any(referred.search(text) for text in article.texts):
        return None
    told_by = [form for verb in verbs for form in verb_forms(verb)]
    tells = (
        re.compile(rf"\b(?:{'|'.join(map(re.escape, [*told_by, nouns]))})\b", re.IGNORECASE)
        if told_by
        else re.compile(rf"\b(?:{nouns})\b", re.IGNORECASE)
    )
    dated = [(s, when) for s in article.sentences if (when := _dated(article, s, tells)) is not None]
    if not dated:
        return None
    sentence, when = min(dated, key=lambda pair: (not pair[1].is_day, pair[1].earliest_on or pair[1].latest_on))
    return WrittenEvent(
        name=name,
        aliases=tuple(aliases),
        when=when,
        paragraph=sentence.paragraph,
        quote=article.words(sentence).strip(),
    )


def _dated(article: AnnotatedArticle, sentence: Sentence, tells: re.Pattern[str]) -> DateRange | None:
    text = article.text(sentence.paragraph)[sentence.start : sentence.end]
    told = tells.search(text)
    if told is None:
        return None
    dates = [d for d in find_dates(text, article.published) if d.relation == "on" and abs(d.start - told.start()) < 90]
    return dates[0].when if dates else None
