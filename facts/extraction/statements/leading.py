"""Which day does the sentence before give to an act: the first one of an article, or one on what was written?

News opens with what happened and when, and names those who did it only then ("Reed gained another ally on Tuesday.
The Guild said ..."); and what a letter or an edition says was said on the day on which that came out.
"""

from __future__ import annotations

import re
from functools import lru_cache

from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.statements.clauses import any_of, distance
from facts.extraction.statements.dated_text import DatedText
from facts.extraction.statements.neighbours import Neighbours
from facts.models import DateRange

_BACK = 2  # sentences between what was written and what it says
_NUMBERS = "two|three|four|five|six|several"
_NOUN = re.compile(r"\b(?:an?|another|first|second|third)(?: [\w'-]+)? (?:endorsement|nod|defection|blow|boost)\b")
_WORD = re.compile(r"\w+")
_ING = re.compile(r"\b(?:is|are|was|were|be) (?:\w+ly )?$")


@lru_cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "news": re.compile(rf"\b(?:{any_of('leads')}|{any_of('announces')})\b"),
        "counted": re.compile(
            rf"\b(?:{_NUMBERS}) more\b"
            rf"|\b(?:(?:(?:yet )?another|(?:an?|the) (?:first|second|third|fourth|fifth|sixth)|{_NUMBERS}|more"
            r"|half a dozen|a pair of|a trio of)(?: [\w'-]+){0,4}|an?(?: (?:former|local|\w+ing))?) "
            rf"{any_of('unnamed')}\b",
            re.IGNORECASE,
        ),
        "goes_on": re.compile(
            r"\W*(?:it|he|she|they|the|this|that|its|his|her|their)\b(?: [\w'-]+){0,3} (?:\w+ly )?"
            rf"{any_of('goes_on')}\b",
            re.IGNORECASE,
        ),
        "paper": re.compile(rf"\b(?:{any_of('documents')}|{any_of('editions')})s?\b"),
    }


def day_of_lead(near: Neighbours, draft: Draft, sentence: Sentence) -> DateRange | None:
    """The day of an article's first sentence, where the second one names whose act that told of.

    Args:
        near: The sentences of the article with their drafts.
        draft: Without a day in its own sentence.
        sentence: That sentence.
    """
    dated = near.dated
    if draft.noun_only or draft.past:
        return None
    number = dated.places.number_of(sentence) - 1
    if number < 0 or not dated.days(number) or near.told.get(number):
        return None
    if not (near.is_told(draft) or _goes_on(dated.article.text(draft.paragraph), draft.anchor, sentence.start)):
        return None
    text = dated.text(dated.article.sentences[number])
    if dated.first_told != number and not _patterns()["counted"].match(text):
        return None
    named = {e for span in dated.places.spans_in(dated.article.sentences[number]) for e in span.entities}
    if draft.endorser in named or not (_patterns()["counted"].search(text) or _NOUN.search(text)):
        return None
    return _fitting(dated, number, _patterns()["news"])


def day_of_paper(near: Neighbours, draft: Draft, sentence: Sentence) -> DateRange | None:
    """The day of a letter or an edition of the endorser's, told right before what it says.

    Args:
        near: The sentences of the article with their drafts.
        draft: Without a day in its own sentence.
        sentence: That sentence.
    """
    if draft.past:
        return None
    dated = near.dated
    here, texts = dated.places.number_of(sentence), dated.article.texts
    last = dated.article.sentences[max(0, here - 1)]
    is_named = texts[last.paragraph - 1][last.end - 1] == ":"  # "Here is its note, sent on Monday:"
    if not (is_named or _patterns()["goes_on"].match(texts[sentence.paragraph - 1], sentence.start, sentence.end)):
        return None
    if not any(map(dated.dates, range(max(0, here - _BACK), here))):
        return None
    for number in range(here - 1, max(-1, here - 1 - _BACK), -1):
        before = dated.article.sentences[number]
        apart = sentence.paragraph - before.paragraph
        if apart > 1 or near.told.get(number) or before.paragraph in dated.article.headings:
            return None
        spans = dated.places.spans_in(before)
        if spans and not any(draft.endorser in span.entities for span in spans):
            return None
        if spans:
            return _fitting(dated, number, _patterns()["paper"])
    return None


def _goes_on(text: str, anchor: int, start: int) -> bool:
    """Whether an act is told as going on ("said it was backing")."""
    word = _WORD.match(text, anchor)
    return word is not None and word[0].endswith("ing") and bool(_ING.search(text, max(start, anchor - 40), anchor))


def _fitting(dated: DatedText, number: int, anchors: re.Pattern[str]) -> DateRange | None:
    """That day of a sentence which is nearest to one of its anchors."""
    days = dated.days(number)
    text = dated.text(dated.article.sentences[number])
    fitting = [
        (cost, day.start, day.when)
        for anchor in (anchors.finditer(text) if days else ())
        for day in days
        if (cost := distance(text, anchor.start(), day)) is not None
    ]
    return min(fitting, key=lambda fit: fit[:2])[2] if fitting else None
