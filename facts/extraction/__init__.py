"""Which statements, names, quotations and events does one article hold?

`extract` is the whole way: names are annotated, engines draft, drafts are brought together. Rules are always there;
the parser reads along where its model is installed.
"""

from __future__ import annotations

from collections.abc import Collection

from facts.extraction.drafts import Draft
from facts.extraction.events import find_events
from facts.extraction.frames import rule_statements
from facts.extraction.names import annotate
from facts.extraction.naming import named_in, quotations_in
from facts.extraction.parse import ENGINE as PARSE
from facts.extraction.parse import engine_version, noted, parse_statements
from facts.extraction.places import Places
from facts.extraction.statements import write_statements
from facts.models import Article, Reading

RULES = "rules"
EXTRACTED_BY = "rules 1"
ENGINES = (RULES, PARSE)

__all__ = ["ENGINES", "EXTRACTED_BY", "PARSE", "RULES", "extract"]


def extract(article: Article, engines: Collection[str] = ENGINES) -> Reading:
    """Read everything that an article says of who stands by whom.

    Args:
        article: As read from a file.
        engines: Which may read it; the parser only does where its model is installed.

    Returns:
        Statements in the order of the text, each with a tier and its reasons; names, quotations and events.
    """
    annotated = annotate(article)
    places = Places(annotated)
    drafts, by = _drafts(places, engines)
    return Reading(
        article=article,
        statements=write_statements(annotated, drafts, by=by, places=places),
        names=named_in(annotated),
        quotations=quotations_in(annotated),
        events=find_events(annotated),
    )


def _drafts(places: Places, engines: Collection[str]) -> tuple[list[Draft], dict[str, str]]:
    """The drafts of every engine, and which engines read."""
    drafts: list[Draft] = []
    by: dict[str, str] = {}
    if RULES in engines:
        drafts += rule_statements(places.article, places)
        by[RULES] = EXTRACTED_BY
    version = engine_version() if PARSE in engines else None
    if version is not None:
        drafts = noted(places.article, drafts, places) + parse_statements(places.article, places)
        by[PARSE] = version
    return drafts, by
