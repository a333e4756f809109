"""By which of somebody's turns do they come first or last, or stand by a candidate the longest?

Whoever came back endorsed again: that day counts for the latest of all, and support that stands is as old as the
endorsement behind the last withdrawal.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facts.answers.findings import Finding
from facts.answers.matching import Line
from facts.models import Clause, Relation, Stance
from facts.models.building import replace
from facts.standing import ENDS, Happening, best_dated


def as_latest(line: Line, clause: Clause) -> Line:
    """The line by the endorsement that followed a withdrawal, where the latest endorsement is asked for."""
    if clause.relation is not Relation.ENDORSED or clause.window is not None:
        return line
    return _by(line, _again)


def begun(lines: Sequence[Line], clause: Clause) -> list[Line]:
    """Those who may be the latest to endorse: whose support is only implied, by its end or its lasting, stood before.

    All of them where no source tells of anybody's endorsement.
    """
    if clause.relation is not Relation.ENDORSED or clause.window is not None:
        return list(lines)
    return [line for line in lines if line.shown[0].stance is Stance.ENDORSES] or list(lines)


def as_longest(line: Line) -> Line:
    """The line by the endorsement from which on its support has stood."""
    return _by(line, lambda finding: _again(finding) or _given(finding)[:1])


def _by(line: Line, turns_of: Callable[[Finding], Sequence[Happening]]) -> Line:
    """The line with the statements of the turns by which it is placed, where there are such."""
    findings = [(finding, turns_of(finding)) for finding in line.findings]
    placed = tuple(replace(finding, shown=best_dated(turns)) if turns else finding for finding, turns in findings)
    return replace(line, findings=placed)


def _given(finding: Finding) -> Sequence[Happening]:
    """The endorsements that have a day of their own, first to last."""
    given = finding.timeline.told_of([Stance.ENDORSES])
    return sorted((h for h in given if h.earliest_on is not None), key=lambda h: h.latest_on)


def _again(finding: Finding) -> Sequence[Happening]:
    """The last endorsement that is dated behind a withdrawal; none where nobody came back."""
    gone = finding.timeline.told_of(ENDS)
    return [h for h in _given(finding) if any(w.latest_on <= h.first_day for w in gone)][-1:]
