"""How does what was found in an article enter the store?

In one transaction: the document, who it names, its statements, quotations and events. The same
bytes again add nothing; changed bytes are a new revision, and what cites the old one keeps its words.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from facts.models import NamedInArticle, Quotation, Reading, Tier, WrittenEntity, WrittenStatement
from facts.store.decisions import ACCEPTED, decide_statement
from facts.store.events import add_event
from facts.store.linking import Linker, link_contest
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.sources import Revision, add_document
from facts.store.statements import Draft, Place, add_evidence, add_statement
from facts.store.twins import find_contradictions, find_twin


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOutcome:
    """What a reading changed.

    Attributes:
        source: The key of the source.
        revision: Its number, from 1.
        is_new: False when the same bytes were held already; then every count is 0.
        passages: Paragraphs added.
        entities: People and organizations added.
        statements: Statements appended, of which `accepted` and `waiting` (for review).
        gained: Statements that the store had already and that now rest on one more place.
        contradictions: Pairs of statements flagged as contradicting each other.
    """

    source: str
    revision: int
    is_new: bool
    passages: int = 0
    entities: int = 0
    statements: int = 0
    accepted: int = 0
    waiting: int = 0
    gained: int = 0
    contradictions: int = 0

    def __str__(self) -> str:
        """One line for a person."""
        if not self.is_new:
            return "held already, nothing added"
        told = [f"{self.statements} new statements ({self.accepted} accepted, {self.waiting} for review)"]
        told += [f"{self.gained} known ones said again"] if self.gained else []
        told += [f"{self.contradictions} contradictions"] if self.contradictions else []
        return ", ".join(told) + (f"; revision {self.revision}" if self.revision > 1 else "")


@dataclass(slots=True)
class Tally:
    """Counts what happens to the statements of one file."""

    accepted: int = 0
    waiting: int = 0
    gained: int = 0
    contradictions: int = 0
    touched: set[int] = field(default_factory=set)


def add_reading(
    store: Store, reading: Reading, *, accept_all: bool, at: datetime, by: str, server_id: int | None = None
) -> ReadingOutcome:
    """Add all that was found in one article, whole or not at all.

    Args:
        store: The store.
        reading: The article with what it says.
        accept_all: Accept statements of the tier `review` too.
        at: Now, in UTC.
        by: Who adds it.
        server_id: The server that alone sees it; None for everyone.
    """
    entry = Entry(at=at, by=by, server_id=server_id)
    article = reading.article
    with store.transaction():
        revision = add_document(store, article.source, entry, sha256=article.sha256, passages=article.passages)
        if not revision.is_new:
            return ReadingOutcome(source=article.source.key, revision=revision.number, is_new=False)
        linker = Linker(store, entry, "read", (revision.source_id,))
        tally = Tally()
        named = [(linker.link(name.entity), name) for name in reading.names]
        for statement in reading.statements:
            accept = accept_all or statement.tier is Tier.ACCEPT
            _take_written(store, statement, revision, linker, (accept, tally))
        _add_names(store, named, revision, linker)
        _add_quotations(store, reading.quotations, revision, linker)
        for event in reading.events:
            add_event(store, event, revision.revision_id, entry)
    return ReadingOutcome(
        source=article.source.key,
        revision=revision.number,
        is_new=True,
        passages=len(article.passages),
        entities=linker.added,
        statements=tally.accepted + tally.waiting,
        accepted=tally.accepted,
        waiting=tally.waiting,
        gained=tally.gained,
        contradictions=tally.contradictions,
    )


def take_statement(store: Store, draft: Draft, place: Place, entry: Entry, how: tuple[bool, Tally]) -> int:
    """Append a statement, or let the one that the store has rest on this place too; gives its key."""
    accept, tally = how
    twin = find_twin(store, draft, place, entry)
    if twin is not None:
        if add_evidence(store, twin, place, entry) and twin not in tally.touched:
            tally.gained += 1
        if accept and _is_waiting(store, twin, entry):
            decide_statement(store, twin, ACCEPTED, entry, reason="said again, and surely")
        return twin
    contradictions = find_contradictions(store, draft, entry)
    reasons = (*draft.reasons, *(f"contradicts statement {key}: {why}" for key, why in contradictions.items()))
    statement_id = add_statement(store, replace(draft, reasons=reasons), [place], entry, accept=accept)
    store.db.conn.executemany(
        "insert into contradiction values (?, ?, ?)",
        [(statement_id, other, why) for other, why in contradictions.items()],
    )
    tally.contradictions += len(contradictions)
    tally.accepted += accept
    tally.waiting += not accept
    tally.touched.add(statement_id)
    return statement_id


def _is_waiting(store: Store, statement_id: int, entry: Entry) -> bool:
    """Whether nobody has looked at it yet, here: what a person called unsure stays so."""
    found = store.row(
        "select 1 from waiting where statement_id = ? and server_id is ? and is_unsure = 0",
        (statement_id, entry.server_id),
    )
    return found is not None


def _take_written(
    store: Store, statement: WrittenStatement, revision: Revision, linker: Linker, how: tuple[bool, Tally]
) -> None:
    sides = (linker.link(statement.endorser), linker.link(statement.candidate))
    if sides[0] == sides[1]:
        return  # two of its names turned out to be one entity: nobody endorses themselves
    draft = draft_written(statement, sides, link_contest(store, statement.contest, linker.entry))
    place = Place(revision_id=revision.revision_id, paragraph=statement.paragraph, quote=statement.quote)
    take_statement(store, draft, place, linker.entry, how)


def draft_written(statement: WrittenStatement, sides: tuple[int, int], contest_id: int | None) -> Draft:
    """A written statement whose names are linked: `sides` are the keys of its endorser and candidate."""
    return Draft(
        endorser_id=sides[0],
        candidate_id=sides[1],
        endorser_role=statement.endorser.role,
        contest_id=contest_id,
        stance=statement.stance,
        rank=statement.rank,
        condition=statement.condition,
        when=statement.when,
        tier=statement.tier,
        reasons=statement.reasons,
        extracted_by=statement.extracted_by,
    )


def _add_names(store: Store, linked: list[tuple[int, NamedInArticle]], revision: Revision, linker: Linker) -> None:
    for entity_id, named in linked:
        store.db.conn.executemany(
            """insert or ignore into naming (entity_id, passage_id)
            select ?, passage_id from passage where revision_id = ? and paragraph = ?""",
            [(entity_id, revision.revision_id, paragraph) for paragraph in named.paragraphs],
        )
        _add_role(store, entity_id, named.entity, revision, linker)


def _add_role(store: Store, entity_id: int, written: WrittenEntity, revision: Revision, linker: Linker) -> None:
    body = linker.find_in_document(written.affiliation) if written.affiliation else None
    if written.role or body:
        store.db.execute(
            "insert or ignore into role (entity_id, role, affiliation_id, revision_id) values (?, ?, ?, ?)",
            (entity_id, written.role, body, revision.revision_id),
        )


def _add_quotations(store: Store, quotations: tuple[Quotation, ...], revision: Revision, linker: Linker) -> None:
    for quotation in quotations:
        speaker = linker.find_in_document(quotation.speaker)
        if speaker is not None:
            store.db.execute(
                """insert or ignore into quotation (passage_id, speaker_id, quote)
                select passage_id, ?, ? from passage where revision_id = ? and paragraph = ?""",
                (speaker, quotation.quote, revision.revision_id, quotation.paragraph),
            )
