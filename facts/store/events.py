"""Which dated happenings do questions lean on, and what are they called?"""

from __future__ import annotations

import json
import sqlite3

from facts.models import Event, Evidence, View, WrittenEvent
from facts.store.entities import fold_name
from facts.store.evidence import SOURCE_COLUMNS, read_source
from facts.store.opening import Store
from facts.store.scope import Entry, read_range, seen_by, write_day


def read_events(store: Store, view: View) -> list[Event]:
    """Read every event that the view sees, with its other names."""
    rows = store.rows(
        f"""select event.*,
            (select json_group_array(alias) from event_alias where event_alias.event_id = event.event_id) as aliases,
            passage.paragraph, passage.text, {SOURCE_COLUMNS}
        from event join revision using (revision_id) join source using (source_id)
        left join passage on passage.passage_id = event.passage_id
        where event.added_at <= :known and (event.server_id is null or event.server_id = :server)
            and (revision.replaced_at is null or revision.replaced_at > :known)
        order by event.event_id""",  # noqa: S608 - only constants are put in
        seen_by(view),
    )
    return [_event(row) for row in rows]


def _event(row: sqlite3.Row) -> Event:
    evidence = Evidence(source=read_source(row), paragraph=row["paragraph"], quote=row["quote"], passage=row["text"])
    return Event(
        event_id=row["event_id"],
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        when=read_range(row["earliest_on"], row["latest_on"]),
        evidence=evidence,
    )


def add_event(store: Store, event: WrittenEvent, revision_id: int, entry: Entry) -> int:
    """Add an event that a document tells, or find that it does already; gives its key."""
    passage = store.row(
        "select passage_id from passage where revision_id = ? and paragraph = ?", (revision_id, event.paragraph)
    )
    told = (fold_name(event.name), write_day(event.when.earliest_on), write_day(event.when.latest_on), revision_id)
    held = store.row(
        """select event_id from event
        where folded = ? and earliest_on is ? and latest_on is ? and revision_id = ?""",
        told,
    )
    if held:
        return int(held["event_id"])
    with store.transaction():
        event_id = store.insert(
            """insert into event (folded, earliest_on, latest_on, revision_id, name, passage_id, quote, server_id,
                added_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *(*told, event.name, passage["passage_id"] if passage else None),
                *(event.quote, entry.server_id, entry.stamp),
            ),
        )
        store.db.conn.executemany(
            "insert or ignore into event_alias values (?, ?)", [(event_id, alias) for alias in event.aliases]
        )
    return event_id
