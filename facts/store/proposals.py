"""What waits for a person's word, and whom might its names be? The review queue as rows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from facts.models import Entity, Statement, Tier, View
from facts.store.entities import read_entities
from facts.store.links import read_merges, told_apart
from facts.store.opening import Store
from facts.store.scope import as_list, read_moment, seen_by
from facts.store.statements import read_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A statement that waits for a person, with all that a card shows.

    Attributes:
        statement: What would be accepted; its evidence has the passages and quotes.
        tier: The extractor's.
        reasons: Why it is in doubt, and what it contradicts, in plain words.
        extracted_by: Engine and version; empty for a person's.
        recorded_at: Since when it waits (UTC).
        recorded_by: Who brought it; None once that person asked to be forgotten.
        is_unsure: Whether somebody looked and could not tell.
        same_as: For the endorser and the candidate, known entities that share a spelling with them: "same as ...?".
        contradicts: Keys of accepted or waiting statements that it contradicts.
    """

    statement: Statement
    tier: Tier
    reasons: tuple[str, ...]
    extracted_by: str
    recorded_at: datetime
    recorded_by: str | None
    is_unsure: bool
    same_as: dict[int, tuple[Entity, ...]]
    contradicts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class QueueState:
    """How many wait, how many of them somebody was unsure about, and since when the oldest does (UTC)."""

    waiting: int
    unsure: int
    oldest_at: datetime | None


def queue_state(store: Store, view: View) -> QueueState:
    """Count what waits in the view's own server (None: what is for everyone)."""
    row = store.row(  # each part walks an index alone, the oldest only to its first entry: keys grow with time
        """select (select count(*) from waiting where server_id is :server),
            (select count(*) from waiting where server_id is :server and is_unsure = 1),
            (select min(since) from waiting where statement_id in (
                select min(statement_id) from waiting where server_id is :server and is_unsure = 0
                union all select min(statement_id) from waiting where server_id is :server and is_unsure = 1))""",
        {"server": view.server_id},
    )
    assert row is not None
    return QueueState(row[0], row[1], read_moment(row[2]) if row[2] else None)


def read_queue(store: Store, view: View, *, limit: int = 25, after: int = 0) -> list[Proposal]:
    """Read what waits in the view's own server, oldest first, those that nobody is unsure about before the rest.

    `after` skips that many.
    """
    rows = store.rows(
        """select statement_id from waiting where server_id is ?
        order by is_unsure, statement_id limit ? offset ?""",
        (view.server_id, limit, after),
    )
    return read_proposals(store, view, [row["statement_id"] for row in rows])


def read_proposal(store: Store, view: View, statement_id: int) -> Proposal | None:
    """Read one statement as a proposal, while it waits in the view's own server; else None."""
    return read_proposals(store, view, [statement_id])[0] if is_waiting(store, statement_id, view.server_id) else None


def is_waiting(store: Store, statement_id: int, server_id: int | None) -> bool:
    """Whether a statement waits for a word of that server (None: of the operator)."""
    found = store.row("select 1 from waiting where statement_id = ? and server_id is ?", (statement_id, server_id))
    return found is not None


def read_proposals(store: Store, view: View, ids: list[int]) -> list[Proposal]:
    """Read statements that wait as proposals, in the order of the queue."""
    statements = read_statements(store, View(server_id=view.server_id), ids)
    rows = store.rows(
        """select statement_id, tier, reasons, extracted_by, recorded_at, recorded_by, is_unsure,
            (select json_group_array(other_id) from contradiction
                where contradiction.statement_id = statement.statement_id) as contradicts
        from statement join waiting using (statement_id)
        where statement_id in (select value from json_each(?)) order by is_unsure, statement_id""",
        (as_list(ids),),
    )
    sides = {side.entity_id for s in statements.values() for side in (s.endorser, s.candidate)}
    namesakes = _namesakes(store, view, sides)
    return [
        Proposal(
            statement=(statement := statements[row["statement_id"]]),
            tier=Tier(row["tier"]),
            reasons=tuple(json.loads(row["reasons"])),
            extracted_by=row["extracted_by"],
            recorded_at=read_moment(row["recorded_at"]),
            recorded_by=row["recorded_by"],
            is_unsure=bool(row["is_unsure"]),
            same_as={
                side.entity_id: namesakes[side.entity_id]
                for side in (statement.endorser, statement.candidate)
                if side.entity_id in namesakes
            },
            contradicts=tuple(json.loads(row["contradicts"])),
        )
        for row in rows
    ]


def _namesakes(store: Store, view: View, ids: set[int]) -> dict[int, tuple[Entity, ...]]:
    """Other entities that share a spelling with each of these."""
    rows = store.rows(
        """select distinct mine.entity_id as mine, other.entity_id as other
        from alias as mine join alias as other on other.folded = mine.folded and other.entity_id <> mine.entity_id
        where mine.entity_id in (select value from json_each(:ids))
            and mine.is_description = 0 and other.is_description = 0
            and mine.ended_at is null and other.ended_at is null
            and (mine.server_id is null or mine.server_id = :server)
            and (other.server_id is null or other.server_id = :server)
        order by other.entity_id""",
        seen_by(view, ids=as_list(ids)),
    )
    known = read_entities(store, {row["other"] for row in rows}, View(server_id=view.server_id))
    merges, apart = read_merges(store, view), told_apart(store, view, ids)
    found: dict[int, tuple[Entity, ...]] = {}
    for row in rows:
        is_settled = merges.shown(row["mine"]) == merges.shown(row["other"])
        if row["other"] in known and not is_settled and frozenset((row["mine"], row["other"])) not in apart:
            found[row["mine"]] = (*found.get(row["mine"], ()), known[row["other"]])
    return found
