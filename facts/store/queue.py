"""Which proposals stand behind another in the queue? A step along an index, however long the queue is."""

from __future__ import annotations

from facts.models import View
from facts.store.opening import Store
from facts.store.proposals import Proposal, read_proposals


def next_proposals(store: Store, view: View, *, is_unsure: bool, limit: int, after: int = 0) -> list[Proposal]:
    """Read what waits in the view's own server, oldest first; `after` is the key of the last one seen."""
    rows = store.rows(
        """select statement_id from waiting where server_id is ? and is_unsure = ? and statement_id > ?
        order by statement_id limit ?""",
        (view.server_id, int(is_unsure), after, limit),
    )
    return read_proposals(store, view, [row["statement_id"] for row in rows])
