"""How long did it last, and how long after something else did it happen?

A number of days is told only where both days are known; ranges give the least and the most, and where a source gives
no day at all the question stays open. Both dates are told either way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from facts.answers.citing import Citations, marks
from facts.answers.dates import dated_turns
from facts.answers.drafts import Draft
from facts.answers.findings import Finding, told_days
from facts.answers.inquiry import Inquiry
from facts.answers.matching import days_of, find_pairs
from facts.answers.onrecord import tell_known
from facts.answers.pairs import ids_of
from facts.answers.telling import tell_act, tell_reach
from facts.models import Clause, DateRange, Relation, Relative, Stance, Statement, TimeWindow
from facts.models.building import replace
from facts.standing import ENDS, Truth

_SUPPORT = frozenset({Relation.BACKS, Relation.EVER_BACKED, Relation.ENDORSED, Relation.REAFFIRMED})
_APART = frozenset({Relative.AFTER, Relative.SINCE, Relative.BEFORE})


@dataclass(frozen=True, slots=True)
class Span:
    """The fewest and the most days that lie between two ranges; None where no source sets a bound."""

    least: int | None
    most: int | None

    @property
    def is_exact(self) -> bool:
        """Whether it can only be one number of days."""
        return self.least is not None and self.least == self.most


def between(start: DateRange, end: DateRange) -> Span:
    """How many days lie between a start and an end that does not come before it."""
    least = _days(start.latest_on, end.earliest_on)
    return Span(max(least, 0) if least is not None else None, _days(start.earliest_on, end.latest_on))


def _days(start: date | None, end: date | None) -> int | None:
    return (end - start).days if start and end else None


def answer_span(inquiry: Inquiry) -> Draft:
    """Answer how long, with both dates."""
    clauses = inquiry.question.clauses
    first = clauses[0]
    if len(clauses) > 1 or first.negated or first.endorser.is_asked:
        return Draft("unknown", [inquiry.words.say("span.which")])
    if _ends_itself(first):
        return _lasting(inquiry, replace(first, window=None))
    if first.window is not None and first.window.relative in _APART:
        return _apart(inquiry, first, first.window)
    if first.relation in _SUPPORT and first.window is None:
        return _lasting(inquiry, first)
    return _open(inquiry, [], first)


def _ends_itself(clause: Clause) -> bool:
    """Whether the time is that of the end of the same support ("how long did she back him before leaving")."""
    window = clause.window
    if window is None or window.clause is None or clause.relation not in _SUPPORT:
        return False
    other = window.clause
    is_end = other.relation is Relation.WITHDREW and window.relative in (Relative.BEFORE, Relative.UNTIL)
    is_same = not other.candidate.names or ids_of(other.candidate) == ids_of(clause.candidate)
    return is_end and is_same and ids_of(other.endorser) == ids_of(clause.endorser)


def _lasting(inquiry: Inquiry, clause: Clause) -> Draft:
    """How long the support of one for one stood."""
    asked = replace(clause, relation=Relation.EVER_BACKED)
    found = [f for f in find_pairs(inquiry, asked) if f.truth is not Truth.NO and f.shown]
    if len({(f.endorser.entity_id, f.candidate.entity_id) for f in found}) > 1:
        return Draft("unknown", [inquiry.words.say("span.which")])
    if not found:
        return _open(inquiry, [], clause)
    start, end = _stretch(found[-1])
    cited = Citations()
    if start is None:
        return _open(inquiry, [end] if end else [], clause, "none.start")
    if end is None:
        return _lasting_still(inquiry, cited, start)
    return _told(inquiry, cited, between(told_days(start), told_days(end)), _acts(inquiry, cited, [start, end]))


def _stretch(finding: Finding) -> tuple[Statement | None, Statement | None]:
    """What tells of the start of a pair's support, and of its end behind that."""
    starts = finding.timeline.told_of([Stance.ENDORSES])
    start = starts[0] if starts else None
    ends = [h for h in finding.timeline.told_of(ENDS) if start is None or h.latest_on >= start.first_day]
    return (start.statements[0] if start else None), (ends[0].statements[0] if ends else None)


def _lasting_still(inquiry: Inquiry, cited: Citations, start: Statement) -> Draft:
    words, days = inquiry.words, told_days(start)
    act = f"{tell_act(inquiry, start)} {marks(cited.cite_statements([start]))}"
    if days.earliest_on is None:
        return Draft("unknown", [words.say("none.start"), words.say("verdict.so_far", acts=act)], cited=cited)
    return Draft("date", [words.say("span.still", act=act, time=tell_reach(inquiry))], value=days.stated, cited=cited)


def _apart(inquiry: Inquiry, clause: Clause, window: TimeWindow) -> Draft:
    """How many days lie between what somebody did and what the question leans on."""
    days, cited = days_of(inquiry, window), Citations()
    turns = dated_turns(inquiry, replace(clause, window=None))
    if not turns:
        return _open(inquiry, [], clause)
    lead = turns[0][0]
    own = told_days(lead)
    start, end = (own, days) if window.relative is Relative.BEFORE else (days, own)
    span = between(start, end)
    act = _acts(inquiry, cited, [lead])
    acts = "; ".join(part for part in (act, _tell_other(inquiry, cited, window, days)) if part)
    if span.most is None or span.most < 0:
        said = [inquiry.words.say("span.open"), inquiry.words.say("verdict.so_far", acts=acts)]
        return Draft("unknown", said, cited=cited, is_gap=True)
    return _told(inquiry, cited, span, acts)


def _tell_other(inquiry: Inquiry, cited: Citations, window: TimeWindow, days: DateRange) -> str:
    """The day of what the question leans on, in words."""
    words = inquiry.words
    if window.clause is not None:
        turns = dated_turns(inquiry, window.clause)
        return f"{tell_act(inquiry, turns[0][0])} {marks(cited.cite_statements(turns[0], limit=1))}" if turns else ""
    event = next((e for e in inquiry.known.events if e.event_id == window.event_id), None)
    if event is None:
        return ""
    key = "span.event" if event.name.islower() else "span.event_named"
    return f"{words.say(key, event=event.name, when=words.when(days))} {marks(cited.cite([event.evidence]))}"


def _told(inquiry: Inquiry, cited: Citations, span: Span, acts: str) -> Draft:
    words = inquiry.words
    if span.is_exact and span.most is not None:
        said = words.say("span.exact", length=words.length(span.most), acts=acts)
        return Draft("count", [said], value=span.most, cited=cited)
    if span.most is None:
        return Draft("unknown", [words.say("span.open"), words.say("verdict.so_far", acts=acts)], cited=cited)
    most = words.length(span.most)
    least = words.length(span.least) if span.least else ""
    key = "span.between" if least else "span.up_to"
    return Draft("unknown", [words.say(key, least=least, most=most, acts=acts)], cited=cited)


def _acts(inquiry: Inquiry, cited: Citations, turns: Sequence[Statement]) -> str:
    return "; ".join(f"{tell_act(inquiry, s)} {marks(cited.cite_statements([s], limit=1))}" for s in turns)


def _open(inquiry: Inquiry, turns: Sequence[Statement], clause: Clause, key: str = "span.open") -> Draft:
    """That a date is missing, and what the sources do say."""
    words, cited = inquiry.words, Citations()
    acts = _acts(inquiry, cited, turns)
    known = [words.say("verdict.so_far", acts=acts)] if acts else tell_known(inquiry, cited, clause)
    return Draft("unknown", [words.say(key), *known], cited=cited, is_gap=True)
