"""Whom does a list ask for, and how is that said to SQLite?

Each condition leads to one run of `stretch`, which lies in the order of lists: kind, then name; that of turns within
few days to one of the index of turns by their days.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from facts.models import Entity, View
from facts.models.building import built_quickly
from facts.store.kept_rows import kept_rows
from facts.store.opening import Store
from facts.store.scope import as_list, seen_by
from facts.stretches import Says

Days = tuple[date, date]
KNOWN_THEN = "{0}.known_from <= :known and ({0}.known_until is null or {0}.known_until > :known)"
_KNOWN_NOW = "{0}.known_until is null"
_COMPARED = 2  # contests that SQLite compares a row with one by one
IS_TURN = "s.says not in ('backed', 'backs', 'conditioned', 'may_back', 'ranked')"  # as the index of turns has it
_FEW_DAYS = 93  # a quarter of a year
FOR_GOOD = date.max.isoformat()  # the last day of what has not ended


@built_quickly
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
        terms: The contests by the days that count in them.
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
    terms: dict[Days, list[int]] = field(init=False, repr=False, compare=False)
    _asked: dict[View, dict[str, object]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        terms: dict[Days, list[int]] = {}
        for contest, days in self.contests.items():
            terms.setdefault(days, []).append(contest)
        object.__setattr__(self, "terms", terms)

    @property
    def is_of_few(self) -> bool:
        """Whether it is short enough to be counted as it is read: a rank or a condition is rare."""
        return self.limit is not None

    @property
    def is_of_few_days(self) -> bool:
        """Whether it asks for turns within days that are few enough to look up the turns by their days."""
        if self.says is Says.BACKS or self.is_of_few or self.roles is not None or not self.is_now:
            return False
        return bool(self.terms) and all(last.toordinal() - first.toordinal() < _FEW_DAYS for first, last in self.terms)


def parameters_of(view: View, wanted: Wanted, **more: object) -> dict[str, object]:
    """The parameters of a query for what is wanted, with `more`."""
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
        role=next(iter(wanted.roles or ()), None),
        too=json.dumps([(one.kind, one.name.casefold(), one.entity_id) for one in wanted.too]),
        out=as_list(wanted.left_out),
        details=as_list(wanted.details),
    )
    for number, ((first, last), contests) in enumerate(wanted.terms.items()):
        parameters |= {f"first{number}": first.isoformat(), f"last{number}": last.isoformat()}
        parameters[f"contests{number}"] = as_list(contests)
        parameters |= {f"contest{number}_{at}": one for at, one in enumerate(contests[:_COMPARED])}
    return parameters


def table_of(wanted: Wanted) -> str:
    """The table, of those alone in the roles that are asked for, who are fewer than the others."""
    if wanted.roles is None:
        return "stretch as s"
    is_one = len(wanted.roles) == 1
    called = f"{_CALLED} {_OF_ONE_ROLE if is_one else _OF_ROLES} and {is_known(wanted, 'called')}"
    each = called if is_one and not wanted.too else f"{called} union {_TOO}"
    return f"""({each}) as c cross join stretch as s on s.candidate_id = :candidate
        and s.kind = c.kind and s.sort_name = c.sort_name and s.endorser_id = c.endorser_id"""


def key_of(wanted: Wanted) -> str:
    """What tells endorsers apart and where they stand in a list; those in one role lie in this order."""
    table = "s" if wanted.roles is None else "c"
    return f"{table}.kind, {table}.sort_name, {table}.endorser_id"


_CALLED = "select kind, sort_name, endorser_id from called where candidate_id = :candidate and"
_OF_ONE_ROLE, _OF_ROLES = "role = :role", "role in (select value from json_each(:roles))"
_TOO = """select json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]')
    from json_each(:too)"""


def limits_of(wanted: Wanted) -> str:
    """Whose stretches, of which kinds, at which moment of our records."""
    told = ["s.candidate_id = :candidate", is_known(wanted, "s")]
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


def is_known(wanted: Wanted, table: str) -> str:
    """That our records hold it at the moment that is asked about."""
    return (_KNOWN_NOW if wanted.is_now else KNOWN_THEN).format(table)


AT_END = "{0}.first_on <= :last{1} and {0}.last_on >= :last{1}"
_MEETS = "{0}.first_on <= :last{1} and {0}.last_on >= :first{1}"
_WITHIN = "{0}.first_on >= :first{1} and {0}.last_on <= :last{1}"


def sure_conditions(store: Store, wanted: Wanted, table: str) -> list[str]:
    """Conditions of which one makes sure; each leads to one run of the table."""
    if wanted.says is not Says.BACKS:
        turn = f"{says_so(wanted.says, table)} and not {table}.is_doubtful and {in_days(wanted, _WITHIN, table)}"
        return [f"{turn} and {_is_gone(wanted, table)}" if wanted.unless_back else turn]
    if wanted.limit is not None:
        return [f"{_limited(wanted, table)} and {_stands(Says.BACKS, wanted, table)}"]
    if not wanted.over_days:
        return [f"{says_so(Says.BACKS, table)} and {in_days(wanted, AT_END, table)}"]
    stood = [f"{says_so(Says.BACKS, table)} and {in_days(wanted, _MEETS, table)}"]
    if _has_short_support(store, wanted):
        stood.append(f"{says_so(Says.BACKED, table)} and {in_days(wanted, _WITHIN, table)}")
    return stood


def one_of(conditions: Sequence[str]) -> str:
    """That one of them holds; that it is one of the runs that they lead to is said apart, for SQLite to see."""
    if len(conditions) == 1:
        return conditions[0]
    return f"s.says in ('{Says.BACKS}', '{Says.BACKED}') and ({' or '.join(conditions)})"


def maybe_condition(wanted: Wanted) -> str:
    """A condition on `s` of those who may be on the list, and of some who surely are."""
    if wanted.limit is not None:
        return f"{_limited(wanted, 's')} and {_stands(Says.MAY_BACK, wanted, 's')}"
    if wanted.says is Says.BACKS:
        days = in_days(wanted, _MEETS if wanted.over_days else AT_END, "s")
        return f"{says_so(Says.MAY_BACK, 's')} and {days}"
    told = f"{says_so(wanted.says, 's')} and {in_days(wanted, _MEETS, 's')}"
    return f"{told} and {_is_gone(wanted, 's')}" if wanted.unless_back else told


def _is_gone(wanted: Wanted, table: str) -> str:
    """That support does not surely stand at the end of the last day; of all days, the row itself says so."""
    if all(last == date.max for _, last in wanted.terms):
        return f"{table}.detail = ''"
    return f"not {_stands(Says.BACKS, wanted, table)}"


def _limited(wanted: Wanted, table: str) -> str:
    """That the rank, or a condition, is one of those that are asked for, at the end of the last day."""
    is_asked = f"{table}.detail in (select value from json_each(:details))"  # noqa: S608 - only constants are put in
    return f"{says_so(wanted.limit, table)} and {is_asked} and {in_days(wanted, AT_END, table)}"


def _stands(says: Says, wanted: Wanted, table: str) -> str:
    """That support stands so at the end of the last day in the same contest."""
    return f"""exists (select 1 from stretch as b where b.candidate_id = :candidate and {says_so(says, "b")}
        and b.kind = {table}.kind and b.sort_name = {table}.sort_name and b.endorser_id = {table}.endorser_id
        and b.contest_id = {table}.contest_id and {is_known(wanted, "b")} and {in_days(wanted, AT_END, "b")})"""  # noqa: S608 - only constants are put in


def says_so(says: Says | None, table: str) -> str:
    """That a row says so."""
    return f"{table}.says = '{says}'"


def in_days(wanted: Wanted, condition: str, table: str) -> str:
    """A condition on the days of the contests that count."""
    each = [
        f"{_condition_on(days, condition).format(table, number)} and +{table}.contest_id {_is_one(number, contests)}"
        for number, (days, contests) in enumerate(wanted.terms.items())  # with a plus no look-up for each contest
    ]
    return f"({' or '.join(each)})" if each else "false"


def _is_one(number: int, contests: Sequence[int]) -> str:
    """That a contest is one of these, compared one by one where they are few: more are looked up for each row."""
    each = ", ".join(f":contest{number}_{at}" for at in range(len(contests)))
    return f"in (select value from json_each(:contests{number}))" if len(contests) > _COMPARED else f"in ({each})"  # noqa: S608 - only numbers are put in


def _condition_on(days: Days, condition: str) -> str:
    """The condition as these days allow to put it: what stands at the end of all days has not ended."""
    return f"{{0}}.last_on = '{FOR_GOOD}'" if condition is AT_END and days[1] == date.max else condition


def _has_short_support(store: Store, wanted: Wanted) -> bool:
    short = "select 1 from stretch where candidate_id = :candidate and says = 'backed' limit 1"
    return bool(kept_rows(store, short, {"candidate": wanted.candidate_id}))
