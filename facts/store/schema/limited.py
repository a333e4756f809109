"""Why do ranks, conditions and roles get indexes? Few statements have one, and a question about them read all."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0011_limited_support")
def limited_support(db: Database) -> None:
    """Who ranks a candidate of ten thousand endorsers second took three seconds to find out."""
    db.execute("create index statement_rank on statement (candidate_id, rank, endorser_id) where rank is not null")
    db.execute("create index statement_condition on statement (candidate_id, endorser_id) where condition is not null")
    db.execute("create index statement_role_of on statement (endorser_role, endorser_id)")
    db.execute("drop index statement_role")  # the new one begins with it
