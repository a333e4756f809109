"""Who is one of a sort that is told of without a name ("her union is for Moss. which union would that be")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import QUESTION_TAGS
from facts.questions.units import Unit, has


def asked_which_it_is(told: Sequence[Unit], asking: Sequence[Unit]) -> list[Unit] | None:
    """What a sentence tells of one of a sort, as the question which of them it is; None where that is not asked.

    Args:
        told: The sentence before: no one is named in front of the one that it speaks of.
        asking: The sentence that may ask no more than which one that is.
    """
    content = [u for u in asking if u.tag not in ("mark", "tag", "and", "but", "modal") and u.text not in _THAT]
    sorts = [u for u in content if u.tag == "group"]
    content = [u for u in content if u.tag not in ("group", "that_one")]
    at = next((i for i, u in enumerate(told) if u.tag == "group"), len(told))
    if not has(content[:1], "which") or not {u.tag for u in content[1:]} <= {"be"} or not has(told[at:], "stance"):
        return None
    if not asking or not has(asking, "be") or has(told, *QUESTION_TAGS) or has(told[:at], "name", "stance"):
        return None
    if not told[at].info.get("is_single") or any(u.info.get("kinds") != told[at].info.get("kinds") for u in sorts):
        return None
    place = told[at - 1].at if at else told[at].at
    return [replace(content[0], words=("which",), at=place, last=place), *told[at:]]


_THAT = {"that", "it", "this", "eso", "esa", "ese"}
