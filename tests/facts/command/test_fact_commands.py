"""The operator does in the terminal what moderators do in Discord, with the same functions."""

import io
import json

import pytest
from click.testing import CliRunner

from facts.command import commands, run_commands

ROWS = """endorser,endorser_kind,candidate,contest,stance,on,url
Harbor Nurses Union,union,Ada Moss,Mayor,endorses,2020-01,https://a.example/1
Tidewater Party,party,Ada Moss,Mayor,endorses,2020-02-01,https://a.example/2
"""
ADD = ("fact", "add", "Tram Guild", "endorses", "Ada Moss", "--on", "1 May 2020")


@pytest.fixture
def store(tmp_path, capsys):
    path, rows = tmp_path / "facts.db", tmp_path / "rows.csv"
    rows.write_text(ROWS, encoding="utf-8")
    assert run_commands(["import", "--store", str(path), str(rows)]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def run(store, capsys):
    def running(*arguments):
        code = run_commands([*map(str, arguments), "--store", str(store)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return running


def backers(run):
    return {item["name"] for item in json.loads(run("ask", "--json", "who backs Moss?")[1])["items"]}


def test_a_fact_is_shown_confirmed_added_and_undone(store, run):
    shown = CliRunner().invoke(commands, [*ADD, "--store", str(store)], input="n\n")
    assert "changes: Ada Moss: 2 backers → 3" in shown.output
    assert "Add it?" in shown.output
    assert "Tram Guild" not in backers(run)

    added = CliRunner().invoke(commands, [*ADD, "--store", str(store)], input="y\n")
    assert "fact added: #3: Tram Guild endorses Ada Moss (1 May 2020)" in added.output
    assert "Tram Guild" in backers(run)

    assert run("fact", "undo") == (0, "fact added: #3: Tram Guild endorses Ada Moss (1 May 2020)\n", "")
    assert "Tram Guild" not in backers(run)
    assert run("fact", "undo") == (0, "nothing to undo\n", "")


def test_what_is_on_record_is_added_again_only_when_told_so(run):
    run(*ADD, "--yes")
    before = run("export")[1]

    code, out, err = run(*ADD, "--yes")

    assert (code, out) == (1, "")
    assert "on record already as #3: Tram Guild endorses Ada Moss (1 May 2020); nothing was added (--again" in err
    assert run("export")[1] == before
    assert "fact added: #4" in run(*ADD, "--yes", "--again")[1]


def test_a_preview_without_a_date_says_so(store):
    undated = [word for word in ADD if word not in ("--on", "1 May 2020")]

    shown = CliRunner().invoke(commands, [*undated, "--store", str(store)], input="n\n")

    assert "Tram Guild endorses Ada Moss, no date given\n" in shown.output


def test_a_spelling_that_is_somebody_elses_is_said(run):
    code, out, _ = run("name", "alias", "Harbor Nurses Union", "The Tide")
    assert (code, "note: " in out) == (0, False)

    out = run("name", "alias", "Tidewater Party", "The Tide")[1]

    assert "note: “The Tide” is also a spelling of Harbor Nurses Union (id:1): who asks so is asked back" in out


def test_no_arguments_show_the_help(capsys):
    assert run_commands([]) == 2

    printed = capsys.readouterr()
    assert "Commands:\n  ask " in printed.out
    assert printed.err == ""


def test_a_fact_is_corrected_retracted_and_its_history_told(run):
    run(*ADD, "--yes")
    assert run("fact", "correct", 3, "--rank", 2, "--yes", "--reason", "a slip")[0] == 0
    assert run("fact", "retract", 4, "--yes", "--reason", "a rumour")[0] == 0

    code, told, _ = run("fact", "history", "Tram Guild", "Moss")

    assert code == 0
    assert "#3 Tram Guild endorses Ada Moss (1 May 2020) — does not hold" in told
    assert "#4 retracted" in told
    assert "(a rumour)" in told
    assert run("fact", "history", "4")[1] == told


def test_a_fact_for_one_server_is_not_told_to_everyone(run):
    run(*ADD, "--yes", "--server", 77)

    assert "Tram Guild" not in backers(run)
    assert "fact added" in run("audit", "--server", 77)[1]
    assert run("audit")[1] == "0 of 0 changes\n"


def test_names_are_merged_split_told_apart_and_shown(run):
    run(*ADD, "--yes")
    assert run("name", "alias", "Tram Guild", "The Clangers")[0] == 0
    assert "also written: The Clangers" in run("name", "info", "Clangers")[1]
    assert run("name", "merge", "Tram Guild", "Tidewater Party")[0] == 0
    assert "merged with: Tram Guild" in run("name", "info", "The Clangers")[1]
    assert run("name", "split", "Tidewater Party", "Tram Guild")[0] == 0
    assert run("name", "distinct", "Tram Guild", "Tidewater Party")[0] == 0
    assert run("name", "merge", "Tram Guild", "Tidewater Party")[2].endswith("are not the same: undo that first\n")
    assert run("name", "alias", "--remove", "Tram Guild", "The Clangers")[0] == 0


def test_what_had_no_answer_is_listed_and_closed(run):
    run("ask", "who backs Zora Quill?")
    assert "1  " in run("unanswered")[1]

    assert run("unanswered", "--close", 1)[0] == 0
    assert run("unanswered") == (0, "no open questions\n", "")


def test_the_audit_is_filtered_and_may_be_json(run):
    run(*ADD, "--yes")
    run("name", "alias", "Tidewater Party", "The Tide")

    (line,) = run("audit", "--json", "--kind", "fact added")[1].splitlines()
    assert json.loads(line)["kind"] == "fact added"
    assert run("audit", "--about", "Tidewater Party")[1].endswith("1 of 1 change\n")
    assert run("audit", "--by", "nobody")[1] == "0 of 0 changes\n"
    assert run("audit", "--since", "2020-01-01", "--limit", 1)[1].endswith("1 of 2 changes\n")


def test_a_server_and_a_person_are_forgotten(run):
    run(*ADD, "--yes", "--server", 77)

    assert "rows forgotten" in run("forget-server", 77, "--yes")[1]
    assert run("audit", "--server", 77)[1] == "0 of 0 changes\n"
    assert run("forget-server", "--due") == (0, "no server is to be forgotten\n", "")
    assert run("forget-person", "somebody", "--yes") == (0, "nothing names somebody\n", "")
    assert run("check")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "problem"),
    [
        (("fact", "add", "Ada Moss", "endorses", "Ada Moss", "--yes"), 1, "is the endorser too"),
        (("fact", "add", "Tram Guild", "likes", "Ada Moss", "--yes"), 1, "stance: “likes” is none"),
        (("fact", "add", "Tram Guild", "endorses"), 2, "Missing argument"),
        (("fact", "add", "T", "endorses", "Ada Moss", "--on", "someday", "--yes"), 1, "is not a date"),
        (("fact", "add", "T", "endorses", "Ada Moss", "--link", "ftp://x", "--yes"), 1, "is not an http(s) link"),
        (("fact", "correct", "99", "--rank", "2", "--yes"), 1, "there is no statement #99 here"),
        (("fact", "correct", "one"), 2, "Invalid value"),
        (("fact", "retract", "1", "--yes"), 1, "a retraction says why"),
        (("fact", "retract", "99", "--yes", "--reason", "x"), 1, "there is no statement #99 here"),
        (("fact", "history", "Ada"), 2, "is no number of a statement"),
        (("fact", "history", "99"), 1, "nothing is on record"),
        (("fact", "undo", "0"), 2, "Invalid value"),
        (("fact", "undo", "--change", "9"), 1, "no change 9 here"),
        (("name", "info", "Zora Quill"), 1, "nobody called “Zora Quill” is known here"),
        (("name", "merge", "Tidewater Party", "Nobody Atall"), 1, "is known here"),
        (("audit", "--kind", "murder"), 2, "Invalid value"),
        (("audit", "--since", "someday"), 2, "is not a date"),
        (("unanswered", "--close", "5"), 1, "none of these questions is open here"),
        (("forget-server",), 2, "give either the id of a server or --due"),
        (("forget-person", " ", "--yes"), 1, "person: is missing"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_bad_input_is_one_line_with_its_exit_code(run, arguments, code, problem):
    got, out, err = run(*arguments)

    assert (got, out) == (code, "")
    assert problem in err
    assert err.count("\n") == 1


def test_without_an_answer_to_the_confirmation_nothing_is_done(run, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())

    code, _, err = run(*ADD)

    assert (code, err) == (1, "whobacks: stopped\n")
    assert backers(run) == {"Harbor Nurses Union", "Tidewater Party"}
