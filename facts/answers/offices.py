"""Which contests does a question's office mean?

A question says "mayor" or "governor", a contest is named "City mayor, primary, 2021": words are compared by
their beginnings, so that "mayoral" means the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from facts.answers.filters import words_of
from facts.models import Contest

_STEM = 5  # letters that must be the same: tells "mayor" from "major", takes "president" for "presidential"


def contests_for(office: str, contests: Iterable[Contest]) -> list[Contest] | None:
    """The contests whose name speaks of the office; None when the question limits nothing."""
    wanted = words_of(office)
    if not wanted:
        return None
    return [c for c in contests if all(any(_same(w, named) for named in words_of(c.name)) for w in wanted)]


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and len(other) >= _STEM and one[:_STEM] == other[:_STEM])
