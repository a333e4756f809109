"""What waits for a person, who decided, and can it be taken back?

The queue is data: a terminal and a bot show the same proposals and send the same words. Two people never
decide one proposal: the second is told who was first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from facts.errors import Conflict
from facts.extraction.statements.confirmation import SURE
from facts.models import Stance
from facts.models.days import DateRange
from facts.store import Store
from facts.store.decisions import ACCEPTED, REJECTED, UNSURE, Verdict, decide_statement
from facts.store.history import Decision, last_decision, undo_last
from facts.store.proposals import Proposal, QueueState, is_waiting, queue_state, read_proposal, read_queue
from facts.store.scope import Entry
from facts.store.statements import correct_statement, draft_of

__all__ = [
    "ACCEPTED",
    "REJECTED",
    "UNSURE",
    "Change",
    "Decision",
    "Entry",
    "Proposal",
    "QueueState",
    "accept_changed",
    "decide",
    "queue_state",
    "read_proposal",
    "read_queue",
    "tell_reasons",
    "undo",
]


def tell_reasons(proposal: Proposal) -> tuple[list[str], list[str]]:
    """What speaks for a proposal as it was read, and what is in doubt."""
    sure = [reason for reason in proposal.reasons if reason in SURE]
    return sure, [reason for reason in proposal.reasons if reason not in SURE]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a person changes in a proposal; None leaves a field as it is, an empty text or rank 0 empties it."""

    endorser_id: int | None = None
    candidate_id: int | None = None
    endorser_role: str | None = None
    contest_id: int | None = None
    stance: Stance | None = None
    rank: int | None = None
    condition: str | None = None
    when: DateRange | None = None
    note: str | None = None


def decide(store: Store, statement_id: int, verdict: Verdict, entry: Entry, *, reason: str = "") -> int:
    """Accept, reject or put off a proposal; gives the decision's key.

    Raises:
        Conflict: It is decided already; names who was first and when.
        ValueError: No such proposal here, or not a verdict of a review.
    """
    if verdict not in (ACCEPTED, REJECTED, UNSURE):
        raise ValueError(f"a review does not end with {verdict}")
    with store.transaction():
        _refuse_decided(store, statement_id, entry)
        return decide_statement(store, statement_id, verdict, entry, reason=reason)


def accept_changed(store: Store, statement_id: int, change: Change, entry: Entry, *, reason: str = "") -> int:
    """Accept a proposal with changes: a corrected statement takes its place; gives the new statement's key.

    Raises:
        Conflict: It is decided already; names who was first and when.
        ValueError: No such proposal here, or the change makes no sense (a candidate who is the endorser).
    """
    with store.transaction():
        _refuse_decided(store, statement_id, entry)
        draft = draft_of(store, statement_id)
        given = {field: getattr(change, field) for field in Change.__slots__ if getattr(change, field) is not None}
        given = {field: value or None if field in ("condition", "rank") else value for field, value in given.items()}
        return correct_statement(store, statement_id, replace(draft, **given), entry, reason=reason)


def undo(store: Store, *, at: datetime, by: str, server_id: int | None = None) -> Decision | None:
    """Take back the newest decision of `by`; the proposal waits again. None when there is nothing to take back.

    Raises:
        Conflict: Somebody else decided about the same statement since.
    """
    return undo_last(store, Entry(at=at, by=by, server_id=server_id))


def _refuse_decided(store: Store, statement_id: int, entry: Entry) -> None:
    if is_waiting(store, statement_id, entry.server_id):
        return
    last = last_decision(store, statement_id, entry.server_id)
    if last is None:
        raise ValueError(f"no proposal {statement_id} here")
    raise Conflict(f"this was already {last}", by=last.by)
