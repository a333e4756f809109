"""Does the store have this statement already, and what does it contradict?

A statement that the store has gains evidence instead of a twin. It has one when the same is said of the same
pair in the same contest and what is held happened within the days that are now given: "endorsed on 10 April"
already says "endorsed by 31 May", and never the other way round. A contradiction is kept beside and flagged.
"""

from __future__ import annotations

import sqlite3

from facts.models import Stance, View
from facts.models.days import DateRange
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import Entry, as_list, read_range
from facts.store.statements import Draft, Place

_FOR = frozenset({Stance.ENDORSES, Stance.REAFFIRMS})
_AGAINST = frozenset({Stance.WITHDRAWS, Stance.DECLINES, Stance.OPPOSES, Stance.URGES_EXIT})


def find_twin(store: Store, draft: Draft, place: Place, entry: Entry, *, is_exact: bool) -> int | None:
    """Find the statement that the store has already: accepted, waiting, or refused on these very words.

    `is_exact` asks for the same days, role and note, as a statement file does, which means what it lists.
    """
    pair = _of_pair(store, draft, entry)
    says_same = _is_same if is_exact else _says_same
    alike = [row for row in pair if row["contest_id"] == draft.contest_id and says_same(row, draft)]
    if not alike and draft.contest_id is None and not is_exact and len({row["contest_id"] for row in pair}) == 1:
        alike = [row for row in pair if says_same(row, draft)]  # of a pair with one contest, nothing else is meant
    standing = [row for row in alike if _stands_for(row, entry)]
    if standing:
        return int(min(standing, key=lambda row: (row["verdict"] != "accepted", row["statement_id"]))["statement_id"])
    for row in alike:
        if _rests_on(store, row["statement_id"], place):
            return int(row["statement_id"])
    return None


def find_contradictions(store: Store, draft: Draft, entry: Entry) -> dict[int, str]:
    """Find accepted or waiting statements that cannot both be so, each with the reason in plain words."""
    found = {}
    for row in _of_pair(store, draft, entry):
        is_apart = None not in (row["contest_id"], draft.contest_id) and row["contest_id"] != draft.contest_id
        why = None if is_apart else _contradicts(row, draft)
        if why and _stands_for(row, entry):
            found[int(row["statement_id"])] = why
    return found


def _stands_for(row: sqlite3.Row, entry: Entry) -> bool:
    """Whether a statement is accepted or waits; what waits for the operator is nothing that a server has."""
    if row["server_id"] != entry.server_id:
        return bool(row["verdict"] == "accepted")
    return row["verdict"] in (None, "accepted", "unsure", "reopened")


def _of_pair(store: Store, draft: Draft, entry: Entry) -> list[sqlite3.Row]:
    """Statements of the same pair that the server sees, each with the last word about it there."""
    merges = read_merges(store, View(server_id=entry.server_id))
    return store.rows(
        """select statement.*, (select verdict from decision
                where decision.statement_id = statement.statement_id
                    and (decision.server_id is null or decision.server_id = :server)
                order by decision_id desc limit 1) as verdict
        from statement
        where endorser_id in (select value from json_each(:endorsers))
            and candidate_id in (select value from json_each(:candidates))
            and (server_id is null or server_id = :server)
        order by statement_id""",
        {
            "endorsers": as_list(merges.group(draft.endorser_id)),
            "candidates": as_list(merges.group(draft.candidate_id)),
            "server": entry.server_id,
        },
    )


def _is_same(row: sqlite3.Row, draft: Draft) -> bool:
    held = (row["stance"], row["rank"], row["condition"], row["endorser_role"], row["note"])
    told = (draft.stance, draft.rank, draft.condition, draft.endorser_role, draft.note)
    return held == told and read_range(row["earliest_on"], row["latest_on"]) == draft.when


def _says_same(row: sqlite3.Row, draft: Draft) -> bool:
    if (row["stance"], row["rank"], row["condition"]) != (draft.stance, draft.rank, draft.condition):
        return False
    held = read_range(row["earliest_on"], row["latest_on"])
    if held == draft.when:
        return True
    # a later "stands by her" is news although an earlier one implies it, so only what happens once is compared
    return draft.stance is not Stance.REAFFIRMS and _within(held, draft.when)


def _within(inner: DateRange, outer: DateRange) -> bool:
    starts = outer.earliest_on is None or (inner.earliest_on is not None and inner.earliest_on >= outer.earliest_on)
    ends = outer.latest_on is None or (inner.latest_on is not None and inner.latest_on <= outer.latest_on)
    return starts and ends


def _rests_on(store: Store, statement_id: int, place: Place) -> bool:
    """Whether a statement was refused on the same words of the same source, in whatever revision."""
    found = store.row(
        """select 1 from evidence join revision using (revision_id)
        where statement_id = ? and quote is ?
            and source_id = (select source_id from revision where revision_id = ?)""",
        (statement_id, place.quote, place.revision_id),
    )
    return found is not None


def _contradicts(row: sqlite3.Row, draft: Draft) -> str | None:
    held = read_range(row["earliest_on"], row["latest_on"])
    stance = Stance(row["stance"])
    one_day = held.is_day and held == draft.when
    if one_day and _opposed(stance, draft.stance):
        return f"{stance} and {draft.stance} on the same day"
    if stance is draft.stance is Stance.ENDORSES:
        if row["rank"] and draft.rank and row["rank"] != draft.rank and held == draft.when:
            return f"ranked {row['rank']} and {draft.rank} at the same time"
        if held.is_day and draft.when.is_day and held != draft.when:
            return f"endorsed on {held.told()} and on {draft.when.told()}"
    return None


def _opposed(one: Stance, other: Stance) -> bool:
    return (one in _FOR and other in _AGAINST) or (one in _AGAINST and other in _FOR)
