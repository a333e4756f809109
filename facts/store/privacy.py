"""How is a person's id forgotten while the facts stay? Every column that names who did something is blanked."""

from __future__ import annotations

from facts.store.opening import Store

WHO_COLUMNS = (
    ("revision", "added_by"),
    ("entity", "added_by"),
    ("alias", "added_by"),
    ("contest", "added_by"),
    ("statement", "recorded_by"),
    ("evidence", "added_by"),
    ("decision", "decided_by"),
    ("change", "changed_by"),
    ("entity_link", "linked_by"),
    ("entity_link", "ended_by"),
    ("hidden_alias", "hidden_by"),
    ("suggestion", "suggested_by"),
    ("suggestion", "closed_by"),
)


def forget_person(store: Store, person: str) -> int:
    """Blank the id of a person everywhere, at once, and keep every row; gives how many rows named them.

    What is deleted is also overwritten in the file (`secure_delete`), and the log is emptied into it.
    """
    blanked = 0
    store.db.execute("pragma secure_delete = on")
    with store.transaction():
        for table, column in WHO_COLUMNS:
            changed = store.db.execute(f"update {table} set {column} = null where {column} = ?", (person,))  # noqa: S608
            blanked += changed.rowcount
    store.db.execute("pragma wal_checkpoint(truncate)")
    return blanked
