"""Whom do the words mean that name nobody: "the union", "she", "we"?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import NameSpan, QuoteSpan
from facts.extraction.names.context import Context
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Registry
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised
from facts.models import Article


def resolve_references(
    article: Article,
    normalised: Normalised,
    sentences: Sequence[ReadSentence],
    registry: Registry,
    context: Context,
    words: NameWords,
) -> tuple[list[NameSpan], list[QuoteSpan]]:  # noqa: PLR0913
    """All spans in order, and the quotations."""
    quotes = [QuoteSpan(paragraph=q.paragraph, start=q.start, end=q.end) for q in normalised.quoted]
    return context.spans, quotes
