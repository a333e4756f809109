"""Which statement may somebody mean who types its number or a name?"""

from __future__ import annotations

from facts.models import View
from facts.moderation.reading import Choice, suggest_names
from facts.moderation.telling import tell_statement
from facts.moderation.written import visible
from facts.store import Store
from facts.store.statements import find_statements, is_accepted, read_statements

_NAMES_TRIED = 3


def suggest_statements(store: Store, view: View, typed: str, *, limit: int = 25) -> list[Choice]:
    """Offer statements that hold while a number or a name is typed; `value` is the number, the newest first.

    Never raises: what cannot be read offers nothing.
    """
    written = visible(typed).removeprefix("#")
    if written.isascii() and written.isdigit() and len(written) < 19:
        found = read_statements(store, view, [int(written)]).values()
        said = [s for s in found if is_accepted(store, view, s.statement_id)]
    else:
        ids = [int(c.value.removeprefix("id:")) for c in suggest_names(store, view, written)[:_NAMES_TRIED]]
        said = find_statements(store, view, endorser_ids=ids) + find_statements(store, view, candidate_ids=ids)
    newest = sorted({s.statement_id: s for s in said}.values(), key=lambda s: -s.statement_id)
    lines = [(s.statement_id, f"#{s.statement_id} {tell_statement(s)}") for s in newest[:limit]]
    return [Choice(str(key), line if len(line) <= 100 else line[:99] + "…") for key, line in lines]
