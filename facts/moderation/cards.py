"""What waits for a moderator's word, one card after another, and what does a word do?

Proposals of the reader and suggestions of members wait in one queue: proposals first, then suggestions, then what
somebody was unsure about. A card is named by `ref` (`p12`, `s3`), which fits a button and outlasts a restart.
Nobody decides a card twice: the second is told who was first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from facts import review
from facts.errors import BadInput, Conflict
from facts.models import Statement, View
from facts.moderation.facts import EMPTIED, words_of
from facts.moderation.preview import FactPreview, draft_between, read_fact, weigh
from facts.moderation.suggestions import OutcomeNotice
from facts.moderation.telling import read_told, tell_details, tell_statement
from facts.moderation.unanswered import close_answered
from facts.moderation.written import WrittenFact, clean_text
from facts.store import Store
from facts.store.changes import Change, ChangeKind, Step, Told, record_change, refuse_twice, tell_moment, told_who
from facts.store.decisions import RETRACTED, Verdict
from facts.store.entities import add_entity
from facts.store.history import last_decision
from facts.store.linking import link_contest
from facts.store.proposals import Proposal
from facts.store.queue import next_proposals
from facts.store.scope import Entry
from facts.store.statements import correct_statement
from facts.store.suggestions import (
    Suggestion,
    close_suggestion,
    count_suggestions,
    read_open_suggestions,
    read_suggestion,
)

ACCEPT, REJECT, UNSURE = "accepted", "rejected", "unsure"
REVIEWED = (
    ChangeKind.PROPOSAL_ACCEPTED,
    ChangeKind.PROPOSAL_REJECTED,
    ChangeKind.PROPOSAL_EDITED,
    ChangeKind.PROPOSAL_UNSURE,
)
_VERDICTS = (ACCEPT, REJECT, UNSURE)
_REF = re.compile(r"([ps])(\d{1,18})")
_KINDS = {
    ("p", ACCEPT): ChangeKind.PROPOSAL_ACCEPTED,
    ("p", REJECT): ChangeKind.PROPOSAL_REJECTED,
    ("p", UNSURE): ChangeKind.PROPOSAL_UNSURE,
    ("s", ACCEPT): ChangeKind.SUGGESTION_ACCEPTED,
    ("s", REJECT): ChangeKind.SUGGESTION_REJECTED,
    ("s", UNSURE): ChangeKind.SUGGESTION_UNSURE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing that waits; exactly one of `proposal` and `suggestion` is there.

    Attributes:
        ref: Its name in a button: `p12` or `s3`.
        since: Since when it waits (UTC).
        by: Who brought it; None once that person asked to be forgotten.
        is_unsure: Whether somebody looked and could not tell.
        title: One line.
        is_in_doubt: Whether it waits for more than a look.
        lines: Why it is in doubt, how names were read, what it is about.
        proposal: A statement with its passages (`statement.evidence`), reasons and namesakes.
        suggestion: What a member said.
    """

    ref: str
    since: datetime
    by: str | None
    is_unsure: bool
    title: str
    is_in_doubt: bool = False
    lines: tuple[str, ...] = ()
    proposal: Proposal | None = None
    suggestion: Suggestion | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """How long the queue is: proposals and suggestions, those somebody was unsure about, the oldest's moment (UTC)."""

    proposals: int
    suggestions: int
    unsure: int
    oldest_at: datetime | None

    @property
    def waiting(self) -> int:
        """All that waits."""
        return self.proposals + self.suggestions


def queue_length(store: Store, view: View) -> Queue:
    """How much waits in the view's own server, and since when."""
    proposals = review.queue_state(store, view)
    suggestions, unsure, oldest = count_suggestions(store, view)
    moments = [at for at in (proposals.oldest_at, oldest) if at]
    return Queue(proposals.waiting, suggestions, proposals.unsure + unsure, min(moments, default=None))


def read_cards(store: Store, view: View, *, limit: int = 10, after: str | None = None) -> list[Card]:
    """Read what waits in the view's own server, in the order of the queue; costs the same however long it is.

    Args:
        store: The store.
        view: Whose queue.
        limit: How many at most.
        after: The `ref` of the last card seen, decided since or not: those behind it.
    """
    found: list[Card] = []
    kind, is_unsure, key = _place(store, view, after)
    for stretch in ((False, "p"), (False, "s"), (True, "p"), (True, "s")):
        if stretch < (is_unsure, kind) or len(found) >= limit:
            continue
        behind = key if stretch == (is_unsure, kind) else 0
        found += _stretch(store, view, stretch, limit - len(found), behind)
    return found


def next_card(store: Store, view: View, *, after: str | None = None) -> Card | None:
    """The card behind another, the first one without; from the last one on again the first. None when nothing waits."""
    found = read_cards(store, view, limit=1, after=after) or (read_cards(store, view, limit=1) if after else [])
    return found[0] if found else None


def read_card(store: Store, view: View, ref: str) -> Card | None:
    """One card while it waits; None when it is decided or not here.

    Raises:
        BadInput: `ref` names no card.
    """
    kind, key = _split(ref)
    if kind == "p":
        proposal = review.read_proposal(store, view, key)
        return _of_proposal(proposal) if proposal else None
    suggestion = read_suggestion(store, view, key)
    return _of_suggestion(suggestion) if suggestion and suggestion.verdict is None else None


def _split(ref: str) -> tuple[str, int]:
    found = _REF.fullmatch(ref)
    if not found:
        raise BadInput(f"“{ref[:40]}” names no card")
    return found[1], int(found[2])


def _place(store: Store, view: View, after: str | None) -> tuple[str, bool, int]:
    """Where a card stands in the queue: kind, whether unsure, key."""
    if after is None:
        return "p", False, 0
    kind, key = _split(after)
    card = read_card(store, view, after)
    return kind, bool(card and card.is_unsure), key


def _stretch(store: Store, view: View, which: tuple[bool, str], limit: int, after: int) -> list[Card]:
    is_unsure, kind = which
    if kind == "p":
        return [_of_proposal(p) for p in next_proposals(store, view, is_unsure=is_unsure, limit=limit, after=after)]
    found = read_open_suggestions(store, view, is_unsure=is_unsure, limit=limit, after=after)
    return [_of_suggestion(s) for s in found]


def _of_proposal(proposal: Proposal) -> Card:
    said = proposal.statement
    lines = [f"contest: {said.contest.name}"] if said.contest else []
    sure, doubts = review.tell_reasons(proposal)
    lines += [f"how it was read: {reason}" for reason in sure] + [f"in doubt: {reason}" for reason in doubts]
    for side in (said.endorser, said.candidate):
        others = proposal.same_as.get(side.entity_id, ())
        lines += [f"is {side.name} ({side.kind}) the same as {o.name} ({o.kind}, id:{o.entity_id})?" for o in others]
    lines += [f"contradicts #{key}" for key in proposal.contradicts]
    return Card(
        ref=f"p{said.statement_id}",
        since=proposal.recorded_at,
        by=proposal.recorded_by,
        is_unsure=proposal.is_unsure,
        title=f"#{said.statement_id}: {tell_statement(said)}",
        is_in_doubt=bool(doubts or proposal.contradicts or proposal.is_unsure or any(proposal.same_as.values())),
        lines=tuple(lines),
        proposal=proposal,
    )


def _of_suggestion(suggestion: Suggestion) -> Card:
    lines = [f"about: {suggestion.question}"] if suggestion.question else []
    lines += [f"link: {suggestion.url}"] if suggestion.url else []
    lines += ["wants to be told the outcome"] if suggestion.wants_outcome else []
    return Card(
        ref=f"s{suggestion.suggestion_id}",
        since=suggestion.at,
        by=suggestion.by,
        is_unsure=suggestion.is_unsure,
        title=suggestion.text,
        is_in_doubt=True,
        lines=tuple(lines),
        suggestion=suggestion,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """What a word about a card did: the change, and whom to tell of the outcome (None: nobody asked)."""

    change: Change
    notice: OutcomeNotice | None = None


def decide_card(store: Store, ref: str, verdict: str, entry: Entry, *, reason: str = "") -> Decided:
    """Accept, reject or put off what waits.

    Args:
        store: The store.
        ref: The card.
        verdict: `accepted`, `rejected` or `unsure`.
        entry: Who, when, in which server.
        reason: Why; a member who asked for the outcome is told it.

    Raises:
        Conflict: It is decided already; names who was first.
        BadInput: There is no such card here, or no such verdict.
    """
    kind, key = _split(ref)
    why = clean_text(reason, "reason")
    if verdict not in _VERDICTS:
        raise BadInput(f"“{verdict}” is none of {', '.join(_VERDICTS)}")
    with store.transaction():
        if kind == "p":
            return Decided(change=_decide_proposal(store, key, verdict, entry, why))
        return _decide_suggestion(store, key, verdict, entry, why)


def _decide_proposal(store: Store, key: int, verdict: str, entry: Entry, why: str) -> Change:
    said = _waiting(store, key, entry)
    decision_id = review.decide(store, key, _verdict(verdict), entry, reason=why)
    steps: list[Step] = [("decision", str(decision_id))]
    steps += close_answered(store, said, entry) if verdict == ACCEPT else []
    return _record(store, Told(kind=_KINDS["p", verdict], summary="", reason=why, steps=steps), said, entry)


def _verdict(verdict: str) -> Verdict:
    return review.ACCEPTED if verdict == ACCEPT else review.REJECTED if verdict == REJECT else review.UNSURE


def _waiting(store: Store, key: int, entry: Entry) -> Statement:
    """A statement that waits in the entry's server."""
    said = read_told(store, View(server_id=entry.server_id), key)
    if said is None or said.server_id != entry.server_id:
        raise BadInput(f"there is no proposal #{key} here")
    if review.read_proposal(store, View(server_id=entry.server_id), key) is None:
        last = last_decision(store, key, entry.server_id)
        raise Conflict(f"this was already {last or 'decided'}", by=last.by if last else None)
    return said


def _record(store: Store, told: Told, said: Statement, entry: Entry) -> Change:
    return record_change(
        store,
        replace(
            told,
            summary=f"#{said.statement_id}: {tell_statement(said)}",
            lines=(*told.lines, *tell_details(said)),
            about=(said.endorser.entity_id, said.candidate.entity_id),
            statement_id=said.statement_id,
        ),
        entry,
    )


def _decide_suggestion(store: Store, key: int, verdict: str, entry: Entry, why: str) -> Decided:
    suggestion = read_suggestion(store, View(server_id=entry.server_id), key)
    if suggestion is None:
        raise BadInput(f"there is no suggestion {key} here")
    if suggestion.verdict is not None and suggestion.closed_at is not None:
        who, at = told_who(suggestion.closed_by), tell_moment(suggestion.closed_at)
        raise Conflict(f"this was already {suggestion.verdict} by {who} on {at}", by=suggestion.closed_by)
    close_suggestion(store, key, verdict, entry, reason=why)
    told = Told(
        kind=_KINDS["s", verdict],
        summary=suggestion.text[:200],
        lines=[f"about: {suggestion.question}"] if suggestion.question else [],
        reason=why,
        steps=[("suggestion decided", str(key))],
    )
    change = record_change(store, told, entry)
    if verdict == UNSURE or not suggestion.wants_outcome or suggestion.by is None:
        return Decided(change=change)
    notice = OutcomeNotice(
        suggestion_id=key,
        person=suggestion.by,
        server_id=suggestion.server_id,
        verdict=verdict,
        suggested=suggestion.text,
        reason=why,
        at=entry.at,
    )
    return Decided(change=change, notice=notice)


def read_edit(store: Store, ref: str, words: WrittenFact, *, view: View, today: date) -> FactPreview:
    """Read what a moderator changes in a proposal, names too: an empty field stays, `-` empties it.

    Raises:
        BadInput: There is no such proposal here.
        Conflict: It is decided already; names who was first.
    """
    kind, key = _split(ref)
    if kind != "p":
        raise BadInput("a suggestion is answered by adding a fact, not edited")
    said = _waiting(store, key, Entry(at=_moment(today), by="", server_id=view.server_id))
    before = words_of(store, key, view=view)
    changed = {name: "" if value.strip() == EMPTIED else value for name, value in words.to_json().items()}
    whole = WrittenFact.from_json({**before.to_json(), **changed})
    preview = replace(
        read_fact(store, whole, view=view, today=today),
        corrects_id=key,
        source=said.evidence[0].source,
        quote=said.evidence[0].quote,
    )
    return weigh(store, preview, view=view, today=today)


def _moment(today: date) -> datetime:
    return datetime.fromisoformat(f"{today.isoformat()}T00:00:00+00:00")


def accept_edited(store: Store, preview: FactPreview, entry: Entry, *, once: str | None = None) -> Change:
    """Accept a proposal as a preview of `read_edit` shows it, on the evidence that it has.

    Raises:
        BadInput: The preview has problems or is of no proposal.
        Conflict: It is decided already; names who was first.
    """
    if preview.problems or preview.corrects_id is None:
        raise BadInput("; ".join(preview.problems) or "which proposal was edited is missing")
    with store.transaction():
        refuse_twice(store, once, entry)
        before = _waiting(store, preview.corrects_id, entry)
        sides = tuple(_key_of(store, preview, side, entry) for side in ("endorser", "candidate"))
        contest_id = link_contest(store, preview.new_contest, entry) if preview.new_contest else None
        draft = draft_between(preview, (sides[0], sides[1]), contest_id)
        new_id = correct_statement(store, before.statement_id, draft, entry, reason="edited in review")
        return _record_edit(store, before, new_id, entry, once)


def accept_changed(store: Store, ref: str, change: review.Change, entry: Entry) -> Change:
    """Accept a proposal with the fields of `change`, whose names are keys; as `accept_edited` does with a preview.

    Raises:
        BadInput: There is no such proposal here, or the change makes no sense.
        Conflict: It is decided already; names who was first.
    """
    with store.transaction():
        before = _waiting(store, _split(ref)[1], entry)
        try:
            new_id = review.accept_changed(store, before.statement_id, change, entry, reason="edited in review")
        except ValueError as problem:
            raise BadInput(str(problem)) from problem
        return _record_edit(store, before, new_id, entry, None)


def _record_edit(store: Store, before: Statement, new_id: int, entry: Entry, once: str | None) -> Change:
    decision = last_decision(store, new_id, entry.server_id)
    said = read_told(store, View(server_id=entry.server_id), new_id)
    assert decision is not None
    assert said is not None
    steps: list[Step] = [("decision", str(decision.decision_id), RETRACTED), *close_answered(store, said, entry)]
    lines = [f"proposed: #{before.statement_id}: {tell_statement(before)}"]
    told = Told(kind=ChangeKind.PROPOSAL_EDITED, summary="", lines=lines, steps=steps, once=once)
    return _record(store, told, said, entry)


def _key_of(store: Store, preview: FactPreview, side: str, entry: Entry) -> int:
    read = preview.endorser if side == "endorser" else preview.candidate
    assert read is not None
    return read.entity.entity_id if read.entity else add_entity(store, read.written, read.kind, entry)
