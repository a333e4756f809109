"""What is said, and accepted? Statements are appended here and read back as they stood at a moment."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from facts.models import Stance, Statement, Tier, View
from facts.models.days import DateRange
from facts.store.decisions import (
    ACCEPTED,
    SEEN_SPAN,
    decide_statement,
    hold_for_review,
    retract_statement,
    supersede_statement,
)
from facts.store.links import read_merges
from facts.store.numbers import free_number
from facts.store.opening import Store
from facts.store.scope import Entry, as_list, read_range, seen_by, write_day
from facts.store.statement_rows import COLUMNS, JOINS, read_accepted, statements_of
from facts.store.stretches import follow_pair

__all__ = [
    "Draft",
    "Place",
    "add_evidence",
    "add_statement",
    "correct_statement",
    "decide_statement",
    "draft_of",
    "find_last_added",
    "find_newest",
    "find_statements",
    "is_accepted",
    "read_statements",
    "retract_statement",
    "supersede_statement",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A statement that is about to be appended; the fields are those of `Statement`, by key.

    Raises:
        ValueError: The endorser is the candidate, or the rank does not count from 1.
    """

    endorser_id: int
    candidate_id: int
    stance: Stance
    endorser_role: str = ""
    contest_id: int | None = None
    rank: int | None = None
    condition: str | None = None
    when: DateRange = DateRange()
    note: str | None = None
    tier: Tier = Tier.REVIEW
    reasons: tuple[str, ...] = ()
    extracted_by: str = ""
    supersedes_id: int | None = None

    def __post_init__(self) -> None:
        if self.endorser_id == self.candidate_id:
            raise ValueError("nobody endorses themselves")
        if self.rank is not None and self.rank < 1:
            raise ValueError("a rank counts from 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement is said: a revision and, where there is one, a paragraph and a quote."""

    revision_id: int
    paragraph: int | None = None
    quote: str | None = None


def add_statement(store: Store, draft: Draft, places: Sequence[Place], entry: Entry, *, accept: bool) -> int:
    """Append a statement with its evidence, accepted at once or put up for review; gives its key.

    Raises:
        ValueError: It rests on no source, or a quote is not in its passage.
    """
    if not places:
        raise ValueError("a statement rests on at least one source")
    with store.transaction():
        statement_id = store.insert(
            """insert into statement (statement_id, server_id, endorser_id, endorser_role, candidate_id, contest_id,
                stance, rank, condition, earliest_on, latest_on, recorded_at, recorded_by, extracted_by, tier, reasons,
                note, supersedes_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *(free_number(store, "statement"), entry.server_id, draft.endorser_id, draft.endorser_role),
                *(draft.candidate_id, draft.contest_id),
                *(draft.stance, draft.rank, draft.condition),
                *(write_day(draft.when.earliest_on), write_day(draft.when.latest_on)),
                *(entry.stamp, entry.by, draft.extracted_by, draft.tier),
                *(json.dumps(draft.reasons, ensure_ascii=False), draft.note, draft.supersedes_id),
            ),
        )
        for place in places:
            add_evidence(store, statement_id, place, entry)
        if accept:
            decide_statement(store, statement_id, ACCEPTED, entry)
        else:
            hold_for_review(store, statement_id, entry)
    return statement_id


def add_evidence(store: Store, statement_id: int, place: Place, entry: Entry) -> bool:
    """Let a statement rest on one more place; False when it does already.

    Raises:
        ValueError: The quote is not in the passage.
    """
    passage = store.row(
        "select passage_id, text from passage where revision_id = ? and paragraph = ?",
        (place.revision_id, place.paragraph),
    )
    if passage and (place.quote or "") not in passage["text"]:
        raise ValueError(f"not word for word in paragraph {place.paragraph}: {place.quote!r}")
    with store.transaction():
        added = store.db.execute(
            """insert or ignore into evidence (statement_id, revision_id, passage_id, paragraph, quote, server_id,
                added_at, added_by) values (?, ?, ?, ?, ?, ?, ?, ?)""",
            (
                *(statement_id, place.revision_id, passage["passage_id"] if passage else None),
                *(place.paragraph, place.quote, entry.server_id, entry.stamp, entry.by),
            ),
        )
        if added.rowcount > 0 and entry.server_id is None:
            _follow_evidence(store, statement_id)
    return added.rowcount > 0


def _follow_evidence(store: Store, statement_id: int) -> None:
    """What an accepted statement says of days hangs on its sources too."""
    pair = store.row("select endorser_id, candidate_id from accepted_span where statement_id = ?", (statement_id,))
    if pair is not None:
        follow_pair(store.db.conn, *pair)


def draft_of(store: Store, statement_id: int) -> Draft:
    """A statement as a draft, to be corrected.

    Raises:
        ValueError: There is no such statement.
    """
    row = store.row("select * from statement where statement_id = ?", (statement_id,))
    if row is None:
        raise ValueError(f"no statement {statement_id}")
    return Draft(
        endorser_id=row["endorser_id"],
        candidate_id=row["candidate_id"],
        stance=Stance(row["stance"]),
        endorser_role=row["endorser_role"],
        contest_id=row["contest_id"],
        rank=row["rank"],
        condition=row["condition"],
        when=read_range(row["earliest_on"], row["latest_on"]),
        note=row["note"],
        tier=Tier(row["tier"]),
        reasons=tuple(json.loads(row["reasons"])),
        extracted_by=row["extracted_by"],
    )


def correct_statement(
    store: Store,
    old_id: int,
    draft: Draft,
    entry: Entry,
    *,
    reason: str = "",
    places: Sequence[Place] | None = None,
) -> int:
    """Append a corrected statement, accept it, and put the old one aside; gives the new key.

    It rests on the same evidence unless other `places` are given.

    Raises:
        ValueError: There is no such statement here.
    """
    places = places or [
        Place(revision_id=row["revision_id"], paragraph=row["paragraph"], quote=row["quote"])
        for row in store.rows(
            """select revision_id, paragraph, quote from evidence
            where statement_id = ? and (server_id is null or server_id = ?) order by evidence_id""",
            (old_id, entry.server_id),
        )
    ]
    with store.transaction():
        correction = replace(draft, supersedes_id=old_id)
        new_id = add_statement(store, correction, places, entry, accept=False)
        decide_statement(store, new_id, ACCEPTED, entry, reason=reason)
    return new_id


def is_accepted(store: Store, view: View, statement_id: int) -> bool:
    """Whether a statement holds for the view: accepted, and not taken back there."""
    found = store.row(
        f"select 1 from accepted_span as span where span.statement_id = :statement and {SEEN_SPAN}",  # noqa: S608
        seen_by(view, statement=statement_id),
    )
    return found is not None


# told apart by their place: a row is read often enough for the look-up of twenty names to count
def find_statements(
    store: Store,
    view: View,
    *,
    endorser_ids: Collection[int] | None = None,
    candidate_ids: Collection[int] | None = None,
    contest_ids: Collection[int] | None = None,
    stances: Collection[Stance] | None = None,
) -> list[Statement]:
    """Read what is accepted, not superseded and not retracted at `view.known_at`, as `view.server_id` sees it.

    Each filter that is given narrows; an empty one finds nothing. Oldest key first.
    """
    asked = {**_sides(store, view, endorser_ids, candidate_ids), "contest_id": contest_ids, "stance": stances}
    return _find(store, view, asked, limit=-1)


def find_last_added(
    store: Store,
    view: View,
    *,
    limit: int,
    endorser_ids: Collection[int] | None = None,
    candidate_ids: Collection[int] | None = None,
    stances: Collection[Stance] | None = None,
) -> list[Statement]:
    """Read as `find_statements`, but only the `limit` statements that were added last."""
    asked = {**_sides(store, view, endorser_ids, candidate_ids), "stance": stances}
    return _find(store, view, asked, limit=limit)


def has_more_than(
    store: Store,
    view: View,
    number: int,
    *,
    endorser_ids: Collection[int] | None = None,
    candidate_ids: Collection[int] | None = None,
    contest_ids: Collection[int] | None = None,
) -> bool:
    """Whether `find_statements` would read more than so many; what the view does not see counts too."""
    asked = {**_sides(store, view, endorser_ids, candidate_ids), "contest_id": contest_ids}
    given, narrowed = _narrowed(asked)
    query = f"select 1 from accepted_span as span where true {narrowed} limit 1 offset :number"  # noqa: S608
    return store.row(query, {"number": number, **given}) is not None


_Asked = Mapping[str, Collection[int] | Collection[Stance] | None]


def _sides(
    store: Store, view: View, endorser_ids: Collection[int] | None, candidate_ids: Collection[int] | None
) -> _Asked:
    """The keys of those named, with whoever acts as one with them."""
    merges = read_merges(store, view)
    return {
        "endorser_id": endorser_ids if endorser_ids is None else merges.widened(endorser_ids),
        "candidate_id": candidate_ids if candidate_ids is None else merges.widened(candidate_ids),
    }


def _narrowed(asked: _Asked) -> tuple[dict[str, str], str]:
    """What is asked for as parameters, and as conditions of a query."""
    given = {column: as_list(values) for column, values in asked.items() if values is not None}
    return given, " ".join(f"and span.{column} in (select value from json_each(:{column}))" for column in given)  # noqa: S608


def _find(store: Store, view: View, asked: _Asked, *, limit: int) -> list[Statement]:
    given, narrowed = _narrowed(asked)
    rows = store.rows(
        f"""select span.statement_id, span.accepted_at from accepted_span as span where {SEEN_SPAN} {narrowed}
        order by span.statement_id desc limit :limit""",  # noqa: S608 - only constants are put in
        seen_by(view, limit=limit, **given),
    )
    return read_accepted(store, view, [(statement_id, accepted_at) for statement_id, accepted_at in reversed(rows)])


def find_newest(store: Store, view: View, *, limit: int) -> list[Statement]:
    """Read the newest statements that hold for the view, the newest first, however many there are."""
    rows = store.rows(
        f"""select span.statement_id from accepted_span as span where {SEEN_SPAN}
        order by span.statement_id desc limit :limit""",  # noqa: S608 - only constants are put in
        seen_by(view, limit=limit),
    )
    found = read_statements(store, view, [row["statement_id"] for row in rows])
    return sorted(found.values(), key=lambda s: -s.statement_id)


def read_statements(store: Store, view: View, statement_ids: Collection[int]) -> dict[int, Statement]:
    """Read statements by key whether accepted or not, of those servers that the view sees.

    `decided_at` is when the statement was last decided or, before that, recorded.
    """
    rows = store.rows(
        f"""select coalesce((select max(decided_at) from decision
                where decision.statement_id = statement.statement_id), recorded_at) as decided_at, {COLUMNS}
        from statement {JOINS}
        where statement.statement_id in (select value from json_each(:ids))
            and (statement.server_id is null or statement.server_id = :server)
        order by statement.statement_id""",  # noqa: S608 - only constants are put in
        seen_by(view, ids=as_list(statement_ids)),
    )
    return {statement.statement_id: statement for statement in statements_of(store, view, [*map(tuple, rows)])}
