"""Which endorsers stand on a candidate's list, how many of which kind, and in which order, without reading statements?

Each query walks one run of `stretch`, which lies in the order of lists: kind, then name. It knows what everyone
sees; `facts.store.apart` says whose statements the asking server sees otherwise, and these have to be read.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import NamedTuple

from facts.models import Entity, View
from facts.store.kept_rows import kept_rows
from facts.store.opening import Store
from facts.store.scope import as_list, seen_by
from facts.stretches import Says

Days = tuple[date, date]
Key = tuple[str, ...]  # where a line stands in a list
KNOWN_THEN = "{0}.known_from <= :known and ({0}.known_until is null or {0}.known_until > :known)"
_KNOWN_NOW = "{0}.known_until is null"
_COMPARED = 2  # contests that SQLite compares a row with one by one
FOR_GOOD = date.max.isoformat()  # the last day of what has not ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Whom a list asks for.

    Attributes:
        candidate_id: Whose list.
        is_now: Whether our records are asked as they stand, and not at a moment before.
        says: What a stretch must say: `backs`, or one of the turns.
        contests: The days that count in each contest; 0 stands for statements that name none.
        over_days: Whether support on any of the days will do, not only at the end of the last.
        limit: What limits the support at the end of the last day, `ranked` or `conditioned`; None for nothing.
        details: Which ranks, or which conditions.
        unless_back: Whether those who back them at the end of the last day are left out.
        kinds, but_kinds: Only endorsers of these kinds, none of those; `organization` is every group.
        roles: Only endorsers whom statements about the candidate call so, as sources word it; None for any.
        too: Besides these, where roles are asked for, whom only something else calls so.
        left_out: Endorsers to leave out.
    """

    candidate_id: int
    is_now: bool
    says: Says
    contests: Mapping[int, Days]
    over_days: bool = False
    limit: Says | None = None
    details: Collection[str] = ()
    unless_back: bool = False
    kinds: Collection[str] = ()
    but_kinds: Collection[str] = ()
    roles: Collection[str] | None = None
    too: Collection[Entity] = ()
    left_out: Collection[int] = ()
    _terms: dict[Days, list[int]] = field(init=False, repr=False, compare=False)
    _asked: dict[View, dict[str, object]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms: dict[Days, list[int]] = {}
        for contest, days in self.contests.items():
            terms.setdefault(days, []).append(contest)
        object.__setattr__(self, "_terms", terms)

    @property
    def is_of_few(self) -> bool:
        """Whether it is short enough to be counted as it is read: a rank, a condition or a role is rare."""
        return self.roles is not None or self.limit is not None


class Listed(NamedTuple):
    """One endorser on a list: the key and where they stand in it."""

    endorser_id: int
    place: Key

    @property
    def kind(self) -> str:
        """The kind of entity, which stands before the name."""
        return self.place[-2]


def count_sure(store: Store, view: View, wanted: Wanted) -> dict[str, int]:
    """How many endorsers of each kind are surely on the list."""
    conditions = _sure(store, wanted, "s")
    if not _is_told_once(store, wanted):
        each = f"""select s.kind, count(distinct s.endorser_id) from {_from(wanted)}
            where {_of(wanted)} and {_one_of(conditions)}"""  # noqa: S608 - only constants are put in
        return _numbers(store, view, wanted, each)
    found: Counter[str] = Counter()
    if wanted.is_now and wanted.roles is None and not wanted.left_out:
        found.update(_kept_numbers(store, wanted))
        del conditions[0]  # support at the end of the day; what is left is short support on it
    for condition in conditions:
        each = f"select s.kind, count(*) from {_from(wanted)} where {_of(wanted)} and {condition}"  # noqa: S608
        found.update(_numbers(store, view, wanted, each))
    return dict(sorted(found.items()))


def _kept_numbers(store: Store, wanted: Wanted) -> dict[str, int]:
    """How many of each kind surely back the candidate at the end of the last day, as it is kept."""
    found: Counter[str] = Counter()
    for (_, last), contests in wanted._terms.items():
        which = "is_total = 1" if last == date.max else "is_total = 0 and day <= :day"
        rows = kept_rows(
            store,
            f"""select kind, sum(change) from backing where candidate_id = :candidate and {which}
                and +contest_id in (select value from json_each(:contests)) group by kind""",  # noqa: S608 - constants
            {"candidate": wanted.candidate_id, "day": last.isoformat(), "contests": as_list(contests)},
        )
        found.update({kind: number for kind, number in rows if _is_asked(kind, wanted)})
    return {kind: number for kind, number in found.items() if number}


def _is_asked(kind: str, wanted: Wanted) -> bool:
    """Whether a kind is one of those that are asked for, and none of those left out."""
    return (not wanted.kinds or _is_among(kind, wanted.kinds)) and not _is_among(kind, wanted.but_kinds)


def _is_among(kind: str, kinds: Collection[str]) -> bool:
    """Whether a kind is one of these; `organization` is every group."""
    return kind in kinds or ("organization" in kinds and kind != "person")


def _numbers(store: Store, view: View, wanted: Wanted, each: str) -> dict[str, int]:
    """How many of each kind a query counts."""
    rows = kept_rows(store, f"{each} group by s.kind", _parameters(view, wanted))
    return {str(kind): number for kind, number in rows}


def _is_told_once(store: Store, wanted: Wanted) -> bool:
    """Whether an endorser can have one stretch alone that makes sure: a day has one standing in each contest."""
    is_one_day = not wanted.over_days or all(first == last for first, last in wanted._terms)
    if wanted.says is not Says.BACKS or wanted.limit is not None or not is_one_day or len(wanted.contests) > 2:
        return False
    no_contest = "select 1 from accepted_span where candidate_id = :candidate and contest_id is null limit 1"
    return len(wanted.contests) == 1 or not kept_rows(store, no_contest, {"candidate": wanted.candidate_id})


def sure_endorsers(store: Store, view: View, wanted: Wanted, *, limit: int = -1, by_day: bool = False) -> list[Listed]:
    """The endorsers who are surely on the list, in its order, by the day of their turn if asked for."""
    runs = [_endorsers(store, view, wanted, one, (limit, by_day)) for one in _sure(store, wanted, "s")]
    if len(runs) == 1:
        return runs[0]
    listed = sorted({*chain(*runs)}, key=lambda one: (one.place, one.endorser_id))
    return listed if limit < 0 else listed[:limit]


def maybe_endorsers(store: Store, view: View, wanted: Wanted, *, by_day: bool = False) -> list[Listed]:
    """The endorsers who may be on the list and are not surely on it, in its order."""
    has_own_rows = wanted.says is Says.BACKS and wanted.limit is None  # of doubtful support, none of which makes sure
    own = [] if has_own_rows else [f"not ({one})" for one in _sure(store, wanted, "s")]  # before any look-up
    of_others = _sure(store, wanted, "t")[1 if _is_told_once(store, wanted) else 0 :]
    conditions = [_maybe(wanted), *own, *(_is_not_said(wanted, one) for one in of_others)]
    return _endorsers(store, view, wanted, " and ".join(conditions), (-1, by_day))


def _is_not_said(wanted: Wanted, condition: str) -> str:
    """That no other row of the same endorser fulfils a condition on `t`; of the few with short support all are read."""
    others = f"from stretch as t where t.candidate_id = :candidate and {_known(wanted, 't')} and {condition}"
    if condition.startswith(_says(Says.BACKED, "t")):
        return f"s.endorser_id not in (select t.endorser_id {others})"
    return f"""not exists (select 1 {others}
        and t.kind = s.kind and t.sort_name = s.sort_name and t.endorser_id = s.endorser_id)"""


def counted(store: Store, view: View, wanted: Wanted, *, by_day: bool = False) -> tuple[dict[str, int], list[Listed]]:
    """`count_sure` and `maybe_endorsers`, in one walk of a turn within days: few fall on them, of which both tell."""
    has_no_end = all(last == date.max for _, last in wanted._terms)
    if wanted.says is Says.BACKS or wanted.limit is not None or has_no_end:
        return count_sure(store, view, wanted), maybe_endorsers(store, view, wanted, by_day=by_day)
    (sure,) = _sure(store, wanted, "s")
    key = "kind, sort_name, endorser_id"
    rows = kept_rows(
        store,
        f"""with told as materialized (
            select s.kind, s.sort_name, s.endorser_id, min(s.last_on) as day, max({sure}) as is_sure
            from {_from(wanted)} where {_of(wanted)} and {_maybe(wanted)} group by s.kind, s.sort_name, s.endorser_id)
        select count(*), null, kind, null, null from told where is_sure group by kind
        union all select null, day, {key} from told where not is_sure""",  # noqa: S608 - only constants are put in
        _parameters(view, wanted),
    )
    numbers = {str(kind): number for number, _, kind, *_ in rows if number is not None}
    maybe = [Listed(row[4], tuple(row)[1 if by_day else 2 : 4]) for row in rows if row[0] is None]
    return numbers, sorted(maybe, key=lambda one: (one.place, one.endorser_id))


def details_of(store: Store, view: View, wanted: Wanted) -> list[str]:
    """Which ranks, or conditions, limit anybody's support of a candidate at the end of the last day."""
    rows = store.rows(
        f"""select distinct s.detail from {_from(wanted)}
        where {_of(wanted)} and {_says(wanted.limit, "s")} and {_in_days(wanted, _AT_END, "s")}""",  # noqa: S608
        _parameters(view, wanted),
    )
    return [row["detail"] for row in rows]


def count_and_newest(store: Store, view: View, wanted: Wanted) -> tuple[int, int | None]:
    """How many are surely on the list, and who came on it last, of those whose day is known if there are any.

    Whoever came on it twice is told of with the first time, as the list has it.
    """
    told = f"{_from(wanted)} where {_of(wanted)} and {_one_of(_sure(store, wanted, 's'))}"
    newest = "(s.first_on = s.last_on) || s.last_on"
    rows = kept_rows(
        store,
        f"""select count(distinct s.endorser_id), count(*), s.kind, s.sort_name, s.endorser_id, max({newest}),
            s.last_on || s.first_on from {told}""",  # noqa: S608 - only constants are put in
        _parameters(view, wanted),
    )  # SQLite gives the other columns of the first row of the highest day: sorting hundreds took half the time
    number, turns, *own, _, day = rows[0]
    if number == turns or _is_first(store, view, wanted, told, (*own, day)):
        return number, own[-1]
    rows = kept_rows(
        store,
        f"""select each.endorser_id, max(each.newest) from (
            select s.endorser_id, min(s.last_on || s.first_on), {newest} as newest from {told}
            group by s.kind, s.sort_name, s.endorser_id order by s.kind, s.sort_name, s.endorser_id) as each""",  # noqa: S608
        _parameters(view, wanted),
    )
    return number, rows[0][0]


def _is_first(store: Store, view: View, wanted: Wanted, told: str, turn: Sequence[object]) -> bool:
    """Whether a turn of an endorser is the first of theirs that is told."""
    own = dict(zip(("kind", "sort_name", "endorser", "day"), turn, strict=True))
    earlier = f"""select 1 from {told} and s.kind = :kind and s.sort_name = :sort_name and s.endorser_id = :endorser
        and s.last_on || s.first_on < :day limit 1"""  # noqa: S608 - only constants are put in
    return not kept_rows(store, earlier, _parameters(view, wanted, **own))


def _endorsers(store: Store, view: View, wanted: Wanted, condition: str, how: tuple[int, bool]) -> list[Listed]:
    limit, by_day = how
    columns = (
        "min(s.last_on) as day, s.kind, s.sort_name, s.endorser_id" if by_day else "s.kind, s.sort_name, s.endorser_id"
    )
    order = "day, s.kind, s.sort_name" if by_day else "s.kind, s.sort_name"
    rows = kept_rows(
        store,
        f"""select {columns} from {_from(wanted)} where {_of(wanted)} and {condition}
        group by s.kind, s.sort_name, s.endorser_id order by {order}, s.endorser_id limit :limit""",  # noqa: S608
        _parameters(view, wanted, limit=limit),
    )
    return [Listed(endorser_id, tuple(place)) for *place, endorser_id in rows]


def _parameters(view: View, wanted: Wanted, **more: object) -> dict[str, object]:
    held = wanted._asked.get(view) or wanted._asked.setdefault(view, _written(view, wanted))
    return {**held, **more}


def _written(view: View, wanted: Wanted) -> dict[str, object]:
    """What is wanted as the parameters of a query."""
    parameters = seen_by(
        view,
        candidate=wanted.candidate_id,
        kinds=as_list(wanted.kinds),
        but=as_list(wanted.but_kinds),
        roles=as_list(wanted.roles or ()),
        too=json.dumps([(one.kind, one.name.casefold(), one.entity_id) for one in wanted.too]),
        out=as_list(wanted.left_out),
        details=as_list(wanted.details),
    )
    for number, ((first, last), contests) in enumerate(wanted._terms.items()):
        parameters |= {f"first{number}": first.isoformat(), f"last{number}": last.isoformat()}
        parameters[f"contests{number}"] = as_list(contests)
        parameters |= {f"contest{number}_{at}": one for at, one in enumerate(contests[:_COMPARED])}
    return parameters


def _from(wanted: Wanted) -> str:
    """The table, of those alone in the roles that are asked for, who are fewer than the others."""
    if wanted.roles is None:
        return "stretch as s"
    called = f"{_CALLED} and {_known(wanted, 'called')}"
    each = f"{called} union {_TOO}" if wanted.too or len(wanted.roles) > 1 else called
    return f"""({each}) as c cross join stretch as s on s.candidate_id = :candidate
        and s.kind = c.kind and s.sort_name = c.sort_name and s.endorser_id = c.endorser_id"""


_CALLED = """select kind, sort_name, endorser_id from called
    where candidate_id = :candidate and role in (select value from json_each(:roles))"""
_TOO = """select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    from json_each(:too)"""


def _of(wanted: Wanted) -> str:
    """Whose stretches, of which kinds, at which moment of our records."""
    told = ["s.candidate_id = :candidate", _known(wanted, "s")]
    if wanted.kinds:
        told.append(_of_kinds("kinds", wanted.kinds))
    if wanted.but_kinds:
        told.append(f"not {_of_kinds('but', wanted.but_kinds)}")
    if wanted.left_out:
        told.append("s.endorser_id not in (select value from json_each(:out))")
    return " and ".join(told)


def _of_kinds(name: str, kinds: Collection[str]) -> str:
    """That an endorser is of one of these kinds, which lists lie by; `organization` is every group."""
    own = f"s.kind in (select value from json_each(:{name}))"  # noqa: S608 - only constants are put in
    return f"({own} or s.kind <> 'person')" if "organization" in kinds else own


def _known(wanted: Wanted, table: str) -> str:
    """That our records hold it at the moment that is asked about."""
    return (_KNOWN_NOW if wanted.is_now else KNOWN_THEN).format(table)


_AT_END = "{0}.first_on <= :last{1} and {0}.last_on >= :last{1}"
_MEETS = "{0}.first_on <= :last{1} and {0}.last_on >= :first{1}"
_WITHIN = "{0}.first_on >= :first{1} and {0}.last_on <= :last{1}"


def _sure(store: Store, wanted: Wanted, table: str) -> list[str]:
    """Conditions of which one makes sure; each leads to one run of the table."""
    if wanted.says is not Says.BACKS:
        turn = f"{_says(wanted.says, table)} and not {table}.is_doubtful and {_in_days(wanted, _WITHIN, table)}"
        return [f"{turn} and {_is_gone(wanted, table)}" if wanted.unless_back else turn]
    if wanted.limit is not None:
        return [f"{_limited(wanted, table)} and {_stands(Says.BACKS, wanted, table)}"]
    if not wanted.over_days:
        return [f"{_says(Says.BACKS, table)} and {_in_days(wanted, _AT_END, table)}"]
    stood = [f"{_says(Says.BACKS, table)} and {_in_days(wanted, _MEETS, table)}"]
    if _has_short_support(store, wanted):
        stood.append(f"{_says(Says.BACKED, table)} and {_in_days(wanted, _WITHIN, table)}")
    return stood


def _one_of(conditions: Sequence[str]) -> str:
    """That one of them holds; that it is one of the runs that they lead to is said apart, for SQLite to see."""
    if len(conditions) == 1:
        return conditions[0]
    return f"s.says in ('{Says.BACKS}', '{Says.BACKED}') and ({' or '.join(conditions)})"


def _maybe(wanted: Wanted) -> str:
    if wanted.limit is not None:
        return f"{_limited(wanted, 's')} and {_stands(Says.MAY_BACK, wanted, 's')}"
    if wanted.says is Says.BACKS:
        days = _in_days(wanted, _MEETS if wanted.over_days else _AT_END, "s")
        return f"{_says(Says.MAY_BACK, 's')} and {days}"
    told = f"{_says(wanted.says, 's')} and {_in_days(wanted, _MEETS, 's')}"
    return f"{told} and {_is_gone(wanted, 's')}" if wanted.unless_back else told


def _is_gone(wanted: Wanted, table: str) -> str:
    """That support does not surely stand at the end of the last day; of all days, the row itself says so."""
    if all(last == date.max for _, last in wanted._terms):
        return f"{table}.detail = ''"
    return f"not {_stands(Says.BACKS, wanted, table)}"


def _limited(wanted: Wanted, table: str) -> str:
    """That the rank, or a condition, is one of those that are asked for, at the end of the last day."""
    is_asked = f"{table}.detail in (select value from json_each(:details))"  # noqa: S608 - only constants are put in
    return f"{_says(wanted.limit, table)} and {is_asked} and {_in_days(wanted, _AT_END, table)}"


def _stands(says: Says, wanted: Wanted, table: str) -> str:
    """That support stands so at the end of the last day in the same contest."""
    return f"""exists (select 1 from stretch as b where b.candidate_id = :candidate and {_says(says, "b")}
        and b.kind = {table}.kind and b.sort_name = {table}.sort_name and b.endorser_id = {table}.endorser_id
        and b.contest_id = {table}.contest_id and {_known(wanted, "b")} and {_in_days(wanted, _AT_END, "b")})"""  # noqa: S608 - only constants are put in


def _says(says: Says | None, table: str) -> str:
    return f"{table}.says = '{says}'"


def _in_days(wanted: Wanted, condition: str, table: str) -> str:
    """A condition on the days of the contests that count."""
    each = [
        f"{_condition_on(days, condition).format(table, number)} and +{table}.contest_id {_is_one(number, contests)}"
        for number, (days, contests) in enumerate(wanted._terms.items())  # with a plus no look-up for each contest
    ]
    return f"({' or '.join(each)})" if each else "false"


def _is_one(number: int, contests: Sequence[int]) -> str:
    """That a contest is one of these, compared one by one where they are few: more are looked up for each row."""
    each = ", ".join(f":contest{number}_{at}" for at in range(len(contests)))
    return f"in (select value from json_each(:contests{number}))" if len(contests) > _COMPARED else f"in ({each})"  # noqa: S608 - only numbers are put in


def _condition_on(days: Days, condition: str) -> str:
    """The condition as these days allow to put it: what stands at the end of all days has not ended."""
    return f"{{0}}.last_on = '{FOR_GOOD}'" if condition is _AT_END and days[1] == date.max else condition


def _has_short_support(store: Store, wanted: Wanted) -> bool:
    short = "select 1 from stretch where candidate_id = :candidate and says = 'backed' limit 1"
    return bool(kept_rows(store, short, {"candidate": wanted.candidate_id}))
