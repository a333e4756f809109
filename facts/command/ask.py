"""`whobacks ask`: one question, or one a line."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import click

from facts.answers import IN_WORDS, WHOLE, Conversation, Paging, answer_question, explain
from facts.answers.wording import load_words
from facts.command.collecting import BetweenAnswers
from facts.command.shown import answer_lines
from facts.command.stores import open_store, store_option
from facts.dates import read_asked_date
from facts.errors import BadDate, FactsError
from facts.models import Answer, DateRange, View
from facts.store import Store

LONGEST_QUESTION = 4000
log = logging.getLogger(__name__)


def today() -> date:
    """The day on which the question is asked, in UTC."""
    return datetime.now(tz=UTC).date()


@dataclass(frozen=True, slots=True)
class Asking:
    """What every question of one call has in common."""

    store: Store
    view: View
    as_of: DateRange | None
    as_json: bool
    paging: Paging


@click.command()
@store_option
@click.option("--as-of", metavar="DATE", help="Answer for this day or month in the world.")
@click.option("--known-at", metavar="TIME", help="Answer from what our records held then (ISO 8601, UTC).")
@click.option("--json", "as_json", is_flag=True, help="One JSON object an answer.")
@click.option("--conversation", is_flag=True, help="Lines are turns of one conversation; a blank line starts the next.")
@click.option("--page", type=click.IntRange(1), default=1, help="Which page of a list too long to be told whole.")
@click.option("--explain", "explained", is_flag=True, help="Show how the question was read and what was looked up.")
@click.argument("question")
def ask(
    store_path: Path | None,
    question: str,
    *,
    as_json: bool,
    conversation: bool,
    explained: bool,
    page: int,
    **when: str | None,
) -> None:
    """Answer QUESTION with citations; - reads questions from standard input, one a line."""
    asked_on = _asked_date(when["as_of"])
    view = View(known_at=_time(when["known_at"]))
    if question != "-" and not question.strip():
        raise click.UsageError("the question is empty")
    if len(question) > LONGEST_QUESTION:
        raise click.UsageError(f"the question has {len(question)} characters; at most {LONGEST_QUESTION} are read")
    question = os.fsencode(question).decode("utf-8", "replace")  # a byte that is no text came as half of a character
    with open_store(store_path, to_read=True) as store:
        asking = Asking(store, view, asked_on, as_json, replace(WHOLE if as_json else IN_WORDS, page=page))
        if explained:
            _explain(asking, question)
        elif question == "-":
            for answer in _answers(asking, conversation):
                _print(answer, asking, on_one_line=True)
        else:
            _print(_answer(asking, question, None), asking, on_one_line=False)


def _answer(asking: Asking, question: str, conversation: Conversation | None) -> Answer:
    return answer_question(
        asking.store,
        question,
        view=asking.view,
        as_of=asking.as_of,
        today=today(),
        conversation=conversation,
        paging=asking.paging,
    )


def _answers(asking: Asking, in_conversation: bool) -> Iterator[Answer]:
    turns = Conversation() if in_conversation else None
    with BetweenAnswers() as between:
        for line in sys.stdin:
            if line.strip():
                yield _answer_or_own_up(asking, line.strip()[:LONGEST_QUESTION], turns)
                between.answered()
            elif in_conversation:
                turns = Conversation()


def _answer_or_own_up(asking: Asking, question: str, conversation: Conversation | None) -> Answer:
    """The answer, or that there is none: a fault of ours at one line leaves the lines behind it their answers."""
    try:
        return _answer(asking, question, conversation)
    except FactsError:
        raise
    except Exception:  # one question of many
        log.exception("could not answer %r", question)
        return Answer(question=question, kind="unknown", text=load_words("en").say("unknown.failed"))


def _print(answer: Answer, asking: Asking, *, on_one_line: bool) -> None:
    if asking.as_json:
        click.echo(json.dumps(answer.to_json(), ensure_ascii=False))
    elif on_one_line:
        click.echo(" ".join(answer.text.split()))
    else:
        click.echo("\n".join(answer_lines(answer)))


def _explain(asking: Asking, question: str) -> None:
    for line in explain(asking.store, question, view=asking.view, as_of=asking.as_of, today=today()):
        click.echo(line)


def _asked_date(written: str | None) -> DateRange | None:
    if written is None:
        return None
    try:
        return DateRange.parse(written)
    except BadDate:
        try:
            return read_asked_date(written, today())
        except BadDate as problem:
            raise click.BadParameter(str(problem), param_hint="--as-of") from problem


def _time(written: str | None) -> datetime | None:
    if written is None:
        return None
    try:
        moment = datetime.fromisoformat(written)
    except ValueError as problem:
        raise click.BadParameter(
            f"{written!r} is not a time such as 2026-11-22T09:30", param_hint="--known-at"
        ) from problem
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
