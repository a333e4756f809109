"""Why does what is kept of those who left say who came back? A list of who is gone looked up each one's support."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations
from facts.store.stretches import follow_pair

_LEFT_AND_BACKS = """select distinct went.endorser_id, went.candidate_id from stretch as went
    where went.says = 'left' and exists (select 1 from stretch as stands where stands.candidate_id = went.candidate_id
        and stands.says = 'backs' and stands.kind = went.kind and stands.sort_name = went.sort_name
        and stands.endorser_id = went.endorser_id and stands.last_on = '9999-12-31')"""


@migrations(name="0015_returned")
def returned(db: Database) -> None:
    """For three hundred who left somebody that took longer than to read those of them who are told of."""
    for endorser_id, candidate_id in db.execute(_LEFT_AND_BACKS).fetchall():
        follow_pair(db.conn, endorser_id, candidate_id)
