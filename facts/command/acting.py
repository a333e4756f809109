"""Who acts on the command line, for which server, and how is what was done shown?"""

from __future__ import annotations

import getpass
import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import click

from facts.models import View
from facts.store.changes import Change, tell_moment, told_who
from facts.store.scope import Entry

Decorated = TypeVar("Decorated", bound=Callable[..., Any])
LARGEST_ID = 2**63 - 1


def server_option(command: Decorated) -> Decorated:
    """Add `--server ID`."""
    return click.option(
        "--server",
        type=click.IntRange(1, LARGEST_ID),
        metavar="ID",
        help="Act for this Discord server alone.  [default: for everyone]",
    )(command)


def yes_option(command: Decorated) -> Decorated:
    """Add `--yes`."""
    return click.option("--yes", is_flag=True, help="Do not ask for confirmation.")(command)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(tz=UTC)


def today() -> date:
    """Today, in UTC."""
    return now().date()


def entry_for(server: int | None) -> Entry:
    """The person at the terminal, now, for a server or for everyone."""
    return Entry(at=now(), by=getpass.getuser(), server_id=server)


def view_for(server: int | None) -> View:
    """What a server sees; None for what everyone sees."""
    return View(server_id=server)


def confirm(lines: Iterable[str], question: str, *, yes: bool) -> None:
    """Show what would happen and go on only when the person says so.

    Raises:
        click.Abort: The person does not.
    """
    for line in lines:
        click.echo(line)
    if not yes:
        click.confirm(question, abort=True)


def show_change(change: Change) -> None:
    """Say what was done, and under which number it is undone."""
    click.echo(f"{change.kind}: {change.summary}")
    if change.can_undo:
        click.echo(f"undo it with: whobacks fact undo --change {change.change_id}")


def change_lines(change: Change) -> list[str]:
    """A change as a list of them shows it."""
    lines = [f"{change.change_id}  {tell_moment(change.at)}  {told_who(change.by)}  {change.kind}: {change.summary}"]
    lines += [f"    why: {change.reason}"] if change.reason else []
    if change.undone_at:
        lines.append(f"    undone by {told_who(change.undone_by)} on {tell_moment(change.undone_at)}")
    return lines


def change_json(change: Change) -> str:
    """A change as one JSON object."""
    fields: dict[str, Any] = {name: getattr(change, name) for name in Change.__slots__}
    fields["at"] = change.at.isoformat()
    fields["undone_at"] = change.undone_at.isoformat() if change.undone_at else None
    return json.dumps(fields, ensure_ascii=False)
