"""`whobacks read` says what it read, knows a copy, and leaves a trace of what it did."""

import subprocess
import sys

import pytest

from facts.command import run_commands


@pytest.fixture
def folder(article, monkeypatch):
    monkeypatch.chdir(article.parent)
    return article.parent


@pytest.fixture
def whobacks(folder, capsys):
    """Run one command on one store and give what it printed."""

    def run(command, *arguments):
        code = run_commands([command, "--store", str(folder / "facts.db"), *map(str, arguments)])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return printed.out

    return run


def test_a_dry_run_shows_every_statement_and_touches_no_store(folder, whobacks):
    told = whobacks("read", "--dry-run", "nurses.md").splitlines()

    assert told[0].startswith("nurses: 2 statements, ")
    said = [line.split("  ", 2)[2].strip() for line in told[1:]]
    assert said == [
        "United Nurses of Harbour City endorses Adaeze Moss, 11 March 2024, paragraph 1",
        "“The United Nurses of Harbour City endorsed Adaeze Moss for mayor of Harbour City on …”",
        "Ruth Okoro withdraws Adaeze Moss, 10 March 2024, paragraph 2",
        "“State Senator Ruth Okoro withdrew her endorsement of Adaeze Moss on Sunday.”",
    ]
    assert {line.split()[0] for line in told[1::2]} <= {"accept", "review"}
    assert not list(folder.glob("*.db"))


def test_a_dry_run_by_rules_loads_neither_the_store_nor_the_answers(folder):
    script = (
        "import sys\n"
        "from facts.command import run_commands\n"
        "assert run_commands(['read', '--dry-run', '--engine', 'rules', 'nurses.md']) == 0\n"
        "loaded = {'facts.store', 'facts.answers', 'facts.questions', 'numpy', 'spacy'} & sys.modules.keys()\n"
        "sys.exit(', '.join(sorted(loaded)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)

    assert (run.returncode, run.stderr) == (0, "")


def test_a_copy_under_another_name_is_known_by_its_words(folder, whobacks, article):
    whobacks("read", "--accept", "nurses.md")
    before = whobacks("export")
    (folder / "copy.txt").write_text(
        article.read_text(encoding="utf-8").replace(" endorsed ", "\nendorsed  "), encoding="utf-8"
    )

    assert whobacks("read", "--accept", "copy.txt") == "copy: held already as nurses, nothing added\n"

    assert whobacks("export") == before
    assert whobacks("ask", "does the United Nurses back moss?").count("paragraph 1") == 1


def test_one_changed_word_makes_another_article(folder, whobacks, article):
    whobacks("read", "--accept", "nurses.md")
    (folder / "other.md").write_text(article.read_text(encoding="utf-8").replace("Monday", "Friday"), encoding="utf-8")

    assert "held already" not in whobacks("read", "--accept", "other.md")


def test_reading_is_in_the_log_and_what_a_changed_article_no_longer_says_is_named(folder, whobacks, article):
    whobacks("read", "--accept", "nurses.md")
    (folder / "nurses.md").write_text(
        article.read_text(encoding="utf-8").replace("Ruth Okoro", "Ada Finch"), encoding="utf-8"
    )

    told = whobacks("read", "--accept", "nurses.md")

    assert "no longer said there: #2; revision 2" in told
    assert "  #2 Ruth Okoro (state senator) withdraws support for Adaeze Moss (10 March 2024)\n" in told
    assert "whobacks fact retract NUMBER" in told
    log = whobacks("audit")
    assert log.count("article added: Nurses stay with Adaeze Moss") == 2
    assert "2 of 2 changes" in log


def test_one_of_a_thing_is_told_in_the_singular(folder, whobacks, article):
    (folder / "nurses.md").write_text(article.read_text(encoding="utf-8").rpartition("\n\nState")[0], encoding="utf-8")

    assert whobacks("read", "--accept", "nurses.md").startswith("nurses: 1 new statement (1 accepted")

    whobacks("export", "rows.csv")
    assert "rows.csv: 1 row\n" in whobacks("export", "rows.csv")
    assert "1 row: 0 new statements, 0 new names" in whobacks("import", "rows.csv")
    assert "1 of 1 change\n" in whobacks("audit")
    assert whobacks("forget-person", "--yes", "mo") == "nothing names mo\n"
