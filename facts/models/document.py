"""What was published: one document, who put it out, and its numbered paragraphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from facts.models.building import built_quickly
from facts.models.days import DateRange


@built_quickly
@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One document and who put it out.

    Attributes:
        key: Its id, the stem of its file (or a slug of its link for an import).
        title: Its headline, as shown in citations.
        publisher: Who put it out; empty when nobody says.
        published: When; open when nobody says.
        url: An http(s) link, or None.
        is_note: True for what a moderator wrote from own knowledge, without a document.
    """

    key: str
    title: str
    publisher: str = ""
    published: DateRange = DateRange()
    url: str | None = None
    is_note: bool = False

    def __post_init__(self) -> None:
        if not self.key or not (self.title or self.url):
            raise ValueError("a source needs a key and a title or a link")


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of one source, numbered from 1; a heading counts as one."""

    paragraph: int
    text: str

    def __post_init__(self) -> None:
        if self.paragraph < 1 or not self.text.strip():
            raise ValueError("a passage has a number from 1 and words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document as read from a file: its source, its passages and a digest of its bytes (hex SHA-256)."""

    source: Source
    passages: tuple[Passage, ...]
    sha256: str

    def __post_init__(self) -> None:
        if [p.paragraph for p in self.passages] != list(range(1, len(self.passages) + 1)):
            raise ValueError("passages are numbered from 1 without a gap")


def text_digest(texts: Iterable[str]) -> str:
    """A digest (hex SHA-256) of the words of a document, however they are spaced."""
    return hashlib.sha256(" ".join(" ".join(texts).split()).encode()).hexdigest()
