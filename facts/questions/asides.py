"""Which words of a sentence only tell of the asker ("im new here, ..."), or remark on what is asked?

"New", "first" or "last week" in them would be read as a limit of the question, so they are taken out before anything is
read; what asks for something, names somebody known or tells of an act stays.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.units import Unit, has

_ASKS = (*ASKING_TAGS, "group", "stance", "polite")
_LIMITS = ("window", "group", "not", "no", "first", "last", "new", "still", "rank", "rank_2", "rank_3", "only")
_PERSONS = ("them", "him", "her")


def without_asides(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without what only tells of the asker, and without a closing "they put out a statement"."""
    kept = list(units)
    start = 0
    while start < len(kept):
        end = next((i for i in range(start, len(kept)) if kept[i].tag == "mark"), len(kept))
        begin = next((i for i in range(start, end) if _opens(kept, i, lexicon)), None)
        if begin is not None and _is_aside(kept[begin:end], lexicon, is_last=end == len(kept) and start > 0):
            rest = [*kept[: max(0, begin - 1) if begin == start and begin else begin], *kept[end:]]
            if has(rest, "stance"):
                kept, end = rest, max(0, begin - 1) if begin == start and begin else begin
        start = end + 1
    return kept


def _opens(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether an aside may begin here: in front, behind a mark or right behind a name."""
    unit, before = units[index], units[index - 1] if index else None
    is_apart = before is None or before.tag in ("mark", "and", "but") or before.text in lexicon.talk["calling"]
    if unit.tag in _PERSONS:
        return before is not None and before.tag == "mark"
    is_own = unit.tag == "word" and unit.text in lexicon.talk["own"]
    return is_own and (is_apart or (before is not None and before.name is not None))


def _is_aside(run: Sequence[Unit], lexicon: Lexicon, *, is_last: bool) -> bool:
    """Whether a run of units tells of the asker, or says of those asked for only that they said something."""
    if any(u.name is not None and u.name.matches for u in run) or has(run, *_ASKS):
        return False
    if run[0].tag in _PERSONS:
        return is_last and has(run, "words", "says") and not has(run, *_LIMITS)
    return not any(u.text in lexicon.talk["requesting"] for u in run)
