"""Does a sentence ask the same of one and then of another ("Moss's backers and then Reed's")?

What follows "then" is taken as a question of its own, "and Reed?", which goes on from the one before it. Whoever backed
the one and then the other did two things, and no two lists are asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from facts.models.building import replace
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.units import Unit, has

_LEADS = ("list", "those", "of", "all", "everybody", "anybody")
_CLOSES = ("mark", "tag", "polite", "list", "still", "also")


def take_turns(sentences: Sequence[Sequence[Unit]], lexicon: Lexicon) -> list[list[Unit]]:
    """The sentences, those that ask the same of one after the other taken apart."""
    taken: list[list[Unit]] = []
    if len(sentences) == 1 and not _may_turn(sentences[0], lexicon):
        return [list(sentences[0])]
    for sentence in sentences:
        units = _at_first(_asking_alike(list(sentence), taken[-1] if taken else [], lexicon), lexicon)
        at = _turn_at(units, lexicon)
        if not at:
            taken.append(units)
            continue
        name = next(u for u in units[at:] if u.name is not None)
        first = [u for u in units[:at] if u.tag not in ("first", "and") or u.at < _last_of_weight(units[:at])]
        taken += [first, [replace(units[at], tag="and", words=("and",), info={}), name]]
    return [_not_first(one, one is taken[-1]) for one in taken]


def _may_turn(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a "then", a "first" or a comma stands there."""
    turning = _turning(lexicon.language)
    return any(u.tag == "first" or not turning.isdisjoint(u.text.split()) for u in units)


@cache
def _turning(language: str) -> frozenset[str]:
    return frozenset((",", *(phrase.split()[0] for phrase in load_lexicon(language).times["in_turn"])))


def _last_of_weight(units: Sequence[Unit]) -> int:
    return max((u.at for u in units if u.name is not None or u.tag == "stance"), default=0)


def _turn_at(units: Sequence[Unit], lexicon: Lexicon) -> int:
    """Where the second one begins, who alone is named behind "then"; 0 where none does."""
    for at in range(1, len(units) - 1):
        size = _size_of_then(units, at, lexicon)
        twice = not size and _says_thing_again(units, at)
        if size and _is_later_act(units, at, lexicon):
            return 0
        if (size or twice) and _asks_of_one(units[:at], lexicon) and _is_one_alone(units[at + max(size, 1) :], lexicon):
            return at
    return 0


def _at_first(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units without the "first" of "was with Moss first and then with Reed", which says no more than "then"."""
    at = next((i for i, u in enumerate(units) if i and u.tag == "first" and len(u.words) == 1), 0)
    is_led = bool(at) and units[at - 1].name is not None and _size_of_then(units, at + 1, lexicon) > 0
    return [*units[:at], *units[at + 1 :]] if is_led and _is_later_act(units, at + 1, lexicon) else units


def _is_later_act(units: Sequence[Unit], at: int, lexicon: Lexicon) -> bool:
    """Whether what they did then stands behind "then": "was with Moss and then with Reed" is said of the same ones."""
    was = any(u.tag == "be" and u.words[0] in lexicon.past for u in units[:at])
    return was and any(u.info.get("prep") for u in units[at:])


def _size_of_then(units: Sequence[Unit], at: int, lexicon: Lexicon) -> int:
    """How many units say "then", an "and" or a comma before it included; 0 for none."""
    start = at
    while start < len(units) and (units[start].tag == "and" or units[start].text == ","):
        start += 1
    for size in (3, 2, 1):
        if " ".join(u.text for u in units[start : start + size]) in lexicon.times["in_turn"]:
            return start + size - at
    return 0


def _says_thing_again(units: Sequence[Unit], at: int) -> bool:
    """Whether a comma parts two names with the same behind each ("Moss backers, Reed backers")."""
    before, after = units[max(0, at - 2) : at], units[at + 1 : at + 3]
    shapes = [[u.tag for u in two] for two in (before, after)]
    return units[at].text == "," and shapes == [["name", "stance"]] * 2 and before[1].words == after[1].words


def _asks_of_one(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether what stands before asks of one who is named, and of no act that another may follow."""
    named = [u for u in units if _is_known(u)]
    acts = [u for u in units if u.tag == "stance"]
    is_done = any(u.words[0] in lexicon.past and not _is_thing(u) for u in acts)
    return len(named) == 1 and (bool(acts) or has(units, "list")) and not is_done


def _is_thing(unit: Unit) -> bool:
    return any(unit.info.get(sign) for sign in ("noun", "person", "prep"))


def _is_one_alone(units: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether one known name is all that is said, but for what leads to it and the thing that they have."""
    named = [i for i, u in enumerate(units) if u.name is not None]
    if len(named) != 1 or not _is_known(units[named[0]]):
        return False
    before, behind = units[: named[0]], units[named[0] + 1 :]
    is_led = all(u.tag in _LEADS or _is_thing(u) or _is_light(u, lexicon) for u in before)
    return is_led and all(u.tag in _CLOSES or _is_thing(u) or _is_light(u, lexicon) for u in behind)


def _is_known(unit: Unit) -> bool:
    return unit.name is not None and bool(unit.name.matches)


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    return unit.tag == "word" and unit.text in lexicon.common and unit.text not in lexicon.beside["infinitive"]


def _asking_alike(units: list[Unit], before: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """ "Who on Reed", behind who quit on Moss, asks the same of Reed; so does "then Reed"."""
    size = _size_of_then(units, 0, lexicon) if before else 0
    if size and _is_one_alone(units[size:], lexicon):
        return [replace(units[0], tag="and", words=("and",)), next(u for u in units if u.name is not None)]
    content = [u for u in units if u.tag not in _CLOSES]
    if not (has(before, "who", "which") and has(before, "stance") and any(u.name for u in before)):
        return units
    is_led = len(content) in (2, 3) and content[0].tag in ("who", "which") and len(content[0].words) == 1
    names = content[-1:] if is_led and _is_known(content[-1]) else []
    if not names or not all(_is_thing(u) or (u.tag == "word" and u.text in lexicon.leading) for u in content[1:-1]):
        return units
    return [replace(content[0], tag="and", words=("and",)), *names]


def _not_first(units: list[Unit], is_last: bool) -> list[Unit]:
    """A sentence without the "first" that only says that another follows ("first Moss's backers, then ...")."""
    leads = len(units) > 2 and units[0].tag == "first" and len(units[0].words) == 1 and units[1].name is not None
    return units[1:] if leads and not is_last else units
