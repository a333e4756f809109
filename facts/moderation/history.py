"""What became of a statement, or of all that was said between two, from the first word to the last?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from facts.models import Statement, View
from facts.moderation.telling import tell_statement
from facts.store import Store
from facts.store.changes import AuditFilter, Change, read_changes, steps_of
from facts.store.history import read_history, statements_between, versions_of
from facts.store.links import read_merges
from facts.store.statements import is_accepted, read_statements


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One word about one statement.

    Attributes:
        at, by: When (UTC) and who; `by` is None once that person asked to be forgotten.
        statement_id: About which statement.
        verdict: `accepted`, `rejected`, `unsure`, `reopened`, `retracted` or `superseded`.
        reason: Why; may be empty.
        change_id: The change that it was part of, whose undo takes it back; None for what was imported or read.
        can_undo: Whether that change may still be taken back.
    """

    at: datetime
    by: str | None
    statement_id: int
    verdict: str
    reason: str = ""
    change_id: int | None = None
    can_undo: bool = False

    def __str__(self) -> str:
        """One line for a person; who is left to the card, which can mention them."""
        why = f" ({self.reason})" if self.reason else ""
        return f"#{self.statement_id} {self.verdict} on {self.at:%Y-%m-%d at %H:%M} UTC{why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FactHistory:
    """Statements and every word about them, both oldest first; `standing` are the keys of those that hold now."""

    statements: tuple[Statement, ...]
    standing: frozenset[int]
    lines: tuple[HistoryLine, ...]

    def tell(self) -> list[str]:
        """Each statement in one line, with whether it holds."""
        return [
            f"#{s.statement_id} {tell_statement(s)}" + ("" if s.statement_id in self.standing else " — does not hold")
            for s in self.statements
        ]


def fact_history(store: Store, statement_id: int, *, view: View) -> FactHistory:
    """The history of a statement with what it corrected and what corrected it; empty when there is none here."""
    return _history(store, versions_of(store, view, statement_id), view)


def pair_history(store: Store, endorser_id: int, candidate_id: int, *, view: View) -> FactHistory:
    """The history of all that was ever stated between two, as the view sees it."""
    merges = read_merges(store, view)
    ids = statements_between(store, view, merges.group(endorser_id), merges.group(candidate_id))
    return _history(store, ids, view)


def _history(store: Store, ids: list[int], view: View) -> FactHistory:
    statements = read_statements(store, view, ids)
    lines = [line for key in statements for line in _lines(store, key, view)]
    return FactHistory(
        statements=tuple(statements.values()),
        standing=frozenset(key for key in statements if is_accepted(store, view, key)),
        lines=tuple(sorted(lines, key=lambda line: line.at)),
    )


def _lines(store: Store, statement_id: int, view: View) -> list[HistoryLine]:
    changes = read_changes(store, view, AuditFilter(statement_id=statement_id), limit=1000)
    made: dict[str, Change] = {
        step[1]: change for change in changes for step in steps_of(store, change.change_id) if step[0] == "decision"
    }
    return [
        HistoryLine(
            at=decision.at,
            by=decision.by,
            statement_id=statement_id,
            verdict=decision.verdict,
            reason=decision.reason,
            change_id=change.change_id if (change := made.get(str(decision.decision_id))) else None,
            can_undo=bool(change and change.can_undo),
        )
        for decision in read_history(store, view, statement_id)
    ]
