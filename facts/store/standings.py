"""Which keys and statements does an answer need, and no more?

Reads that the fold over standings leans on; each walks an index, never the whole table.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from weakref import WeakKeyDictionary

from facts.models import Contest, Stance, View
from facts.store.kept_rows import kept_rows
from facts.store.links import moment_of_records, read_merges
from facts.store.opening import Moment, Store
from facts.store.scope import as_list, read_range, seen_by

_SEEN = """span.accepted_at <= :known and (span.ended_at is null or span.ended_at > :known)
    and (span.server_id is null or span.server_id = :server)"""
_APPENDED = ("decision", "statement", "revision", "entity", "alias", "contest", "event", "role", "change")


def endorser_ids(store: Store, view: View) -> list[int]:
    """Everybody who has said where they stand on a candidate."""
    rows = store.rows(
        f"""with recursive each (value) as (
            select min(endorser_id) from accepted_span
            union all select (select min(endorser_id) from accepted_span where endorser_id > each.value)
                from each where each.value is not null)
        select value from each where value is not null
            and exists (select 1 from accepted_span as span where span.endorser_id = each.value and {_SEEN})""",  # noqa: S608
        seen_by(view),
    )
    return read_merges(store, view).narrowed(row["value"] for row in rows)


def is_endorser(store: Store, view: View, entity_id: int) -> bool:
    """Whether somebody is among `endorser_ids`, without reading the others."""
    merges = read_merges(store, view)
    found = store.row(
        f"""select 1 from accepted_span as span
        where span.endorser_id in (select value from json_each(:ids)) and {_SEEN} limit 1""",  # noqa: S608
        seen_by(view, ids=as_list(merges.group(entity_id))),
    )
    return found is not None and merges.shown(entity_id) == entity_id


def endorsers_with(
    store: Store,
    view: View,
    stances: Collection[Stance],
    *,
    candidate_id: int | None = None,
    contest_ids: Collection[int] | None = None,
) -> list[int]:
    """Everybody of whom an accepted statement has one of these stances, about a candidate or in contests if given."""
    merges = read_merges(store, view)
    given = {"stance": as_list(str(stance) for stance in stances)}
    given |= {} if candidate_id is None else {"candidate_id": as_list(merges.group(candidate_id))}
    given |= {} if contest_ids is None else {"contest_id": as_list(contest_ids)}
    narrowed = " and ".join(f"span.{column} in (select value from json_each(:{column}))" for column in given)  # noqa: S608
    rows = store.rows(
        f"select distinct span.endorser_id as value from accepted_span as span where {narrowed} and {_SEEN}",  # noqa: S608
        seen_by(view, **given),
    )
    return merges.narrowed(row["value"] for row in rows)


def endorsers_about(store: Store, view: View, candidate_id: int) -> list[int]:
    """Everybody of whom an accepted statement speaks of a candidate."""
    return endorsers_with(store, view, tuple(Stance), candidate_id=candidate_id)


_OF_GROUP = "candidate_id in (select value from json_each(:group))"


def ranking_endorsers(store: Store, view: View, candidate_id: int, rank: int | None = None) -> list[int]:
    """Whoever may have given a candidate this rank (None: any): some statement does, accepted or not."""
    query = f"""select distinct endorser_id as value from statement
        where {_OF_GROUP} and rank is not null and (:rank is null or rank = :rank)"""  # noqa: S608
    return _of_candidate(store, view, candidate_id, query, rank=rank)


def conditional_endorsers(store: Store, view: View, candidate_id: int) -> list[int]:
    """Whoever may have set a candidate a condition, likewise."""
    query = f"select distinct endorser_id as value from statement where {_OF_GROUP} and condition is not null"  # noqa: S608
    return _of_candidate(store, view, candidate_id, query)


def uncalled_about(store: Store, view: View, candidate_id: int, endorser_ids: Collection[int]) -> list[int]:
    """Whoever of these may have spoken of a candidate in a statement that gives them no role, accepted or not."""
    if not endorser_ids:
        return []
    query = f"""select distinct endorser_id as value from statement
        where endorser_id in (select value from json_each(:ids)) and {_OF_GROUP} and endorser_role = ''"""  # noqa: S608
    return _of_candidate(store, view, candidate_id, query, ids=as_list(endorser_ids))


def endorsers_among(store: Store, view: View, candidate_id: int, ids: Set[int]) -> list[int]:
    """Whoever of these may have spoken of a candidate, accepted or not; those who act as one with another pass too."""
    merges = read_merges(store, view)
    each = "select distinct endorser_id from statement where candidate_id = ?"  # "in" would sort what is in order
    spoke = {key for one in merges.group(candidate_id) for key in store.keys(each, (one,))}
    return merges.narrowed(sorted((spoke & ids) | spoke.intersection(merges.members)))


def stated_roles(store: Store, view: View, candidate_id: int, endorser_ids: Collection[int]) -> dict[int, list[str]]:
    """The roles that what these said of a candidate gives them."""
    merges = read_merges(store, view)
    rows = store.rows(
        f"""select distinct span.endorser_id, statement.endorser_role as role
        from accepted_span as span cross join statement using (statement_id)
        where span.{_OF_GROUP} and span.endorser_id in (select value from json_each(:ids))
            and statement.endorser_role <> '' and {_SEEN}""",  # noqa: S608 - only constants are put in
        seen_by(view, group=as_list(merges.group(candidate_id)), ids=as_list(merges.widened(endorser_ids))),
    )
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(merges.shown(row["endorser_id"]), []).append(row["role"])
    return found


def _of_candidate(store: Store, view: View, candidate_id: int, query: str, **more: object) -> list[int]:
    merges = read_merges(store, view)
    rows = store.rows(query, {"group": as_list(merges.group(candidate_id)), **more})
    return merges.narrowed(row["value"] for row in rows)


def bodies_of(store: Store, view: View, entity_id: int) -> list[int]:
    """For whom a person speaks, as articles say."""
    merges = read_merges(store, view)
    rows = store.rows(
        """select distinct role.affiliation_id as value from role
        join revision on revision.revision_id = role.revision_id and revision.added_at <= :known
        join source on source.source_id = revision.source_id
            and (source.server_id is null or source.server_id = :server)
        where role.entity_id in (select value from json_each(:people)) and role.affiliation_id is not null
        order by value""",
        seen_by(view, people=as_list(merges.group(entity_id))),
    )
    return merges.narrowed(row["value"] for row in rows)


def speakers_among(store: Store, view: View, entity_ids: Collection[int]) -> dict[int, set[int]]:
    """Those of these people who speak for a body, as articles say, and for which."""
    rows = store.rows(
        """select distinct role.entity_id, role.affiliation_id from role
        join revision on revision.revision_id = role.revision_id and revision.added_at <= :known
        join source on source.source_id = revision.source_id
            and (source.server_id is null or source.server_id = :server)
        where role.affiliation_id is not null and role.entity_id in (select value from json_each(:ids))""",
        seen_by(view, ids=as_list(entity_ids)),
    )
    found: dict[int, set[int]] = {}
    for row in rows:
        found.setdefault(row["entity_id"], set()).add(row["affiliation_id"])
    return found


def has_speakers(store: Store) -> bool:
    """Whether any article says of anybody that they speak for a body."""
    return store.row("select 1 from role where affiliation_id is not null limit 1") is not None


def contests_of(store: Store, view: View, candidate_ids: Collection[int]) -> dict[int, list[Contest]]:
    """The contests in which statements speak of each of these candidates."""
    merges = read_merges(store, view)
    rows = store.rows(
        f"""with recursive each (candidate_id, contest_id) as (
            select value, (select min(contest_id) from accepted_span where candidate_id = value) from json_each(:ids)
            union all select candidate_id, (select min(contest_id) from accepted_span as next
                    where next.candidate_id = each.candidate_id and next.contest_id > each.contest_id)
                from each where contest_id is not null)
        select distinct each.candidate_id, contest.contest_id, contest.name, ends_earliest, ends_latest
        from each join contest using (contest_id)
        where exists (select 1 from accepted_span as span where span.candidate_id = each.candidate_id
            and span.contest_id = each.contest_id and {_SEEN})
        order by contest.contest_id""",  # noqa: S608 - only constants are put in
        seen_by(view, ids=as_list(merges.widened(candidate_ids))),
    )
    found: dict[int, list[Contest]] = {}
    for row in rows:
        ends = read_range(row["ends_earliest"], row["ends_latest"])
        contest = Contest(contest_id=row["contest_id"], name=row["name"], ends=ends)
        held = found.setdefault(merges.shown(row["candidate_id"]), [])
        held += [contest] if contest not in held else []
    return found


def has_many(store: Store, candidate_id: int, number: int) -> bool:
    """Whether at least so many statements about a candidate were ever accepted."""
    many = "select 1 from accepted_span where candidate_id = :candidate limit 1 offset :before"
    return bool(kept_rows(store, many, {"candidate": candidate_id, "before": number - 1}))


def has_many_in_all(store: Store, number: int) -> bool:
    """Whether at least so many statements were ever accepted."""
    return bool(kept_rows(store, "select 1 from accepted_span limit 1 offset :before", {"before": number - 1}))


def state_of(store: Store) -> tuple[int | None, ...] | None:
    """What changes whenever something is added or decided; None within a transaction, which may be undone.

    Rows are only ever appended, so that the newest keys stand for the whole.
    """
    now = moment_of_records(store)
    if now is None:
        return None
    held = _states.get(store)
    if held is None or held[0] != now:
        held = _states[store] = (now, _newest_keys(store))
    return held[1]


_states: WeakKeyDictionary[Store, tuple[Moment, tuple[int | None, ...]]] = WeakKeyDictionary()


def _newest_keys(store: Store) -> tuple[int | None, ...]:
    newest = ", ".join(f"(select max({table}_id) from {table})" for table in _APPENDED)  # noqa: S608 - constants
    links = "(select count(*) + count(ended_at) from entity_link)"  # a link may end, and counts once more then
    return tuple(store.rows(f"select {newest}, {links}")[0])
