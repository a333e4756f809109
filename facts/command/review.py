"""`whobacks review`: a person looks at each proposal and says a word about it.

The queue and the words are those of `facts.review`; here they are only shown and asked for.
"""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import click

from facts import review as queue
from facts.command.cards import card_lines, proposal_fields
from facts.command.changes import ask_change
from facts.command.stores import open_store, store_option
from facts.counted import counted
from facts.errors import FactsError
from facts.models import View
from facts.moderation.cards import REVIEWED, accept_changed, decide_card
from facts.moderation.undo import undo
from facts.store import Store
from facts.store.scope import Entry

OPERATOR = View()
WORDS = {
    "a": "accept",
    "r": "reject",
    "e": "edit",
    "u": "unsure",
    "n": "skip",
    "z": "undo",
    "q": "quit",
}
PROMPT = "(a)ccept (r)eject (e)dit (u)nsure (n)ext (z) undo (q)uit"


@click.command()
@store_option
@click.option("--list", "only_list", is_flag=True, help="Only show what waits.")
@click.option("--json", "as_json", is_flag=True, help="Only show what waits, one JSON object a proposal.")
def review(store_path: Path | None, *, only_list: bool, as_json: bool) -> None:
    """Decide, one by one, on the statements that the reader was not sure of."""
    with open_store(store_path, to_read=only_list or as_json) as store:
        if as_json:
            for proposal in _queue(store):
                click.echo(json.dumps(proposal_fields(proposal), ensure_ascii=False))
        elif only_list:
            for proposal in _queue(store):
                click.echo("\n".join([*card_lines(proposal), ""]))
            click.echo(_state(store))
        else:
            Session(store).run()


def _queue(store: Store) -> Iterator[queue.Proposal]:
    seen = 0
    while page := queue.read_queue(store, OPERATOR, after=seen):
        seen += len(page)
        yield from page


def _state(store: Store) -> str:
    state = queue.queue_state(store, OPERATOR)
    if not state.waiting:
        return "nothing waits for review"
    unsure = f" ({state.unsure} of them somebody was unsure about)" if state.unsure else ""
    since = f", the oldest since {state.oldest_at:%Y-%m-%d}" if state.oldest_at else ""
    return f"{counted(state.waiting, 'waits', 'wait')} for review{unsure}{since}"


@dataclass
class Session:
    """One sitting of one person: which proposals were passed over, and by whose name decisions go."""

    store: Store
    by: str = field(default_factory=getpass.getuser)
    passed: set[int] = field(default_factory=set)

    def run(self) -> None:
        """Show proposals until nothing waits that was not passed over, or the person quits."""
        said = _state(self.store)
        click.echo(said)
        while (proposal := self._next()) is not None:
            click.echo("\n".join(["", *card_lines(proposal)]))
            if not self._decided(proposal):
                break
        if (left := _state(self.store)) != said:
            click.echo(left)

    def _next(self) -> queue.Proposal | None:
        waiting = (p for p in _queue(self.store) if p.statement.statement_id not in self.passed)
        return next(waiting, None)

    def _decided(self, proposal: queue.Proposal) -> bool:
        """Ask for a word and follow it; False when the person quits."""
        word = WORDS[click.prompt(PROMPT, type=click.Choice([*WORDS]), show_choices=False)]
        if word == "quit":
            return False
        try:
            click.echo(getattr(self, f"_{word}")(proposal))
        except FactsError as problem:  # somebody was quicker, or what was typed makes no sense: the card comes again
            click.echo(str(problem))
        return True

    def _accept(self, proposal: queue.Proposal) -> str:
        decide_card(self.store, _ref(proposal), queue.ACCEPTED, self._entry())
        return "accepted"

    def _reject(self, proposal: queue.Proposal) -> str:
        reason = click.prompt("Why", default="", show_default=False)
        decide_card(self.store, _ref(proposal), queue.REJECTED, self._entry(), reason=reason)
        return "rejected"

    def _unsure(self, proposal: queue.Proposal) -> str:
        self.passed.add(proposal.statement.statement_id)
        decide_card(self.store, _ref(proposal), queue.UNSURE, self._entry())
        return "put behind the rest"

    def _skip(self, proposal: queue.Proposal) -> str:
        self.passed.add(proposal.statement.statement_id)
        return "passed over"

    def _edit(self, proposal: queue.Proposal) -> str:
        change = ask_change(proposal)
        if change is None:
            return "nothing changed"
        accept_changed(self.store, _ref(proposal), change, self._entry())
        return "accepted as changed"

    def _undo(self, _: queue.Proposal) -> str:
        undone = undo(self.store, self._entry(), kinds=REVIEWED)
        if not undone:
            return "nothing to take back"
        self.passed.discard(undone[0].statement_id or 0)
        return f"taken back: {undone[0].summary}"

    def _entry(self) -> Entry:
        return Entry(at=datetime.now(tz=UTC), by=self.by)


def _ref(proposal: queue.Proposal) -> str:
    return f"p{proposal.statement.statement_id}"
