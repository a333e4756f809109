"""Did support that was withdrawn nobody says when stand on a day before the happening that it was withdrawn over?

"By 30 April" leaves the first day of a withdrawal open. A source that dates a happening and tells of the withdrawal
as news puts it after that happening, so that on a day before it the support, which the withdrawal implies, still stood.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.answers.findings import Finding
from facts.answers.moments import Moment
from facts.models import Clause, Event, Relation, Relative, Stance
from facts.models.building import replace
from facts.standing import Happening, Truth

_ON_DAYS = (Relative.ON, Relative.DURING)


def stood_before(finding: Finding, events: Sequence[Event], day: date) -> Finding:
    """The finding with what its withdrawals imply of the day, where nothing but when they came left it open."""
    timeline = finding.timeline
    if finding.truth is not Truth.OPEN or not timeline.is_implied:
        return finding
    turns = timeline.last_on(day)
    if not turns or not all(_came_later(turn, events, day) for turn in turns):
        return finding
    return replace(finding, truth=Truth.YES, shown=timeline.showing_support(day))


def _came_later(turn: Happening, events: Sequence[Event], day: date) -> bool:
    """Whether a turn is a withdrawal without a first day that a source tells beside later happenings alone."""
    if turn.stance is not Stance.WITHDRAWS or turn.earliest_on is not None:
        return False
    keys = {e.source.key for s in turn.statements for e in s.evidence}
    begun = [event.when.earliest_on for event in events if event.evidence.source.key in keys]
    return bool(begun) and all(first is not None and first > day for first in begun)


def asks_of_earlier(clause: Clause, moment: Moment, events: Sequence[Event], day: date) -> date | None:
    """The day before some happening on which a clause asks where people stood; None where it asks of none such."""
    if clause.relation is not Relation.BACKS or moment.relative not in (None, *_ON_DAYS):
        return None
    asked = day if moment.relative is None else moment.first
    return asked if any(e.when.earliest_on and e.when.earliest_on > asked for e in events) else None
