"""What would a written fact change, before anybody confirms it?

Reading never writes: names, date and contest are read against the store as the server sees it, and what cannot
stand is one line each in `problems`. `add_fact` takes only a preview that has none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import TypeVar

from facts.errors import BadInput
from facts.models import Contest, Entity, Evidence, Source, Stance, Statement, Tier, View
from facts.models.days import DateRange
from facts.moderation.effects import tell_effects
from facts.moderation.reading import read_contest, read_name, tell_open
from facts.moderation.telling import tell_statement
from facts.moderation.written import (
    ReadName,
    WrittenFact,
    clean_text,
    read_day,
    read_quote,
    read_rank,
    read_source,
    read_stance,
)
from facts.store import Store
from facts.store.entities import contests, fold_name
from facts.store.scope import Entry
from facts.store.statements import Draft, find_statements
from facts.store.twins import find_contradictions

_T = TypeVar("_T")
_NOTE = Source(key="note", title="note", is_note=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPreview:
    """A written fact as it was read, for a card with Confirm, Edit and Cancel.

    Attributes:
        words: As written; `Edit` shows it again.
        endorser, candidate: How the names were read; None when one cannot be read at all.
        stance, when, contest, new_contest, rank, condition, note, role: As read. `new_contest` is the name of a
            contest to be added.
        source, quote: What it rests on; `source.is_note` when no link or no quote says so.
        problems: Why it cannot be added, one line each; empty when it can.
        changes: What would change, one line each ("Ada Moss: 2 backers → 3").
        contradicts: What it contradicts, one line each with the statement's number.
        remarks: How things were read, and what is on record already, one line each.
        repeats: What is on record already, one line each with the statement's number; they stand in `remarks` too.
    """

    words: WrittenFact
    endorser: ReadName | None = None
    candidate: ReadName | None = None
    stance: Stance | None = None
    when: DateRange = DateRange()
    contest: Contest | None = None
    new_contest: str | None = None
    rank: int | None = None
    condition: str | None = None
    note: str | None = None
    role: str = ""
    source: Source = _NOTE
    quote: str | None = None
    problems: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    contradicts: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()
    corrects_id: int | None = None

    @property
    def is_ready(self) -> bool:
        """Whether it can be confirmed."""
        return not self.problems

    @property
    def open_names(self) -> tuple[tuple[str, ReadName], ...]:
        """The fields of `WrittenFact` whose name the person has to choose, with the choices."""
        sides = (("endorser", self.endorser), ("candidate", self.candidate))
        return tuple((name, read) for name, read in sides if read is not None and read.is_open)


@dataclass(slots=True)
class _Reader:
    """Reads field after field and notes what is wrong."""

    problems: list[str] = field(default_factory=list)

    def read(self, reader: Callable[[], _T], default: _T) -> _T:
        try:
            return reader()
        except BadInput as problem:
            self.problems.append(str(problem))
            return default


def read_fact(store: Store, words: WrittenFact, *, view: View, today: date) -> FactPreview:
    """Read a written fact and say what it would change; never writes, never raises for what was typed.

    Args:
        store: The store.
        words: As written in a form.
        view: The server that would see it; None for everyone.
        today: Today: dates may not lie after it.
    """
    reader = _Reader()
    sides = {
        "endorser": reader.read(
            lambda: read_name(store, view, words.endorser, "endorser", kind=words.endorser_kind), None
        ),
        "candidate": reader.read(lambda: read_name(store, view, words.candidate, "candidate", kind="person"), None),
    }
    contest = reader.read(lambda: read_contest(store, view, words.contest), None)
    preview = FactPreview(
        words=words,
        endorser=sides["endorser"],
        candidate=sides["candidate"],
        stance=reader.read(lambda: read_stance(words.stance), None),
        when=reader.read(lambda: read_day(words.date, today), DateRange()),
        contest=contest if isinstance(contest, Contest) else None,
        new_contest=contest if isinstance(contest, str) else None,
        rank=reader.read(lambda: read_rank(words.rank), None),
        condition=reader.read(lambda: clean_text(words.condition, "condition"), "") or None,
        note=reader.read(lambda: clean_text(words.note, "note"), "") or None,
        role=reader.read(lambda: clean_text(words.role, "role"), ""),
        source=reader.read(lambda: read_source(words, today), _NOTE),
        quote=reader.read(lambda: read_quote(words.quote), None),
    )
    if preview.source.is_note and preview.quote is None:
        preview = replace(preview, quote=preview.note)  # a note's own words are what it rests on, and are shown
    problems = list(dict.fromkeys([*reader.problems, *_problems(preview)]))
    return weigh(store, replace(preview, problems=tuple(problems)), view=view, today=today)


def _problems(preview: FactPreview) -> list[str]:
    found = [tell_open(read, side) for side, read in preview.open_names]
    one, other = preview.endorser, preview.candidate
    if one and other and not preview.open_names and _is_same(one, other):
        found.append(f"candidate: {other.shown} is the endorser too; nobody endorses themselves")
    return found


def _is_same(one: ReadName, other: ReadName) -> bool:
    if one.entity and other.entity:
        return one.entity.entity_id == other.entity.entity_id
    return one.is_new and other.is_new and fold_name(one.written) == fold_name(other.written)


def weigh(store: Store, preview: FactPreview, *, view: View, today: date) -> FactPreview:
    """The preview with its contest settled and with what it would change, contradict and repeat."""
    if preview.problems:
        return preview
    preview, remarks = _settle_contest(store, preview, view)
    told = statement_of(preview, view)
    known = draft_of_preview(preview)
    against, repeats = _compared(store, preview, known, view) if known else ([], [])
    gone = [preview.corrects_id] if preview.corrects_id else []
    return replace(
        preview,
        changes=tuple(tell_effects(store, view, added=told, removed=gone, today=today)),
        contradicts=tuple(against),
        remarks=(*_read_as(preview), *remarks, *repeats),
        repeats=tuple(repeats),
    )


def _settle_contest(store: Store, preview: FactPreview, view: View) -> tuple[FactPreview, list[str]]:
    """Without a contest the candidate's only one is meant, else the only one there is."""
    if preview.new_contest:
        return preview, [f"contest: {preview.new_contest} is new"]
    if preview.contest or preview.corrects_id:
        return preview, []
    candidate = preview.candidate.entity if preview.candidate else None
    stated = find_statements(store, view, candidate_ids=[candidate.entity_id]) if candidate else []
    own = {s.contest.contest_id: s.contest for s in stated if s.contest}
    known = own or {c.contest_id: c for c in contests(store, view)}
    if len(known) != 1:
        return preview, []
    only = next(iter(known.values()))
    return replace(preview, contest=only), [
        f"contest: {only.name}, the only one on record" + (" for them" if own else "")
    ]


def _read_as(preview: FactPreview) -> list[str]:
    told = []
    for read in (preview.endorser, preview.candidate):
        assert read is not None
        if read.is_new:
            told.append(f"{read.written} is new here and is added ({read.kind})")
        elif fold_name(read.shown) != fold_name(read.written):
            told.append(f"“{read.written}” is read as {read.shown}")
    if preview.source.is_note:
        told.append("without a link and a quote it is shown as a moderator's note")
    return told


def _compared(store: Store, preview: FactPreview, draft: Draft, view: View) -> tuple[list[str], list[str]]:
    entry = Entry(at=datetime.now(tz=UTC), by="", server_id=view.server_id)
    found = find_contradictions(store, draft, entry)
    found.pop(preview.corrects_id or 0, None)
    against = [f"#{key}: {why}" for key, why in found.items()]
    pair = find_statements(
        store, view, endorser_ids=[draft.endorser_id], candidate_ids=[draft.candidate_id], stances=[draft.stance]
    )
    repeats = [
        f"on record already as #{s.statement_id}: {tell_statement(s)}"
        for s in pair
        if s.when == draft.when and s.statement_id != preview.corrects_id and _may_be_one_contest(s, preview)
    ]
    return against, repeats


def _may_be_one_contest(said: Statement, preview: FactPreview) -> bool:
    return not preview.new_contest and (said.contest is None or preview.contest in (None, said.contest))


def draft_of_preview(preview: FactPreview) -> Draft | None:
    """What would be appended, while both names are known."""
    one, other = preview.endorser, preview.candidate
    if not (one and one.entity and other and other.entity and preview.stance):
        return None
    return draft_between(preview, (one.entity.entity_id, other.entity.entity_id))


def draft_between(preview: FactPreview, sides: tuple[int, int], contest_id: int | None = None) -> Draft:
    """What is appended once both names have keys."""
    assert preview.stance is not None
    return Draft(
        endorser_id=sides[0],
        candidate_id=sides[1],
        stance=preview.stance,
        endorser_role=preview.role,
        contest_id=contest_id or (preview.contest.contest_id if preview.contest else None),
        rank=preview.rank,
        condition=preview.condition,
        when=preview.when,
        note=preview.note,
        tier=Tier.ACCEPT,
    )


def statement_of(preview: FactPreview, view: View) -> Statement:
    """The statement as it would be read back."""
    assert preview.endorser is not None
    assert preview.candidate is not None
    assert preview.stance is not None
    return Statement(
        statement_id=0,
        endorser=_entity(preview.endorser, -1),
        endorser_role=preview.role,
        candidate=_entity(preview.candidate, -2),
        contest=preview.contest or (Contest(contest_id=-1, name=preview.new_contest) if preview.new_contest else None),
        stance=preview.stance,
        rank=preview.rank,
        condition=preview.condition,
        when=preview.when,
        evidence=(Evidence(source=preview.source, quote=preview.quote),),
        decided_at=datetime.now(tz=UTC),
        server_id=view.server_id,
        note=preview.note,
    )


def _entity(read: ReadName, key: int) -> Entity:
    return read.entity or Entity(entity_id=key, name=read.written, kind=read.kind)
