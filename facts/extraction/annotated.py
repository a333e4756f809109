"""What is known of an article before any statement is read out of it?

Every place is given as paragraph number and character offsets into that paragraph's text.
`AnnotatedArticle.texts` has the same length as the paragraphs, character for character, so an
offset holds for both and a quote is always cut from the paragraph itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from facts.models import Article, DateRange, WrittenEntity

if TYPE_CHECKING:
    from facts.extraction.names.tokens import SplitText


class How(StrEnum):
    """In which manner words mean an entity, surest first."""

    FULL = "full"  # its whole name
    SHORT = "short"  # part of an organization's name, or a first name
    ACRONYM = "acronym"  # "BWU"
    SURNAME = "surname"  # "Moss", "Ms. Moss"
    SPEAKER = "speaker"  # "I", "we", "our" in a quotation or a body's own text
    NOMINAL = "nominal"  # "the union", "the lieutenant governor"
    GROUP = "group"  # "the five senators", "both unions": several entities
    PRONOUN = "pronoun"  # "he", "its", "they"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """Words that mean one entity, or several in a group.

    Attributes:
        paragraph: Numbered from 1.
        start: Offset of the first character, titles and a leading "the" not counted.
        end: Offset behind the last character, a possessive 's not counted.
        entities: Indexes into `AnnotatedArticle.entities`; more than one for a group.
        how: In which manner.
        possessive: Whether the words own what follows ("Moss's", "its", "his").
        title_start: Where titles and determiners before it begin ("state Senator Moss"), else `start`.
        rivals: Other entities that the words may mean; empty when only one fits.
        outer_start: Where the words begin with their titles and determiners.
    """

    paragraph: int
    start: int
    end: int
    entities: tuple[int, ...]
    how: How
    possessive: bool = False
    title_start: int = -1
    rivals: tuple[int, ...] = ()
    outer_start: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "outer_start", self.start if self.title_start < 0 else self.title_start)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSpan:
    """Words between quotation marks (offsets without the marks) and whose they are.

    `speaker` is who is named as saying it, `speaks_for` the body on whose behalf, if any: both
    are indexes into `AnnotatedArticle.entities`. `is_speech` is false for marked single words.
    """

    paragraph: int
    start: int
    end: int
    speaker: int | None = None
    speaks_for: int | None = None
    is_speech: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of one paragraph; `split` holds its words where it was split already."""

    paragraph: int
    start: int
    end: int
    split: SplitText | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidacy:
    """Words that say that somebody stands in a contest ("mayoral hopeful", "running for sheriff").

    `words` are those words as the article writes them, `office` the part that names an office ("mayor").
    """

    entity: int
    paragraph: int
    start: int
    end: int
    words: str
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedArticle:
    """An article with its names, references, quotations and headings marked.

    Attributes:
        article: As read.
        texts: One a paragraph, of equal length: scrape prefixes, datelines and party tags blanked,
            quotation marks and dashes made uniform.
        sentences: In order.
        entities: Who is named, each once, by its fullest form.
        spans: Every place that means one of them, in order and not overlapping.
        quotes: Every quotation, in order.
        headings: Paragraph numbers of headings.
        topics: Heading or label paragraph -> entities it is about, for the paragraphs under it.
        candidacies: Who is said to stand for what.
        authors: Paragraph of a signed letter or column -> who signs it.
        publisher: Index of the entity that published it, if the text speaks of it, else None.
        campaigner: The candidate whose campaign put it out, or None.
        titled: The candidate of whose endorsers its title says that it tells, or None.
    """

    article: Article
    texts: tuple[str, ...]
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[WrittenEntity, ...] = ()
    spans: tuple[NameSpan, ...] = ()
    quotes: tuple[QuoteSpan, ...] = ()
    headings: frozenset[int] = frozenset()
    topics: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    candidacies: tuple[Candidacy, ...] = ()
    authors: Mapping[int, int] = field(default_factory=dict)
    publisher: int | None = None
    campaigner: int | None = None
    titled: int | None = None

    @property
    def published(self) -> DateRange:
        """When the article was published."""
        return self.article.source.published

    @property
    def candidates(self) -> frozenset[int]:
        """Indexes of the entities that are said to stand in a contest."""
        return frozenset(c.entity for c in self.candidacies)

    def text(self, paragraph: int) -> str:
        """The normalised text of a paragraph, numbered from 1."""
        return self.texts[paragraph - 1]

    def words(self, span: NameSpan | QuoteSpan | Sentence | Candidacy) -> str:
        """The words of a place, as the article writes them."""
        return self.article.passages[span.paragraph - 1].text[span.start : span.end]

    def spans_in(self, sentence: Sentence) -> tuple[NameSpan, ...]:
        """The name spans within a sentence, in order."""
        return tuple(
            s
            for s in self.spans
            if s.paragraph == sentence.paragraph and sentence.start <= s.start and s.end <= sentence.end
        )

    def quote_at(self, paragraph: int, offset: int) -> QuoteSpan | None:
        """The quotation that holds a place, if any."""
        for quote in self.quotes:
            if quote.paragraph == paragraph and quote.start <= offset < quote.end:
                return quote
        return None
