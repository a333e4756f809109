"""Which questions had no answer, about whom, and which of them does a new fact answer?"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from facts.answers import answer_question
from facts.counted import counted
from facts.errors import BadInput
from facts.models import Statement, View
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Step, Told, record_change
from facts.store.entities import fold_name, spellings_of
from facts.store.scope import Entry
from facts.store.unanswered import Unanswered, close_unanswered, read_unanswered

MOST_ASKED_AGAIN = 20  # questions asked anew when a fact is added: each takes a few milliseconds
NOBODY = "(no name)"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnansweredGroup:
    """Open questions about one name, the newest first; `name` is as the question had it, or `NOBODY`."""

    name: str
    questions: tuple[Unanswered, ...]


def unanswered_by_name(
    store: Store, view: View, *, limit: int = 10, after: int = 0, name: str | None = None
) -> list[UnansweredGroup]:
    """Group the open questions of the view's server by the name they were about, most asked first.

    Args:
        store: The store.
        view: Whose questions.
        limit: How many groups at most.
        after: How many groups to skip.
        name: Only this name, as a group shows it.
    """
    groups: dict[str, list[Unanswered]] = defaultdict(list)
    shown: dict[str, str] = {}
    for question in read_unanswered(store, view):
        for written in question.names or (NOBODY,):
            key = fold_name(written)
            shown.setdefault(key, written)
            groups[key].append(question)
    wanted = [key for key in groups if name is None or key == fold_name(name)]
    wanted.sort(key=lambda key: (key == fold_name(NOBODY), -len(groups[key]), key))
    return [UnansweredGroup(name=shown[key], questions=tuple(groups[key])) for key in wanted[after : after + limit]]


def close_questions(store: Store, unanswered_ids: list[int], entry: Entry, *, reason: str = "") -> Change:
    """Close open questions of the entry's server without an answer.

    Raises:
        BadInput: None of them is open here.
    """
    with store.transaction():
        open_now = {q.unanswered_id: q for q in read_unanswered(store, View(server_id=entry.server_id))}
        closing = [open_now[key] for key in dict.fromkeys(unanswered_ids) if key in open_now]
        if not closing:
            raise BadInput("none of these questions is open here")
        for question in closing:
            close_unanswered(store, question.unanswered_id, server_id=entry.server_id, at=entry.at)
        told = Told(
            kind=ChangeKind.QUESTIONS_CLOSED,
            summary=f"{counted(len(closing), 'question')} closed",
            lines=[question.question for question in closing[:10]],
            reason=reason,
            steps=[("question closed", str(question.unanswered_id)) for question in closing],
        )
        return record_change(store, told, entry)


def close_answered(store: Store, statement: Statement, entry: Entry) -> list[Step]:
    """Close the server's open questions about either side of a statement that have an answer now.

    Gives the steps that open them again; call inside the transaction that accepts the statement.
    """
    view = View(server_id=entry.server_id)
    sides = (statement.endorser.entity_id, statement.candidate.entity_id)
    known = {fold_name(alias.text) for aliases in spellings_of(store, sides, view).values() for alias in aliases}
    about = [q for q in read_unanswered(store, view) if known & {fold_name(name) for name in q.names}]
    steps: list[Step] = []
    for question in about[:MOST_ASKED_AGAIN]:
        answer = answer_question(store, question.question, view=view, today=entry.at.date())
        has_answer = answer.kind in ("yes_no", "count", "date", "passages") or bool(answer.items or answer.unconfirmed)
        if has_answer and answer.kind != "clarify":
            close_unanswered(store, question.unanswered_id, server_id=entry.server_id, at=entry.at)
            steps.append(("question closed", str(question.unanswered_id)))
    return steps
