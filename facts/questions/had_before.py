"""Whom did those have before of whom was just told whom they have ("did they have anyone else before")?

It is asked as "who did they have before": whom a party has is whom it backs, while of a candidate it would be asked who
backs them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import meant_ids
from facts.models.building import replace
from facts.questions.known import Known, Turn
from facts.questions.lexicon import Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, end_of, has


def who_was_had(units: list[Unit], turns: Sequence[Turn], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units of "did they have anyone else before" as "who did they have before"."""
    end = end_of(units)
    said = [
        u for u in units[:end] if u.tag not in ("mark", "and", "but", "ever") and u.text not in lexicon.talk["that"]
    ]
    said = [u for u in said if u.tag != "word" or u.text in lexicon.times["before"]]
    is_asked = [u.tag for u in said[:2]] in (["do", "them"], ["do", "him"], ["do", "her"]) and len(said) > _FEW
    if not is_asked or not turns or not _told_whom(turns[-1], known):
        return units
    before = said[-1] if said[-1].text in lexicon.times["before"] else None
    whom = said[3 : -1 if before is not None else None]
    is_else = has(whom, "else")
    if not _has(said[2]) or not whom or not all(u.tag in ("anybody", "else", "group") for u in whom):
        return units
    if any(u.info for u in whom) or not (is_else or before is not None):
        return units
    who = replace(said[0], tag="who", words=("who",), info={})
    earlier = before or replace(whom[-1], tag="word", words=(lexicon.times["before"][0],), info={})
    return [who, *said[:3], earlier, *units[end:]]


_FEW = 3


def _told_whom(turn: Turn, known: Known) -> bool:
    """Whether a turn asked whom somebody backs who stands for nothing."""
    clause = turn.question.clauses[0] if len(turn.question.clauses) == 1 else None
    if clause is None or clause.relation not in SUPPORT or not clause.candidate.is_asked:
        return False
    ids = meant_ids(clause.endorser.names)
    return bool(ids) and not any(one in known.candidate_ids for one in ids)


def _has(unit: Unit) -> bool:
    return bool(unit.info.get("weak")) and unit.info.get("subject") == "candidate"
