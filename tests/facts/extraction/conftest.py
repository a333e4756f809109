"""Articles whose names are marked by hand, so that frames are tested without the finding of names.

`[Ana Reed]` names an entity in full, `[Reed=Ana Reed]` in part, `[her'=Ana Reed]` is a possessive pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import pytest

from facts.extraction.annotated import AnnotatedArticle, Candidacy, How, NameSpan, QuoteSpan, Sentence
from facts.extraction.frames import rule_statements
from facts.models import Article, DateRange, EntityKind, Passage, Source, WrittenEntity

MARK = re.compile(r"\[([^\]=]+?)(?:=([^\]]+))?\]")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"”]?\s+(?=[\"“A-Z])")
GROUPS = ("Union", "Local", "Party", "Guild", "Courier", "League", "Association", "Alliance", "Council", "Workers")
PRONOUNS = {"he", "she", "it", "they", "her", "his", "its", "their", "him", "them"}


class Marked:
    """Builds one annotated article out of marked paragraphs."""

    def __init__(
        self, paragraphs: Sequence[str], *, published: str, standing: Sequence[str], headings: Sequence[int]
    ) -> None:
        self.entities: dict[str, WrittenEntity] = {}
        self.spans: list[NameSpan] = []
        self.sentences: list[Sentence] = []
        self.quotes: list[QuoteSpan] = []
        texts = [self._paragraph(number, marked) for number, marked in enumerate(paragraphs, 1)]
        names = list(self.entities)
        article = Article(
            source=Source(
                key="a", title="A day in town", publisher="The Town Crier", published=DateRange.parse(published)
            ),
            passages=tuple(Passage(i, text) for i, text in enumerate(texts, 1)),
            sha256="0",
        )
        self.article = AnnotatedArticle(
            article=article,
            texts=tuple(texts),
            sentences=tuple(self.sentences),
            entities=tuple(self.entities.values()),
            spans=tuple(self.spans),
            quotes=tuple(self.quotes),
            headings=frozenset(headings),
            candidacies=tuple(
                Candidacy(entity=names.index(name), paragraph=1, start=0, end=1, words="candidate") for name in standing
            ),
        )

    def _paragraph(self, number: int, marked: str) -> str:
        text, at = "", 0
        for found in MARK.finditer(marked):
            text += marked[at : found.start()]
            self._span(number, len(text), found[1], found[2] or found[1], marked[found.end() : found.end() + 2])
            text += found[1].removesuffix("'") if found[1].lower().removesuffix("'") in PRONOUNS else found[1]
            at = found.end()
        text += marked[at:]
        self._sentences(number, text)
        self._quotes(number, text)
        return text

    def _span(self, number: int, start: int, written: str, name: str, behind: str) -> None:
        is_group = any(word in name for word in GROUPS)
        kind = EntityKind.UNION if is_group else EntityKind.PERSON
        self.entities.setdefault(name, WrittenEntity(name=name, kind=kind))
        pronoun = written.lower().removesuffix("'") in PRONOUNS
        how = (
            How.FULL
            if written == name
            else How.PRONOUN
            if pronoun
            else How.NOMINAL
            if written[0].islower()
            else How.SURNAME
        )
        end = start + len(written.removesuffix("'") if pronoun else written)
        owns = behind.startswith("'") or (pronoun and written.endswith("'")) or written in ("its", "his", "their")
        entity = list(self.entities).index(name)
        self.spans.append(
            NameSpan(paragraph=number, start=start, end=end, entities=(entity,), how=how, possessive=owns)
        )

    def _sentences(self, number: int, text: str) -> None:
        at = 0
        for found in SENTENCE_END.finditer(text):
            self.sentences.append(Sentence(paragraph=number, start=at, end=found.start()))
            at = found.end()
        self.sentences.append(Sentence(paragraph=number, start=at, end=len(text)))

    def _quotes(self, number: int, text: str) -> None:
        for found in re.finditer(r'"([^"]+)"', text):
            near = [s for s in self.spans if s.paragraph == number and not found.start() <= s.start < found.end()]
            behind = [s for s in near if found.end() <= s.start < found.end() + 12]
            speaker = (behind or near[-1:] or [None])[0]
            who = speaker.entities[0] if speaker else None
            self.quotes.append(QuoteSpan(paragraph=number, start=found.start(1), end=found.end(1), speaker=who))


@pytest.fixture
def mark() -> Callable[..., AnnotatedArticle]:
    """Builds an annotated article out of paragraphs with marked names."""

    def build(
        *paragraphs: str, published: str = "2024-05-17", standing: Sequence[str] = (), headings: Sequence[int] = ()
    ) -> AnnotatedArticle:
        return Marked(paragraphs, published=published, standing=standing, headings=headings).article

    return build


@pytest.fixture
def told(mark: Callable[..., AnnotatedArticle]) -> Callable[..., set[tuple[str, str, str]]]:
    """Reads marked paragraphs by rules: (endorser, stance, candidate) of every statement."""

    def read(
        *paragraphs: str, standing: Sequence[str] = ("Ana Reed", "Tom Moss"), **more: object
    ) -> set[tuple[str, str, str]]:
        text = " ".join(paragraphs)
        article = mark(*paragraphs, standing=[s for s in standing if f"[{s}]" in text or f"={s}]" in text], **more)
        names = [entity.name for entity in article.entities]
        return {(names[d.endorser], d.stance.value, names[d.candidate]) for d in rule_statements(article)}

    return read
