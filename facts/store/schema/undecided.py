"""Why do those who may back somebody now get an index? Few are left open; all who ever were had to be walked."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations


@migrations(name="0017_undecided")
def undecided(db: Database) -> None:
    """Of thirteen hundred stretches in which support may have stood fifteen go on."""
    db.execute(
        """create index stretch_undecided on stretch (
            candidate_id, says, last_on, known_until, kind, sort_name, endorser_id)
        where says = 'may_back' and last_on = '9999-12-31' and known_until is null"""
    )
