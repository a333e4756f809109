"""Statement files lose nothing on a round trip, and a bad row is named by line and column."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.errors import BadInput, BadRow
from facts.models import Source, Stance, View, WrittenEntity, WrittenStatement
from facts.models.days import DateRange
from facts.statement_files import (
    COLUMNS,
    FileRow,
    format_statements,
    parse_statements,
    read_statement_file,
    source_key,
)
from facts.store import Store
from facts.store.checks import check_store
from facts.store.entities import entity_names
from facts.store.imports import export_statements, import_statements
from facts.store.statements import find_statements

AT = datetime(2030, 3, 1, 12, tzinfo=UTC)
PRESIDENT = Path(__file__).parents[3] / "shared" / "data" / "statements-us-president-2016.csv"
HEADER = "endorser,candidate,stance,url"
ROW = "Aldport Echo,Dora Finch,endorses,https://example.org/a"


@pytest.fixture
def store():
    with Store.in_memory() as fresh:
        yield fresh


def parse(text, *, is_json=False):
    return parse_statements(text, "file", is_json=is_json)


def add(store, rows):
    return import_statements(store, rows, "file", at=AT, by="operator")


def told(rows):
    """What a file says, without where its lines stand and what keys its sources have."""
    return [replace(row, line=0, source=replace(row.source, key="x")) for row in rows]


def test_the_required_columns_alone_are_enough():
    (row,) = parse(f"{HEADER}\r\n{ROW}\r\n")

    assert (row.statement.endorser.name, row.statement.endorser.kind) == ("Aldport Echo", "person")
    assert (row.statement.stance, row.statement.when.is_open, row.statement.quote) == ("endorses", True, None)
    assert (row.source.url, row.source.title, row.line) == ("https://example.org/a", "", 2)


def test_a_byte_order_mark_bare_newlines_blank_lines_and_another_order_of_columns_are_read(tmp_path):
    path = tmp_path / "f.csv"
    path.write_bytes(b"\xef\xbb\xbfstance,source_title,candidate,endorser\n\nopposes,News,Dora Finch,Aldport Echo\n\n")

    (row,) = read_statement_file(path)

    assert (row.statement.stance, row.source.title, row.line) == ("opposes", "News", 3)


@pytest.mark.parametrize(
    ("text", "line", "column", "problem"),
    [
        ("", 1, "endorser", "missing"),
        ("endorser,stance,url\n", 1, "candidate", "the column is missing"),
        ("endorser,candidate,stance\n", 1, "source_title", "one of them is needed"),
        (f"{HEADER},colour\n", 1, "colour", "no such column"),
        (f"{HEADER},url\n", 1, "url", "twice"),
        (f"{HEADER}\n{ROW},more\n", 2, "url", "5 fields, the header 4"),
        (f"{HEADER}\nAldport Echo,Dora Finch\n", 2, "stance", "2 fields, the header 4"),
        (f"{HEADER}\n{ROW}\n,Dora Finch,endorses,https://e.org\n", 3, "endorser", "is missing"),
        (f"{HEADER}\n!!,Dora Finch,endorses,https://e.org\n", 2, "endorser", "no letters"),
        (f"{HEADER}\nA,B,likes,https://e.org\n", 2, "stance", "'likes' is not a stance"),
        (f"{HEADER}\nA,B,,https://e.org\n", 2, "stance", "is missing"),
        (f"{HEADER}\nA,B,endorses,ftp://e.org\n", 2, "url", "not an http"),
        (f"{HEADER}\nA,B,endorses,javascript:alert(1)\n", 2, "url", "not an http"),
        (f"{HEADER}\nA,B,endorses,http://[e\n", 2, "url", "not a link"),
        (f"{HEADER}\nA,B,endorses,\n", 2, "source_title", "one of them is needed"),
        (f"{HEADER}\nA,a,endorses,https://e.org\n", 2, "candidate", "nobody endorses themselves"),
        (f"{HEADER},rank\n{ROW},first\n", 2, "rank", "'first' is not a whole number"),
        (f"{HEADER},rank\n{ROW},0\n", 2, "rank", "not a whole number from 1"),
        (f"{HEADER},paragraph\n{ROW},-3\n", 2, "paragraph", "not a whole number from 1"),
        (f"{HEADER},on\n{ROW},2021-02-30\n", 2, "on", "is not a date"),
        (f"{HEADER},on\n{ROW},2021-05/2021-04\n", 2, "on", "is not a date"),
        (f"{HEADER},published\n{ROW},May\n", 2, "published", "is not a date"),
        (f'{HEADER}\n{ROW}\n"A,B,endorses,https://e.org\n', 3, "endorser", "not CSV"),
        (f'{HEADER},quote\n{ROW},"a ""b"" c\nd\n', 2, "quote", "not CSV"),
        (f'{HEADER}\n{ROW}\n"A, C","B",endorses,"https://e.org\n{ROW}\n', 3, "url", "not CSV"),
        (f'{HEADER}\n"A ""x""","B" C,endorses,https://e.org\n', 2, "candidate", "not CSV"),
        ('endorser,"candidate', 1, "1", "not CSV"),
        (f"{HEADER},quote\n{ROW},a\x00b\n", 2, "quote", "NUL"),
        (f"{HEADER}\n{'A' * 101},B,endorses,https://e.org\n", 2, "endorser", "101 characters are too many"),
        (f"{HEADER}\nA,{'B' * 5000},endorses,https://e.org\n", 2, "candidate", "at most 100"),
        (f"{HEADER},aliases\n{ROW},Echo;{'B' * 101}\n", 2, "aliases", "too many for a name"),
        (f"{HEADER},candidate_descriptions\n{ROW},{'B' * 101}\n", 2, "candidate_descriptions", "too many"),
        (f"{HEADER},contest\n{ROW},{'B' * 101}\n", 2, "contest", "too many"),
        (f'{HEADER},quote\n{ROW},"two\nlines"\nA,B,likes,u,\n', 4, "stance", "not a stance"),
    ],
)
def test_a_bad_row_is_named_by_line_and_column(text, line, column, problem):
    with pytest.raises(BadRow, match=problem.replace("(", r"\(")) as caught:
        parse(text)

    assert (caught.value.line, caught.value.column) == (line, column)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "column", "problem"),
    [
        ("{'a': 1}", "2", "not a JSON object"),
        ("[1]", "1", "not a JSON object"),
        ('{"endorser": "A", "stance": "endorses", "url": "https://e.org"}', "candidate", "missing"),
        ('{"endorser": 1.5, "candidate": "B", "stance": "x", "url": "https://e.org"}', "endorser", "neither text"),
        ('{"endorser": "A", "candidate": "B", "stance": "endorses", "url": null}', "source_title", "needed"),
        ('{"endorser": "A", "candidate": "B", "stance": "endorses", "url": "", "rank": true}', "rank", "neither"),
    ],
)
def test_a_bad_json_line_is_named_by_line_and_column(text, column, problem):
    good = '{"endorser": "A", "candidate": "B", "stance": "endorses", "url": "https://e.org"}'

    with pytest.raises(BadRow, match=problem) as caught:
        parse(f"{good}\n\n{text}\n", is_json=True)

    assert (caught.value.line, caught.value.column) == (3, column)


@pytest.mark.parametrize("content", [b"\xff\xfeh\x00", b"endorser\xe9"], ids=["UTF-16", "Latin-1"])
def test_another_encoding_is_one_clear_line(tmp_path, content):
    path = tmp_path / "f.csv"
    path.write_bytes(content)

    with pytest.raises(BadInput, match="not UTF-8 text"):
        read_statement_file(path)


def test_a_file_that_is_not_there_or_a_folder_is_one_clear_line(tmp_path):
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(BadInput, match="cannot be read"):
            read_statement_file(path)


def test_json_lines_take_spellings_as_a_list_or_as_text():
    row = {"endorser": "A", "candidate": "B", "stance": "endorses", "url": "https://e.org", "rank": 2}
    text = "\n".join(json.dumps(row | {"aliases": aliases}) for aliases in (["x", "y;z"], "x;y\\;z"))

    one, two = parse(text, is_json=True)

    assert one.statement.endorser.aliases == two.statement.endorser.aliases == ("x", "y;z")
    assert one.statement.rank == 2


NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zs", "Zl", "Zp"]), min_size=1, max_size=8).filter(
    lambda text: any(c.isalnum() for c in text)
)
TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(
    lambda text: text.strip() != ""
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
RANGES = st.one_of(
    st.just(DateRange()),
    DAYS.map(DateRange.day),
    DAYS.map(lambda d: DateRange.month(d.year, d.month)),
    DAYS.map(lambda d: DateRange.year(d.year)),
    DAYS.map(DateRange.until),
    DAYS.map(lambda d: DateRange(d, None)),
    st.tuples(DAYS, DAYS).map(lambda pair: DateRange(min(pair), max(pair))),
)
COUNTS = st.none() | st.integers(1, 999)


@st.composite
def file_rows(draw):
    def entity(prefix, kind, role=""):
        aliases = tuple(dict.fromkeys(draw(st.lists(NAMES, max_size=2))))
        described = tuple(dict.fromkeys(draw(st.lists(NAMES, max_size=2))))
        ref = draw(st.none() | NAMES)
        return WrittenEntity(
            name=prefix + draw(NAMES), kind=kind, role=role, aliases=aliases, descriptions=described, ref=ref
        )

    said = WrittenStatement(
        endorser=replace(
            entity("e", draw(st.sampled_from(["person", "union", "choir"]))), role=draw(NAMES | st.just(""))
        ),
        candidate=entity("c", draw(st.sampled_from(["person", "party"]))),
        stance=draw(st.sampled_from(Stance)),
        contest=draw(st.none() | NAMES),
        rank=draw(COUNTS),
        condition=draw(TEXTS),
        when=draw(RANGES),
        paragraph=draw(COUNTS),
        quote=draw(TEXTS),
    )
    title, url = draw(NAMES), draw(st.sampled_from([None, "https://example.org/a?b=1,2;3"]))
    source = Source(
        key=source_key(title, url), title=title, publisher=draw(NAMES | st.just("")), published=draw(RANGES), url=url,
        is_note=draw(st.booleans()),
    )  # fmt: skip
    return FileRow(statement=said, source=source, note=draw(TEXTS))


@pytest.mark.parametrize("is_json", [False, True], ids=["csv", "json lines"])
@settings(deadline=None)
@given(rows=st.lists(file_rows(), max_size=4))
def test_whatever_is_written_is_read_back_the_same(is_json, rows):
    text = format_statements(rows, is_json=is_json)

    assert [replace(row, line=0) for row in parse(text, is_json=is_json)] == rows


def test_a_plain_file_has_the_plain_columns_and_ends_its_lines_as_the_rfc_says():
    text = format_statements(parse(f"{HEADER}\n{ROW}\n"), is_json=False)

    assert next(csv.reader(io.StringIO(text, newline=""))) == list(COLUMNS)
    assert text.count("\r\n") == text.count("\n") == 2


def test_importing_the_same_file_twice_adds_nothing(store):
    rows = parse(f"{HEADER},on,aliases\n{ROW},2030-02,Echo;The Echo\n")
    add(store, rows)
    before = list(store.db.conn.iterdump())

    again = add(store, rows)

    assert (again.statements, again.gained, again.entities) == (0, 0, 0)
    assert list(store.db.conn.iterdump()) == before


def test_rows_that_say_the_same_in_two_places_are_one_statement_and_two_rows_again(store):
    rows = parse(f"{HEADER},quote\n{ROW},one\n{ROW},two\n{ROW.replace('/a', '/b')},two\n")
    add(store, rows)

    assert len(find_statements(store, View())) == 1
    assert told(export_statements(store, View())) == told(rows)


@pytest.mark.parametrize("differs", ["2030-02-02,,,", "2030-02,1,,", "2030-02,,until May,", "2030-02,,,mayor"])
def test_rows_that_differ_are_statements_beside_each_other(store, differs):
    rows = parse(f"{HEADER},on,rank,condition,endorser_role\n{ROW},2030-02,,,\n{ROW},{differs}\n")
    add(store, rows)

    assert len(find_statements(store, View())) == 2
    assert told(export_statements(store, View())) == told(rows)


def test_outside_identifiers_tell_namesakes_apart(store):
    columns = "endorser,endorser_ref,candidate,candidate_ref,stance,url"
    lines = ["Ana Elm,Q1,Bo Ash,,endorses", "Ana Elm,Q2,Bo Ash,,opposes", "Ana Elm,,Bo Ash,,declines"]
    lines += ["Ana Elm,Q1,Ana Elm,Q2,opposes"]
    text = "\n".join([columns, *(f"{line},https://e.org" for line in lines)])
    add(store, parse(text))
    add(store, parse(text))

    found = find_statements(store, View())

    assert len(found) == 4
    assert [s.endorser.ref for s in found] == ["Q1", "Q2", None, "Q1"]
    assert len({s.endorser.entity_id for s in found}) == 3
    assert told(export_statements(store, View())) == told(parse(text))


def test_spellings_are_kept_with_their_names(store):
    add(store, parse(f"{HEADER},aliases,candidate_aliases\n{ROW},Echo;AE,D. Finch\n"))

    assert {a.text for a in entity_names(store, View())} == {"Aldport Echo", "Echo", "AE", "Dora Finch", "D. Finch"}


@pytest.mark.parametrize("is_json", [False, True], ids=["csv", "json lines"])
def test_spellings_that_describe_come_back_as_such(store, is_json):
    add(
        store,
        parse(f"{HEADER},aliases,descriptions,candidate_descriptions\n{ROW},Echo,the paper;the daily,the pilot\n"),
    )
    text = format_statements(export_statements(store, View()), is_json=is_json)

    with Store.in_memory() as other:
        add(other, parse(text, is_json=is_json))

        described = {a.text: a.is_description for a in entity_names(other, View())}
    assert described == {
        "Aldport Echo": False, "Echo": False, "the paper": True, "the daily": True, "Dora Finch": False,
        "the pilot": True,
    }  # fmt: skip


@pytest.mark.parametrize("is_json", [False, True], ids=["csv", "json lines"])
def test_a_very_long_quote_comes_back_whole(is_json):
    (row,) = parse(f"{HEADER},quote\n{ROW},one\n")
    long = replace(row, statement=replace(row.statement, quote="word " * 40_000 + "end"), line=0)

    (again,) = parse(format_statements([long], is_json=is_json), is_json=is_json)

    assert again.statement.quote == long.statement.quote


def test_a_row_that_fails_in_the_store_leaves_it_as_it_was(store):
    rows = parse(
        f"{HEADER},aliases\n{ROW},\nDora Finch,A Jay,opposes,https://e.org,D. Finch\nD. Finch,Dora Finch,opposes,https://e.org,\n"
    )
    before = list(store.db.conn.iterdump())

    with pytest.raises(BadRow, match="line 4, column candidate"):
        add(store, rows)

    assert list(store.db.conn.iterdump()) == before


def test_a_source_without_a_quote_is_cited_by_itself(store):
    add(store, parse(f"{HEADER}\n{ROW}\n"))

    (evidence,) = find_statements(store, View())[0].evidence

    assert (evidence.quote, evidence.paragraph, evidence.source.url) == (None, None, "https://example.org/a")


@pytest.mark.skipif(not PRESIDENT.exists(), reason="the shared data set is not beside this checkout")
@pytest.mark.parametrize("is_json", [False, True], ids=["csv", "json lines"])
def test_a_real_file_of_a_thousand_statements_survives_the_round_trip(store, is_json):
    rows = read_statement_file(PRESIDENT)
    outcome = add(store, rows)
    text = format_statements(export_statements(store, View()), is_json=is_json)

    assert len(rows) > 1000
    assert outcome.statements == len(rows)
    assert told(parse(text, is_json=is_json)) == told(rows)
    assert check_store(store) == []
    with Store.in_memory() as other:
        add(other, parse(text, is_json=is_json))
        assert told(export_statements(other, View())) == told(rows)
