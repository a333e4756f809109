"""Why does the store keep how many back each candidate? Who has ten thousand backers is counted by every question."""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.backing import fill_backing
from facts.store.schema.registry import migrations

_TABLE = """create table backing (
    candidate_id integer not null,
    is_total integer not null check (is_total in (0, 1)),
    kind text not null,
    contest_id integer not null,
    day text not null,
    change integer not null,
    primary key (candidate_id, is_total, kind, contest_id, day)
) strict, without rowid"""
_IS_SURE = "{0}.says = 'backs' and {0}.known_until is null"
_NOTE = """insert into backing (candidate_id, is_total, kind, contest_id, day, change)
    select {0}.candidate_id, each.is_total, {0}.kind, {0}.contest_id, each.day, each.change from (
        select 0 as is_total, {0}.first_on as day, {1} as change
        union all select 0, date({0}.last_on, '+1 day'), -({1}) where {0}.last_on <> '9999-12-31'
        union all select 1, '', {1} where {0}.last_on = '9999-12-31'
    ) as each where {2}
    on conflict do update set change = change + excluded.change;"""
_COUNT, _UNCOUNT = (_NOTE.format(row, by, _IS_SURE.format(row)) for row, by in (("new", 1), ("old", -1)))
_STATEMENTS = (
    _TABLE,
    f"create trigger stretch_counted after insert on stretch when {_IS_SURE.format('new')} begin {_COUNT} end",
    f"create trigger stretch_uncounted after delete on stretch when {_IS_SURE.format('old')} begin {_UNCOUNT} end",
    f"create trigger stretch_recounted after update on stretch begin {_UNCOUNT} {_COUNT} end",
)


@migrations(name="0016_backing")
def backing(db: Database) -> None:
    """Six thousand backers were walked to say how many they are: a fifth of the time of a question about them."""
    for statement in _STATEMENTS:
        db.execute(statement)
    fill_backing(db.conn)
