"""Who is asked for as the last to stay with somebody ("the last union to stick with Moss")?

Whoever stays is with them still: of those nobody is the last by the day on which support began.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has

_LAST = ("last", "new")


def last_to_stay(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with "the last ... to stick with" as "... that still stick with"."""
    if has(units, "window", "not", "when"):
        return units
    return [replace(u, tag="still", info={}) if _is_of_staying(units, i, lexicon) else u for i, u in enumerate(units)]


def _is_of_staying(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether a "last" stands in front of whoever stays, small words aside."""
    if units[index].tag not in _LAST or lexicon.talk["last_left"].isdisjoint(units[index].text.split()):
        return False
    passed = {*ARTICLES, *lexicon.talk["to_stay"]}
    act = next((u for u in units[index + 1 :] if u.tag not in ("group", "who") and u.text not in passed), None)
    return act is not None and act.tag == "stance" and bool(act.info.get("still"))
