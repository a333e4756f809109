"""The nouns of Whobacks, as frozen dataclasses that refuse to be wrong."""

from facts.models.answer import Answer, Citation, Item
from facts.models.days import DateRange
from facts.models.document import Article, Passage, Source, text_digest
from facts.models.entity import LONGEST_NAME, Alias, Contest, Entity, EntityKind, NameMatch
from facts.models.question import (
    Asks,
    Beside,
    Clause,
    LinkedName,
    Question,
    Relation,
    Relative,
    Slot,
    TimeWindow,
    meant_ids,
)
from facts.models.reading import NamedInArticle, Quotation, Reading, WrittenEntity, WrittenEvent, WrittenStatement
from facts.models.statement import Event, Evidence, Stance, Standing, Statement, Tier, View

__all__ = [
    "LONGEST_NAME",
    "Alias",
    "Answer",
    "Article",
    "Asks",
    "Beside",
    "Citation",
    "Clause",
    "Contest",
    "DateRange",
    "Entity",
    "EntityKind",
    "Event",
    "Evidence",
    "Item",
    "LinkedName",
    "NameMatch",
    "NamedInArticle",
    "Passage",
    "Question",
    "Quotation",
    "Reading",
    "Relation",
    "Relative",
    "Slot",
    "Source",
    "Stance",
    "Standing",
    "Statement",
    "Tier",
    "TimeWindow",
    "View",
    "WrittenEntity",
    "WrittenEvent",
    "WrittenStatement",
    "meant_ids",
    "text_digest",
]
