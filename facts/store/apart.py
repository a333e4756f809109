"""Whose statements about a candidate does a server see otherwise than the kept lists have them?

The lists of `facts.store.listing` know what everyone sees. Merges, and what a server's moderators added, hid or
supported, make another list of the same statements: whom they concern is read and folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from facts.models import View
from facts.store.decisions import SEEN_SPAN
from facts.store.links import read_merges
from facts.store.opening import Store
from facts.store.scope import as_list, seen_by


def apart_here(store: Store, view: View, candidate_id: int) -> tuple[int, set[int]]:
    """Under which key to look up a candidate's list, and whose statements the view sees otherwise than the list has it.

    These are endorsers who act as one with another, who spoke of the candidate under another key, or about whom the
    view's server added, hid or supported something.
    """
    merges = read_merges(store, view)
    group = merges.group(candidate_id)
    base = (
        max(group, key=lambda key: (_statements_about(store, key), key == candidate_id)) if len(group) > 1 else group[0]
    )
    parameters = {"server": view.server_id, "group": as_list(group), "base": base, "merged": as_list(merges.members)}
    found = _ids(store, _OTHER_KEYS, parameters) if len(group) > 1 else set()
    found |= _ids(store, _MERGED, parameters) if merges else set()
    if view.server_id is not None:
        for query in (_OWN, _HIDDEN, _SUPPORTED):
            found |= _ids(store, query, parameters)
    return base, set(merges.narrowed(found))


_GROUP = "(select value from json_each(:group))"
_OTHER_KEYS = f"select distinct endorser_id from accepted_span where candidate_id in {_GROUP} and candidate_id <> :base"  # noqa: S608
_MERGED = f"""select distinct endorser_id from accepted_span
    where candidate_id in {_GROUP} and endorser_id in (select value from json_each(:merged))"""  # noqa: S608
_OWN = f"select distinct endorser_id from accepted_span where server_id = :server and candidate_id in {_GROUP}"  # noqa: S608
_HIDDEN = f"""select distinct endorser_id from hidden_span join statement using (statement_id)
    where hidden_span.server_id = :server and candidate_id in {_GROUP}"""  # noqa: S608
_SUPPORTED = f"""select distinct endorser_id from evidence join statement using (statement_id)
    where evidence.server_id = :server and candidate_id in {_GROUP}"""  # noqa: S608


def _ids(store: Store, query: str, parameters: Mapping[str, object]) -> set[int]:
    return {int(row[0]) for row in store.rows(query, parameters)}


def _statements_about(store: Store, candidate_id: int) -> int:
    row = store.row("select count(*) from accepted_span where candidate_id = ?", (candidate_id,))
    return int(row[0]) if row else 0


def speakers_about(store: Store, view: View, candidate_id: int, contests: Iterable[int]) -> set[int]:
    """People who speak for a body that is itself on record about a candidate, as far as those contests go."""
    merges = read_merges(store, view)
    group = as_list(merges.group(candidate_id))
    bodies = _ids(store, _MERGED, {"group": group, "merged": as_list(merges.members)}) if merges else set()
    rows = store.rows(
        f"""select distinct role.entity_id, role.affiliation_id from role
        join entity on entity.entity_id = role.entity_id and entity.kind = 'person'
        join revision on revision.revision_id = role.revision_id and revision.added_at <= :known
        join source on source.source_id = revision.source_id
            and (source.server_id is null or source.server_id = :server)
        where role.affiliation_id in (select value from json_each(:bodies)) or role.affiliation_id in (
            select span.endorser_id from accepted_span as span where span.candidate_id in {_GROUP}
                and ifnull(span.contest_id, 0) in (select value from json_each(:contests)) and {SEEN_SPAN})""",  # noqa: S608
        seen_by(view, group=group, contests=as_list(contests), bodies=as_list(merges.narrowed(bodies))),
    )
    found = {(int(row[0]), int(row[1])) for row in rows}
    return {person for person, body in found if merges.shown(person) == person and merges.shown(body) == body}


def leaves_contest_open(store: Store, view: View, candidate_id: int) -> bool:
    """Whether some statement about a candidate does not say in which contest."""
    group = as_list(read_merges(store, view).group(candidate_id))
    found = store.row(
        f"select 1 from accepted_span where candidate_id in {_GROUP} and contest_id is null limit 1",  # noqa: S608
        {"group": group},
    )
    return found is not None
