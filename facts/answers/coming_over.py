"""Did somebody come over to one candidate from another, or only keep one of two?

Whoever backed both, and then left one of them, has not come over to the other: that support must be the newer one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from facts.answers.findings import Finding
from facts.models import Stance

_SOON = timedelta(days=31)  # how long before the old support ends in public the new one may be given


def came_later(new: Sequence[Finding], old: Sequence[Finding]) -> bool:
    """Whether support for the new one was given after that for the old one, which was withdrawn.

    Where no source tells when the old support was given, it must be given after, or shortly before, it ended.
    """
    given = [h for f in new for h in f.timeline.told_of([Stance.ENDORSES])]
    before = [h for f in old for h in f.timeline.told_of([Stance.ENDORSES])]
    ends = [h for f in old for h in f.timeline.told_of([Stance.WITHDRAWS, Stance.OPPOSES])]
    if not given or not (before or ends):
        return False
    newest = max(h.latest_on for h in given)
    if before:
        return newest > min(h.latest_on for h in before)
    return newest >= min(h.first_day for h in ends) - min(_SOON, min(h.first_day for h in ends) - type(newest).min)
