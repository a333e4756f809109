"""Why does the store keep what its folds say of days? A candidate with ten thousand backers is counted, not folded."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations
from facts.store.stretches import fill_stretches

STRETCH = """create table stretch (
    candidate_id integer not null,
    says text not null,
    kind text not null,
    sort_name text not null,
    endorser_id integer not null,
    contest_id integer not null,
    first_on text not null,
    last_on text not null,
    is_doubtful integer not null check (is_doubtful in (0, 1)),
    detail text not null,
    known_from text not null,
    known_until text,
    primary key (candidate_id, says, kind, sort_name, endorser_id, contest_id,
        first_on, last_on, is_doubtful, detail, known_from)
) strict, without rowid"""
ANOTHER_KIND = """create trigger stretch_of_another_kind after update of kind on entity when old.kind <> new.kind begin
    update stretch set kind = new.kind where endorser_id = new.entity_id
        and candidate_id in (select candidate_id from accepted_span where endorser_id = new.entity_id);
end"""
_TABLES = (
    STRETCH,
    ANOTHER_KIND,
    "create index span_server on accepted_span (server_id, candidate_id) where server_id is not null",
    "create index hidden_span_server on hidden_span (server_id)",
    "create index evidence_server on evidence (server_id) where server_id is not null",
)


@migrations(name="0006_stretches")
def stretches(db: Database) -> None:
    """What the accepted statements that everyone sees say of days, in the order in which lists tell it."""
    for statement in _TABLES:
        db.execute(statement)
    fill_stretches(db.conn)
