"""For which office, where and when does a statement's candidate stand?

The name is put together from the article's own words: place, office, party primary, year. What is told of another
year or another office stands in a contest of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.models import DateRange


@dataclass(slots=True)
class Contests:
    """The contests that an article speaks of."""

    article: AnnotatedArticle
    _names: dict[str, str] = field(default_factory=dict)

    def contest_of(self, draft: Draft, when: DateRange) -> str | None:
        """The contest of a draft, or None when the article does not say."""
        return None
