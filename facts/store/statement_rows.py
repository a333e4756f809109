"""How do rows become statements, and which need not be read again?

Statements are never edited, so what was read stays as it is until something in the store changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from facts.models import Contest, Entity, Evidence, Stance, Statement, View
from facts.standing import Timeline
from facts.store.entities import read_entities
from facts.store.evidence import EVIDENCE_COLUMNS, EVIDENCE_JOINS, OF_EVIDENCE, evidence_of
from facts.store.kept_rows import forget_oldest
from facts.store.links import moment_of_records, read_merges
from facts.store.opening import Moment, Store
from facts.store.scope import as_list, read_moment, read_range, seen_by

COLUMNS = f"""statement.statement_id, statement.endorser_id, statement.candidate_id,
    endorser_role, stance, rank, condition, earliest_on, latest_on, statement.server_id, note,
    endorser.name, endorser.kind, endorser.ref, endorser.server_id,
    candidate.name, candidate.kind, candidate.ref, candidate.server_id,
    contest.contest_id, contest.name, contest.ends_earliest, contest.ends_latest, {EVIDENCE_COLUMNS}"""
JOINS = f"""
    join entity as endorser on endorser.entity_id = statement.endorser_id
    join entity as candidate on candidate.entity_id = statement.candidate_id
    left join contest on contest.contest_id = statement.contest_id {EVIDENCE_JOINS}"""

_Span = tuple[int, str]  # a statement and when it was accepted
_MOST_HELD = 4000  # statements of one view that are kept: 2 KB each
_MOST_VIEWS = 8


@dataclass(frozen=True, slots=True)
class ReadBefore:
    """What was read for a view since something last changed: talk goes on about the same people.

    Attributes:
        statements: By key and the moment of acceptance.
        timelines: What these were folded into, by their keys.
    """

    statements: dict[_Span, Statement] = field(default_factory=dict)
    timelines: dict[tuple[int, ...], Timeline] = field(default_factory=dict)


_held: WeakKeyDictionary[Store, tuple[Moment, dict[View, ReadBefore]]] = WeakKeyDictionary()


def read_before(store: Store, view: View) -> ReadBefore:
    """What is held for a view, to be gone on with; nothing within a change, which may be undone."""
    now = moment_of_records(store)
    if now is None:
        return ReadBefore()
    moment, views = _held.get(store) or (None, {})
    if moment != now or len(views) > _MOST_VIEWS:
        _held[store] = (now, views := {})
    held = views.get(view) or views.setdefault(view, ReadBefore())
    forget_oldest(held.statements, _MOST_HELD)
    forget_oldest(held.timelines, _MOST_HELD)
    return held


def read_accepted(store: Store, view: View, spans: Sequence[_Span]) -> list[Statement]:
    """Read these statements, each accepted at that moment, in this order; those without evidence are left out."""
    held = read_before(store, view).statements if len(spans) <= _MOST_HELD else {}
    _read_new(store, view, dict(span for span in spans if span not in held), held)
    return [statement for span in spans if (statement := held.get(span))]


def _read_new(store: Store, view: View, accepted: Mapping[int, str], held: dict[_Span, Statement]) -> None:
    """Read these statements, each accepted at that moment, into what is held."""
    if not accepted:
        return
    rows = store.rows(
        f"""select {COLUMNS} from statement {JOINS}
        where statement.statement_id in (select value from json_each(:ids))""",  # noqa: S608 - only constants
        seen_by(view, ids=as_list(accepted)),
    )
    for statement in statements_of(store, view, [(accepted[row[0]], *row) for row in rows]):
        held[statement.statement_id, accepted[statement.statement_id]] = statement


def statements_of(store: Store, view: View, rows: Sequence[tuple[Any, ...]]) -> list[Statement]:
    """The statements of these rows, one for each piece of evidence: when it was decided, and `COLUMNS`."""
    evidence = evidence_of([(row[1], *row[-OF_EVIDENCE:]) for row in rows])
    known = _Known(store, view)
    told = {row[1]: row[:-OF_EVIDENCE] for row in rows}
    return [_statement(row, evidence[key], known) for key, row in told.items() if known.is_between_two(row[2], row[3])]


def _statement(row: tuple[Any, ...], evidence: tuple[Evidence, ...], known: _Known) -> Statement:
    decided_at, statement_id, endorser_id, candidate_id, role, stance, rank, condition, *more = row
    earliest, latest, server_id, note, *named = more
    return Statement(
        statement_id=statement_id,
        endorser=known.entity(endorser_id, *named[:4]),
        endorser_role=role,
        candidate=known.entity(candidate_id, *named[4:8]),
        contest=known.contest(*named[8:]),
        stance=_STANCES[stance],
        rank=rank,
        condition=condition,
        when=read_range(earliest, latest),
        evidence=evidence,
        decided_at=read_moment(decided_at),
        server_id=server_id,
        note=note,
    )


_STANCES = {str(stance): stance for stance in Stance}


class _Known:
    """Builds each entity and contest of a result once: a candidate's thousand statements share them."""

    def __init__(self, store: Store, view: View) -> None:
        self._store, self._view = store, view
        self._merges = read_merges(store, view)
        self._entities: dict[int, Entity] = {}
        self._contests: dict[int, Contest] = {}

    def is_between_two(self, endorser_id: int, candidate_id: int) -> bool:
        """Whether it still has two sides: what somebody said of whom they were merged with has one."""
        return not self._merges or self._merges.shown(endorser_id) != self._merges.shown(candidate_id)

    def entity(self, key: int, name: str, kind: str, ref: str | None, server_id: int | None) -> Entity:
        known = self._entities.get(key)
        if known is None:
            into = self._merges.shown(key)
            read = read_entities(self._store, [into], self._view) if into != key else {}
            own = Entity(entity_id=key, name=name, kind=kind, ref=ref, server_id=server_id)
            known = self._entities[key] = read.get(into, own)
        return known

    def contest(self, key: int | None, name: str, earliest: str | None, latest: str | None) -> Contest | None:
        if key is None:
            return None
        if key not in self._contests:
            self._contests[key] = Contest(contest_id=key, name=name, ends=read_range(earliest, latest))
        return self._contests[key]
