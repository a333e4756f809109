"""How is a change taken back, step by step, without deleting anything?"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection

from facts.errors import BadInput, Conflict
from facts.store.changes import (
    Change,
    ChangeKind,
    Step,
    Told,
    read_change,
    record_change,
    steps_of,
    tell_moment,
    told_who,
)
from facts.store.decisions import RETRACTED
from facts.store.history import undo_decision
from facts.store.opening import Store
from facts.store.quoting import take_back_article
from facts.store.scope import Entry, as_list


def undo_change(store: Store, change_id: int, entry: Entry) -> Change:
    """Take back one change of the entry's server, whole; gives the change that does so.

    Raises:
        Conflict: It is taken back already, or something else was decided since; names who was first.
        BadInput: There is no such change here.
    """
    with store.transaction():
        change = read_change(store, change_id, entry.server_id)
        if change is None:
            raise BadInput(f"no change {change_id} here")
        if change.undone_at is not None:
            who = told_who(change.undone_by)
            raise Conflict(f"this was already undone by {who} on {tell_moment(change.undone_at)}", by=change.undone_by)
        if not change.can_undo:
            raise Conflict(f"this cannot be undone: {change.summary}")
        for step in reversed(steps_of(store, change_id)):
            _STEPS[step[0]](store, step, entry)
        told = Told(
            kind=ChangeKind.UNDONE,
            summary=f"{change.kind}: {change.summary}",
            about=change.about,
            statement_id=change.statement_id,
            undoes_id=change_id,
        )
        return record_change(store, told, entry)


def last_undoable(
    store: Store, entry: Entry, *, by: str | None, kinds: Collection[ChangeKind] | None = None
) -> int | None:
    """The newest change of this server that stands and may be taken back; of one person and of some kinds if given."""
    wanted = as_list(kinds) if kinds else None
    row = store.row(
        """select change_id from change where server_id is ? and steps <> '[]' and (? is null or changed_by = ?)
            and (? is null or kind in (select value from json_each(?)))
            and not exists (select 1 from change as later where later.undoes_id = change.change_id)
        order by change_id desc limit 1""",
        (entry.server_id, by, by, wanted, wanted),
    )
    return int(row["change_id"]) if row else None


def _decision(store: Store, step: Step, entry: Entry) -> None:
    undo_decision(store, int(step[1]), entry, word=RETRACTED if RETRACTED in step[2:] else None)


def _alias(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(  # by its words: taken away and given back since, it has another key
        """update alias set ended_at = ? where ended_at is null and (entity_id, text, ifnull(server_id, 0)) =
            (select entity_id, text, ifnull(server_id, 0) from alias where alias_id = ?)""",
        (entry.stamp, step[1]),
    )


def _alias_ended(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(
        """insert into alias (entity_id, text, folded, is_description, origin, server_id, added_at, added_by)
        select entity_id, text, folded, is_description, origin, server_id, ?, ? from alias where alias_id = ?
            and not exists (select 1 from alias as other where other.entity_id = alias.entity_id
                and other.text = alias.text and other.server_id is alias.server_id and other.ended_at is null)""",
        (entry.stamp, entry.by, step[1]),
    )


def _alias_hidden(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute("update hidden_alias set ended_at = ? where hidden_id = ?", (entry.stamp, step[1]))


def _link(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(
        """update entity_link set ended_at = ?, ended_by = ? where ended_at is null
            and (kind, entity_id, into_id, ifnull(server_id, 0)) =
                (select kind, entity_id, into_id, ifnull(server_id, 0) from entity_link where link_id = ?)""",
        (entry.stamp, entry.by, step[1]),
    )


def _link_ended(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(
        """insert into entity_link (server_id, kind, entity_id, into_id, linked_at, linked_by)
        select server_id, kind, entity_id, into_id, ?, ? from entity_link where link_id = ?""",
        (entry.stamp, entry.by, step[1]),
    )


def _setting(store: Store, step: Step, entry: Entry) -> None:
    before = json.loads(step[2])
    if before is None:
        store.db.execute("delete from server_setting where server_id = ? and key = ?", (entry.server_id, step[1]))
    else:
        store.db.execute("insert or replace into server_setting values (?, ?, ?)", (entry.server_id, *step[1:3]))


def _question_closed(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(
        "update unanswered set closed_at = null where unanswered_id = ? and server_id is ?", (step[1], entry.server_id)
    )


def _suggestion_decided(store: Store, step: Step, entry: Entry) -> None:
    store.db.execute(
        """update suggestion set verdict = null, closed_at = null, closed_by = null, reason = '', told_at = null,
            is_unsure = 0 where suggestion_id = ? and server_id is ?""",
        (step[1], entry.server_id),
    )


def _article(store: Store, step: Step, entry: Entry) -> None:
    take_back_article(store, int(step[1]), entry)


_STEPS: dict[str, Callable[[Store, Step, Entry], None]] = {
    "decision": _decision,
    "article": _article,
    "alias": _alias,
    "alias ended": _alias_ended,
    "alias hidden": _alias_hidden,
    "link": _link,
    "link ended": _link_ended,
    "setting": _setting,
    "question closed": _question_closed,
    "suggestion decided": _suggestion_decided,
}
