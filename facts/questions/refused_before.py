"""Which refusal came before the support that a sentence asks of ("backs Moss now, having said no before")?

A refusal behind support takes it back ("endorsed Moss, then said nah"), unless it is said to be the earlier of the two.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, Relation, Slot
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, end_of, has

_SMALL = ("not", "ever", "first", "still", "at_first")
_LATER = ("after", "since")  # the act behind these is the earlier one


def joined_by_having(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "..., having said no before" as "... and said no before"."""
    at = next((i for i, u in enumerate(units) if i and u.text in lexicon.talk["having_done"]), None)
    if at is None or not has(units[:at], "stance"):
        return units
    behind = [u for u in units[at + 1 :] if u.tag not in _SMALL]
    if not behind or behind[0].tag != "stance" or behind[0].info.get("noun") or behind[0].info.get("person"):
        return units
    return [*units[:at], replace(units[at], tag="and", info={}), *units[at + 1 :]]


def refused_at_first(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The "before" that closes "said no before", behind another act, as what tells that it came first."""
    units = [u for i, u in enumerate(units) if not (u.tag == "first" and _is_refusal(units[i + 1 : i + 2]))]
    end = end_of(units)
    acts = [i for i, u in enumerate(units) if u.tag == "stance"]
    if len(acts) < 2 or not end or units[end - 1].text not in lexicon.times["far_before"]:
        return units
    if not _is_refusal(units[acts[-1] :]) or any(u.tag not in _OBJECTS for u in units[acts[-1] + 1 : end - 1]):
        return units
    return [*units[: end - 1], replace(units[end - 1], tag="at_first", info={}), *units[end:]]


_OBJECTS = ("him", "her", "them", "name", "word")


def _is_refusal(units: Sequence[Unit]) -> bool:
    return bool(units) and units[0].info.get("relation") == Relation.DECLINED


def of_same(clause: Clause, first: Clause) -> Clause:
    """A refusal that names nobody, as one of the candidate whom the support behind it is for ("after refusing")."""
    is_open = clause.relation is Relation.DECLINED and clause.candidate == Slot()
    return replace(clause, candidate=first.candidate) if is_open and first.candidate.names else clause


def came_first(extra: Sequence[tuple[str, Sequence[Unit]]]) -> bool:
    """Whether the further clauses of a sentence tell what was done before its own act."""
    return any(connector in _LATER or any(u.info.get("begins") for u in part) for connector, part in extra)
