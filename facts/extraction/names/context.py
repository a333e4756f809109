"""What does the text around a name say of it: role, body, kind, candidacy?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from facts.extraction.annotated import Candidacy, NameSpan
from facts.extraction.names.reading import ReadSentence
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.words import NameWords
from facts.extraction.normalise import Normalised
from facts.models import Article


@dataclass(slots=True)
class Context:
    """What the surroundings tell."""

    spans: list[NameSpan]
    candidacies: list[Candidacy] = field(default_factory=list)
    topics: dict[int, tuple[int, ...]] = field(default_factory=dict)
    publisher: Known | None = None


def read_context(
    article: Article,
    normalised: Normalised,
    sentences: Sequence[ReadSentence],
    registry: Registry,
    spans: list[NameSpan],
    words: NameWords,
) -> Context:  # noqa: PLR0913
    """Read what surrounds the names."""
    return Context(spans)
