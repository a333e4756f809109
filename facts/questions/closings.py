"""Which words of a sentence mean something else there than elsewhere, by what closes it?

"Whom do they agree on" asks whom several back alike, whoever "isn't running" is no candidate, and "who's switched"
has done so, as nobody is switched.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.asking import opens_with_aux
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.units import Unit, closes, end_of, has


def read_closing(units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a closing "agree on", "isn't running" or "is running herself" as what it says of people."""
    return [_as_closing(units, index, lexicon) for index in range(len(units))]


def _as_closing(units: Sequence[Unit], index: int, lexicon: Lexicon) -> Unit:
    unit = units[index]
    if unit.text in lexicon.talk["running"] and _is_of_candidates(units, index, lexicon):
        return replace(unit, tag="group", info={"kinds": ["candidate"]})
    if unit.text in lexicon.talk["agreeing"] and _is_on_whom(units, index, lexicon):
        return replace(unit, tag="common", info={})
    if unit.text in lexicon.talk["on_side"] and _is_of_named(units, index, lexicon):
        return replace(unit, tag="stance", info={"relation": "backs", "prep": True})
    if unit.text in lexicon.talk["going_for"] and _goes_for(units, index):
        return replace(unit, tag="stance", info={"relation": "endorsed"})
    if unit.tag == "stance" and unit.text in lexicon.talk["come_back"] and _is_back(units, index, lexicon):
        return replace(unit, info={"relation": "returned"})
    if unit.tag == "be" and _helps_act(units[index + 1 :], lexicon):
        return replace(unit, tag="have", words=tuple(lexicon.talk["helping"]))
    return unit


def _is_back(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "back" closes what is asked of somebody's being ("are they back now"): they returned."""
    before = [u for u in units[:index] if u.tag not in ("word", "mark", "and", "but", "tag")]
    is_said = len(before) == _BOTH and before[0].tag == "be" and before[1].tag in _WHO
    return is_said and closes(units, index, lexicon) and not has(units, "do", "have", "modal", "who", "which")


_BOTH = 2
_WHO = ("name", "him", "her", "them", "that_one", "those", "group")


def _helps_act(after: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a past form stands next, of a verb of leaving that is never done to anybody ("who's flipped")."""
    act = next((u for u in after if u.tag not in ("not", "ever", "still", "word")), None)
    if act is None or act.tag != "stance" or has(after, "by"):
        return False
    is_own = (
        len(act.words) > 1 and act.words[-1] in lexicon.talk["own_support"] and act.info.get("relation") == "withdrew"
    )
    return act.words[0] in lexicon.talk["never_done_to"] or is_own  # "who's paused a backing"


def _is_of_candidates(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "isn't running", or "is running herself", closes a sentence of what they did: of those who stand."""
    is_own = index + 1 < len(units) and units[index + 1].text in lexicon.talk["themselves"]
    is_told = has(units[max(0, index - 2) : index], "be") and closes(units, index + is_own, lexicon)
    is_denied = bool(index) and units[index - 1].tag == "not"
    return is_told and (is_own or is_denied) and has(units[:index], "stance")


def _goes_for(units: Sequence[Unit], index: int) -> bool:
    """Whether "went" stands right before a name, and nobody does anything else ("which papers went Moss")."""
    whom = next(iter(units[index + 1 : index + 2]), None)
    is_named = whom is not None and whom.name is not None and bool(whom.name.matches)
    return is_named and bool(index) and not has(units, "stance")


def _is_of_named(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "who's in" closes a sentence that opens with whose side that is ("Moss: who's in")."""
    before = [u for u in units[:index] if u.tag not in ("still", "mark")]
    is_led = [u.tag for u in before[-2:]] == ["who", "be"] and has(units[:index], "mark")
    named = [u for u in before[:-2] if u.text not in lexicon.common]
    is_named = bool(named) and all(u.name is not None and u.name.matches for u in named)
    return is_led and is_named and end_of(units) == index + 1


def _is_on_whom(units: Sequence[Unit], index: int, lexicon: Lexicon) -> bool:
    """Whether "on" behind a verb closes the sentence ("whom do Moss and Reed agree on"): on nothing but a person."""
    is_led = index + 1 < len(units) and units[index + 1].text in lexicon.talk["siding"]
    return is_led and closes(units, index + 1, lexicon) and sum(u.name is not None for u in units[:index]) > 1


def having_been(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "has" of a closing "and never has been" as no support of its own."""
    end = end_of(units)
    at = end - 1 if has(units[end - 1 : end], "be") else 0
    while at and units[at - 1].tag in ("not", "ever"):
        at -= 1
    is_told = at > 1 and units[at - 1].tag == "stance" and units[at - 1].text in lexicon.having
    if not (is_told and has(units[: at - 1], "not") and has(units[: at - 1], "and", "but")):
        return units
    return [*units[: at - 1], replace(units[at - 1], tag="have", info={}), *units[at:]]


def has_been(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The "has" of "has Moss been with Reed" as what helps "been", and no having."""
    at = next((i for i, u in enumerate(units) if u.tag == "stance" and u.text in lexicon.having), None)
    been = next((i for i, u in enumerate(units) if u.tag == "be" and u.text in lexicon.talk["been"]), None)
    if at is None or been is None or at > been or not has(units[been + 1 :], "stance"):
        return units
    if any(u.tag not in _BETWEEN for u in units[at + 1 : been]):
        return units
    return [*units[:at], replace(units[at], tag="have", info={}), *units[at + 1 :]]


_BETWEEN = ("name", "him", "her", "them", "that_one", "group", "anybody", "word", "ever", "still", "not", "also", "and")


def closing_tag(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with the "have they", "aren't they" that closes what is told as a tag: it asks whether that is so.

    What asks "who" or "which" itself, or opens with a verb, has no such end. Behind what is denied "has she" asks
    whether it is so after all ("she has not left, has she": no), "hasn't she" whether it is not.
    """
    end = end_of(units)
    at = end - 2 - has(units[end - 2 : end - 1], "not")
    if at < 2 or not has(units[end - 1 : end], "him", "her", "them", "that_one"):
        return units
    is_verb = units[at].tag in ("be", "do", "have") or units[at].text in lexicon.having
    is_told = has(units[:at], "stance") and not has(units[:at], *ASKING_TAGS) and not opens_with_aux(units)
    told = units[: at - (units[at - 1].text in lexicon.talk["so_far"])]
    if not (is_verb and is_told) or told[-1].tag in _JOINING:
        return units
    if units[at + 1].tag != "not" and not has(units[end:], "tag"):
        told = [u for u in told if not _denies(u, lexicon)]
    return [*told, replace(units[at], tag="tag", info={}, last=units[end - 1].last), *units[end:]]


def _denies(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether "not", "never" denies; "failed to" and "without" say another thing."""
    return unit.tag == "not" and unit.words[-1] not in lexicon.beside["infinitive"] and unit.text not in lexicon.lacking


_JOINING = ("and", "but", "or")
