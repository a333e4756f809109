"""Where do the words of a condition stand in a sentence?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, Relation, Relative
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit, has


def condition_at(units: Sequence[Unit]) -> int | None:
    """Behind which piece the words of a condition stand: "until", or an act that waits for something; None for none."""
    at = next((u.at for u in units if u.tag == "conditional"), None)
    return at if at is not None else next((u.last for u in units if u.tag == "stance" and u.info.get("waits")), None)


def told_behind(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with what looks like an act behind "until" as a word of the condition ("until the land report is out").

    Where somebody is named behind it, it may be an act of theirs.
    """
    at = next((i for i, u in enumerate(units) if u.tag == "conditional"), len(units))
    if not has(units[:at], "stance") or has(units[at:], "name", "him", "her", "them", "and", "but"):
        return units
    return [u if i <= at or u.tag != "stance" else replace(u, tag="word", info={}) for i, u in enumerate(units)]


def on_condition(clause: Clause, lexicon: Lexicon) -> Clause:
    """The clause on a condition where somebody is gone "until" something happens: they wait for it.

    "By the time it happened" is a time.
    """
    window = clause.window
    if window is None or window.relative is not Relative.UNTIL or clause.relation is not Relation.WITHDREW:
        return clause
    is_awaited = bool(set(window.written.casefold().split()[:1]) & lexicon.talk["awaiting"])
    is_happening = is_awaited and (window.event_id is not None or bool(window.topic))
    return replace(clause, window=None, conditional=True) if is_happening else clause


def only_if(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Would only back Moss if she froze rents" as "would back Moss only if ...": support on a condition."""
    at = next((i for i, u in enumerate(units) if u.tag == "only"), None)
    then = next((i for i, u in enumerate(units) if at is not None and i > at and _supposes(units, i, lexicon)), None)
    if at is None or then is None or not any(u.tag == "stance" for u in units[at:then]):
        return units
    return [
        *units[:at],
        *units[at + 1 : then],
        replace(units[then], tag="conditional", words=_ONLY_IF),
        *units[then + 1 :],
    ]


_ONLY_IF = ("only", "if")


def _supposes(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "if" leads to what somebody may do."""
    after = units[index + 1] if index + 1 < len(units) else None
    is_led = units[index].tag == "word" and units[index].text in lexicon.supposing
    return is_led and after is not None and after.tag in ("him", "her", "them", "name", "that_one")
