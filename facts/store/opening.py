"""How is a store opened, and how does a change to it happen whole or not at all?

A store is one SQLite file in WAL mode with foreign keys on and full synchronisation: what was
acknowledged survives a kill of the process and a power cut. Nothing is written to a file
before it is known to be a store of ours that is not newer than this program.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from sqlite_utils import Database

from facts.errors import StoreBusy, StoreError, StoreMissing, StoreNewer
from facts.store.name_packing import pack_new_names
from facts.store.schema import APPLICATION_ID, migrations

BUSY_SECONDS = 5.0
_CACHED = 64 * 1024  # KiB of pages, kept between questions
_MAPPED = 2**31 - 2**16  # bytes of the file, SQLite's most, read where they lie: copying pages took 8% of a question
_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68  # offset in the header, https://www.sqlite.org/fileformat.html

Parameters = Sequence[Any] | Mapping[str, Any]
Moment = tuple[int, int]  # changes with every change of the file, by this connection and by others


class Store:
    """An open store: one connection, which belongs to the thread that opened it.

    Attributes:
        path: Its file, or None for one in memory.
        db: The sqlite-utils database; only modules of `facts.store` speak SQL to it.
        reads_only: Whether it was opened where nothing can be written.
        moment: What stands for the state of the file inside `reading`; None outside.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, reads_only: bool = False) -> None:
        self.path = path
        self.db = Database(connection)
        self.reads_only = reads_only
        self.moment: Moment | None = None
        self._aside = 0  # rows changed that no answer reads

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, to_read: bool = False, busy_seconds: float = BUSY_SECONDS
    ) -> Self:
        """Open the store at `path`, bringing an older one up to date.

        Args:
            path: Its file.
            create: Make an empty store, and its folder, where there is none.
            to_read: Nothing is to be written, so that a store that cannot be written will do.
            busy_seconds: How long to wait for another process.

        Raises:
            StoreMissing: There is no file and `create` is false.
            StoreNewer: A newer version made it.
            StoreBusy: Another process holds it.
            StoreError: It is a folder, another kind of file, damaged or not readable; it is left as it was.
        """
        is_new = not _looks_like_store(path, create=create)
        existed = path.exists()
        try:
            if to_read and not is_new and not _can_write(path):
                return cls(_connect_to_read(path, busy_seconds), path, reads_only=True)._prepared(is_new=False)
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(_connect(str(path), busy_seconds), path)._prepared(is_new=is_new)
        except BaseException as problem:
            if is_new and not existed and not isinstance(problem, StoreBusy):  # busy: another process is making it
                _remove_unfinished(path)
            if isinstance(problem, (sqlite3.Error, OSError)):
                raise told(problem, path) from problem
            raise

    @classmethod
    def in_memory(cls) -> Self:
        """An empty store that is gone when closed."""
        return cls(_connect(":memory:", BUSY_SECONDS), None)._prepared(is_new=True)

    def _prepared(self, *, is_new: bool) -> Self:
        try:
            if is_new:
                self.db.execute(f"pragma application_id = {APPLICATION_ID}")
            self._refuse_newer()
            if self.reads_only:
                self._refuse_older()
                return self
            if self.path:
                self.db.execute("pragma journal_mode = wal")  # a backup is one file; in use it gets its log again
            if migrations.pending(self.db):
                with self.transaction():
                    migrations.apply(self.db)
        except BaseException:
            self.close()
            raise
        return self

    def _refuse_newer(self) -> None:
        known = {migration.name for migration in migrations._migrations}
        unknown = [m.name for m in migrations.applied(self.db) if m.name not in known]
        if unknown:
            raise StoreNewer(f"{self.path}: a newer version of Whobacks made this store (it has {unknown[-1]}); update")

    def _refuse_older(self) -> None:
        if migrations.pending(self.db):
            raise StoreError(
                f"{self.path}: an older version of Whobacks made this store; "
                "it has to be opened once where it can be written"
            )

    def spare(self, path: Path) -> None:
        """See to it that writing a file at `path` would not replace the store.

        Raises:
            StoreError: `path` is the store itself or its log.
        """
        if self.path is None:
            return
        own = [self.path, *(self.path.with_name(self.path.name + ending) for ending in ("-wal", "-shm"))]
        if path.resolve() in [file.resolve() for file in own] or (path.exists() and path.samefile(self.path)):
            raise StoreError(f"{path} is the store itself; name another file")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Let every change inside happen, or none; inside another transaction it joins that one.

        Raises:
            StoreBusy: Another process holds the store for too long.
            StoreError: The disk is full or the file damaged; the store is as it was.
        """
        assert self.moment is None, "nothing is written inside `reading`"
        if self.db.conn.in_transaction:
            yield
            return
        try:
            self.db.conn.execute("begin immediate")
            try:
                yield
                pack_new_names(self.db.conn)
                self.db.conn.execute("commit")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.conn.execute("rollback")
                raise
        except (sqlite3.OperationalError, sqlite3.DatabaseError) as problem:
            if isinstance(problem, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
                raise
            raise told(problem, self.path) from problem

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Let every read inside see one state of the file, while others go on writing; nothing is written inside.

        Each read would take the file's lock by itself otherwise, and be asked anew whether anything changed.
        """
        if self.db.conn.in_transaction:
            yield
            return
        self.db.conn.execute("begin")
        try:
            self.moment = self.read_moment()
            yield
        finally:
            self.moment = None
            self.db.conn.execute("rollback")

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let what is changed inside, which no answer reads, leave at hand what answers have read."""
        before = self.db.conn.total_changes
        try:
            yield
        finally:
            self._aside += self.db.conn.total_changes - before

    def read_moment(self) -> Moment:
        """The state of the file as it is now, but for what was noted `aside`."""
        return self.db.conn.total_changes - self._aside, self.db.conn.execute("pragma data_version").fetchone()[0]

    def rows(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Every row of a query, readable by column name."""
        cursor = self.db.conn.cursor()
        cursor.row_factory = sqlite3.Row
        try:
            return cursor.execute(sql, parameters).fetchall()
        except sqlite3.DatabaseError as problem:
            if isinstance(problem, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
                raise
            raise told(problem, self.path) from problem
        finally:
            cursor.close()

    def keys(self, sql: str, parameters: Parameters = ()) -> list[int]:
        """The one column of a query that gives thousands of keys, without a row for each."""
        try:
            return [key for (key,) in self.db.conn.execute(sql, parameters)]
        except sqlite3.DatabaseError as problem:
            raise told(problem, self.path) from problem

    def row(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def insert(self, sql: str, parameters: Parameters = ()) -> int:
        """Run one insert inside a transaction and give the new key."""
        with self.transaction():
            key = self.db.conn.execute(sql, parameters).lastrowid
        assert key is not None
        return key

    def close(self) -> None:
        """Close the connection; closing twice is harmless."""
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _can_write(path: Path) -> bool:
    """Whether the store and the log beside it can be written; on a read-only file system not even root can."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _connect_to_read(path: Path, busy_seconds: float) -> sqlite3.Connection:
    """Connect to a store that cannot be written: with its log where another process keeps one, else as it lies."""
    target = f"file:{quote(os.fsencode(path.absolute()))}?mode=ro"
    try:
        return _connect(target, busy_seconds)
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise  # what stands in the log alone would be missing
    return _connect(f"{target}&immutable=1", busy_seconds)


def _connect(target: str, busy_seconds: float) -> sqlite3.Connection:
    # isolation_level None: Python opens no transaction behind our back, so each begins as `begin immediate`
    connection = sqlite3.connect(
        target, timeout=busy_seconds, isolation_level=None, cached_statements=512, uri=target.startswith("file:")
    )
    try:
        connection.execute("pragma foreign_keys = on")
        connection.execute(f"pragma cache_size = -{_CACHED}")
        connection.execute(f"pragma mmap_size = {_MAPPED}")
        connection.execute("pragma synchronous = full")  # reads the file: what cannot be opened fails here
    except BaseException:
        connection.close()
        raise
    return connection


def _looks_like_store(path: Path, *, create: bool) -> bool:
    """Whether a store is there (False: nothing is, and one may be made), without touching the file."""
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder, not a store")
        if not path.exists():
            if create:
                return False
            raise StoreMissing(f"there is no store at {path}")
        if not path.is_file():
            raise StoreError(f"{path} is not a file, so it cannot be a store")
        with path.open("rb") as file:
            header = file.read(100)
    except (OSError, ValueError) as problem:
        raise told(problem, path) from problem
    if not header:
        if create:
            return False
        raise StoreError(f"{path} is an empty file, not a store")
    if not header.startswith(_MAGIC):
        raise StoreError(f"{path} is not a store but another kind of file")
    if int.from_bytes(header[_APPLICATION_ID_AT : _APPLICATION_ID_AT + 4]) != APPLICATION_ID:
        raise StoreError(f"{path} is not a store of Whobacks but another program's database")
    return True


def _remove_unfinished(path: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):  # where nothing can be written nothing was made
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def told(problem: Exception, path: Path | None) -> StoreError:
    """The one clear line for what SQLite or the system reported."""
    place = path or "the store in memory"
    words = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    if "locked" in words or "busy" in words:
        return StoreBusy(f"{place} is busy: another process is writing to it; try again")
    if "malformed" in words or "not a database" in words:
        return StoreError(f"{place} is damaged ({words}); restore a backup")
    if "readonly" in words or "unable to open" in words:
        return StoreError(f"{place} cannot be written: it, its folder or its file system is read-only or not yours")
    return StoreError(f"{place} cannot be used: {words}")
