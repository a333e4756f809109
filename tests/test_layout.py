"""The house keeps its shape: imports go down, files stay small, nothing grows beside the layout."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FLOORS = {
    "facts.models": 0,
    "facts.errors": 0,
    "facts.counted": 0,
    "facts.encoding": 0,
    "facts.articles": 1,
    "facts.passages": 1,
    "facts.extraction": 1,
    "facts.names": 1,
    "facts.questions": 1,
    "facts.dates": 1,
    "facts.standing": 1,
    "facts.stretches": 1,
    "facts.statement_files": 1,
    "facts.store": 2,
    "facts.review": 2,
    "facts.answers": 3,
    "facts.moderation": 3,
    "facts.ingest": 4,
    "facts.command": 4,
}
AT_THE_TOP = {"bot", "facts", "tests", "pyproject.toml", "README.md", "Dockerfile", "compose.yaml", "requirements.lock",
              "LICENSE", "CHANGELOG.md"}  # fmt: skip
MODULES = sorted([*ROOT.glob("facts/**/*.py"), *ROOT.glob("bot/**/*.py")])


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def floor(name: str) -> int | None:
    return next((level for home, level in FLOORS.items() if name == home or name.startswith(home + ".")), None)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_only_go_down(path):
    here = floor(module_name(path))
    if module_name(path).startswith("facts") and module_name(path) != "facts":
        assert here is not None, "a module that has no floor in the layout"
        upward = {name for name in imported(path) if name.split(".")[0] in ("bot", "discord", "asyncio")}
        upward |= {name for name in imported(path) if (floor(name) or 0) > here}
        assert not upward


@pytest.mark.parametrize("path", [p for p in MODULES if p.is_relative_to(ROOT / "facts")], ids=module_name)
def test_only_the_store_speaks_sql(path):
    if path.is_relative_to(ROOT / "facts" / "store"):
        return
    assert not imported(path) & {"sqlite3", "sqlite_utils"}


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_no_module_is_a_drawer(path):
    assert path.stem not in {"utils", "helpers", "common", "manager"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_nothing_stands_at_the_top_beside_the_layout():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    if not tracked:
        pytest.skip("not a git checkout")

    top = {name.split("/")[0] for name in tracked}

    assert {name for name in top if not name.startswith(".")} <= AT_THE_TOP
