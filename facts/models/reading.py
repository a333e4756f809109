"""What the reader found in one article, in written names that no store has linked yet."""

from __future__ import annotations

from dataclasses import dataclass

from facts.models.days import DateRange
from facts.models.document import Article
from facts.models.entity import EntityKind
from facts.models.statement import Stance, Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEntity:
    """A person or organization as one document names it.

    Attributes:
        name: The fullest form in the document, without courtesy titles.
        kind: One of `EntityKind`, or another word that the document uses.
        role: As the document gives it ("state senator, Brooklyn"); empty when it does not.
        aliases: Other spellings that the document uses for it ("NUT", "the NUT" without its article).
        descriptions: Words that describe it ("teachers union", "grocery workers").
        affiliation: The body that this person speaks for, or None.
        ref: An outside identifier, or None.
    """

    name: str
    kind: str = EntityKind.PERSON
    role: str = ""
    aliases: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    affiliation: str | None = None
    ref: str | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a written entity has a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenStatement:
    """A statement in written names, from an article or a statement file.

    `paragraph` and `quote` may be missing only in an import; `tier`, `reasons` (in plain words, why it is
    sure or in doubt) and `extracted_by` (engine and version) are the extractor's.
    """

    endorser: WrittenEntity
    candidate: WrittenEntity
    stance: Stance
    contest: str | None = None
    rank: int | None = None
    condition: str | None = None
    when: DateRange = DateRange()
    paragraph: int | None = None
    quote: str | None = None
    tier: Tier = Tier.REVIEW
    reasons: tuple[str, ...] = ()
    extracted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedInArticle:
    """Someone whom the article names, and the paragraphs that speak of them."""

    entity: WrittenEntity
    paragraphs: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words that a document gives as somebody's own: `speaker` is a name out of `Reading.names`."""

    speaker: str
    paragraph: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenEvent:
    """A dated happening that others are told before or after ("allegation", 2021-04-28)."""

    name: str
    aliases: tuple[str, ...] = ()
    when: DateRange
    paragraph: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one article.

    Raises:
        ValueError: A quote does not stand word for word in its paragraph.
    """

    article: Article
    statements: tuple[WrittenStatement, ...] = ()
    names: tuple[NamedInArticle, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[WrittenEvent, ...] = ()

    def __post_init__(self) -> None:
        texts = {p.paragraph: p.text for p in self.article.passages}
        places = [(s.paragraph, s.quote) for s in self.statements]
        places += [(q.paragraph, q.quote) for q in self.quotations]
        places += [(e.paragraph, e.quote) for e in self.events]
        for paragraph, quote in places:
            if paragraph is None or quote is None or quote not in texts.get(paragraph, ""):
                raise ValueError(f"not word for word in paragraph {paragraph}: {quote!r}")
