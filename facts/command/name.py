"""`whobacks name`: who is called what, who is the same, and who is not."""

from __future__ import annotations

from pathlib import Path

import click

from facts.command.acting import entry_for, server_option, show_change, view_for
from facts.command.stores import open_store, store_option
from facts.moderation import names


@click.group()
def name() -> None:
    """Say who is called what, for everyone or for one server.

    A name may be written id:12 for whom that number names.
    """


@name.command()
@store_option
@server_option
@click.option("--remove", is_flag=True, help="Take the spelling away.")
@click.option("--description", is_flag=True, help="It describes rather than names (the grocery workers).")
@click.argument("known")
@click.argument("spelling")
def alias(
    store_path: Path | None, known: str, spelling: str, *, server: int | None, remove: bool, description: bool
) -> None:
    """Let SPELLING be one more way to write KNOWN."""
    with open_store(store_path) as store:
        if remove:
            change = names.remove_name_alias(store, known, spelling, entry_for(server))
        else:
            change = names.add_name_alias(store, known, spelling, entry_for(server), is_description=description)
        for line in change.lines:
            click.echo(f"note: {line}")
        show_change(change)


@name.command()
@store_option
@server_option
@click.option("--reason", default="", help="Why.")
@click.argument("one")
@click.argument("into")
def merge(store_path: Path | None, one: str, into: str, *, server: int | None, reason: str) -> None:
    """Let ONE and INTO act as one, shown as INTO."""
    with open_store(store_path) as store:
        show_change(names.merge_names(store, one, into, entry_for(server), reason=reason))


@name.command()
@store_option
@server_option
@click.option("--reason", default="", help="Why.")
@click.option("--statement", "statements", type=click.IntRange(1), multiple=True, help="A statement that is NEW's.")
@click.argument("known")
@click.argument("new")
def split(
    store_path: Path | None, known: str, new: str, *, server: int | None, reason: str, statements: tuple[int, ...]
) -> None:
    """Take NEW out of KNOWN again after a merge, or give statements of KNOWN to somebody new called NEW."""
    with open_store(store_path) as store:
        change = names.split_name(
            store, known, entry_for(server), new_name=new, statement_ids=statements, reason=reason
        )
        show_change(change)


@name.command()
@store_option
@server_option
@click.option("--reason", default="", help="Why.")
@click.argument("one")
@click.argument("other")
def distinct(store_path: Path | None, one: str, other: str, *, server: int | None, reason: str) -> None:
    """Remember that ONE and OTHER are not the same."""
    with open_store(store_path) as store:
        show_change(names.tell_apart(store, one, other, entry_for(server), reason=reason))


@name.command()
@store_option
@server_option
@click.argument("known")
def info(store_path: Path | None, known: str, *, server: int | None) -> None:
    """Show all that is known of KNOWN."""
    with open_store(store_path, to_read=True) as store:
        for line in names.name_info(store, known, view=view_for(server)).tell():
            click.echo(line)
