"""Which endorsers stand on a candidate's list, how many of which kind, and in which order, without reading statements?

Each query walks one run of what is kept of days. It knows what everyone sees; `facts.store.apart` says whose statements
the asking server sees otherwise, and these have to be read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import NamedTuple

from facts.models import View
from facts.store.kept_rows import kept_rows
from facts.store.opening import Store
from facts.store.scope import as_list
from facts.store.wanted import (
    AT_END,
    IS_TURN,
    Wanted,
    in_days,
    is_known,
    key_of,
    limits_of,
    maybe_condition,
    one_of,
    parameters_of,
    says_so,
    sure_conditions,
    table_of,
)
from facts.stretches import Says

Key = tuple[str, ...]  # where a line stands in a list
_NEWEST = 20  # turns of which one is nearly always the first of its endorser


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
    conditions = sure_conditions(store, wanted, "s")
    if not _is_told_once(store, wanted):
        each = f"""select s.kind, count(distinct s.endorser_id) from {table_of(wanted)}
            where {limits_of(wanted)} and {one_of(conditions)}"""  # noqa: S608 - only constants are put in
        return _numbers(store, view, wanted, each)
    found: Counter[str] = Counter()
    if wanted.is_now and wanted.roles is None and not wanted.left_out:
        found.update(_kept_numbers(store, wanted))
        del conditions[0]  # support at the end of the day; what is left is short support on it
    for condition in conditions:
        each = f"select s.kind, count(*) from {table_of(wanted)} where {limits_of(wanted)} and {condition}"  # noqa: S608
        found.update(_numbers(store, view, wanted, each))
    return dict(sorted(found.items()))


def _kept_numbers(store: Store, wanted: Wanted) -> dict[str, int]:
    """How many of each kind surely back the candidate at the end of the last day, as it is kept."""
    found: Counter[str] = Counter()
    for (_, last), contests in wanted.terms.items():
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
    rows = kept_rows(store, f"{each} group by s.kind", parameters_of(view, wanted))
    return {str(kind): number for kind, number in rows}


def _is_told_once(store: Store, wanted: Wanted) -> bool:
    """Whether an endorser can have one stretch alone that makes sure: a day has one standing in each contest."""
    is_one_day = not wanted.over_days or all(first == last for first, last in wanted.terms)
    if wanted.says is not Says.BACKS or wanted.limit is not None or not is_one_day or len(wanted.contests) > 2:
        return False
    no_contest = "select 1 from accepted_span where candidate_id = :candidate and contest_id is null limit 1"
    return len(wanted.contests) == 1 or not kept_rows(store, no_contest, {"candidate": wanted.candidate_id})


def sure_endorsers(store: Store, view: View, wanted: Wanted, *, limit: int = -1, by_day: bool = False) -> list[Listed]:
    """The endorsers who are surely on the list, in its order, by the day of their turn if asked for."""
    if wanted.is_of_few_days:
        sure, _ = _turned(store, view, wanted, by_day=by_day)
        return sure if limit < 0 else sure[:limit]
    runs = [_endorsers(store, view, wanted, one, (limit, by_day)) for one in sure_conditions(store, wanted, "s")]
    if len(runs) == 1:
        return runs[0]
    listed = sorted({*chain(*runs)}, key=lambda one: (one.place, one.endorser_id))
    return listed if limit < 0 else listed[:limit]


def maybe_endorsers(store: Store, view: View, wanted: Wanted, *, by_day: bool = False) -> list[Listed]:
    """The endorsers who may be on the list and are not surely on it, in its order."""
    has_own_rows = wanted.says is Says.BACKS and wanted.limit is None  # of doubtful support, none of which makes sure
    own = [] if has_own_rows else [f"not ({one})" for one in sure_conditions(store, wanted, "s")]  # before any look-up
    of_others = sure_conditions(store, wanted, "t")[1 if _is_told_once(store, wanted) else 0 :]
    conditions = [maybe_condition(wanted), *own, *(_is_not_said(wanted, one) for one in of_others)]
    return _endorsers(store, view, wanted, " and ".join(conditions), (-1, by_day))


def _is_not_said(wanted: Wanted, condition: str) -> str:
    """That no other row of the same endorser fulfils a condition on `t`; of the few with short support all are read."""
    others = f"from stretch as t where t.candidate_id = :candidate and {is_known(wanted, 't')} and {condition}"
    if condition.startswith(says_so(Says.BACKED, "t")):
        return f"s.endorser_id not in (select t.endorser_id {others})"
    return f"""not exists (select 1 {others}
        and t.kind = s.kind and t.sort_name = s.sort_name and t.endorser_id = s.endorser_id)"""


def counted(
    store: Store, view: View, wanted: Wanted, first_of: Callable[[int], int], *, by_day: bool = False
) -> tuple[Mapping[str, int], list[Listed], list[Listed]]:
    """How many of each kind are surely on the list, the first of them, and whoever may be on it.

    Args:
        store: The store.
        view: Which records.
        wanted: Whom the list asks for.
        first_of: How many have to be given of so many; of a short list all are.
        by_day: Whether the list is in the order of the days of their turns.
    """
    if wanted.is_of_few_days:
        sure, maybe = _turned(store, view, wanted, by_day=by_day)
    else:
        maybe = maybe_endorsers(store, view, wanted, by_day=by_day)
        if not wanted.is_of_few:
            numbers = count_sure(store, view, wanted)
            limit = first_of(sum(numbers.values()))
            return numbers, sure_endorsers(store, view, wanted, limit=limit, by_day=by_day), maybe
        sure = sure_endorsers(store, view, wanted, by_day=by_day)
    return Counter(sorted(one.kind for one in sure)), sure, maybe


def _turned(store: Store, view: View, wanted: Wanted, *, by_day: bool) -> tuple[list[Listed], list[Listed]]:
    """Who surely turned within few days, and who may have: all turns of somebody popular would be walked otherwise."""
    (sure,) = sure_conditions(store, wanted, "s")
    each = f"""select s.kind, s.sort_name, s.endorser_id, s.last_on, {sure} from stretch as s
        where {limits_of(wanted)} and {IS_TURN} and {maybe_condition(wanted)} and (s.first_on = s.last_on)"""  # noqa: S608
    first, last = min(day for day, _ in wanted.terms), max(day for _, day in wanted.terms)
    rows = kept_rows(
        store,
        f"{each} = 1 and s.last_on between :first and :last union all {each} = 0 and s.last_on >= :first",
        parameters_of(view, wanted, first=first.isoformat(), last=last.isoformat()),
    )
    turns: dict[tuple[str, str, int], tuple[bool, str]] = {}  # the first sure one of each, else the first that may be
    for kind, name, key, day, is_sure in rows:
        turn = (not is_sure, day)
        turns[kind, name, key] = min(turn, turns.get((kind, name, key), turn))
    listed = sorted((((day, *own) if by_day else own), is_open) for own, (is_open, day) in turns.items())
    surely, perhaps = (
        [Listed(one[-1], one[:-1]) for one, is_open in listed if is_open is open_] for open_ in (False, True)
    )
    return surely, perhaps


def details_of(store: Store, view: View, wanted: Wanted) -> list[str]:
    """Which ranks, or conditions, limit anybody's support of a candidate at the end of the last day."""
    rows = store.rows(
        f"""select distinct s.detail from {table_of(wanted)}
        where {limits_of(wanted)} and {says_so(wanted.limit, "s")} and {in_days(wanted, AT_END, "s")}""",  # noqa: S608
        parameters_of(view, wanted),
    )
    return [row["detail"] for row in rows]


def count_and_newest(store: Store, view: View, wanted: Wanted) -> tuple[int, int | None]:
    """How many surely turned, and who did last, of those whose day is known if there are any.

    Whoever turned twice is told of with the first time, as the list has it.
    """
    told = f"{table_of(wanted)} where {limits_of(wanted)} and {one_of(sure_conditions(store, wanted, 's'))}"
    key = "s.kind, s.sort_name, s.endorser_id"
    rows = kept_rows(
        store,
        f"""select count(distinct s.endorser_id), count(*), {key}, max((s.first_on = s.last_on) || s.last_on),
            s.last_on || s.first_on from {told}""",  # noqa: S608 - only constants are put in
        parameters_of(view, wanted),
    )  # SQLite gives the other columns of the first row of the highest day: sorting hundreds took half the time
    number, turns, *own, _, day = rows[0]
    if number == turns or _is_first(store, view, wanted, told, (*own, day)):
        return number, own[-1]
    newest = f"""select {key}, s.last_on || s.first_on from {told} and {IS_TURN}
        order by (s.first_on = s.last_on) desc, s.last_on desc, {key} limit :limit"""  # noqa: S608 - only constants
    each = (kept_rows(store, newest, parameters_of(view, wanted, limit=limit)) for limit in (_NEWEST, -1))
    return number, next(turn[2] for turn in chain.from_iterable(each) if _is_first(store, view, wanted, told, turn))


def _is_first(store: Store, view: View, wanted: Wanted, told: str, turn: Sequence[object]) -> bool:
    """Whether a turn of an endorser is the first of theirs that is told."""
    own = dict(zip(("kind", "sort_name", "endorser", "day"), turn, strict=True))
    earlier = f"""select 1 from {told} and s.kind = :kind and s.sort_name = :sort_name and s.endorser_id = :endorser
        and s.last_on || s.first_on < :day limit 1"""  # noqa: S608 - only constants are put in
    return not kept_rows(store, earlier, parameters_of(view, wanted, **own))


def _endorsers(store: Store, view: View, wanted: Wanted, condition: str, how: tuple[int, bool]) -> list[Listed]:
    limit, by_day = how
    key = key_of(wanted)
    columns, order = (f"min(s.last_on) as day, {key}", f"day, {key}") if by_day else (key, key)
    rows = kept_rows(
        store,
        f"""select {columns} from {table_of(wanted)} where {limits_of(wanted)} and {condition}
        group by {key} order by {order} limit :limit""",  # noqa: S608
        parameters_of(view, wanted, limit=limit),
    )
    return [Listed(endorser_id, tuple(place)) for *place, endorser_id in rows]
