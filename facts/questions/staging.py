"""Is a question set in a time that only stands in front of it ("go back to May 3 and tell me who backed Moss")?

What sets the scene there tells of nobody and asks nothing; the time is the question's own and is put behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Relative
from facts.questions.lexicon import ASKING_TAGS, Lexicon
from facts.questions.units import Unit, has

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
