"""Why is evidence looked up by its statement alone? The index that kept it from standing twice held every quote."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations

_STATEMENTS = (
    "drop index evidence_once",
    "create index evidence_statement on evidence (statement_id)",
    """create trigger evidence_once before insert on evidence when exists (
        select 1 from evidence where statement_id = new.statement_id and revision_id = new.revision_id
            and paragraph is new.paragraph and ifnull(quote, '') = ifnull(new.quote, '')
            and server_id is new.server_id)
    begin select raise(ignore); end""",
)


@migrations(name="0018_evidence_by_statement")
def evidence_by_statement(db: Database) -> None:
    """It was a tenth of the store, and each list read a page of it for every statement."""
    for statement in _STATEMENTS:
        db.execute(statement)
