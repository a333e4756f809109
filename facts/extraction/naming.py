"""Whom does an article name where, and whose words does it give?"""

from __future__ import annotations

from facts.extraction.annotated import AnnotatedArticle
from facts.models import NamedInArticle, Quotation


def named_in(article: AnnotatedArticle) -> tuple[NamedInArticle, ...]:
    """Everyone named, in the order of `AnnotatedArticle.entities`, with the paragraphs that speak of them."""
    paragraphs: dict[int, list[int]] = {}
    for span in article.spans:
        for entity in span.entities:
            places = paragraphs.setdefault(entity, [])
            if not places or places[-1] != span.paragraph:
                places.append(span.paragraph)
    return tuple(
        [
            NamedInArticle(entity=entity, paragraphs=tuple(paragraphs[i]))
            for i, entity in enumerate(article.entities)
            if i in paragraphs
        ]
    )


def quotations_in(article: AnnotatedArticle) -> tuple[Quotation, ...]:
    """Every quotation whose speaker is known, word for word."""
    spoken = [q for q in article.quotes if q.speaker is not None and q.is_speech]
    return tuple(
        Quotation(speaker=article.entities[q.speaker].name, paragraph=q.paragraph, quote=article.words(q))
        for q in spoken
        if q.speaker is not None and article.words(q).strip()
    )
