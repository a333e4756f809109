"""Which day is "the same day as the nurses", "the same day that the nurses left"?

The day of what somebody else did, as "the day the nurses left" is: said in these words, it is read like that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit


def same_day(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "the same day as" as "the day"."""
    at = next((i for i, u in enumerate(units[:-2]) if _is_same_day(units, i, lexicon)), None)
    if at is None:
        return list(units)
    day = at + 1
    behind = day + 1 + (units[day + 1].text in lexicon.talk["same_as"])
    the = replace(units[at], tag="word", words=("the",))
    return [*_without_lead(units[:at], lexicon), the, units[day], *units[behind:]]


def _is_same_day(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether "the same day" begins here, and somebody's act follows."""
    if not set(units[at].words) & lexicon.talk["same"]:
        return False
    day = at + 1
    return units[day].text in lexicon.days and day + 1 < len(units) and units[at].tag in ("that_one", "word")


def _without_lead(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without the small words that lead to "same" ("on the very same day")."""
    kept = list(units)
    while kept and kept[-1].tag == "word" and kept[-1].text in lexicon.talk["before_same"]:
        kept.pop()
    return kept
