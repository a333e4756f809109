"""What becomes of a statement whose names are linked: a new one, more evidence for a known one, or a flag?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from facts.models import WrittenStatement
from facts.store.decisions import ACCEPTED, decide_statement
from facts.store.opening import Store
from facts.store.scope import Entry
from facts.store.statements import Draft, Place, add_evidence, add_statement
from facts.store.twins import find_contradictions, find_twin


@dataclass(slots=True)
class Intake:
    """Takes in the statements of one file and counts what became of them.

    Attributes:
        store: Where they go, inside its caller's transaction.
        entry: Who adds, when, for whom.
        is_exact: Only the same days, role and note make a statement one that the store has.
        accepted, waiting: Statements appended.
        gained: Statements held before that now rest on one more place.
        contradictions: Pairs flagged.
    """

    store: Store
    entry: Entry
    is_exact: bool = False
    accepted: int = 0
    waiting: int = 0
    gained: int = 0
    contradictions: int = 0
    _touched: set[int] = field(default_factory=set)

    def take(self, draft: Draft, place: Place, *, accept: bool) -> int:
        """Append a statement, or let the one that the store has rest on this place too; gives its key."""
        twin = find_twin(self.store, draft, place, self.entry, is_exact=self.is_exact)
        if twin is None:
            return self.append(draft, place, accept=accept)
        if add_evidence(self.store, twin, place, self.entry) and twin not in self._touched:
            self.gained += 1
            self._touched.add(twin)
        if accept and self._is_waiting(twin):
            decide_statement(self.store, twin, ACCEPTED, self.entry, reason="said again, and surely")
        return twin

    def append(self, draft: Draft, place: Place, *, accept: bool) -> int:
        """Append a statement, flagged with what it contradicts; gives its key."""
        found = find_contradictions(self.store, draft, self.entry)
        reasons = (*draft.reasons, *(f"contradicts statement {key}: {why}" for key, why in found.items()))
        statement_id = add_statement(self.store, replace(draft, reasons=reasons), [place], self.entry, accept=accept)
        self.store.db.conn.executemany(
            "insert into contradiction values (?, ?, ?)", [(statement_id, other, why) for other, why in found.items()]
        )
        self.contradictions += len(found)
        self.accepted += accept
        self.waiting += not accept
        self._touched.add(statement_id)
        return statement_id

    def _is_waiting(self, statement_id: int) -> bool:
        """Whether nobody has looked at it yet, here: what a person called unsure stays so."""
        found = self.store.row(
            "select 1 from waiting where statement_id = ? and server_id is ? and is_unsure = 0",
            (statement_id, self.entry.server_id),
        )
        return found is not None


def append_by_person(store: Store, draft: Draft, place: Place, entry: Entry) -> int:
    """Append what a person states, accepted, as a statement of its own so that it can be taken back; gives its key."""
    with store.transaction():
        return Intake(store, entry).append(draft, place, accept=True)


def draft_written(
    statement: WrittenStatement, sides: tuple[int, int], contest_id: int | None, *, note: str | None = None
) -> Draft:
    """A written statement whose names are linked: `sides` are the keys of its endorser and candidate."""
    return Draft(
        endorser_id=sides[0],
        candidate_id=sides[1],
        endorser_role=statement.endorser.role,
        contest_id=contest_id,
        stance=statement.stance,
        rank=statement.rank,
        condition=statement.condition,
        when=statement.when,
        note=note,
        tier=statement.tier,
        reasons=statement.reasons,
        extracted_by=statement.extracted_by,
    )
