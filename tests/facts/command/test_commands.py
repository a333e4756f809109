"""The command line keeps its contract: exit codes, one line an error, one object an answer."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from contextlib import closing
from pathlib import Path

import pytest

from facts.command import run_commands

ROWS = """endorser,endorser_kind,candidate,contest,stance,on,quote,source_title,url
Ruth Okoro,person,Adaeze Moss,"Harbour City mayor, 2024",endorses,2024-01,,Okoro's list,
"""


@pytest.fixture
def store(tmp_path, article, capsys):
    path = tmp_path / "facts.db"
    assert run_commands(["read", "--accept", "--store", str(path), str(article)]) == 0
    capsys.readouterr()
    return path


def asked(capsys, *arguments):
    code = run_commands(["ask", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_a_question_is_answered_with_its_passage(store, capsys):
    code, out, err = asked(capsys, "--store", store, "who backs moss?")

    assert (code, err) == (0, "")
    assert "United Nurses of Harbour City" in out
    assert "[1] Harbour Gazette, 12 March 2024, paragraph 1" in out
    assert "https://gazette.example/nurses" in out


@pytest.mark.parametrize(("columns", "widest"), [("30", 30), ("60", 60), ("4", 20), ("400", 100)])
def test_lines_keep_within_the_terminal(store, capsys, monkeypatch, columns, widest):
    monkeypatch.setenv("COLUMNS", columns)

    told = asked(capsys, "--store", store, "who backs moss?")[1].splitlines()

    lines = [len(line) for line in told if "https://" not in line]
    assert widest - 12 < max(lines) <= widest


def test_json_is_one_object_a_line_that_cites_word_for_word(store, capsys, article):
    code, out, _ = asked(capsys, "--store", store, "--json", "who backs moss?")

    (line,) = out.splitlines()
    answer = json.loads(line)
    assert code == 0
    assert answer["kind"] == "list"
    assert [item["name"] for item in answer["items"]] == ["United Nurses of Harbour City"]
    assert answer["citations"][0]["quote"] in article.read_text(encoding="utf-8")


def test_lines_of_standard_input_are_answered_in_order(store):
    lines = "who backs moss?\n\nwho dropped moss?\n"

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--store", str(store), "--json", "-"],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip

    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["question"] for answer in answers] == ["who backs moss?", "who dropped moss?"]
    assert [item["name"] for item in answers[1]["items"]] == ["Ruth Okoro"]


def test_a_conversation_ends_at_a_blank_line(store):
    lines = "did okoro drop moss?\nwhen\n\nwhen\n"

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--store", str(store), "--json", "--conversation", "-"],
        input=lines, capture_output=True, text=True, check=True,
    )  # fmt: skip

    followed, forgotten = [json.loads(line) for line in done.stdout.splitlines()][1:]
    assert (followed["kind"], followed["value"]) == ("date", "2024-03-10")
    assert forgotten["kind"] in ("unknown", "clarify")


def test_explain_shows_how_the_question_was_read(store, capsys):
    code, out, _ = asked(capsys, "--store", store, "--explain", "who backs mos")

    assert code == 0
    assert "Adaeze Moss" in out
    assert "backs" in out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["ask", "--store", "{folder}/none.db", "who backs moss"], 1, "there is no store at {folder}/none.db"),
        (["ask", "--store", "{folder}", "who backs moss"], 1, "{folder} is a folder, not a store"),
        (["ask", "--store", "{folder}/nurses.md", "who backs moss"], 1, "{folder}/nurses.md is not a store"),
        (["ask", "--store", "{folder}/facts.db", "  "], 2, "the question is empty"),
        (["ask", "--store", "{folder}/facts.db", "x" * 4001], 2, "4001 characters"),
        (["ask", "--store", "{folder}/facts.db", "--as-of", "soonish", "who"], 2, "soonish"),
        (["ask", "--store", "{folder}/facts.db", "--known-at", "noon", "who"], 2, "'noon' is not a time"),
        (["ask"], 2, "Missing argument 'QUESTION'"),
        (["asks"], 2, "No such command 'asks'"),
        (["read", "--store", "{folder}/facts.db", "{folder}/none.md"], 1, "{folder}/none.md"),
        (["read", "--store", "{folder}/facts.db", "{folder}/empty.md"], 1, "{folder}/empty.md"),
        (["read", "--store", "{folder}/facts.db", "{folder}/binary.txt"], 1, "{folder}/binary.txt"),
        (["import", "--store", "{folder}/facts.db", "{folder}/short.csv"], 1, "short.csv, line 1, column stance"),
        (["import", "--store", "{folder}/facts.db", "{folder}/wrong.csv"], 1, "wrong.csv, line 3, column on"),
        (["check", "--store", "{folder}/none.db"], 1, "there is no store"),
        (["backup", "--store", "{folder}/facts.db", "{folder}/facts.db"], 1, "is the store itself"),
        (["export", "--store", "{folder}/facts.db", "{folder}/facts.db"], 1, "is the store itself"),
        (["export", "--store", "{folder}/facts.db", "{folder}/facts.db-wal"], 1, "is the store itself"),
        (["backup", "--store", "{folder}/facts.db", "{folder}/pipe"], 1, "{folder}/pipe is a device or pipe"),
        (["read", "--title", "x", "{folder}/a.md", "{folder}/b.md"], 2, "--title speaks of one article"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, list) else None,
)
def test_bad_input_is_one_clear_line_and_the_store_stays_as_it_was(arguments, code, told, store, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "empty.md").write_text("", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "short.csv").write_text("endorser,candidate,url\nA,B,https://c.example\n", encoding="utf-8")
    (tmp_path / "wrong.csv").write_text(
        ROWS + ROWS.splitlines()[1].replace("2024-01", "spring") + "\n", encoding="utf-8"
    )
    before = exported(store, capsys)

    got = run_commands([argument.format(folder=tmp_path) for argument in arguments])

    printed = capsys.readouterr()
    assert (got, printed.out) == (code, "")
    assert len(printed.err.splitlines()) == 1
    assert told.format(folder=tmp_path) in printed.err
    assert exported(store, capsys) == before


def exported(store, capsys):
    assert run_commands(["export", "--store", str(store), "--format", "jsonl"]) == 0
    return capsys.readouterr().out


def test_read_prints_each_statement_with_the_fields_of_the_contract(article, tmp_path, capsys):
    assert run_commands(["read", "--dry-run", "--json", str(article)]) == 0

    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {
        "source", "paragraph", "quote", "endorser", "endorser_kind", "endorser_role", "candidate", "contest", "stance",
        "rank", "condition", "earliest_on", "latest_on", "tier", "extracted_by",
    } <= set(printed[0])  # fmt: skip
    assert [(s["endorser"], s["stance"], s["earliest_on"]) for s in printed] == [
        ("United Nurses of Harbour City", "endorses", "2024-03-11"),
        ("Ruth Okoro", "withdraws", "2024-03-10"),
    ]
    assert not list(tmp_path.glob("*.db"))


def test_the_rules_can_be_left_to_read_alone(article, capsys):
    assert run_commands(["read", "--dry-run", "--json", "--engine", "rules", str(article)]) == 0

    printed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {statement["extracted_by"] for statement in printed} == {"rules 1"}


def test_reading_an_article_again_adds_nothing(store, article, capsys):
    before = exported(store, capsys)

    assert run_commands(["read", "--accept", "--store", str(store), str(article)]) == 0

    assert "nothing added" in capsys.readouterr().out
    assert exported(store, capsys) == before


def test_what_is_exported_comes_back_the_same(store, tmp_path, capsys):
    rows, again = tmp_path / "rows.csv", tmp_path / "again.db"
    assert run_commands(["export", "--store", str(store), str(rows)]) == 0

    assert run_commands(["import", "--store", str(again), str(rows)]) == 0

    capsys.readouterr()
    assert exported(again, capsys) == exported(store, capsys)


def test_an_export_goes_through_a_pipe_and_leaves_it_a_pipe(store, tmp_path, capsys):
    pipe, told = tmp_path / "pipe.jsonl", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: told.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()

    assert run_commands(["export", "--store", str(store), str(pipe)]) == 0
    reader.join(10)

    capsys.readouterr()
    assert told == [exported(store, capsys)]
    assert pipe.is_fifo()


def test_an_export_to_a_link_writes_what_the_link_leads_to(store, tmp_path, capsys):
    kept, link = tmp_path / "kept.jsonl", tmp_path / "link.jsonl"
    kept.write_text("old", encoding="utf-8")
    link.symlink_to(kept)

    assert run_commands(["export", "--store", str(store), str(link)]) == 0

    capsys.readouterr()
    assert link.is_symlink()
    assert kept.read_text(encoding="utf-8") == exported(store, capsys)


def spoil(store, sql):
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute(sql)


def test_check_finds_no_fault_in_a_sound_store_and_names_one_in_a_broken_one(store, capsys):
    assert run_commands(["check", "--store", str(store)]) == 0
    assert "no faults found" in capsys.readouterr().out

    spoil(store, "update evidence set quote = 'never said'")

    assert run_commands(["check", "--store", str(store)]) == 1
    printed = capsys.readouterr()
    assert "its quote is not in paragraph 1 of nurses" in printed.out
    assert "faults found" in printed.err


@pytest.mark.parametrize(
    "command", [["ask", "--json", "who backs moss?"], ["export"], ["read", "--dry-run", "nurses.md"]], ids=" ".join
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_behind_the_output_is_one_clear_line(store, command):
    at = [] if command[0] == "read" else ["--store", str(store)]

    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *command, *at],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=store.parent,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (
        1, "whobacks: the output: cannot be written (No space left on device)\n",
    )  # fmt: skip


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
@pytest.mark.parametrize("is_argument", [True, False], ids=["argument", "standard input"])
def test_a_byte_that_is_no_text_leaves_the_json_whole(store, is_argument, errors):
    question = b"who backs moss \xff"

    done = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json", "--store", str(store), question if is_argument else "-"],
        input=b"" if is_argument else question, capture_output=True, check=True,
        env=os.environ | {"PYTHONIOENCODING": f"utf-8:{errors}"},
    )  # fmt: skip

    answer = json.loads(done.stdout.decode("utf-8"))
    assert answer["question"] == "who backs moss \ufffd"
    assert answer["items"]


AS_NOBODY = """
import os, sys
from contextlib import redirect_stderr, redirect_stdout
from facts.command import run_commands
arguments = sys.argv[1:]
with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
    # all is loaded while it may still be read
    run_commands([a.replace("older.db", "facts.db").replace("new/", "") for a in arguments])
for name in ("facts.db", "older.db"):
    os.chmod(name, 0o444)
os.chmod(".", 0o555)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
sys.exit(run_commands(arguments))
"""


@pytest.fixture
def as_nobody(store):
    """Run a command where nothing can be written: on `facts.db`, or on `older.db`, which lacks a migration."""
    with tempfile.TemporaryDirectory() as name:  # a folder of pytest's is closed to everybody else
        folder = Path(name)
        folder.chmod(0o755)
        shutil.copy(store, folder / "facts.db")
        shutil.copy(store, folder / "older.db")
        (folder / "rows.csv").write_text(ROWS, encoding="utf-8")
        spoil(folder / "older.db", "delete from _sqlite_migrations where name like '0005%'")

        def run(*arguments):
            command = [sys.executable, "-c", AS_NOBODY, *arguments]
            done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
            folder.chmod(0o755)
            return done.returncode, done.stdout, done.stderr

        yield run


@pytest.mark.parametrize(
    ("command", "told"),
    [(["ask", "--store", "facts.db", "who backs moss?"], "United Nurses of Harbour City"),
     (["export", "--store", "facts.db"], "United Nurses of Harbour City"),
     (["check", "--store", "facts.db"], "facts.db: no faults found (the search index is checked only where")],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)  # fmt: skip
def test_a_store_that_cannot_be_written_can_be_asked(as_nobody, command, told):
    code, out, err = as_nobody(*command)

    assert (code, err) == (0, "")
    assert told in out


@pytest.mark.parametrize(
    ("command", "told"),
    [(["name", "alias", "--store", "facts.db", "Adaeze Moss", "Addie"], "facts.db cannot be written: it, its folder"),
     (["import", "--store", "new/facts.db", "rows.csv"], "new/facts.db cannot be used: Permission denied"),
     (["ask", "--store", "older.db", "who backs moss?"], "older.db: an older version of Whobacks made this store")],
    ids=["a change", "a new store", "an older store"],
)  # fmt: skip
def test_what_needs_writing_where_nothing_can_be_written_is_one_clear_line(as_nobody, command, told):
    code, out, err = as_nobody(*command)

    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert told in err


def test_a_backup_is_a_store_that_answers(store, tmp_path, capsys):
    assert run_commands(["backup", "--store", str(store), str(tmp_path / "copy.db")]) == 0
    capsys.readouterr()

    assert "United Nurses" in asked(capsys, "--store", tmp_path / "copy.db", "who backs moss?")[1]


def test_no_command_but_run_loads_discord():
    script = "import sys, bot.__main__, facts.command; sys.exit('discord' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_fault_of_ours_at_one_question_leaves_the_others_their_answers(store, monkeypatch, capsys, caplog):
    answers = sys.modules["facts.command.ask"].answer_question

    def fail_once(held, text, **setting):
        if text == "the second":
            raise IndexError
        return answers(held, text, **setting)

    monkeypatch.setattr("facts.command.ask.answer_question", fail_once)
    monkeypatch.setattr("sys.stdin", ["who backs moss?\n", "the second\n", "who backs moss?\n"])

    code, out, _ = asked(capsys, "--json", "--store", store, "-")

    told = [json.loads(line) for line in out.splitlines()]
    assert (code, [answer["kind"] for answer in told]) == (0, ["list", "unknown", "list"])
    assert "could not answer 'the second'" in caplog.text
