"""Whom did somebody place above or below another on their ballot?

Both places must be on record: that somebody is not ranked at all says nothing of where they would stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.answers.findings import Finding
from facts.models import Beside, Statement
from facts.models.building import replace
from facts.standing import SUPPORT, Truth


def placed(findings: Sequence[Finding], others: Sequence[Finding], beside: Beside) -> list[Finding]:
    """The findings, true where the candidate's place lies to that of whom a question compares them with as it says.

    Args:
        findings: Of the candidate that is spoken of or asked for.
        others: Of whom they are compared with, by the same endorsers.
        beside: Who that is, and how the place must lie.
    """
    held = {(f.endorser.entity_id, _contest(f)): said for f in others if (said := _ranking(f)) is not None}
    return [_compared(f, held.get((f.endorser.entity_id, _contest(f))), beside) for f in findings]


def _contest(finding: Finding) -> int | None:
    return finding.contest.contest_id if finding.contest is not None else None


def _ranking(finding: Finding) -> Statement | None:
    """The statement that gives the place, the newest first."""
    said = [s for h in reversed(finding.timeline.told_of(SUPPORT)) for s in h.statements if s.rank is not None]
    return next(iter(said), None)


def _compared(finding: Finding, other: Statement | None, beside: Beside) -> Finding:
    own = _ranking(finding)
    if own is None or other is None or own.rank is None or other.rank is None:
        return replace(finding, truth=Truth.NO, shown=())
    apart = own.rank - other.rank
    holds = {"above": apart < 0, "below": apart > 0, "next": apart == 1}[beside.place]
    return replace(finding, truth=Truth.YES if holds else Truth.NO, shown=(own, other), rank=own.rank)
