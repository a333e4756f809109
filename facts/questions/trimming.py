"""What of a sentence is left once it says only what is asked?

"Because I need to fix my list" and "now that she is gone" tell why somebody asks, and "for Moss or for Reed" says twice
what joins two names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.questions.assemble import choose_act
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.units import Unit, has


def trim(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without "now that ..." or "because I ...", which tell why somebody asks, in front or behind."""
    own = next((i for i in range(1, len(units)) if _is_own_reason(units, i, lexicon)), len(units))
    if own < len(units) and choose_act(units[:own], lexicon.past) is not None:
        units = units[:own]
    units = _without_second(units)
    at = next((i for i, u in enumerate(units) if u.tag == "given"), None)
    if at is not None and choose_act(units[:at], lexicon.past) is not None:
        if at + 1 < len(units) and units[at + 1].tag in ("be", "have", "stance") and has(units[at + 1 :], "name"):
            return [*units[:at], replace(units[at], tag="but"), *units[at + 1 :]]  # "... now that was for Reed"
        return list(units[:at])
    asks = next((i for i, u in enumerate(units) if u.tag in QUESTION_TAGS and at is not None and i > at), None)
    return list(units) if asks is None else list(units[asks:])


def _is_own_reason(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "because I need ..." begins here, which tells of whoever asks, not of what is asked."""
    behind = units[index + 1].text if index + 1 < len(units) else ""
    return units[index].text in lexicon.talk["giving_reason"] and behind in lexicon.talk["askers"]


def _without_second(units: Sequence[Unit]) -> list[Unit]:
    """The units with "for Moss or for Reed", "backs Moss or does she back Reed" as "Moss or Reed"."""
    joined: list[Unit] = []
    for index, unit in enumerate(units):
        before, after = joined[-1:], units[index + 1 : index + 2]
        if before and after and _says_again(joined, unit, after[0]):
            joined[-1] = replace(before[0], tag="or" if before[0].tag == "tag" else before[0].tag, last=unit.last)
        else:
            joined.append(unit)
    return joined


def _says_again(so_far: Sequence[Unit], unit: Unit, after: Unit) -> bool:
    """Whether an act stands again between two names that "or" or "and" joins."""
    if len(so_far) < 3 or unit.tag != "stance" or after.name is None or so_far[-2].name is None:
        return False
    join, act = so_far[-1], so_far[-3]
    joins = (
        join.tag == "or"
        or (join.tag == "tag" and join.words[0] == "or")
        or (join.tag == "and" and unit.info.get("prep"))
    )
    return bool(joins) and act.tag == "stance" and act.text == unit.text
