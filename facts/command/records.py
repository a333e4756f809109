"""`whobacks audit`, `unanswered`, `forget-server`, `forget-person`: what was done and asked, and forgetting."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from facts.command.acting import (
    LARGEST_ID,
    change_json,
    change_lines,
    confirm,
    entry_for,
    now,
    server_option,
    show_change,
    today,
    view_for,
    yes_option,
)
from facts.command.stores import open_store, store_option
from facts.counted import counted
from facts.dates import read_asked_date
from facts.errors import BadDate, BadInput
from facts.models import View
from facts.moderation.names import settle_name
from facts.moderation.servers import forget_due, forget_server, leaving_servers
from facts.moderation.unanswered import close_questions, unanswered_by_name
from facts.store import Store
from facts.store.changes import AuditFilter, ChangeKind, count_changes, read_changes
from facts.store.privacy import forget_person

_KINDS = [str(kind) for kind in ChangeKind]


@click.command()
@store_option
@server_option
@click.option("--by", help="Only what this person did.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Only this kind of change.")
@click.option("--about", help="Only changes about this name.")
@click.option("--since", metavar="DATE", help="Only from this day on.")
@click.option("--limit", default=20, type=click.IntRange(1, 1000), show_default=True, help="How many.")
@click.option("--before", type=click.IntRange(1), metavar="ID", help="Only changes before this one: the next page.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a change.")
def audit(  # noqa: PLR0913 - one parameter a filter
    store_path: Path | None,
    *,
    server: int | None,
    by: str | None,
    kinds: tuple[str, ...],
    about: str | None,
    since: str | None,
    limit: int,
    before: int | None,
    as_json: bool,
) -> None:
    """Show what was done, the newest first."""
    with open_store(store_path, to_read=True) as store:
        view = view_for(server)
        wanted = AuditFilter(
            by=by,
            kinds=[ChangeKind(kind) for kind in kinds] or None,
            about=_about(store, view, about),
            since=_since(since),
        )
        changes = read_changes(store, view, wanted, limit=limit, before=before)
        total = count_changes(store, view, wanted)
    for change in changes:
        click.echo(change_json(change) if as_json else "\n".join(change_lines(change)))
    if not as_json:
        click.echo(f"{len(changes)} of {counted(total, 'change')}")


def _about(store: Store, view: View, name: str | None) -> list[int] | None:
    return [settle_name(store, view, name).entity_id] if name else None


def _since(written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        first = read_asked_date(written, today()).earliest_on
    except BadDate as problem:
        raise click.BadParameter(str(problem), param_hint="--since") from problem
    return datetime.combine(first, datetime.min.time(), now().tzinfo) if first else None


@click.command()
@store_option
@server_option
@click.option("--limit", default=20, type=click.IntRange(1, 1000), show_default=True, help="How many names.")
@click.option("--close", "closed", multiple=True, type=click.IntRange(1), metavar="ID", help="Close this question.")
def unanswered(store_path: Path | None, *, server: int | None, limit: int, closed: tuple[int, ...]) -> None:
    """Show the questions that had no answer, by the name they were about."""
    with open_store(store_path, to_read=not closed) as store:
        if closed:
            show_change(close_questions(store, list(closed), entry_for(server)))
            return
        groups = unanswered_by_name(store, view_for(server), limit=limit)
    for group in groups:
        click.echo(f"{group.name} ({len(group.questions)})")
        for question in group.questions:
            click.echo(f"  {question.unanswered_id}  {question.asked_at:%Y-%m-%d}  {question.question}")
    if not groups:
        click.echo("no open questions")


@click.command("forget-server")
@store_option
@yes_option
@click.option("--due", is_flag=True, help="Every server whose grace period is over.")
@click.argument("server", required=False, type=click.IntRange(1, LARGEST_ID))
def forget_servers(store_path: Path | None, server: int | None, *, yes: bool, due: bool) -> None:
    """Forget a Discord SERVER at once: all that its moderators entered. What everyone sees stays."""
    if due == (server is not None):
        raise click.UsageError("give either the id of a server or --due")
    with open_store(store_path) as store:
        if server is not None:
            confirm([], f"Forget server {server}? This cannot be undone.", yes=yes)
            gone = {server: forget_server(store, server, at=now(), by=entry_for(None).by)}
        else:
            gone = forget_due(store, at=now())
        marked = leaving_servers(store)
    for key, rows in gone.items():
        click.echo(f"server {key}: {counted(rows, 'row')} forgotten")
    for key, at in marked.items():
        click.echo(f"server {key}: to be forgotten on {at:%Y-%m-%d}")
    if not gone and not marked:
        click.echo("no server is to be forgotten")


@click.command("forget-person")
@store_option
@yes_option
@click.argument("person")
def forget_one(store_path: Path | None, person: str, *, yes: bool) -> None:
    """Blank the id of a PERSON everywhere, at once; the facts stay."""
    if not person.strip():
        raise BadInput("person: is missing")
    with open_store(store_path) as store:
        confirm([], f"Forget {person}? This cannot be undone.", yes=yes)
        blanked = forget_person(store, person)
    if not blanked:
        click.echo(f"nothing names {person}")
        return
    click.echo(f"{counted(blanked, 'row no longer names', 'rows no longer name')} {person}")
