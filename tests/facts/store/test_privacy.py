"""A person's id can be forgotten at once; every fact stays."""

from datetime import UTC, datetime

from facts.models import View
from facts.statement_files import parse_statements
from facts.store import Store
from facts.store.checks import check_store
from facts.store.imports import import_statements
from facts.store.privacy import WHO_COLUMNS, forget_person
from facts.store.statements import find_statements

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
FILE = "endorser,candidate,stance,contest,url\nAldport Echo,Dora Finch,endorses,Mayor,https://example.org/a\n"


def test_a_forgotten_persons_id_is_nowhere_in_the_file_and_the_facts_stay(tmp_path):
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        import_statements(store, parse_statements(FILE, "f", is_json=False), "f", at=AT, by="discord:998877665544")

        blanked = forget_person(store, "discord:998877665544")

        assert blanked == 9
        assert len(find_statements(store, View())) == 1
        assert check_store(store) == []
        written = [p.read_bytes() for p in tmp_path.iterdir()]
    assert not any(b"998877665544" in content for content in written)


def test_every_column_that_says_who_is_blanked():
    with Store.in_memory() as store:
        columns = {
            (table, column["name"])
            for (table,) in store.rows("select name from sqlite_master where type = 'table' and name not like '%fts%'")
            for column in store.rows("select name from pragma_table_info(?)", (table,))
            if column["name"].endswith("_by") and column["name"] != "extracted_by"
        }

    assert columns == set(WHO_COLUMNS)
