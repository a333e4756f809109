"""A sound store has nothing to report, each fault is named, and a copy is whole."""

import sqlite3
from datetime import UTC, datetime

import pytest

from facts.errors import StoreError
from facts.models import View
from facts.statement_files import parse_statements
from facts.store import Store
from facts.store.backups import backup
from facts.store.checks import check_store
from facts.store.imports import export_statements, import_statements
from facts.store.scope import Entry
from facts.store.statements import retract_statement

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
FILE = "endorser,candidate,stance,url\r\nAldport Echo,Dora Finch,endorses,https://example.org/a\r\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        import_statements(store, parse_statements(FILE, "f", is_json=False), "f", at=AT, by="operator")
        store.insert("insert into passage (revision_id, paragraph, text) values (1, 1, 'Finch won the Echo over.')")
    return path


def test_a_sound_store_has_nothing_to_report(path):
    with Store.open(path) as store:
        retract_statement(store, 1, Entry(at=AT, by="mod"), reason="wrong Finch")
        assert check_store(store) == []


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("update evidence set passage_id = 1, paragraph = 1, quote = 'never said'", "its quote is not in paragraph 1"),
        ("update evidence set passage_id = 1, paragraph = 7", "names another paragraph"),
        ("delete from evidence", "rests on no source"),
        ("delete from accepted_span", "accepted span does not follow"),
        ("update accepted_span set ended_at = accepted_at", "accepted span does not follow"),
        ("delete from stretch", "the days kept for it do not agree"),
        ("update stretch set last_on = '2031-01-01'", "the days kept for it do not agree"),
        ("update stretch set candidate_id = 99", "of whom nothing is accepted"),
        (
            "insert into called values (1, 'mayor', 'person', 'echo', 2, '', null)",
            "is called there do not agree",
        ),
        ("update backing set change = change + 1", "the number kept of them do not agree"),
        ("insert into backing values (99, 1, 'union', 0, '', 1)", "the number kept of them do not agree"),
        ("insert into waiting values (1, null, '', 0)", "waiting does not follow"),
        ("insert into passage_fts (passage_fts, rowid, text) values ('delete', 1, 'Finch won')", "search index"),
        ("update alias set folded = 'else' where alias_id = 1", "is folded as 'else'"),
        ("delete from alias where alias_id = 1", "cannot be found by name"),
        ("update revision set replaced_at = added_at", "has no newest revision"),
        ("update statement set recorded_by = null", None),
    ],
)
def test_each_fault_is_named_on_one_line(path, harm, told):
    with Store.open(path) as store:
        store.db.execute(harm)

        found = check_store(store)

    assert [line for line in found if "\n" in line] == []
    assert (found == []) if told is None else any(told in line for line in found)


def test_a_reference_to_nothing_is_named(path):
    with sqlite3.connect(path) as careless:
        careless.execute("update evidence set revision_id = 99")
    careless.close()

    with Store.open(path) as store:
        assert any("points to a revision that is not there" in line for line in check_store(store))


def test_a_statement_cannot_be_edited_and_one_for_everyone_not_be_deleted(path):
    with Store.open(path) as store:
        for harm in ("update statement set stance = 'opposes'", "delete from statement"):
            with pytest.raises(sqlite3.IntegrityError, match=r"never (edited|deleted)"):
                store.db.execute(harm)


def test_a_backup_holds_everything_and_replaces_an_older_one_in_one_step(path, tmp_path):
    copy = tmp_path / "copies" / "copy.db"
    with Store.open(path) as store:
        backup(store, copy)
        backup(store, copy)
        told = list(export_statements(store, View()))

    assert [entry.name for entry in copy.parent.iterdir()] == ["copy.db"]
    with Store.open(copy) as restored:
        assert check_store(restored) == []
        assert list(export_statements(restored, View())) == told


def test_a_backup_onto_the_store_or_a_folder_is_refused(path, tmp_path):
    with Store.open(path) as store:
        with pytest.raises(StoreError, match="the store itself"):
            backup(store, path)
        with pytest.raises(StoreError, match="is a folder"):
            backup(store, tmp_path)
        assert check_store(store) == []
