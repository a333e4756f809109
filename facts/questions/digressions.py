"""What is left of a message without what its writer tells beside the question ("who's Moss got, my bus is late")?

Only for a message that was not understood as a whole: a stretch between marks is taken out where it speaks of the
writer, or leads up to the question and says nothing that a question is made of. Whoever it names is never dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, Lexicon
from facts.questions.parse import Message
from facts.questions.units import Unit

_OPENERS = (*QUESTION_TAGS, "do", "be", "have", "list")
_LIGHT = frozenset(
    {"word", "name", "be", "do", "have", "modal", "polite", "tag", "and", "but", "of", "it", "him", "her"}
)
_LONG = 3  # words of a stretch that leads up to a question


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Units between marks."""

    units: tuple[Unit, ...]


def without_digressions(message: Message) -> str:
    """The message with its digressions overwritten by spaces, at equal length; itself where it has none."""
    stretches = _stretches(message)
    kept = [s for s in stretches if not _is_digression(s, stretches, message.lexicon)]
    if len(kept) == len(stretches) or not any(_asks(s) for s in kept):
        return message.text
    text = message.text
    for stretch in stretches:
        if stretch not in kept:
            start, end = message.pieces[stretch.units[0].at].start, message.pieces[stretch.units[-1].last].end
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _stretches(message: Message) -> list[_Stretch]:
    """The units of a message between its marks, its signs, and a "but" or "so" that begins to ask."""
    found: list[list[Unit]] = [[]]
    for index, unit in enumerate(message.units):
        if unit.tag == "mark":
            found.append([])
            continue
        after = message.units[index + 1] if index + 1 < len(message.units) else None
        is_turn = unit.text in message.lexicon.talk["turning"] and after is not None and after.tag in _OPENERS
        if is_turn or (found[-1] and _is_sign(message, found[-1][-1], unit)):
            found.append([])
        found[-1].append(unit)
    return [_Stretch(tuple(units)) for units in found if units]


def _is_sign(message: Message, before: Unit, unit: Unit) -> bool:
    """Whether an emoji stands between two units."""
    between = message.text[message.pieces[before.last].end : message.pieces[unit.at].start]
    return any(unicodedata.category(letter) == "So" for letter in between)


def _is_digression(stretch: _Stretch, stretches: Sequence[_Stretch], lexicon: Lexicon) -> bool:
    if any(u.name is not None and u.name.matches for u in stretch.units) or any(
        u.tag in ASKING_TAGS for u in stretch.units
    ):
        return False
    opening = [u for u in stretch.units if u.tag not in ("polite", "tag", "and", "but")]
    opening = [u for i, u in enumerate(opening) if i or u.text not in lexicon.talk["calling"]]
    if (
        not opening
        or opening[0].text in lexicon.leading
        or opening[0].tag in ("not", "no", "except", "only", "conditional")
    ):
        return False
    times = lexicon.times
    if any(opening[0].text in times[lead] for lead in ("since", "before", "after", "until") if lead in times):
        return False  # "since I last looked"
    if any(u.text in lexicon.talk["own"] for u in opening[:_LONG]):
        return True
    first = next((i for i, s in enumerate(stretches) if _asks(s)), 0)
    return stretches.index(stretch) < first and len(opening) >= _LONG and all(u.tag in _LIGHT for u in opening)


def _asks(stretch: _Stretch) -> bool:
    """Whether a stretch names somebody known or asks for something."""
    named = any(u.name is not None and u.name.matches for u in stretch.units)
    return named or any(u.tag in ASKING_TAGS for u in stretch.units)
