"""Did somebody act between two days, and for which contests, without reading what was said?

Asked only to tell which year a question means: what one server alone sees does not count.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from facts.models import Contest, View
from facts.store.kept_rows import kept_rows
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import as_list, read_range, seen_by
from facts.store.wanted import IS_TURN
from facts.stretches import Says

_TURNS = as_list(
    str(says) for says in (Says.ENDORSED, Says.LEFT, Says.REAFFIRMED, Says.DECLINED, Says.OPPOSED, Says.URGED_EXIT)
)
_BETWEEN = "s.last_on between :first and :last and s.known_until is null"
_TOWARDS = f"""select 1 from json_each(:ids) as each cross join json_each(:turns) as turn
    cross join json_each('[0, 1]') as days
    cross join stretch as s on s.candidate_id = each.value and s.says = turn.value
        and (s.first_on = s.last_on) = days.value and {IS_TURN} and {_BETWEEN} limit 1"""  # noqa: S608 - only constants are put in
_BY = f"""select 1 from (select distinct candidate_id from accepted_span where endorser_id = :endorser) as each
    cross join stretch as s on s.candidate_id = each.candidate_id and s.says in (select value from json_each(:turns))
        and s.kind = :kind and s.sort_name = :sort_name and s.endorser_id = :endorser and {_BETWEEN} limit 1"""  # noqa: S608
_CONTESTS = """select contest_id, name, ends_earliest, ends_latest from contest where contest_id in (
    select contest_id from accepted_span where endorser_id in (select value from json_each(:ids))
        and (server_id is null or server_id = :server))"""


def were_towards(store: Store, view: View, candidate_ids: Collection[int], first: date, last: date) -> bool:
    """Whether anybody took a turn towards one of these candidates that ended between two days, both included."""
    days = {"turns": _TURNS, "first": first.isoformat(), "last": last.isoformat()}
    ids = as_list(sorted(read_merges(store, view).widened(candidate_ids)))
    return bool(kept_rows(store, _TOWARDS, {"ids": ids, **days}))


def were_by(store: Store, view: View, endorser_ids: Collection[int], first: date, last: date) -> bool:
    """Whether one of these took such a turn towards anybody."""
    days = {"turns": _TURNS, "first": first.isoformat(), "last": last.isoformat()}
    ids = as_list(sorted(read_merges(store, view).widened(endorser_ids)))
    who = "select entity_id, kind, name from entity where entity_id in (select value from json_each(?))"
    asked = (
        {"endorser": key, "kind": kind, "sort_name": name.casefold(), **days}
        for key, kind, name in store.rows(who, (ids,))
    )
    return any(kept_rows(store, _BY, one) for one in asked)


def contests_spoken_of_by(store: Store, view: View, endorser_ids: Collection[int]) -> list[Contest]:
    """The contests of which something that these said is."""
    ids = as_list(sorted(read_merges(store, view).widened(endorser_ids)))
    return [
        Contest(contest_id=key, name=name, ends=read_range(earliest, latest))
        for key, name, earliest, latest in kept_rows(store, _CONTESTS, seen_by(view, ids=ids))
    ]
