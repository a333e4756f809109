"""Does "have" in front of "left" say what somebody has, or help to say that somebody left?

"Has Moss anybody left" asks who remains; "have the nurses left" and "had anyone left by May" open with a form of having
that only helps, and ask of leaving.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facts.questions.units import Unit

_LIGHT = ("mark", "tag", "word", "polite", "and", "but", "still", "ever")
_SORTS = ("anybody", "group")


def having_in_front(units: Sequence[Unit], pronouns: Sequence[str]) -> list[Unit]:
    """The forms of having among the units in front of "left"; none where one opens the question and only helps.

    Args:
        units: Those in front of it.
        pronouns: Tags of words for whoever may have left.
    """
    having = [u for u in units if u.tag == "stance" and u.info.get("weak") and not u.info.get("prep")]
    content = [u for u in units if u.tag not in _LIGHT]
    if not having or content[0].at != having[-1].at:
        return having
    named = any(u.tag == "name" for u in content)
    of_a_sort = any(u.tag in (*_SORTS, *pronouns) for u in content)
    return [] if named != of_a_sort else having
