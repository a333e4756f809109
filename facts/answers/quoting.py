"""How is a passage told: its best words, who speaks them, where they stand?"""

from __future__ import annotations

from facts.answers.citing import Citations, marks
from facts.answers.inquiry import Inquiry
from facts.answers.sentences import best_quote
from facts.answers.weighing import Weighed, Weigher
from facts.models import Evidence
from facts.models.building import replace


def tell_passage(inquiry: Inquiry, weighed: Weighed, weigher: Weigher, cited: Citations) -> str:
    """A passage as a line of an answer, its best words quoted and cited."""
    evidence = _quoted(weighed, weigher)
    source = evidence.source
    published = "" if source.published.is_open else inquiry.words.days(source.published)
    place = ", ".join(part for part in (source.publisher or source.title, published) if part)
    quote = without_marks(evidence.quote or "")
    is_own = bool(weighed.speaker) and evidence.quote == weighed.quote
    key = "passages.quote_by" if is_own else "passages.quote"
    quote = _in_marks(inquiry, quote) if is_own else quote
    marked = marks(cited.cite([evidence]))
    return "- " + inquiry.words.say(key, quote=quote, place=place, marks=marked, speaker=weighed.speaker)


def without_marks(quote: str) -> str:
    """A quote without the quotation marks around it, unless that would cut one inside open."""
    bare = quote.strip('“”" ,')
    is_open = -1 < bare.find("”") < bare.find("“")  # “We left,” she said. “It was over.”
    is_whole = bare.count("“") == bare.count("”") and bare.count('"') % 2 == 0 and not is_open
    return bare if is_whole else quote.strip(" ,")


def _in_marks(inquiry: Inquiry, quote: str) -> str:
    """A quote between quotation marks, of which it may have its own."""
    bare = quote.strip('“”" ,')
    return quote if any(mark in bare for mark in '“”"') else inquiry.words.say("form.quoted", text=bare)


def _quoted(weighed: Weighed, weigher: Weigher) -> Evidence:
    """The passage with its best words as the quote."""
    text = weighed.evidence.passage or weighed.evidence.quote or ""
    quote = weighed.quote if weighed.quote and weighed.quote in text else best_quote(text, weigher.sentence)
    return replace(weighed.evidence, quote=quote)
