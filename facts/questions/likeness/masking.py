"""What is left of a message when names, sorts and days are masked?

"which unions left Moss since May" becomes "which S1 left C1 T1": whoever it is about, it is asked in the same way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facts.models import LinkedName
from facts.questions.known import Known
from facts.questions.parse import Message
from facts.questions.small_words import THE
from facts.questions.tokens import tokenize
from facts.questions.units import Unit, has

_MOST = 9  # slots of one letter
#: Sorts that set nobody apart: "people who", "which groups" are words like others.
_OF_ANYBODY = frozenset({"candidate"})


@dataclass(frozen=True, slots=True)
class Masked:
    """A message without whom and when it is about.

    Attributes:
        words: Its words and marks in order, slots among them (`C1` a candidate, `E1` somebody else, `S1` a sort,
            `T1` a time).
        tags: The same by what the lexicon says of each phrase.
        fills: The words to say for each slot, in plain writing.
        actors: Slots of candidates who have also said where they stand on somebody.
    """

    words: tuple[str, ...]
    tags: tuple[str, ...]
    fills: Mapping[str, str]
    actors: frozenset[str] = frozenset()

    @property
    def slots(self) -> frozenset[str]:
        """The slots in it."""
        return frozenset(self.fills)


def mask(message: Message, known: Known) -> Masked | None:
    """The message with slots for its names, sorts and days; None where it holds too many, or one of a sort.

    Args:
        message: Taken apart.
        known: Who stands in a contest, and who has said where they stand.
    """
    fills: dict[str, str] = {}
    slots: dict[tuple[object, ...], str] = {}
    owned: dict[int, str] = {}
    tags: list[str] = []
    actors: set[str] = set()
    titles = _titles(message.units)
    passed = {i for name, title in titles.items() for i in range(title, name)}
    for index, unit in enumerate(message.units):
        if index in passed:
            continue
        key = _key(unit, known)
        if key is not None and key[0] == "S" and _is_the_one(message.units, index):
            return None
        if key is None:
            tags += _tag(unit)
            continue
        if key not in slots:
            slot = f"{key[0]}{sum(1 for one in slots if one[0] == key[0]) + 1}"
            slots[key] = slot
            title = f"{message.units[titles[index]].text} " if index in titles else ""
            fills[slot] = title + _said(unit, message)
            if key[0] == "C" and _may_act(unit.name, known):
                actors.add(slot)
        tags.append(slots[key])
        first = message.units[titles.get(index, index)].at
        owned |= dict.fromkeys(range(first, unit.last + 1), "") | {unit.at: slots[key]}
    if len(fills) > _MOST:
        return None
    return Masked(_unclosed(_words(message, owned)), _unclosed(tags), fills, frozenset(actors))


def _titles(units: Sequence[Unit]) -> dict[int, int]:
    """Where the title of whoever is named stands, by where the name does ("comptroller Moss", "Rep. Moss")."""
    found = {}
    for index, unit in enumerate(units):
        behind = index + 1 + ([u.text for u in units[index + 1 : index + 2]] == ["."])
        named = units[behind].name if behind < len(units) else None
        is_of_several = has(units[max(0, index - 1) : index], "anybody", "which", "count")
        is_role = unit.tag == "group" and unit.info.get("is_single") and unit.info.get("roles")
        if is_role and not unit.info.get("kinds") and not is_of_several and named is not None and named.matches:
            found[behind] = index
    return found


def _unclosed(words: Sequence[str]) -> tuple[str, ...]:
    """Without the marks at the end: how a question is closed does not change what it asks."""
    end = len(words)
    while end and not any(letter.isalnum() for letter in words[end - 1]):
        end -= 1
    return tuple(words[:end])


def _is_the_one(units: Sequence[Unit], index: int) -> bool:
    """Whether one particular member of a sort is meant ("the senator"): whom, the rules must find out."""
    if any(u.info.get("of_one") and u.at < units[index].at < u.last for u in units):
        return True  # "who's got the senator's back"
    return bool(index) and bool(units[index].info.get("is_single")) and units[index - 1].text in THE


def _words(message: Message, owned: Mapping[int, str]) -> list[str]:
    """The words of a message; of the pieces of a slot, which `owned` holds, the first is the slot."""
    found: list[str] = []
    for at, piece in enumerate(message.pieces):
        if at in owned:
            found += [owned[at]] if owned[at] else []
        else:
            found += [piece.word] if piece.word else _plain(message, at)
    return found


def _plain(message: Message, at: int) -> list[str]:
    """The words of a stranger's name, or of a time that nobody dates."""
    piece = message.pieces[at]
    return [token.word for token in tokenize(message.text[piece.start : piece.end])]


def _key(unit: Unit, known: Known) -> tuple[object, ...] | None:
    """By what a slot is one and the same as another; None for words."""
    if unit.name is not None:
        if not unit.name.matches:
            return None
        ids = frozenset(match.entity_id for match in unit.name.matches)
        return ("C" if all(one in known.candidate_ids for one in ids) else "E", ids)
    if unit.window is not None:
        return None if unit.window.topic else ("T", unit.at)
    kinds, roles = tuple(unit.info.get("kinds", ())), tuple(unit.info.get("roles", ()))
    if unit.tag == "group" and {*kinds, *roles} - _OF_ANYBODY:
        return ("S", kinds, roles)
    return None


def _may_act(name: LinkedName | None, known: Known) -> bool:
    return name is not None and any(match.entity_id in known.endorser_ids for match in name.matches)


def _tag(unit: Unit) -> list[str]:
    """What a unit is to the lexicon: an act by its relation, a word by itself."""
    if unit.name is not None or unit.window is not None:
        return ["<stranger>" if unit.name is not None else "<vague>"]
    if unit.tag in ("word", "mark"):
        return list(unit.words)
    relation = unit.info.get("relation")
    return [f"<{relation}>" if relation else f"<{unit.tag}>"]


def _said(unit: Unit, message: Message) -> str:
    """The words that stand for a unit in plain writing: a name in full where one alone is meant."""
    name = unit.name
    if name is not None and len(name.matches) == 1 and not name.is_described:
        return name.matches[0].name
    return message.text[message.pieces[unit.at].start : message.pieces[unit.last].end]
