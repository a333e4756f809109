"""Which number does the next row get, so that none that a person has seen ever means something else?

SQLite gives the highest one there is plus one, so the number of a deleted last row comes again. What is deleted leaves
its highest number behind; while there are higher rows, SQLite's own choice is right.
"""

from __future__ import annotations

from facts.store.opening import Store

NUMBERED = ("statement", "entity", "contest", "change", "suggestion", "unanswered", "source")
_FREE = {
    kind: f"""select last + 1 from last_number
        where kind = '{kind}' and last >= ifnull((select max({kind}_id) from {kind}), 0)"""  # noqa: S608 - constants
    for kind in NUMBERED
}


def free_number(store: Store, kind: str) -> int | None:
    """The key of a new row of a kind in `NUMBERED`: None, which lets SQLite choose, unless one would come again."""
    row = store.row(_FREE[kind])
    return row[0] if row else None


def keep_last_numbers(store: Store) -> None:
    """Remember the highest numbers; call before rows are deleted, inside the same transaction."""
    for kind in NUMBERED:
        store.db.execute(
            f"""insert into last_number select '{kind}', max({kind}_id) from {kind} where true
            having max({kind}_id) is not null
            on conflict (kind) do update set last = max(last, excluded.last)"""  # noqa: S608 - constants
        )
