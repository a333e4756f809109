"""`whobacks fact`: add, correct and take back facts, and see what became of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from facts.command.acting import (
    Decorated,
    confirm,
    entry_for,
    server_option,
    show_change,
    today,
    view_for,
    yes_option,
)
from facts.command.stores import open_store, store_option
from facts.errors import BadInput
from facts.models import Stance, View
from facts.moderation.facts import add_fact, correct_fact, preview_retraction, read_correction, retract_fact
from facts.moderation.history import FactHistory, fact_history, pair_history
from facts.moderation.names import settle_name
from facts.moderation.preview import FactPreview, read_fact
from facts.moderation.telling import read_told, tell_statement
from facts.moderation.undo import MOST_AT_ONCE, undo, undo_change
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.changes import told_who

_FIELDS = {
    "date": ("--on", "When: 2021-04-30, May 2021, yesterday."),
    "link": ("--link", "Where it says so: an http(s) link."),
    "quote": ("--quote", "The words there."),
    "rank": ("--rank", "1 for a first choice, 2 for a second."),
    "condition": ("--condition", "Words that limit it: until the audit is published."),
    "note": ("--note", "A note of your own."),
    "contest": ("--contest", "Which office in which election; the only one on record unless given."),
    "role": ("--role", "The endorser's role then: state senator, Brooklyn."),
    "endorser_kind": ("--kind", "What a new endorser is: person, union, newspaper ..."),
    "publisher": ("--publisher", "Who put the source out."),
    "published": ("--published", "When the source came out."),
    "title": ("--title", "The source's headline."),
}
_SIDES = {
    "endorser": ("--endorser", "Another endorser."),
    "candidate": ("--candidate", "Another candidate."),
    "stance": ("--stance", "Another stance."),
}


def _fields(fields: dict[str, tuple[str, str]]) -> Callable[[Decorated], Decorated]:
    """Add an option for each field of a written fact."""

    def added(command: Decorated) -> Decorated:
        for name, (option, told) in reversed(fields.items()):
            command = click.option(option, name, default="", help=told)(command)
        return command

    return added


@click.group()
def fact() -> None:
    """Add, correct and take back facts, for everyone or for one server."""


@fact.command()
@store_option
@server_option
@yes_option
@click.option("--again", is_flag=True, help="With --yes: add it even if it is on record already.")
@_fields(_FIELDS)
@click.argument("endorser")
@click.argument("stance", metavar=f"[{'|'.join(Stance)}]")
@click.argument("candidate")
def add(store_path: Path | None, *, server: int | None, yes: bool, again: bool, **words: str) -> None:
    """Add that ENDORSER endorses (or withdraws from ...) CANDIDATE.

    A name may be written id:12 for whom that number names, or "new:Ada Moss" for somebody new of that name.
    """
    with open_store(store_path) as store:
        preview = read_fact(store, WrittenFact(**words), view=view_for(server), today=today())
        if preview.repeats and yes and not again:
            raise BadInput(f"{preview.repeats[0]}; nothing was added (--again adds it all the same)")
        _show_preview(preview, "Add it?", yes=yes)
        show_change(add_fact(store, preview, entry_for(server)))


@fact.command()
@store_option
@server_option
@yes_option
@click.option("--reason", default="", help="Why.")
@_fields(_SIDES | _FIELDS)
@click.argument("statement", type=click.IntRange(1))
def correct(
    store_path: Path | None, statement: int, *, server: int | None, yes: bool, reason: str, **words: str
) -> None:
    """Let a corrected statement take the place of number STATEMENT; - empties a field."""
    with open_store(store_path) as store:
        preview = read_correction(store, statement, WrittenFact(**words), view=view_for(server), today=today())
        _show_preview(preview, f"Let this take the place of #{statement}?", yes=yes)
        show_change(correct_fact(store, preview, entry_for(server), reason=reason))


def _show_preview(preview: FactPreview, question: str, *, yes: bool) -> None:
    if preview.problems:
        raise BadInput("; ".join(preview.problems))
    confirm(_preview_lines(preview), question, yes=yes)


def _preview_lines(preview: FactPreview) -> Iterator[str]:
    assert preview.endorser is not None
    assert preview.candidate is not None
    stance = str(preview.stance).replace("_", " ")
    yield f"{preview.endorser.shown} {stance} {preview.candidate.shown}, {preview.when.told() or 'no date given'}"
    yield from (f"  {line}" for line in preview.remarks)
    yield from (f"  changes: {line}" for line in preview.changes)
    yield from (f"  contradicts {line}" for line in preview.contradicts)


@fact.command()
@store_option
@server_option
@yes_option
@click.option("--reason", default="", help="Why; a retraction says why.")
@click.argument("statement", type=click.IntRange(1))
def retract(store_path: Path | None, statement: int, *, server: int | None, yes: bool, reason: str) -> None:
    """Take number STATEMENT back; it stays on record."""
    with open_store(store_path) as store:
        view = view_for(server)
        said = read_told(store, view, statement)
        lines = [f"#{statement}: {tell_statement(said)}"] if said else []
        lines += [f"  changes: {line}" for line in preview_retraction(store, statement, view=view, today=today())]
        if said and reason.strip():
            confirm(lines, "Take it back?", yes=yes)
        show_change(retract_fact(store, statement, entry_for(server), reason=reason))


@fact.command()
@store_option
@server_option
@click.argument("endorser")
@click.argument("candidate", required=False)
def history(store_path: Path | None, endorser: str, candidate: str | None, *, server: int | None) -> None:
    """Show what became of a statement (by its number), or of all between ENDORSER and CANDIDATE."""
    with open_store(store_path, to_read=True) as store:
        found = _history(store, endorser, candidate, view_for(server))
    if not found.statements:
        raise BadInput("nothing is on record")
    for line in found.tell():
        click.echo(line)
    click.echo()
    for word in found.lines:
        undone = f"  [undo: {word.change_id}]" if word.can_undo else ""
        click.echo(f"{word}, by {told_who(word.by)}{undone}")


def _history(store: Store, endorser: str, candidate: str | None, view: View) -> FactHistory:
    if candidate is not None:
        sides = [settle_name(store, view, name) for name in (endorser, candidate)]
        return pair_history(store, sides[0].entity_id, sides[1].entity_id, view=view)
    number = endorser.removeprefix("#")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise click.UsageError(f"{endorser!r} is no number of a statement; for a pair give both names")
    return fact_history(store, int(number), view=view)


@fact.command("undo")
@store_option
@server_option
@click.option("--change", type=click.IntRange(1), metavar="ID", help="Take back this change.")
@click.option("--anyone", is_flag=True, help="The last changes of anybody, not only your own.")
@click.argument("number", default=1, type=click.IntRange(1, MOST_AT_ONCE))
def undo_changes(store_path: Path | None, number: int, *, server: int | None, change: int | None, anyone: bool) -> None:
    """Take back your last change, or the last NUMBER, of whatever kind."""
    with open_store(store_path) as store:
        entry = entry_for(server)
        done = [undo_change(store, change, entry)] if change else undo(store, entry, number, anyone=anyone)
    for undone in done:
        click.echo(undone.summary)
    if not done:
        click.echo("nothing to undo")
