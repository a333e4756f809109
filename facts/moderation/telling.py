"""How is a statement told in one line, on a card, in a list and in an audit entry?"""

from __future__ import annotations

from facts.models import Source, Statement, View
from facts.moderation.written import NOTE_TITLE
from facts.store import Store
from facts.store.statements import read_statements

_VERBS = {
    "endorses": "endorses",
    "reaffirms": "reaffirms support for",
    "withdraws": "withdraws support for",
    "declines": "declines to endorse",
    "opposes": "opposes",
    "urges_exit": "urges to drop out:",
}


def tell_statement(statement: Statement) -> str:
    """Who does what towards whom, when: "Harbor Nurses Union endorses Ada Moss (January 2030)"."""
    role = f" ({statement.endorser_role})" if statement.endorser_role else ""
    verb = _VERBS[statement.stance]
    more = [statement.when.told()] if not statement.when.is_open else []
    more += [f"choice no. {statement.rank}"] if statement.rank else []
    more += [statement.condition] if statement.condition else []
    told = f" ({', '.join(more)})" if more else ""
    return f"{statement.endorser.name}{role} {verb} {statement.candidate.name}{told}"


def tell_details(statement: Statement) -> list[str]:
    """The lines below it: contest, note, and each source with its words."""
    lines = [f"contest: {statement.contest.name}"] if statement.contest else []
    lines += [f"note: {statement.note}"] if statement.note else []
    for evidence in statement.evidence:
        lines.append(f"source: {tell_source(evidence.source)}")
        lines += [f"quote: “{evidence.quote}”"] if evidence.quote and evidence.quote != statement.note else []
    return lines


def tell_source(source: Source) -> str:
    """Publisher, title, date and link of a source; a moderator's note is called one."""
    named = dict.fromkeys(
        part for part in (source.publisher, source.title, source.published.told(), source.url) if part
    )
    told = ", ".join(named)
    return f"{told} (moderator's note)" if source.is_note and NOTE_TITLE not in told else told


def read_told(store: Store, view: View, statement_id: int) -> Statement | None:
    """Read one statement that the view sees, accepted or not."""
    return read_statements(store, view, [statement_id]).get(statement_id)
