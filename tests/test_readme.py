"""What the README shows is so."""

import importlib
import re
import shlex
from datetime import date
from pathlib import Path

import pytest

from facts.command import run_commands

ask = importlib.import_module("facts.command.ask")  # the package has a command of the same name
README = Path(__file__).resolve().parents[1] / "README.md"


def block(mark: str) -> str:
    """The fenced block that follows `<!-- mark -->`."""
    return re.search(rf"<!-- {mark} -->\n```\w*\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)[1]


@pytest.fixture
def fresh_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.delenv("WHOBACKS_STORE", raising=False)
    return tmp_path


def test_the_first_answer_is_what_the_readme_shows(fresh_machine, monkeypatch, capsys):
    monkeypatch.setattr(ask, "today", lambda: date(2026, 11, 22))  # the answer tells how old the newest source is
    command = shlex.split(block("ask"))

    assert run_commands(command[command.index(".venv/bin/whobacks") + 1 :]) == 0

    assert capsys.readouterr().out == block("answer")


def test_the_first_command_and_its_answer_stand_within_25_lines():
    lines = README.read_text(encoding="utf-8").splitlines()

    assert lines.index("<!-- answer -->") < 25
    assert any("whobacks ask" in line for line in lines[:22])


def test_ci_runs_exactly_the_readmes_test_command():
    script = (README.parent / ".ci" / "run").read_text(encoding="utf-8")

    assert "<!-- tests -->" in script
    assert block("tests").strip().endswith("pytest -q")
