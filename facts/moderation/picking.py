"""Which statements may somebody mean who types a number or a name?"""

from __future__ import annotations

from facts.errors import BadInput
from facts.models import Statement, View
from facts.moderation.reading import Choice, suggest_names
from facts.moderation.telling import tell_statement
from facts.moderation.written import visible
from facts.store import Store
from facts.store.statements import find_newest, find_statements, read_statements

LONGEST_LABEL = 100
NAMES = 3  # how many of the nearest names are looked at


def suggest_statements(store: Store, view: View, typed: str, *, limit: int = 25) -> list[Choice]:
    """Offer statements that hold while a number or a name is typed, the newest first; `value` is the number."""
    text = visible(typed)
    number = text.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) <= 18:
        found = list(read_statements(store, view, [int(number)]).values())
    elif text:
        keys = [int(choice.value.removeprefix("id:")) for choice in suggest_names(store, view, text, limit=NAMES)]
        said = find_statements(store, view, endorser_ids=keys) + find_statements(store, view, candidate_ids=keys)
        found = list({s.statement_id: s for s in said}.values())
    else:
        found = find_newest(store, view, limit=limit)
    newest = sorted(found, key=lambda s: s.statement_id, reverse=True)[:limit]
    return [Choice(str(s.statement_id), _label(s)) for s in newest]


def read_statement_number(text: str) -> int:
    """The number of a statement as typed: `12` or `#12`.

    Raises:
        BadInput: It is none.
    """
    number = visible(text).removeprefix("#")
    if not (number.isascii() and number.isdigit() and 1 <= len(number) <= 18):
        raise BadInput(f"statement: “{visible(text)[:40]}” is not the number of a statement; choose one from the list")
    return int(number)


def _label(statement: Statement) -> str:
    told = f"#{statement.statement_id} {tell_statement(statement)}"
    return told if len(told) <= LONGEST_LABEL else told[: LONGEST_LABEL - 1] + "…"
