"""How is a store copied while it is in use? Through SQLite's online backup, and into place in one step."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from facts.errors import StoreError
from facts.store.opening import Store, told


def backup(store: Store, path: Path) -> None:
    """Copy the store as it is at this moment; what stood at `path` is replaced in one step, or stays.

    Raises:
        StoreError: `path` is the store itself or no file, or cannot be written.
    """
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name the file of the backup")
    if path.exists() and not path.is_file():
        raise StoreError(f"{path} is a device or pipe; name the file of the backup")
    store.spare(path)
    path = path.resolve()  # what a link leads to is replaced, not the link
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent) as folder:
            unfinished = Path(folder) / "store.db"
            _copy(store, unfinished)
            unfinished.replace(path)
            _settle(path.parent)
    except (OSError, sqlite3.Error) as problem:
        raise told(problem, path) from problem


def _copy(store: Store, unfinished: Path) -> None:
    with closing(sqlite3.connect(unfinished)) as copy:
        store.db.conn.backup(copy)
        copy.execute("pragma journal_mode = delete")  # one file, without a log beside it
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())


def _settle(folder: Path) -> None:
    """Write the folder's new entry to disk, where the system lets a folder be opened."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
