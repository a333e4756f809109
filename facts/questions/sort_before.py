"""Which sort of people, or which time, does a question mean that the words in front of it speak of?

"My dad trusts the unions. Who do they back" asks of unions, "his papers are split. Which ones left" of papers, "her
union is for Moss. Which union would that be" which one it is, "remember June 2? Who left then" and "go back to June 2
and tell me who left" of that day. Whoever reads only the question would tell of everybody, at any time.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relative
from facts.models.building import replace
from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, Lexicon
from facts.questions.tokens import ENDS
from facts.questions.units import Unit, has


def of_sort_before(units: list[Unit], _: Lexicon) -> list[Unit]:
    """The units with "they", or "which ones", as the only sort that is spoken of before."""
    at = next((i for i, u in enumerate(units) if _points(units, i)), 0)
    front = units[:at]
    sorts = [u for u in front if u.tag == "group" and u not in _led(units, at)]
    if len(sorts) != 1 or not _is_of_several(sorts[0]) or has(front[: front.index(sorts[0])], *_ASKING):
        return units
    pointer, sort = units[at], sorts[0]
    if pointer.tag == "which":
        return [*front, replace(pointer, words=pointer.words[:1]), _there(sort, pointer), *units[at + 1 :]]
    told = [u for u in front if u.tag in ("stance", "name", *_ASKING) and u not in _led(units, at)]
    return units if told else [*(u for u in front if u is not sort), _there(sort, pointer), *units[at + 1 :]]


def _points(units: Sequence[Unit], index: int) -> bool:
    """Whether "they" stands behind a question word and its verb, or "which ones" opens a sentence of its own."""
    unit, before = units[index], units[index - 1 : index]
    if unit.tag == "which":
        return unit.words[-1] in _ONES and bool(before) and before[0].text in ENDS
    led = _led(units, index)
    return unit.tag == "them" and unit.text in _THEY and has(led, *QUESTION_TAGS) and has(led, *_HELPING)


def _led(units: Sequence[Unit], index: int) -> Sequence[Unit]:
    """The question word and what helps the verb, right in front of a unit."""
    start = index
    while start and units[start - 1].tag in _LEADS:
        start -= 1
    return units[start:index]


_LEADS = (*QUESTION_TAGS, "do", "have", "be", "modal", "group", "stance", "else")
_ASKING = (*QUESTION_TAGS, "list", "count")
_ONES = ("ones", "one")
_THEY = ("they",)
_HELPING = ("do", "have", "be", "modal", "stance")


def _is_of_several(unit: Unit) -> bool:
    kinds = unit.info.get("kinds", ())
    return bool(kinds or unit.info.get("roles")) and "candidate" not in kinds and not unit.info.get("is_single")


def _there(sort: Unit, place: Unit) -> Unit:
    return replace(sort, at=place.last, last=place.last)


def at_time_before(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a closing "then" as the only day or month that an earlier sentence speaks of."""
    at = max((i for i, u in enumerate(units) if u.tag == "word" and u.text in lexicon.times["then"]), default=0)
    ends = [i for i, u in enumerate(units[:at]) if u.text in _APART]
    times = [u for u in units if u.window is not None]
    if not at or not ends or len(times) != 1 or not all(u.tag in ("mark", "tag") for u in units[at + 1 :]):
        return units
    window, asked = times[0].window, units[ends[-1] + 1 : at]
    is_told = times[0] in units[: ends[-1]] and not has(units[: ends[-1]], *_ASKING, "stance")
    is_day = window is not None and window.clause is None and window.relative in (Relative.ON, Relative.DURING)
    if not (is_told and is_day and has(asked, "stance") and has(asked, *QUESTION_TAGS)):
        return units
    closing = replace(times[0], at=units[at].at, last=units[at].last)
    return [*(u for u in units[:at] if u is not times[0]), closing, *units[at + 1 :]]


_APART = frozenset({*ENDS, ","})


def asked_which_it_is(told: Sequence[Unit], asking: Sequence[Unit]) -> list[Unit] | None:
    """What a sentence tells of one of a sort, as the question which of them it is; None where that is not asked.

    Args:
        told: The sentence before: no one is named in front of the one that it speaks of.
        asking: The sentence that may ask no more than which one that is.
    """
    content = [u for u in asking if u.tag not in ("mark", "tag", "and", "but", "modal") and u.text not in _IT]
    sorts = [u for u in content if u.tag == "group"]
    content = [u for u in content if u.tag not in ("group", "that_one")]
    at = next((i for i, u in enumerate(told) if u.tag == "group"), len(told))
    if not has(content[:1], "which") or not {u.tag for u in content[1:]} <= {"be"} or not has(told[at:], "stance"):
        return None
    if not asking or not has(asking, "be") or has(told, *QUESTION_TAGS) or has(told[:at], "name", "stance"):
        return None
    if not told[at].info.get("is_single") or any(u.info.get("kinds") != told[at].info.get("kinds") for u in sorts):
        return None
    place = told[at - 1].at if at else told[at].at
    return [replace(content[0], words=("which",), at=place, last=place), *told[at:]]


_IT = {"that", "it", "this", "eso", "esa", "ese"}


_JOINING = ("mark", "and", "polite", "tag", "asides")
_SCENES = frozenset({Relative.ON, Relative.DURING, Relative.BEFORE, Relative.AFTER, Relative.SINCE, Relative.UNTIL})


def set_in_time(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """The units with the time that a question is set in behind it, without the words that set it."""
    at = next((i for i, unit in enumerate(units) if unit.tag == "window"), len(units))
    if at == len(units) or not _sets_scene(units[:at], units[at], lexicon):
        return units
    start = _start_of_question(units, at + 1, lexicon)
    end = next((i for i in range(start, len(units)) if units[i].tag == "mark"), len(units))
    question = units[start:end]
    if not has(question, "stance", *ASKING_TAGS) or has(units[start:], "window", "when"):
        return units
    return [*question, units[at], *units[end:]]


def _sets_scene(front: Sequence[Unit], time: Unit, lexicon: Lexicon) -> bool:
    """Whether the words in front of a time only say that it is to be thought of."""
    said = [word for unit in front if unit.tag not in _JOINING[:2] for word in unit.words]
    held = lexicon.talk["setting_scenes"] | lexicon.talk["around_scenes"]
    if time.window is None or time.window.relative not in _SCENES or time.window.clause is not None:
        return False
    return not lexicon.talk["setting_scenes"].isdisjoint(said) and all(word in held for word in said)


def _start_of_question(units: Sequence[Unit], start: int, lexicon: Lexicon) -> int:
    """Where the question begins behind the time: behind marks, and behind "then tell me"."""
    around = lexicon.talk["before_scenes_end"]
    while start < len(units) and (units[start].tag in _JOINING or all(w in around for w in units[start].words)):
        start += 1
    return start


def ever_behind(units: Sequence[Unit], lexicon: Lexicon) -> Sequence[Unit]:
    """ "At any point did the union leave", the time behind whom it is asked of: "did the union ever leave"."""
    at = next((i for i, u in enumerate(units) if u.tag not in ("mark", "and", "polite", "but")), 0)
    act = next((i for i, u in enumerate(units) if i > at + 2 and u.tag == "stance"), 0)
    is_led = act and units[at].tag == "ever" and _helps(units[at + 1], lexicon)
    if not is_led or any(u.tag == "ever" for u in units[at + 1 : act]):
        return units
    return [*units[:at], *units[at + 1 : act], units[at], *units[act:]]


def _helps(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag in ("do", "have", "be") or unit.text in lexicon.having
