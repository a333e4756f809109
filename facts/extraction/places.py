"""Which names, quotations and sentences stand at a place of an article?

`AnnotatedArticle` answers the same by looking through everything; here every answer is found by bisection, so that a
book-length article, or one without any paragraph break, is still read in bounded time.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan, QuoteSpan, Sentence

if TYPE_CHECKING:
    from facts.extraction.frames.tokens import Token

_BY_NAME = frozenset({How.FULL, How.SURNAME, How.ACRONYM, How.SHORT})


class Places:
    """The sentences, names and quotations of one article, findable by place; `tokens` are those split so far."""

    def __init__(self, article: AnnotatedArticle) -> None:
        self.article = article
        self.tokens: dict[tuple[int, int, int], tuple[Token, ...]] = {}
        self._inside: dict[tuple[int, int, int], Sequence[NameSpan]] = {}
        self._spans: dict[int, list[NameSpan]] = defaultdict(list)
        self._quotes: dict[int, list[QuoteSpan]] = defaultdict(list)
        self._sentences: dict[int, list[Sentence]] = defaultdict(list)
        for span in article.spans:
            self._spans[span.paragraph].append(span)
        for quote in article.quotes:
            self._quotes[quote.paragraph].append(quote)
        for sentence in article.sentences:
            self._sentences[sentence.paragraph].append(sentence)
        self._starts = {paragraph: [s.start for s in spans] for paragraph, spans in self._spans.items()}
        self._opens = {paragraph: [q.start for q in quotes] for paragraph, quotes in self._quotes.items()}
        self._begins = {paragraph: [s.start for s in found] for paragraph, found in self._sentences.items()}
        self._number = {(s.paragraph, s.start): i for i, s in enumerate(article.sentences)}

    def spans_in(self, sentence: Sentence) -> Sequence[NameSpan]:
        """The names within a sentence, in order; nobody may change the list."""
        place = (sentence.paragraph, sentence.start, sentence.end)
        if place not in self._inside:
            self._inside[place] = self._find_spans(sentence)
        return self._inside[place]

    def _find_spans(self, sentence: Sentence) -> Sequence[NameSpan]:
        spans, starts = self._spans[sentence.paragraph], self._starts.get(sentence.paragraph, [])
        first = bisect_left(starts, sentence.start)
        last = bisect_left(starts, sentence.end, lo=first)
        return [s for s in spans[first:last] if s.end <= sentence.end]

    def quote_at(self, paragraph: int, offset: int) -> QuoteSpan | None:
        """The quotation around a place, if any."""
        quotes = self._quotes.get(paragraph)
        if not quotes:
            return None
        at = bisect_right(self._opens[paragraph], offset) - 1
        return quotes[at] if at >= 0 and offset < quotes[at].end else None

    def sentence_at(self, paragraph: int, offset: int) -> Sentence | None:
        """The sentence around a place."""
        sentences = self._sentences[paragraph]
        at = bisect_right(self._begins.get(paragraph, []), offset) - 1
        return sentences[at] if at >= 0 and offset < sentences[at].end else None

    @cached_property
    def _paragraphs(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for span in self.article.spans:
            for entity in span.entities:
                found[entity].append(span.paragraph)
        return {entity: sorted(numbers) for entity, numbers in found.items()}

    def is_named_since(self, entity: int, first: int, last: int) -> bool:
        """Whether a paragraph from `first` to `last` names an entity."""
        numbers = self._paragraphs.get(entity, ())
        at = bisect_left(numbers, first)
        return at < len(numbers) and numbers[at] <= last

    @cached_property
    def _written(self) -> Mapping[int, frozenset[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for span in self.article.spans:
            if span.how in _BY_NAME:
                for entity in span.entities:
                    found[entity].add(span.paragraph)
        return {entity: frozenset(numbers) for entity, numbers in found.items()}

    def is_written_in(self, entity: int, *paragraphs: int) -> bool:
        """Whether one of some paragraphs holds an entity's name, and not only words that refer to it."""
        return not self._written.get(entity, frozenset()).isdisjoint(paragraphs)

    def names_in(self, paragraph: int) -> Sequence[NameSpan]:
        """The names of a paragraph, in order; nobody may change the list."""
        return self._spans.get(paragraph, ())

    def names_before(self, span: NameSpan) -> Iterator[NameSpan]:
        """The names of the same paragraph that begin before one, the nearest first."""
        spans, starts = self._spans[span.paragraph], self._starts.get(span.paragraph, [])
        return reversed(spans[: bisect_left(starts, span.start)])

    def last_named(self, entity: int, span: NameSpan) -> NameSpan | None:
        """Where an entity alone was last written by a person's name before a place."""
        named = self._named.get(entity, ())
        at = bisect_left(named, (span.paragraph, span.start), key=lambda s: (s.paragraph, s.start))
        return named[at - 1] if at else None

    @cached_property
    def _named(self) -> Mapping[int, Sequence[NameSpan]]:
        found: dict[int, list[NameSpan]] = defaultdict(list)
        for span in self.article.spans:
            if span.how in (How.FULL, How.SURNAME) and len(span.entities) == 1:
                found[span.entities[0]].append(span)
        return found

    @cached_property
    def owned_words(self) -> Mapping[int, frozenset[str]]:
        """Entity -> the small words right behind the places where it owns something ("Reed's claims")."""
        found: dict[int, set[str]] = defaultdict(set)
        for span in self.article.spans:
            if span.possessive and len(span.entities) == 1:
                behind = self.article.text(span.paragraph)[span.end : span.end + 24].split()[:3]
                found[span.entities[0]] |= {word.strip('.,;:"') for word in behind}
        return {entity: frozenset(words) for entity, words in found.items()}

    def number_of(self, sentence: Sentence) -> int:
        """Which sentence of the article it is, counted from 0."""
        return self._number[(sentence.paragraph, sentence.start)]
