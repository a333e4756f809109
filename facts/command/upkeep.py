"""`whobacks check` and `whobacks backup`: is the store whole, and a copy of it."""

from __future__ import annotations

from pathlib import Path

import click

from facts.command.stores import open_store, store_option
from facts.counted import counted
from facts.store.backups import backup as copy_store
from facts.store.checks import check_store


@click.command()
@store_option
def check(store_path: Path | None) -> int:
    """Check the store: its file, its links, and that every quote stands in its passage."""
    with open_store(store_path, to_read=True) as store:
        faults = check_store(store)
        place, reads_only = store.path, store.reads_only
    for fault in faults:
        click.echo(fault)
    if faults:
        click.echo(f"whobacks: {place}: {counted(len(faults), 'fault')} found", err=True)
        return 1
    left_out = " (the search index is checked only where the store can be written)" if reads_only else ""
    click.echo(f"{place}: no faults found{left_out}")
    return 0


@click.command()
@store_option
@click.argument("file", type=click.Path(path_type=Path))
def backup(store_path: Path | None, file: Path) -> None:
    """Copy the store to FILE while it may be in use; FILE is replaced in one step."""
    with open_store(store_path, to_read=True) as store:
        copy_store(store, file)
    click.echo(f"{file}: written")
