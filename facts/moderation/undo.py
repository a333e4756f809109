"""How are the last changes taken back, whatever they were?"""

from __future__ import annotations

from collections.abc import Collection

from facts.errors import BadInput
from facts.store import Store
from facts.store.changes import Change, ChangeKind
from facts.store.scope import Entry
from facts.store.undoing import last_undoable, undo_change

MOST_AT_ONCE = 25

__all__ = ["undo", "undo_change"]


def undo(
    store: Store, entry: Entry, n: int = 1, *, anyone: bool = False, kinds: Collection[ChangeKind] | None = None
) -> list[Change]:
    """Take back the last `n` changes of `entry.by` in the entry's server, newest first, all or none.

    Args:
        store: The store.
        entry: Who, when, for which server.
        n: How many, 1 to 25; fewer are taken back when there are fewer.
        anyone: The server's last changes, whoever made them.
        kinds: Only changes of these kinds.

    Returns:
        The changes that took them back; empty when there is nothing to take back.

    Raises:
        BadInput: `n` is out of bounds.
        Conflict: Something was decided since; names who was first.
    """
    if not 1 <= n <= MOST_AT_ONCE:
        raise BadInput(f"{n} changes cannot be undone at once: 1 to {MOST_AT_ONCE}")
    done: list[Change] = []
    with store.transaction():
        while len(done) < n:
            newest = last_undoable(store, entry, by=None if anyone else entry.by, kinds=kinds)
            if newest is None:
                break
            done.append(undo_change(store, newest, entry))
    return done
