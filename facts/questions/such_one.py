"""Of which sort is the "one" that somebody has ("does Reed have a union?", "does Moss have one")?

Of the sort spoken of last, in the message or in the question before it; where none was, it is left unread, for anybody
would be told of.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from facts.models.building import replace
from facts.questions.known import Turn
from facts.questions.lexicon import Lexicon
from facts.questions.references import last_question
from facts.questions.units import Unit

_CLOSING = ("mark", "tag", "still", "polite", "window", "and", "but", "or", "now")


def such_one(units: list[Unit], turns: Sequence[Turn], lexicon: Lexicon) -> list[Unit]:
    """The units with the "one" that somebody has as one of the sort spoken of."""
    at = next((i for i in range(1, len(units)) if _is_had(units, i, lexicon)), None)
    if at is None:
        return units
    info = _sort_said(units[:at]) or _sort_asked(turns)
    meant = replace(units[at], tag="group", info=info) if info else replace(units[at], tag="other_one")
    return [*units[:at], meant, *units[at + 1 :]]


def _is_had(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "one" stands alone behind a form of having."""
    having, behind = units[index - 1], units[index + 1 : index + 2]
    is_act = having.tag == "stance" and having.info.get("subject") == "candidate" and having.info.get("weak")
    is_alone = not behind or behind[0].tag in _CLOSING
    return bool(is_act) and len(having.words) == 1 and units[index].text in lexicon.talk["one"] and is_alone


def _sort_said(units: Sequence[Unit]) -> dict[str, Any]:
    """The sort of endorsers that was said last; nothing where none was."""
    for unit in reversed(units):
        kinds = unit.info.get("kinds", [])
        if unit.tag == "group" and kinds != ["candidate"] and (kinds or unit.info.get("roles")):
            return {**unit.info, "is_single": True}
    return {}


def _sort_asked(turns: Sequence[Turn]) -> dict[str, Any]:
    """The sort of endorsers of whom the question before asked."""
    found = last_question(turns)
    slot = found[0].clauses[0].endorser if found is not None and found[0].clauses else None
    if slot is None or slot.names or not (slot.kinds or slot.roles):
        return {}
    return {"kinds": list(slot.kinds), "roles": list(slot.roles), "is_single": True}
