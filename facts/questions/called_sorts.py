"""Which bodies does a sort mean that their names, or the kinds of a store's own, tell of ("the clubs", "lodges")?

Our own word for a sort is wider than what people mean by it: "which clubs left" asks of those that are called a club.
Where no body of the store is so called, the word is not understood, and is never left out.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, LinkedName
from facts.models.building import replace
from facts.names import rank_names
from facts.names.kinds import CALLED, in_one, is_called
from facts.questions.known import Known
from facts.questions.lexicon import Lexicon
from facts.questions.tokens import fold
from facts.questions.units import Unit

_NEAR_ENOUGH = 90.0
_MOST_BEFORE = 3  # words that say which clubs


def with_called_sorts(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with each sort that bodies' own names or kinds tell of, and the words before it, as that sort.

    A sort that nobody is called ("the rowing clubs") is one that is not understood.
    """
    found: list[Unit] = []
    for unit in units:
        noun = _noun(unit, lexicon)
        before = _before(found, unit, lexicon) if noun else []
        led = [w for u in before for w in fold(u.text).split()]
        kind = CALLED + " ".join([*led, *fold(unit.text).split()[:-1], noun])
        is_known = bool(noun) and _is_known(kind, known)
        if not is_known and not (noun and _is_wide(unit)):
            found.append(unit)
            continue
        del found[len(found) - len(before) :]
        said = [*before, unit]
        info = {"kinds": [kind], "is_single": not _is_of_several(unit, noun), "is_nobody": not is_known}
        words = tuple(w for u in said for w in u.words)
        info = {sign: value for sign, value in info.items() if value}
        found.append(replace(unit, tag="group", at=said[0].at, words=words, info=info, name=None))
    return found


def _noun(unit: Unit, lexicon: Lexicon) -> str:
    """The noun of a sort in one that bodies are called by; empty for all else, and for a name's own word."""
    word = (fold(unit.text).split() or [""])[-1]
    noun = next((one for one in (word, in_one(word), word.removesuffix("es")) if one in lexicon.talk["called_so"]), "")
    if not noun or _is_wide(unit):
        return noun
    is_free = unit.tag == "word" or (unit.name is not None and not _holds(unit.name, word))
    return noun if is_free and _is_of_several(unit, noun) else ""


def _holds(name: LinkedName, word: str) -> bool:
    """Whether one of those whom a name means is called by a word as it stands."""
    return any(word in fold(match.alias).split() for match in name.matches)


def _is_wide(unit: Unit) -> bool:
    return unit.tag == "group" and unit.info.get("kinds") == [EntityKind.ORGANIZATION] and len(unit.words) == 1


def _is_of_several(unit: Unit, noun: str) -> bool:
    return fold(unit.text).split()[-1] != noun


def _before(found: Sequence[Unit], unit: Unit, lexicon: Lexicon) -> list[Unit]:
    """The words of weight right before a noun, which say which of that sort are meant."""
    led: list[Unit] = []
    at = unit.at
    for one in reversed(found[-_MOST_BEFORE:]):
        is_named = one.name is not None and all(m.why == "part of the name" for m in one.name.matches)
        is_word = one.tag == "word" and one.text not in lexicon.common and one.text.isalpha()
        is_sort = one.tag == "group" and len(one.words) == 1
        if one.last + 1 != at or not (is_named or is_word or is_sort):
            break
        led.insert(0, one)
        at = one.at
    return led


def _is_known(kind: str, known: Known) -> bool:
    """Whether the store holds a body whose name or kind has all the words of a kind."""
    if any(is_called(kind, own_kind=own, name="") for own in known.kinds):
        return True
    words = kind.removeprefix(CALLED).split()
    for match in rank_names(words[-1], known.spellings, min_similarity=_NEAR_ENOUGH):
        body = known.entities.get(match.entity_id)
        if body is not None and is_called(kind, own_kind=body.kind, name=body.name):
            return True
    return False
