"""How do statement files enter and leave the store? Whole or not at all, and without loss on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from facts.counted import counted
from facts.errors import BadRow
from facts.models import Alias, Entity, Statement, View, WrittenEntity, WrittenStatement
from facts.statement_files import FileRow
from facts.store.entities import spellings_of
from facts.store.intake import Intake, draft_written
from facts.store.linking import Linker, link_contest
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.sources import cite_source
from facts.store.statements import Place, find_statements

Spellings = Mapping[int, Sequence[Alias]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOutcome:
    """What an import changed.

    Attributes:
        rows: Rows in the file.
        statements: Statements appended, all accepted.
        gained: Statements held before that now rest on one more source.
        entities: People and organizations added.
        contradictions: Pairs of statements flagged as contradicting each other.
    """

    rows: int
    statements: int
    gained: int
    entities: int
    contradictions: int

    def __str__(self) -> str:
        """One line for a person."""
        told = f"{counted(self.rows, 'row')}: {counted(self.statements, 'new statement')}, "
        told += counted(self.entities, "new name")
        told += f", {counted(self.gained, 'known one')} said again" if self.gained else ""
        return told + (f", {counted(self.contradictions, 'contradiction')}" if self.contradictions else "")


def import_statements(
    store: Store, rows: Sequence[FileRow], name: str, *, at: datetime, by: str, server_id: int | None = None
) -> ImportOutcome:
    """Add the rows of a statement file, accepted, whole or not at all; the same file again adds nothing.

    Args:
        store: The store.
        rows: As `facts.statement_files` reads them.
        name: What errors call the file.
        at: Now, in UTC.
        by: Who imports.
        server_id: The server that alone sees them; None for everyone.

    Raises:
        BadRow: A row's endorser and candidate turn out to be one entity.
    """
    entry = Entry(at=at, by=by, server_id=server_id)
    intake = Intake(store, entry, is_exact=True)
    linker = Linker(store, entry, "import")
    with store.transaction():
        for row in rows:
            _take(row, name, linker, intake)
    return ImportOutcome(
        rows=len(rows),
        statements=intake.accepted,
        gained=intake.gained,
        entities=linker.added,
        contradictions=intake.contradictions,
    )


def _take(row: FileRow, name: str, linker: Linker, intake: Intake) -> None:
    said = row.statement
    sides = (linker.link(said.endorser), linker.link(said.candidate))
    if sides[0] == sides[1]:
        raise BadRow(name, row.line, "candidate", "is the endorser by another spelling; nobody endorses themselves")
    contest_id = link_contest(linker.store, said.contest, linker.entry)
    revision_id = cite_source(linker.store, row.source, linker.entry, paragraph=said.paragraph, quote=said.quote)
    place = Place(revision_id=revision_id, paragraph=said.paragraph, quote=said.quote)
    intake.take(draft_written(said, sides, contest_id, note=row.note), place, accept=True)


def export_statements(store: Store, view: View, *, only_own: bool = False) -> Iterator[FileRow]:
    """Give every accepted statement as rows of a statement file, one for each place that says it.

    `only_own` leaves out what every server sees.
    """
    statements = find_statements(store, view)
    if only_own:
        statements = [statement for statement in statements if statement.server_id == view.server_id]
    ids = {entity.entity_id for s in statements for entity in (s.endorser, s.candidate)}
    spellings = spellings_of(store, ids, view)
    for statement in statements:
        yield from _rows(statement, spellings)


def _rows(statement: Statement, spellings: Spellings) -> Iterator[FileRow]:
    for evidence in statement.evidence:
        yield FileRow(
            statement=WrittenStatement(
                endorser=_written(statement.endorser, spellings, role=statement.endorser_role),
                candidate=_written(statement.candidate, spellings),
                stance=statement.stance,
                contest=statement.contest.name if statement.contest else None,
                rank=statement.rank,
                condition=statement.condition,
                when=statement.when,
                paragraph=evidence.paragraph,
                quote=evidence.quote,
            ),
            source=evidence.source,
            note=statement.note,
        )


def _written(entity: Entity, spellings: Spellings, role: str = "") -> WrittenEntity:
    others = [alias for alias in spellings.get(entity.entity_id, ()) if alias.text != entity.name]
    return WrittenEntity(
        name=entity.name,
        kind=entity.kind,
        role=role,
        aliases=tuple(alias.text for alias in others if not alias.is_description),
        descriptions=tuple(alias.text for alias in others if alias.is_description),
        ref=entity.ref,
    )
