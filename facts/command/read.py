"""`whobacks read`: articles in, statements out."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from facts.command.stores import open_store, store_option
from facts.command.terminal import width
from facts.counted import counted
from facts.models import Reading, Tier, View, WrittenStatement

if TYPE_CHECKING:
    from facts.store import Store
    from facts.store.readings import ReadingOutcome

ONE_ARTICLE = ("title", "publisher", "published", "url")


@click.command()
@store_option
@click.option("--accept", is_flag=True, help="Accept every statement, also those in doubt.")
@click.option("--dry-run", is_flag=True, help="Touch no store; only show what would be read.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a statement.")
@click.option("--engine", type=click.Choice(["rules", "both"]), default="both", show_default=True, help="Who reads.")
@click.option("--title", help="Of the one article, where it does not say.")
@click.option("--publisher", help="Of the one article, where it does not say.")
@click.option("--published", metavar="DATE", help="Of the one article, where it does not say.")
@click.option("--url", help="Of the one article, where it does not say.")
@click.argument("articles", nargs=-1, required=True, type=click.Path(path_type=Path))
def read(
    store_path: Path | None,
    articles: tuple[Path, ...],
    *,
    accept: bool,
    dry_run: bool,
    as_json: bool,
    engine: str,
    **given: str | None,
) -> None:
    """Read ARTICLES (.md, .txt, .html) into the store.

    Statements that the reader is sure of are accepted; the others wait for `whobacks review`.
    The rules read always; `both` lets a parser and a learned reader read along where the extra `nlp` is installed.
    """
    from facts.articles import read_article  # noqa: PLC0415 - takes long to load
    from facts.extraction import ENGINES, RULES, extract  # noqa: PLC0415

    if len(articles) > 1 and any(given.values()):
        named = next(option for option in ONE_ARTICLE if given[option])
        raise click.UsageError(f"--{named} speaks of one article; {len(articles)} are given")
    engines = (RULES,) if engine == "rules" else ENGINES
    readings = [extract(read_article(path, **given), engines) for path in articles]  # all are read before any goes in
    if not dry_run:
        from facts.ingest import ingest  # noqa: PLC0415 - a dry run needs no store

        with open_store(store_path, create=True) as store:
            done = [_tell_outcome(store, ingest(store, reading, accept_all=accept)) for reading in readings]
    for number, reading in enumerate(readings):
        if as_json:
            _print_json(reading)
        else:
            click.echo("\n".join(_dry_lines(reading) if dry_run else done[number]))


def _print_json(reading: Reading) -> None:
    for statement in reading.statements:
        click.echo(json.dumps(as_printed(reading, statement), ensure_ascii=False))


def _tell_outcome(store: Store, outcome: ReadingOutcome) -> list[str]:
    """What came of an article, and each accepted statement that the changed article no longer makes."""
    from facts.moderation.telling import read_told, tell_statement  # noqa: PLC0415 - a dry run needs no store

    lines = [f"{outcome.source}: {outcome}"]
    for key in outcome.unsaid:
        said = read_told(store, View(), key)
        lines += [f"  #{key} {tell_statement(said)}"] if said else []
    if outcome.unsaid:
        lines.append("  still accepted; take one back with: whobacks fact retract NUMBER --reason WHY")
    return lines


def _dry_lines(reading: Reading) -> Iterator[str]:
    """Every statement that was read: who, towards whom, when, how sure, in which paragraph, in which words."""
    sure = sum(statement.tier is Tier.ACCEPT for statement in reading.statements)
    told = f"{counted(len(reading.statements), 'statement')}, {sure} sure, {len(reading.statements) - sure} for review"
    yield f"{reading.article.source.key}: {told} (dry run)"
    for said in reading.statements:
        place = f", paragraph {said.paragraph}" if said.paragraph else ""
        stance = said.stance.replace("_", " ")
        when = said.when.told() or "no date"
        yield f"  {said.tier:<6}  {said.endorser.name} {stance} {said.candidate.name}, {when}{place}"
        if said.quote:
            yield f"          “{textwrap.shorten(said.quote, width() - 12, placeholder=' …')}”"


def as_printed(reading: Reading, statement: WrittenStatement) -> dict[str, Any]:
    """One statement as `read --json` prints it."""
    when = statement.when
    return {
        "source": reading.article.source.key,
        "paragraph": statement.paragraph,
        "quote": statement.quote,
        "endorser": statement.endorser.name,
        "endorser_kind": statement.endorser.kind,
        "endorser_role": statement.endorser.role or None,
        "candidate": statement.candidate.name,
        "contest": statement.contest,
        "stance": statement.stance,
        "rank": statement.rank,
        "condition": statement.condition,
        "earliest_on": when.earliest_on.isoformat() if when.earliest_on else None,
        "latest_on": when.latest_on.isoformat() if when.latest_on else None,
        "tier": statement.tier,
        "reasons": list(statement.reasons),
        "extracted_by": statement.extracted_by,
    }
