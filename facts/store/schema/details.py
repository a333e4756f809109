"""Why do stretches have details? Ranks and conditions, too, are counted then, and a role is found by its candidate."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations
from facts.store.schema.stretches import ANOTHER_KIND, STRETCH
from facts.store.stretches import follow_pair

_LIMITED = "select distinct endorser_id, candidate_id from statement where rank is not null or condition is not null"

_CALLED = """create index statement_called on statement (candidate_id, endorser_role, endorser_id)
    where endorser_role <> ''"""


@migrations(name="0012_details")
def details(db: Database) -> None:
    """Two hundred endorsers who rank a candidate second, or set a condition, took 30 ms to read and fold."""
    if "detail" not in db["stretch"].columns_dict:
        _add_detail(db)
    for endorser_id, candidate_id in db.execute(_LIMITED).fetchall():
        follow_pair(db.conn, endorser_id, candidate_id)
    db.execute(_CALLED)


def _add_detail(db: Database) -> None:
    """A key cannot be widened where it stands: the table is made anew."""
    for statement in (
        "drop trigger stretch_of_another_kind",
        "alter table stretch rename to stretch_before",
        STRETCH,
        """insert into stretch select candidate_id, says, kind, sort_name, endorser_id, contest_id, first_on, last_on,
            is_doubtful, '', known_from, known_until from stretch_before""",
        "drop table stretch_before",
        ANOTHER_KIND,
    ):
        db.execute(statement)
