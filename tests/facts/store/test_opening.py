"""A store is opened only when it is one of ours, and a change to it happens whole or not at all."""

import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from facts.errors import StoreBusy, StoreError, StoreMissing, StoreNewer
from facts.models import text_digest
from facts.store import Store
from facts.store.checks import check_store
from facts.store.schema import migrations
from facts.store.unanswered import record_unanswered

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "facts.db"
    Store.open(path, create=True).close()
    return path


def bytes_under(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_a_store_that_is_not_there_is_only_made_when_asked(tmp_path):
    missing = tmp_path / "new" / "facts.db"

    with pytest.raises(StoreMissing, match=r"there is no store at .*new"):
        Store.open(missing)
    assert bytes_under(tmp_path) == {}

    with Store.open(missing, create=True) as store:
        assert check_store(store) == []
    assert missing.is_file()


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path, create=True)


@pytest.mark.parametrize(
    "content",
    [b"endorser,candidate\r\n", b"\x00" * 5000, b"SQLite format 3\x00", b"PK\x03\x04"],
    ids=["text", "zeros", "a torn header", "an archive"],
)
@pytest.mark.parametrize("create", [True, False])
def test_another_kind_of_file_is_refused_and_left_as_it_was(tmp_path, content, create):
    path = tmp_path / "some.db"
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"some\.db is not a store") as caught:
        Store.open(path, create=create)

    assert "\n" not in str(caught.value)
    assert bytes_under(tmp_path) == {"some.db": content}


def test_another_programs_database_is_refused_and_left_as_it_was(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table note (text)")
    other.close()
    before = bytes_under(tmp_path)

    with pytest.raises(StoreError, match="another program's database"):
        Store.open(path, create=True)

    assert bytes_under(tmp_path) == before


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_was(path):
    with sqlite3.connect(path) as newer:
        newer.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('whobacks', '9999_later', '')"
        )
    newer.close()
    before = path.read_bytes()

    with pytest.raises(StoreNewer, match="newer version"):
        Store.open(path)

    assert path.read_bytes() == before


def test_a_damaged_store_is_one_clear_line(path):
    content = bytearray(path.read_bytes())
    content[2000:] = b"\x55" * (len(content) - 2000)
    path.write_bytes(content)

    with pytest.raises(StoreError, match=r"facts\.db") as caught, Store.open(path) as store:
        store.rows("select * from statement")

    assert "\n" not in str(caught.value)


def test_an_older_store_is_brought_up_to_date_and_keeps_its_rows(tmp_path):
    path = tmp_path / "facts.db"
    first = migrations._migrations[0]
    others = [m for m in migrations._migrations if m is not first]
    del migrations._migrations[1:]
    try:
        with Store.open(path, create=True) as old:
            old.insert(
                "insert into unanswered (question, names, asked_at) values ('who backs finch', '[]', '2030-03-01')"
            )
            old.insert("insert into source (key, added_at) values ('herald', '2030-03-01')")
            old.insert(
                """insert into revision (source_id, number, sha256, title, publisher, is_note, added_at)
                values (1, 1, '', 'Finch', '', 0, '2030-03-01')"""
            )
            old.insert(
                "insert into passage (revision_id, paragraph, text) values (1, 1, 'One  two.'), (1, 2, 'Three.')"
            )
    finally:
        migrations._migrations += others

    with Store.open(path) as store:
        assert [m.name for m in migrations.applied(store.db)] == [m.name for m in migrations._migrations]
        assert store.row("select question from unanswered")["question"] == "who backs finch"
        assert store.row("select text_sha256 from revision")[0] == text_digest(["One two. Three."])


def test_a_migration_that_fails_leaves_the_older_store_as_it_was(path):
    def broken(db):
        """Breaks after its first change."""
        db.execute("create table half (done)")
        raise sqlite3.OperationalError("database or disk is full")

    migrations(name="9998_broken")(broken)
    try:
        with pytest.raises(StoreError, match="disk is full"):
            Store.open(path)
    finally:
        migrations._migrations.pop()

    with Store.open(path) as store:
        assert store.row("select 1 from sqlite_master where name = 'half'") is None


def test_every_connection_keeps_foreign_keys_and_waits_for_the_disk(path):
    with Store.open(path) as store:
        assert store.row("pragma foreign_keys")[0] == 1
        assert store.row("pragma journal_mode")[0] == "wal"
        assert store.row("pragma synchronous")[0] == 2
        with pytest.raises(sqlite3.IntegrityError), store.transaction():
            store.insert("insert into naming values (99, 99)")


def test_every_table_is_strict(path):
    with Store.open(path) as store:
        loose = store.rows(
            "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0"
            " and name not like 'sqlite\\_%' escape '\\' and name not like '\\_sqlite%' escape '\\'"
        )
    assert [row["name"] for row in loose] == []


def test_a_writer_who_waits_too_long_is_told_so(path):
    with Store.open(path) as one, Store.open(path, busy_seconds=0.05) as two, one.transaction():
        with pytest.raises(StoreBusy, match="busy"), two.transaction():
            pass
        assert two.rows("select * from statement") == []


def test_writers_in_several_threads_all_get_their_turn(path):
    def write(number):
        with Store.open(path) as store:
            for turn in range(20):
                record_unanswered(store, f"question {number} {turn}", names=[], server_id=None, at=AT)

    threads = [threading.Thread(target=write, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with Store.open(path) as store:
        assert store.row("select count(*) from unanswered")[0] == 80


def ask_and_break(store):
    record_unanswered(store, "who", names=[], server_id=None, at=AT)
    store.insert("insert into naming values (99, 99)")


def ask_often(store, times):
    for number in range(times):
        record_unanswered(store, f"{number} " + "x" * 250, names=[], server_id=None, at=AT)


def test_a_transaction_inside_another_is_undone_with_it(path):
    with Store.open(path) as store:
        with pytest.raises(sqlite3.IntegrityError), store.transaction():
            ask_and_break(store)

        assert store.rows("select * from unanswered") == []


def test_what_is_read_together_is_one_state_though_somebody_writes_in_between(path):
    with Store.open(path) as reader, Store.open(path) as writer:
        with reader.reading():
            before = reader.row("select count(*) from unanswered")[0]
            record_unanswered(writer, "who backs Moss", names=[], server_id=None, at=AT)
            assert reader.row("select count(*) from unanswered")[0] == before
        assert reader.row("select count(*) from unanswered")[0] == before + 1


def test_nothing_is_written_where_it_would_be_undone_after_reading(path):
    with Store.open(path) as store, store.reading(), pytest.raises(AssertionError):
        record_unanswered(store, "who backs Moss", names=[], server_id=None, at=AT)


def test_a_full_disk_leaves_the_store_as_it_was(path):
    with Store.open(path) as store:
        before = list(store.db.conn.iterdump())
        pages = store.row("pragma page_count")[0]
        store.db.execute(f"pragma max_page_count = {pages + 5}")

        with pytest.raises(StoreError, match="full"), store.transaction():
            ask_often(store, 10_000)

        assert list(store.db.conn.iterdump()) == before
        assert check_store(store) == []


KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from facts.store import Store
from facts.store.unanswered import record_unanswered
at = datetime(2030, 3, 1, tzinfo=UTC)
store = Store.open(Path(sys.argv[1]))
record_unanswered(store, "acknowledged", names=[], server_id=None, at=at)
with store.transaction():
    for number in range(2000):
        record_unanswered(store, f"{number} " + "x" * 200, names=[], server_id=None, at=at)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no SIGKILL")
def test_a_kill_in_the_middle_keeps_what_was_acknowledged_and_nothing_half_done(path):
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False, cwd=Path.cwd())
    assert done.returncode == -signal.SIGKILL

    with Store.open(path) as store:
        assert [row["question"] for row in store.rows("select question from unanswered")] == ["acknowledged"]
        assert check_store(store) == []


def test_a_store_of_a_million_statements_is_read_where_it_lies(path):
    with Store.open(path, create=True) as store:
        assert store.db.execute("pragma mmap_size").fetchone()[0] > 2e9
