"""Which statements, names, quotations and events does one article hold?

`extract` is the whole way: names are annotated, engines draft, drafts are brought together. Rules are always there.
"""

from __future__ import annotations

from facts.extraction.events import find_events
from facts.extraction.frames import rule_statements
from facts.extraction.names import annotate
from facts.extraction.naming import named_in, quotations_in
from facts.extraction.statements import write_statements
from facts.models import Article, Reading

EXTRACTED_BY = "rules 1"

__all__ = ["EXTRACTED_BY", "extract"]


def extract(article: Article) -> Reading:
    """Read everything that an article says of who stands by whom.

    Args:
        article: As read from a file.

    Returns:
        Statements in the order of the text, each with a tier and its reasons; names, quotations and events.
    """
    annotated = annotate(article)
    drafts = rule_statements(annotated)
    return Reading(
        article=article,
        statements=write_statements(annotated, drafts, by=EXTRACTED_BY),
        names=named_in(annotated),
        quotations=quotations_in(annotated),
        events=find_events(annotated),
    )
