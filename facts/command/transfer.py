"""`whobacks import` and `whobacks export`: statement files in and out."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import click

from facts.command.stores import open_store, store_option
from facts.counted import counted
from facts.errors import FactsError
from facts.models import View
from facts.statement_files import JSON_SUFFIXES, format_statements, read_statement_file
from facts.store import imports

IMPORTER = "whobacks import"


@click.command("import")
@store_option
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_statements(store_path: Path | None, files: tuple[Path, ...]) -> None:
    """Add the statements of FILES (CSV, or JSON Lines by their ending .jsonl), each file whole or not at all."""
    contents = [(path, read_statement_file(path)) for path in files]  # a bad file is named before any goes in
    with open_store(store_path, create=True) as store, store.transaction():
        for path, rows in contents:
            outcome = imports.import_statements(store, rows, str(path), at=datetime.now(tz=UTC), by=IMPORTER)
            click.echo(f"{path}: {outcome}")


@click.command("export")
@store_option
@click.option("--format", "form", type=click.Choice(["csv", "jsonl"]), help="[default: by FILE's ending, else csv]")
@click.option("--server", type=click.IntRange(1), metavar="ID", help="Only what this server's moderators added.")
@click.argument("file", required=False, type=click.Path(path_type=Path))
def export_statements(store_path: Path | None, form: str | None, file: Path | None, *, server: int | None) -> None:
    """Write every accepted statement to FILE or standard output; `whobacks import` reads it back without loss."""
    is_json = form == "jsonl" if form else file is not None and file.suffix.lower() in JSON_SUFFIXES
    with open_store(store_path, to_read=True) as store:
        if file is not None:
            store.spare(file)
        rows = list(imports.export_statements(store, View(server_id=server), only_own=server is not None))
    text = format_statements(rows, is_json=is_json)
    if file is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())  # as it is: CSV ends its lines with CR LF everywhere
        sys.stdout.buffer.flush()
        return
    _write_whole(file, text)
    click.echo(f"{file}: {counted(len(rows), 'row')}")


def _write_whole(file: Path, text: str) -> None:
    """Write the file whole or leave what stood there; a device or pipe takes the text as it comes."""
    file = file.resolve()  # what a link leads to is replaced, not the link
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            file.write_bytes(text.encode())
            return
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=".export-") as folder:
            unfinished = Path(folder) / file.name
            with unfinished.open("wb") as written:
                written.write(text.encode())
                written.flush()
                os.fsync(written.fileno())
            unfinished.replace(file)
    except OSError as problem:
        raise FactsError(f"{file}: cannot be written ({problem.strerror})") from problem
