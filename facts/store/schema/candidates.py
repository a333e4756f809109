"""Why do candidates get an index of their contests? An answer asks in which one each candidate stands now."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0005_contests_of_candidates")
def contests_of_candidates(db: Database) -> None:
    """Without it every statement about a candidate was read: 100 ms a question at a million statements."""
    db.execute("create index span_candidate_contest on accepted_span (candidate_id, contest_id)")
