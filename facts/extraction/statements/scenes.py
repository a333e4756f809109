"""On which day did somebody speak or act who is told, right before, to have been somewhere on that day?

"Ott was in the hall on Wednesday. He told reporters that he would vote for Reed": one scene, told in the past, of one
person or body. A scene ends with a sentence that begins with anybody else.
"""

from __future__ import annotations

import re

from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.statements.clauses import any_of, distance
from facts.extraction.statements.dated_text import DatedText, is_fine
from facts.models import DateRange

_BACK = 2  # sentences of a scene before the act
_REPORT = re.compile(r"\b(?:said|told|announced|declared|added|explained|wrote)\b")
_PRESENT = re.compile(r"\b(?:says?|writes?|tells?|has|have|is|are|had|still|also|will)\b|'s\b|'ve\b")


def day_of_scene(dated: DatedText, draft: Draft, sentence: Sentence) -> DateRange | None:
    """The day of the scene in which the endorser of a draft acts; None where no scene is told.

    Args:
        dated: The article with its dated words.
        draft: Told in the past, in a sentence without a day of its own.
        sentence: That sentence.
    """
    number = dated.places.number_of(sentence)
    before = range(number - 1, max(-1, number - 1 - _BACK), -1)
    if (
        not any(map(dated.dates, before))
        or not _is_past(dated.text(sentence))
        or _leads(dated, sentence) != draft.endorser
    ):
        return None
    for at in before:
        near = dated.article.sentences[at]
        apart = sentence.paragraph - near.paragraph
        if apart > 1 or near.paragraph in dated.article.headings or _leads(dated, near) != draft.endorser:
            return None
        text = dated.text(near)
        days = [d for d in dated.dates(at) if d.relation == "on"]
        if days:
            fine = len(days) == 1 and is_fine(days[0]) and distance(text, _verb(dated, near), days[0]) is not None
            return days[0].when if fine else None
    return None


def _is_past(text: str) -> bool:
    """Whether a sentence tells what somebody said or did then, outside its quotations."""
    told = re.sub(r'"[^"]*"', " ", text)
    return not _PRESENT.search(_REPORT.split(told)[0].partition(" that ")[0]) and not re.match(
        rf"\W*{any_of('contrasts')}\b", told
    )


def _leads(dated: DatedText, sentence: Sentence) -> int | None:
    """The one whom a sentence is about: its first name outside quotations, if that owns nothing."""
    for span in dated.places.spans_in(sentence):
        quote = dated.places.quote_at(span.paragraph, span.start)
        if quote is not None and quote.is_speech:
            continue
        return span.entities[0] if len(span.entities) == 1 and not span.possessive else None
    return None


def _verb(dated: DatedText, sentence: Sentence) -> int:
    """Where the words behind the first name begin."""
    first = next(iter(dated.places.spans_in(sentence)))
    return min(first.end - sentence.start + 1, sentence.end - sentence.start - 1)
