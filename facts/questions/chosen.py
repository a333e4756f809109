"""Whom does "the nurses' guy", "the mayor's man" mean: whoever they back, where it is not they who stand.

Of a candidate ("Moss's guy") it may be an aide, a backer or whom she backs: that is left unread.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models.building import replace
from facts.questions.known import Known, stands
from facts.questions.lexicon import Lexicon
from facts.questions.owned import is_possessive
from facts.questions.units import Unit, in_place

#: What may follow: the end, a time, an office, or who or what that is.
_BEHIND = ("mark", "tag", "be", "who", "which", "still", "office", "window", "name", "polite", "or")


def is_of_body(name: Unit, known: Known) -> bool:
    """Whether a name is a group's: a word for a person behind it cannot say what it is."""
    matches = name.name.matches if name.name is not None else ()
    kinds = {known.entities[m.entity_id].kind for m in matches if m.entity_id in known.entities}
    return bool(kinds) and "person" not in kinds


def with_chosen(units: Sequence[Unit], known: Known, lexicon: Lexicon) -> list[Unit]:
    """The units with a person who is somebody's as their pick."""
    found = list(units)
    for index in range(len(units)):
        if _is_chosen(units, index, known, lexicon):
            found[index] = _as_pick(units[index], lexicon)
            found[index] = in_place(found, index, lexicon)
    return found


def _is_chosen(units: Sequence[Unit], index: int, known: Known, lexicon: Lexicon) -> bool:
    """Whether a word for one person stands right behind an endorser who owns it, and nothing is said of it but who."""
    if not index or units[index].text not in lexicon.talk["their_person"]:
        return False
    is_current = index > 1 and units[index - 1].text in lexicon.talk["of_now"]  # "the nurses' current guy"
    owner, behind = units[index - 1 - is_current], units[index + 1 : index + 2]
    if owner.name is None or not owner.name.matches or stands(owner.name, known):
        return False
    is_owned = is_of_body(owner, known) or is_possessive(owner)
    return is_owned and all(u.tag in _BEHIND for u in behind)


def _as_pick(unit: Unit, lexicon: Lexicon) -> Unit:
    pick = min(lexicon.talk["pick"])
    said = next(p for p in lexicon.starting_with(pick) if p.tag == "stance" and len(p.elements) == 1)
    return replace(unit, tag="stance", words=(pick,), info=said.info)
