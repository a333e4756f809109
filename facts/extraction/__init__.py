"""Which statements, names, quotations and events does one article hold?

`extract` is the whole way: names are annotated, engines draft, drafts are brought together. Rules are always there;
the parser reads along where its model is installed, and with it the reader that learned from examples.
"""

from __future__ import annotations

from collections.abc import Collection

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import LEARNED, PARSE, RULES, Draft, Shares
from facts.extraction.events import find_events
from facts.extraction.frames import rule_statements
from facts.extraction.learned import VERSION as LEARNED_BY
from facts.extraction.names import annotate
from facts.extraction.naming import named_in, quotations_in
from facts.extraction.parse import engine_version, noted, parse_statements
from facts.extraction.places import Places
from facts.extraction.statements import write_statements
from facts.models import Article, Reading

EXTRACTED_BY = "rules 1"
ENGINES = (RULES, PARSE, LEARNED)

__all__ = ["ENGINES", "EXTRACTED_BY", "LEARNED", "PARSE", "RULES", "drafts_of", "extract"]


def extract(article: Article, engines: Collection[str] = ENGINES) -> Reading:
    """Read everything that an article says of who stands by whom.

    Args:
        article: As read from a file.
        engines: Which may read it; the parser only does where its model is installed, and with it the
            learned reader.

    Raises:
        BrokenModel: A file of the learned reader is missing or broken.

    Returns:
        Statements in the order of the text, each with a tier and its reasons; names, quotations and events.
    """
    annotated = annotate(article)
    places = Places(annotated)
    drafts, by = drafts_of(places, engines)
    shares = Shares()
    if LEARNED in engines and PARSE in by:
        shares = _learn(places.article, drafts)
        by[LEARNED] = LEARNED_BY
    return Reading(
        article=article,
        statements=write_statements(annotated, drafts, by=by, places=places, shares=shares),
        names=named_in(annotated),
        quotations=quotations_in(annotated),
        events=find_events(annotated),
    )


def drafts_of(places: Places, engines: Collection[str]) -> tuple[list[Draft], dict[str, str]]:
    """The drafts of the rules and the parser, and which of them read, each with its version."""
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


def _learn(article: AnnotatedArticle, drafts: list[Draft]) -> Shares:
    """How likely the learned reader finds each statement; what it alone reads is added to the drafts."""
    from facts.extraction.learned.reading import learned_drafts, weigh  # noqa: PLC0415 - numpy, only where it reads

    opinions, shares = weigh(article, drafts)
    drafts += learned_drafts(article, opinions, drafts)
    return shares
