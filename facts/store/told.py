"""What do the stretches of one endorser say, towards whom, without reading statements?"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import NamedTuple

from facts.models import Entity, View
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import as_list, seen_by
from facts.store.wanted import FOR_GOOD, KNOWN_THEN
from facts.stretches import Says

SAID_BY_FEW = 40  # statements of an endorser up to which reading them all is as quick


class Told(NamedTuple):
    """One stretch of an endorser: towards whom, in which contest (0: none named), on which days."""

    candidate: Entity
    contest_id: int
    says: str
    first_on: str
    last_on: str
    is_doubtful: bool


_TOLD_BY = f"""select candidate.entity_id, candidate.name, candidate.kind, candidate.ref, candidate.server_id,
        s.contest_id, s.says, s.first_on, s.last_on, s.is_doubtful
    from (select distinct candidate_id from accepted_span where endorser_id = :endorser) as each
    cross join entity as candidate on candidate.entity_id = each.candidate_id
    cross join stretch as s on s.candidate_id = each.candidate_id and s.kind = :kind and s.sort_name = :sort_name
        and s.says in (select value from json_each(:says)) and s.endorser_id = :endorser
        and {KNOWN_THEN.format("s")}"""  # noqa: S608 - only constants are put in


def told_by(store: Store, view: View, endorser_id: int, says: Collection[Says]) -> list[Told] | None:
    """The stretches of an endorser that say so; None where statements are few, or the view sees them otherwise."""
    many = "select 1 from accepted_span where endorser_id = ? limit 1 offset ?"
    if store.row(many, (endorser_id, SAID_BY_FEW - 1)) is None or _sees_otherwise(store, view, endorser_id):
        return None
    kind, name = store.rows("select kind, name from entity where entity_id = ?", (endorser_id,))[0]
    parameters = seen_by(view, endorser=endorser_id, kind=kind, sort_name=name.casefold(), says=as_list(map(str, says)))
    who: dict[int, Entity] = {}
    found = []
    for key, called, sort, ref, server_id, *told in store.rows(_TOLD_BY, parameters):
        candidate = who.get(key) or who.setdefault(
            key, Entity(entity_id=key, name=called, kind=sort, ref=ref, server_id=server_id)
        )
        found.append(Told(candidate, *told))
    return found


def who_back_others(
    store: Store, view: View, endorsers: Collection[Entity], candidate_ids: Collection[int]
) -> set[int]:
    """Who of these surely backs somebody but these candidates, in a contest whose end nobody knows.

    It may miss some, and all where a merge, or anything of the view's server, lets the view see statements otherwise.
    """
    parameters = {
        "server": view.server_id,
        "who": json.dumps([(one.entity_id, one.kind, one.name.casefold()) for one in endorsers]),
        "but": as_list(candidate_ids),
    }
    own = view.server_id is not None and any(store.row(query, parameters) is not None for query in _OWN_ANYWHERE)
    if own or view.known_at is not None or read_merges(store, view):
        return set()
    return set(store.keys(_BACK_OTHERS, parameters))


_BACK_OTHERS = f"""select json_extract(each.value, '$[0]') as endorser from json_each(:who) as each
    where exists (select 1 from accepted_span as span
        cross join stretch as s on s.candidate_id = span.candidate_id and s.says = '{Says.BACKS}'
            and s.kind = json_extract(each.value, '$[1]') and s.sort_name = json_extract(each.value, '$[2]')
            and s.endorser_id = span.endorser_id and s.last_on = '{FOR_GOOD}' and s.known_until is null
        left join contest on contest.contest_id = s.contest_id
        where span.endorser_id = json_extract(each.value, '$[0]')
            and span.candidate_id not in (select value from json_each(:but)) and contest.ends_latest is null)"""  # noqa: S608
_OWN_ANYWHERE = [
    f"select 1 from {table} where server_id = :server limit 1"  # noqa: S608 - only constants are put in
    for table in ("accepted_span", "hidden_span", "evidence")
]


def _sees_otherwise(store: Store, view: View, endorser_id: int) -> bool:
    """Whether a merge, or anything of the view's server, touches what somebody said."""
    merges = read_merges(store, view)
    parameters = {"server": view.server_id, "endorser": endorser_id, "merged": as_list(merges.members)}
    asked = [_MERGED_TOO] if merges else []
    asked += _OWN_TOO if view.server_id is not None else []
    return any(store.row(query, parameters) is not None for query in asked)


_MERGED_TOO = """with merged as (select value from json_each(:merged))
    select 1 from accepted_span where endorser_id = :endorser and (endorser_id in merged or candidate_id in merged)
    limit 1"""
_OWN_TOO = [
    "select 1 from accepted_span where endorser_id = :endorser and server_id = :server limit 1",
    """select 1 from hidden_span join statement using (statement_id)
        where hidden_span.server_id = :server and endorser_id = :endorser limit 1""",
    """select 1 from evidence join statement using (statement_id)
        where evidence.server_id = :server and endorser_id = :endorser limit 1""",
]
