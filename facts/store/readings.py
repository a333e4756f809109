"""How does what was found in an article enter the store?

In one transaction: the document, who it names, its statements, quotations and events. The same
bytes again add nothing; changed bytes are a new revision, and what cites the old one keeps its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from facts.counted import counted
from facts.models import NamedInArticle, Quotation, Reading, Tier, WrittenEntity, WrittenStatement
from facts.store.events import add_event
from facts.store.intake import Intake, draft_written
from facts.store.linking import Linker, link_contest
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.sources import Revision, add_document
from facts.store.statements import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingOutcome:
    """What a reading changed.

    Attributes:
        source: The key of the source.
        revision: Its number, from 1.
        is_new: False when the same bytes or words were held already; then every count is 0.
        passages: Paragraphs added.
        entities: People and organizations added.
        statements: Statements appended, of which `accepted` and `waiting` (for review).
        gained: Statements that the store had already and that now rest on one more place.
        contradictions: Pairs of statements flagged as contradicting each other.
        unsaid: Keys of accepted statements that rest on an earlier revision alone: the changed article no longer
            says them.
        same_as: The key of the source that holds these very words under another name; empty when none does.
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
    unsaid: tuple[int, ...] = ()
    same_as: str = ""

    def __str__(self) -> str:
        """One line for a person."""
        if not self.is_new:
            return f"held already{f' as {self.same_as}' if self.same_as else ''}, nothing added"
        told = [f"{counted(self.statements, 'new statement')} ({self.accepted} accepted, {self.waiting} for review)"]
        told += [f"{counted(self.gained, 'known one')} said again"] if self.gained else []
        told += [counted(self.contradictions, "contradiction")] if self.contradictions else []
        told += [f"no longer said there: {', '.join(f'#{key}' for key in self.unsaid)}"] if self.unsaid else []
        return ", ".join(told) + (f"; revision {self.revision}" if self.revision > 1 else "")


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
        intake = Intake(store, entry)
        named = [(linker.link(name.entity), name) for name in reading.names]
        for statement in reading.statements:
            accept = accept_all or statement.tier is Tier.ACCEPT
            _take_written(store, statement, revision, linker, (accept, intake))
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
        statements=intake.accepted + intake.waiting,
        accepted=intake.accepted,
        waiting=intake.waiting,
        gained=intake.gained,
        contradictions=intake.contradictions,
        unsaid=_unsaid(store, revision),
    )


def _unsaid(store: Store, revision: Revision) -> tuple[int, ...]:
    rows = store.rows(
        """select distinct span.statement_id from revision
        join evidence on evidence.revision_id = revision.revision_id
        join accepted_span as span on span.statement_id = evidence.statement_id and span.ended_at is null
        where revision.source_id = ? and not exists (select 1 from evidence as other
            join revision as elsewhere on elsewhere.revision_id = other.revision_id
            where other.statement_id = span.statement_id and elsewhere.replaced_at is null)
        order by span.statement_id""",
        (revision.source_id,),
    )
    return tuple(row["statement_id"] for row in rows)


def _take_written(
    store: Store, statement: WrittenStatement, revision: Revision, linker: Linker, how: tuple[bool, Intake]
) -> None:
    sides = (linker.link(statement.endorser), linker.link(statement.candidate))
    if sides[0] == sides[1]:
        return  # two of its names turned out to be one entity: nobody endorses themselves
    draft = draft_written(statement, sides, link_contest(store, statement.contest, linker.entry))
    place = Place(revision_id=revision.revision_id, paragraph=statement.paragraph, quote=statement.quote)
    accept, intake = how
    intake.take(draft, place, accept=accept)


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
