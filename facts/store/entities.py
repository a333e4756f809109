"""Who is known, by which spellings, of which kind and role? Reads for names, filters and answers.

Kinds, roles and candidates are gathered by hopping along an index from one value to the next, so
that their cost grows with the number of different values, not of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facts.models import Alias, Contest, Entity, View
from facts.names.folding import fold
from facts.store.decisions import SEEN_SPAN
from facts.store.links import read_merges
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import NOT_HIDDEN, Entry, as_list, read_range, seen_by


def fold_name(text: str) -> str:
    """A spelling without case, accents and marks, as the store compares them."""
    return " ".join(fold(text)) or " ".join(text.casefold().split())


def read_entities(store: Store, ids: Iterable[int], view: View) -> dict[int, Entity]:
    """Read entities by key; those of other servers are left out."""
    rows = store.rows(
        """select entity_id, name, kind, ref, server_id from entity
        where entity_id in (select value from json_each(:ids)) and added_at <= :known
            and (server_id is null or server_id = :server)""",
        seen_by(view, ids=as_list(ids)),
    )
    return {row["entity_id"]: Entity(**{key: row[key] for key in row.keys()}) for row in rows}  # noqa: SIM118


def entity_names(store: Store, view: View) -> list[Alias]:
    """Read every spelling that the view sees: names, other spellings and descriptions."""
    rows = store.rows(
        f"""select alias.text, alias.entity_id, alias.is_description
        from alias join entity using (entity_id)
        where alias.added_at <= :known and (alias.ended_at is null or alias.ended_at > :known)
            and (alias.server_id is null or alias.server_id = :server)
            and (entity.server_id is null or entity.server_id = :server) and {NOT_HIDDEN}
        order by alias.alias_id""",  # noqa: S608 - only constants are put in
        seen_by(view),
    )
    shown = read_merges(store, view).shown
    return [Alias(row["text"], shown(row["entity_id"]), bool(row["is_description"])) for row in rows]


def add_alias(store: Store, entity_id: int, text: str, entry: Entry, *, is_description: bool = False) -> bool:
    """Let a person's word make `text` a spelling of an entity; False when it was one already.

    Raises:
        ValueError: The spelling has no words, or the entity is not seen here.
    """
    if not text.strip():
        raise ValueError("a spelling has words")
    known = store.row(
        "select 1 from entity where entity_id = ? and (server_id is null or server_id = ?)",
        (entity_id, entry.server_id),
    )
    if known is None:
        raise ValueError(f"no entity {entity_id} to name here")
    return write_alias(store, entity_id, text, entry, kind=(is_description, "person"))


def add_entity(store: Store, name: str, kind: str, entry: Entry) -> int:
    """Add somebody new under a name, even where others bear it; gives the key.

    Raises:
        ValueError: The name has no words.
    """
    if not name.strip():
        raise ValueError("an entity has a name")
    with store.transaction():
        entity_id = store.insert(
            "insert into entity (entity_id, name, kind, server_id, added_at, added_by) values (?, ?, ?, ?, ?, ?)",
            (free_number(store, "entity"), name.strip(), kind, entry.server_id, entry.stamp, entry.by),
        )
        write_alias(store, entity_id, name, entry, kind=(False, "name"))
    return entity_id


def write_alias(store: Store, entity_id: int, text: str, entry: Entry, *, kind: tuple[bool, str]) -> bool:
    """Write a spelling; `kind` is whether it describes, and its origin."""
    held = store.row(
        """select 1 from alias where entity_id = ? and text = ? and ended_at is null
            and (server_id is null or server_id = ?)""",
        (entity_id, text.strip(), entry.server_id),
    )
    if held:
        return False
    store.insert(
        """insert into alias (entity_id, text, folded, is_description, origin, server_id, added_at, added_by)
        values (?, ?, ?, ?, ?, ?, ?, ?)""",
        (entity_id, text.strip(), fold_name(text), *kind, entry.server_id, entry.stamp, entry.by),
    )
    return True


def _hop(store: Store, view: View, column: str, table: str, seen: str) -> list[object]:
    """The different values of an indexed column that have a row which the view sees."""
    alias = "span" if table == "accepted_span" else "t"
    rows = store.rows(
        f"""with recursive each (value) as (
            select min({column}) from {table}
            union all select (select min({column}) from {table} where {column} > each.value)
                from each where each.value is not null)
        select value from each where value is not null
            and exists (select 1 from {table} as {alias} where {alias}.{column} = each.value and {seen})""",  # noqa: S608
        seen_by(view),
    )
    return [row["value"] for row in rows]


_ENTITY_SEEN = "t.added_at <= :known and (t.server_id is null or t.server_id = :server)"
_ROLE_SEEN = """exists (select 1 from revision join source using (source_id)
    where revision.revision_id = t.revision_id and revision.added_at <= :known
        and (source.server_id is null or source.server_id = :server))"""
_STATED_SEEN = f"""exists (select 1 from accepted_span as span
    where span.statement_id = t.statement_id and {SEEN_SPAN})"""  # noqa: S608 - only constants are put in


def all_kinds(store: Store, view: View) -> list[str]:
    """Every kind that an entity has, in alphabetical order."""
    return [str(kind) for kind in _hop(store, view, "kind", "entity", _ENTITY_SEEN)]


def all_roles(store: Store, view: View) -> list[str]:
    """Every role that an accepted statement or an article gives somebody, in alphabetical order."""
    found = {str(role) for role in _hop(store, view, "role", "role", _ROLE_SEEN)}
    found |= {str(role) for role in _hop(store, view, "endorser_role", "statement", _STATED_SEEN)}
    return sorted(found - {""})


def candidate_ids(store: Store, view: View) -> list[int]:
    """Everybody of whom an accepted statement speaks."""
    found = [int(str(key)) for key in _hop(store, view, "candidate_id", "accepted_span", SEEN_SPAN)]
    return read_merges(store, view).narrowed(found)


def roles_of(store: Store, entity_ids: Iterable[int], view: View) -> dict[int, list[str]]:
    """Read the roles that articles and accepted statements give each of these, the newest first."""
    merges, asked = read_merges(store, view), [*entity_ids]
    rows = store.rows(
        f"""select entity_id, role, max(at) as newest from (
            select entity_id, role, revision.published_latest as at
            from role as t join revision using (revision_id)
            where entity_id in (select value from json_each(:ids)) and {_ROLE_SEEN}
            union all
            select endorser_id, endorser_role, coalesce(latest_on, earliest_on) from statement as t
            where endorser_id in (select value from json_each(:ids)) and {_STATED_SEEN})
        where role <> '' group by entity_id, role order by newest desc, role""",  # noqa: S608
        seen_by(view, ids=as_list(merges.widened(asked))),
    )
    found: dict[int, dict[str, None]] = {}
    for row in rows:
        found.setdefault(merges.shown(row["entity_id"]), {})[row["role"]] = None
    return {key: [*found[merges.shown(key)]] for key in asked if merges.shown(key) in found}


def holders_of(store: Store, role: str) -> list[int]:
    """Whoever any statement or article gives this role, seen by a view or not."""
    rows = store.rows(
        """select distinct endorser_id as value from statement where endorser_role = :role
        union select entity_id from role where role = :role""",
        {"role": role},
    )
    return [row["value"] for row in rows]


def uncalled_among(store: Store, entity_ids: Iterable[int]) -> list[int]:
    """Those of whom some statement, accepted or not, says nothing of a role."""
    return store.keys(
        """select value from json_each(?) where exists (
            select 1 from statement where endorser_id = value and endorser_role = '')""",
        (as_list(entity_ids),),
    )


def contests(store: Store, view: View) -> list[Contest]:
    """Read every contest that the view sees."""
    rows = store.rows(
        """select contest_id, name, ends_earliest, ends_latest from contest
        where added_at <= :known and (server_id is null or server_id = :server) order by contest_id""",
        seen_by(view),
    )
    return [
        Contest(
            contest_id=row["contest_id"],
            name=row["name"],
            ends=read_range(row["ends_earliest"], row["ends_latest"]),
        )
        for row in rows
    ]


def spellings_of(store: Store, entity_ids: Iterable[int], view: View) -> Mapping[int, list[Alias]]:
    """Read the spellings of these entities, the name first, with those of whom was merged into them."""
    merges, asked = read_merges(store, view), [*entity_ids]
    rows = store.rows(
        f"""select text, entity_id, is_description from alias
        where entity_id in (select value from json_each(:ids))
            and added_at <= :known and (ended_at is null or ended_at > :known)
            and (server_id is null or server_id = :server) and {NOT_HIDDEN}
        order by origin <> 'name', alias_id""",  # noqa: S608 - only constants are put in
        seen_by(view, ids=as_list(merges.widened(asked))),
    )
    found: dict[int, list[Alias]] = {}
    for row in sorted(rows, key=lambda row: merges.shown(row["entity_id"]) != row["entity_id"]):
        shown = merges.shown(row["entity_id"])
        found.setdefault(shown, []).append(Alias(row["text"], shown, bool(row["is_description"])))
    return {key: found[merges.shown(key)] for key in asked if merges.shown(key) in found}
