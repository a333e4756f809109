"""Who is asked for where a message opens with what was done ("on Moss's team but not on Reed's?", "left her, list em")?

Two acts, or an act and the wish for a list, tell of everybody of whom both hold: they are those asked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.lexicon import QUESTION_TAGS, Lexicon
from facts.questions.slots import SUPPORT
from facts.questions.units import Unit, end_of, has

_LEADING = ("mark", "polite", "still", "only", "ever")
_PEOPLE = ("name", "him", "her", "them", "group", "anybody", "everybody", "those", "who", "tag")
_DENYING = ("not", "but_not", "nobody")


def who_of_anybody(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units of "anyone who left" as "who left", where that opens them and no other act is told of these."""
    at = next((i for i, u in enumerate(units) if u.tag not in _LEADING), 0)
    is_led = has(units[at : at + 1], "anybody") and has(units[at + 1 : at + 2], "who")
    return [*units[:at], *units[at + 1 :]] if is_led and not has(units, "name", "group") else units


def sort_not_with(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units of "any union not with Moss" as "unions not with Moss": it is denied of them, not that any is."""
    at = next((i for i, u in enumerate(units) if u.tag == "group" and has(units[i + 1 : i + 2], "not")), len(units))
    led = [u for u in units[:at] if u.tag not in _LEADING]
    act = units[at + 2] if at + 2 < len(units) else None
    is_state = act is not None and act.tag == "stance" and (act.info.get("prep") or act.words[0].endswith("ing"))
    if not is_state or not has(led, "be", "anybody") or any(u.tag not in ("be", "word", "anybody") for u in led):
        return units
    several = replace(units[at], info={key: said for key, said in units[at].info.items() if key != "is_single"})
    return [*(u for u in units[:at] if u not in led), several, *units[at + 1 :]]


def with_doers(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with "who" in front of an act that opens them, where another is denied of the same people."""
    at = next((i for i, u in enumerate(units) if u.tag not in _LEADING), 0)
    end = _before_listing(units)
    if not units or not _is_act(units[at]) or has(units[:end], *QUESTION_TAGS, "tag", "modal", "list"):
        return units
    acts = [i for i in range(at, end) if units[i].tag == "stance"]
    denial = next((i for i in range(at, end) if units[i].tag == "but_not"), end)
    again = min([*acts[1:2], denial])
    if again == end or not _goes_on(units[at + 1 : again + 1]) or not _is_denied(units[at:end], again - at):
        return units
    place = units[0].at - 1  # in front of all: whoever stands beside an act does it
    asked = Unit(tag="who", at=place, last=place, words=("who",))
    return [asked, *units[:end]]


def _is_act(unit: Unit) -> bool:
    """Whether a unit is done by somebody, who would stand before it: no thing ("picks") and no people ("fans")."""
    return unit.tag == "stance" and not any(unit.info.get(sign) for sign in ("noun", "person", "whose", "subject"))


def _goes_on(between: Sequence[Unit]) -> bool:
    """Whether an act leads to one named person, and on to the next act of the same people."""
    named = [u for u in between if u.tag in _PEOPLE]
    joint = between[1:] if named else []
    return [u.tag for u in named] == ["name"] and has(joint, "and", "but", *_DENYING)


def _is_denied(units: Sequence[Unit], again: int) -> bool:
    """Whether the second act is denied, or is support of nobody."""
    act, behind = units[again], units[again + 1 : again + 2]
    is_of_nobody = act.info.get("relation") in SUPPORT and has(behind, "nobody")
    return is_of_nobody or has(units[1 : again + 1], *_DENYING)


def _before_listing(units: Sequence[Unit]) -> int:
    """Where ", list them" begins, or the end."""
    end = end_of(units)
    at = end - 1 - has(units[end - 1 : end], "them", "those")
    is_wish = at > 1 and units[at].tag == "list" and units[at - 1].tag == "mark"
    return at - 1 if is_wish else len(units)
