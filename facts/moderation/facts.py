"""How is a fact added, corrected and taken back, so that it can be traced and undone?

Each is one transaction with its entry in the log of changes, finished before it is acknowledged; answers follow at
once. Nothing is edited: a correction is a statement that takes another's place, a retraction a decision with a reason.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from facts.errors import BadInput, Conflict
from facts.models import Statement, View
from facts.moderation.effects import tell_effects
from facts.moderation.preview import FactPreview, draft_between, read_fact, weigh
from facts.moderation.telling import read_told, tell_details, tell_statement
from facts.moderation.unanswered import close_answered
from facts.moderation.written import ReadName, WrittenFact, bare_title, clean_text
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Step, Told, record_change, refuse_twice
from facts.store.decisions import REOPENED, RETRACTED, UNSURE, retract_statement
from facts.store.entities import add_entity
from facts.store.history import last_decision
from facts.store.intake import append_by_person
from facts.store.linking import link_contest
from facts.store.quoting import cite
from facts.store.scope import Entry
from facts.store.statements import Place, correct_statement, is_accepted

EMPTIED = "-"  # in a field of a correction: nothing is to stand there
_OF_SOURCE = ("link", "quote", "publisher", "published", "title")
_NOBODYS = datetime.min.replace(tzinfo=UTC)  # reading needs a server, not a moment


def add_fact(store: Store, preview: FactPreview, entry: Entry, *, once: str | None = None) -> Change:
    """Add what a preview shows, accepted, for the entry's server alone (None: for everyone).

    Open questions of that server about either name that now have an answer are closed with it.

    Args:
        store: The store.
        preview: From `read_fact`, without problems.
        entry: Who, when, for which server.
        once: A key of the card, so that two clicks add one fact.

    Raises:
        BadInput: The preview has problems.
        Conflict: It was added already under `once`; names who was first.
        StoreBusy: Another process holds the store; nothing was done.
    """
    _refuse_problems(preview)
    with store.transaction():
        refuse_twice(store, once, entry)
        sides, place, contest_id = _written_down(store, preview, entry)
        assert place is not None
        statement_id = append_by_person(store, draft_between(preview, sides, contest_id), place, entry)
        statement = _read(store, statement_id, entry)
        steps = [_accepting(store, statement_id, entry), *close_answered(store, statement, entry)]
        told = Told(kind=ChangeKind.FACT_ADDED, summary="", lines=preview.changes, steps=steps, once=once)
        return _record(store, told, statement, entry)


def _refuse_problems(preview: FactPreview) -> None:
    if preview.problems:
        raise BadInput("; ".join(preview.problems))


def _written_down(
    store: Store, preview: FactPreview, entry: Entry, *, old: Statement | None = None
) -> tuple[tuple[int, int], Place | None, int | None]:
    """The keys of both sides, the place that says it and the contest, adding what is new.

    No place when a correction rests on just what the `old` statement does.
    """
    assert preview.endorser is not None
    assert preview.candidate is not None
    sides = (_entity_id(store, preview.endorser, entry), _entity_id(store, preview.candidate, entry))
    contest_id = link_contest(store, preview.new_contest, entry) if preview.new_contest else None
    if old is not None and (preview.source, preview.quote) == (old.evidence[0].source, old.evidence[0].quote):
        return sides, None, contest_id
    return sides, cite(store, preview.source, preview.quote, entry), contest_id


def _entity_id(store: Store, read: ReadName, entry: Entry) -> int:
    return read.entity.entity_id if read.entity else add_entity(store, read.written, read.kind, entry)


def _record(store: Store, told: Told, statement: Statement, entry: Entry) -> Change:
    """Write down a change to a statement; what the statement says follows what is told already."""
    return record_change(
        store,
        replace(
            told,
            summary=told.summary or f"#{statement.statement_id}: {tell_statement(statement)}",
            lines=(*told.lines, *tell_details(statement)),
            about=(statement.endorser.entity_id, statement.candidate.entity_id),
            statement_id=statement.statement_id,
        ),
        entry,
    )


def _read(store: Store, statement_id: int, entry: Entry) -> Statement:
    statement = read_told(store, View(server_id=entry.server_id), statement_id)
    if statement is None:
        raise BadInput(f"there is no statement #{statement_id} here")
    return statement


def _accepting(store: Store, statement_id: int, entry: Entry) -> Step:
    """The step that accepted a person's statement: taken back, it is retracted and does not wait for review."""
    decision = last_decision(store, statement_id, entry.server_id)
    assert decision is not None
    return ("decision", str(decision.decision_id), RETRACTED)


def words_of(store: Store, statement_id: int, *, view: View) -> WrittenFact:
    """A statement as a form shows it, to be corrected.

    Raises:
        BadInput: There is no such statement here.
    """
    said = _read(store, statement_id, Entry(at=_NOBODYS, by="", server_id=view.server_id))
    evidence = said.evidence[0]
    return WrittenFact(
        endorser=f"id:{said.endorser.entity_id}",
        candidate=f"id:{said.candidate.entity_id}",
        stance=said.stance,
        date=str(said.when),
        link=evidence.source.url or "",
        quote="" if _is_own_words(said) else evidence.quote or "",
        rank=str(said.rank or ""),
        condition=said.condition or "",
        note=said.note or "",
        contest=f"id:{said.contest.contest_id}" if said.contest else "",
        role=said.endorser_role,
        publisher=evidence.source.publisher,
        published=str(evidence.source.published),
        title=bare_title(evidence.source.title),
    )


def _is_own_words(said: Statement) -> bool:
    """Whether what is quoted is a moderator's note itself."""
    evidence = said.evidence[0]
    return evidence.source.is_note and evidence.quote is not None and evidence.quote == said.note


def read_correction(store: Store, statement_id: int, words: WrittenFact, *, view: View, today: date) -> FactPreview:
    """Read what a person changes in a statement: an empty field stays as it is, `-` empties it.

    Raises:
        BadInput: There is no such statement here.
        Conflict: It no longer holds; names who was first.
    """
    before = words_of(store, statement_id, view=view)
    said = _standing(store, statement_id, Entry(at=_NOBODYS, by="", server_id=view.server_id))
    given = words.to_json()
    changed = {key: "" if value.strip() == EMPTIED else value for key, value in given.items()}
    whole = WrittenFact.from_json({**before.to_json(), **changed})
    preview = replace(read_fact(store, whole, view=view, today=today), corrects_id=statement_id)
    rests_on = (*_OF_SOURCE, "note") if _is_own_words(said) else _OF_SOURCE
    if not any(getattr(whole, key) != getattr(before, key) for key in rests_on):
        preview = replace(preview, source=said.evidence[0].source, quote=said.evidence[0].quote)
    if whole == before:
        preview = replace(preview, problems=(*preview.problems, "nothing is changed"))
    return weigh(store, preview, view=view, today=today)


def correct_fact(
    store: Store, preview: FactPreview, entry: Entry, *, reason: str = "", once: str | None = None
) -> Change:
    """Let what a preview of `read_correction` shows take a statement's place.

    A server that corrects what everyone sees does so for itself alone.

    Raises:
        BadInput: The preview has problems, or corrects nothing.
        Conflict: The statement no longer holds; names who was first.
    """
    _refuse_problems(preview)
    if preview.corrects_id is None:
        raise BadInput("which statement to correct is missing")
    why = clean_text(reason, "reason")
    with store.transaction():
        refuse_twice(store, once, entry)
        old = _standing(store, preview.corrects_id, entry)
        sides, place, contest_id = _written_down(store, preview, entry, old=old)
        draft = draft_between(preview, sides, contest_id)
        new_id = correct_statement(store, old.statement_id, draft, entry, reason=why, places=[place] if place else None)
        statement = _read(store, new_id, entry)
        lines = [f"before: #{old.statement_id}: {tell_statement(old)}", *preview.changes]
        steps = [_accepting(store, new_id, entry), *close_answered(store, statement, entry)]
        told = Told(kind=ChangeKind.FACT_CORRECTED, summary="", lines=lines, reason=why, steps=steps, once=once)
        return _record(store, told, statement, entry)


def retract_fact(store: Store, statement_id: int, entry: Entry, *, reason: str, once: str | None = None) -> Change:
    """Take a statement back, with a reason; what everyone sees is taken back in the entry's server alone.

    Raises:
        BadInput: No reason, or there is no such statement here.
        Conflict: It no longer holds; names who was first.
    """
    why = clean_text(reason, "reason")
    if not why:
        raise BadInput("reason: is missing; a retraction says why")
    with store.transaction():
        refuse_twice(store, once, entry)
        said = _standing(store, statement_id, entry)
        lines = preview_retraction(store, statement_id, view=View(server_id=entry.server_id), today=entry.at.date())
        decision_id = retract_statement(store, statement_id, entry, reason=why)
        steps: list[Step] = [("decision", str(decision_id))]
        told = Told(kind=ChangeKind.FACT_RETRACTED, summary="", lines=lines, reason=why, steps=steps, once=once)
        return _record(store, told, said, entry)


def preview_retraction(store: Store, statement_id: int, *, view: View, today: date) -> list[str]:
    """What taking a statement back would change, one line each."""
    return tell_effects(store, view, removed=[statement_id], today=today)


def _standing(store: Store, statement_id: int, entry: Entry) -> Statement:
    """A statement that holds in the entry's server.

    Raises:
        BadInput: There is none, or it waits for review.
        Conflict: It no longer holds; names who was first.
    """
    said = _read(store, statement_id, entry)
    if is_accepted(store, View(server_id=entry.server_id), statement_id):
        return said
    last = last_decision(store, statement_id, entry.server_id) or last_decision(store, statement_id, None)
    if last is None or last.verdict in (REOPENED, UNSURE):
        raise BadInput(f"#{statement_id} waits for review: decide on it there")
    raise Conflict(f"#{statement_id} was already {last}", by=last.by)
