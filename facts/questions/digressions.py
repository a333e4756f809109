"""What is left of a message without what its writer tells beside the question ("who's Moss got, my bus is late")?

Only for a message that was not understood as a whole: a stretch between marks is taken out where it speaks of the
writer, or leads up to the question and says nothing that a question is made of. Whoever only it names is not dropped.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from facts.questions.lexicon import ASKING_TAGS, QUESTION_TAGS, Lexicon
from facts.questions.parse import Message
from facts.questions.units import Unit

_OPENERS = (*QUESTION_TAGS, "do", "be", "have", "list")
_LIGHT = frozenset(
    {"word", "name", "be", "do", "have", "modal", "polite", "tag", "and", "but", "of", "it", "him", "her"}
)
_LIMITS = ("not", "no", "except", "only", "conditional")
_LONG = 3  # words of a stretch that leads up to a question

_Stretch = Sequence[Unit]


def without_digressions(message: Message) -> str:
    """The message with its digressions overwritten by spaces, at equal length; itself where it has none."""
    stretches = _stretches(message)
    kept = [s for s in stretches if not _is_digression(s, stretches, message.lexicon)]
    if len(kept) == len(stretches) or not any(_asks(s) for s in kept):
        return message.text
    text = message.text
    for stretch in stretches:
        if stretch not in kept:
            start, end = message.pieces[stretch[0].at].start, message.pieces[stretch[-1].last].end
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def closing_question(message: Message) -> str:
    """A long message's last question alone, at equal length, where all before it is a story; else the message.

    The story names nobody whom the question does not, sets no time and opens no stretch with what may limit it.
    """
    stretches = _stretches(message)
    front, last = stretches[:-1], stretches[-1:]
    if not last or sum(len(u.words) for s in front for u in s) < _STORY or not _asks_whole(last[0], message.lexicon):
        return message.text
    if any(not _named(s) <= _named(last[0]) or _may_limit(s, message.lexicon) for s in front):
        return message.text
    start = message.pieces[last[0][0].at].start
    return f"{' ' * start}{message.text[start:]}"


def _asks_whole(stretch: _Stretch, lexicon: Lexicon) -> bool:
    """Whether a stretch opens as a question does and points at nobody spoken of before."""
    opening = [u for u in stretch if u.tag not in ("polite", "tag", "and", "but")]
    opening = [u for i, u in enumerate(opening) if i or u.text not in lexicon.talk["calling"] | lexicon.talk["turning"]]
    return bool(_named(stretch)) and opening[0].tag in _OPENERS and not any(u.tag in _POINTERS for u in stretch)


def _may_limit(stretch: _Stretch, lexicon: Lexicon) -> bool:
    """Whether a stretch of a story may belong to the question behind it ("after the ferry row, ...", "unions only")."""
    said = [u for u in stretch if u.tag not in ("polite", "tag", "and", "but")]
    if any(u.window is not None and (u.window.event_id is not None or _is_day(u)) for u in said):
        return True
    if not said or any(u.text in lexicon.talk["own"] for u in said[: _LONG + 1]):
        return False
    is_short = len(said) <= _LONG and any(u.tag == "group" for u in said)
    return is_short or said[0].text in lexicon.leading or said[0].tag in ("except", "only", "conditional")


_STORY = 15  # words before a question that are surely more than a part of it
_POINTERS = ("him", "her", "them", "those", "that_one", "other_one")


def _stretches(message: Message) -> list[_Stretch]:
    """The units of a message between its marks, its signs, and a "but" or "so" that begins to ask."""
    found: list[list[Unit]] = [[]]
    for index, unit in enumerate(message.units):
        if unit.tag == "mark":
            found += [] if _is_in_word(message, unit) else [[]]
            continue
        if found[-1] and unit.text in message.lexicon.talk["hurried"]:
            found.append([])  # "who left Moss need it for the news"
        after = message.units[index + 1] if index + 1 < len(message.units) else None
        is_turn = unit.text in message.lexicon.talk["turning"] and after is not None and after.tag in _OPENERS
        if is_turn or (found[-1] and _is_sign(message, found[-1][-1], unit)):
            found.append([])
        found[-1].append(unit)
    return [units for units in found if units]


def _is_in_word(message: Message, mark: Unit) -> bool:
    """Whether a mark stands within a word ("thirty-one")."""
    start, end = message.pieces[mark.at].start, message.pieces[mark.last].end
    return message.text[start - 1 : start].isalnum() and message.text[end : end + 1].isalnum()


def _is_sign(message: Message, before: Unit, unit: Unit) -> bool:
    """Whether an emoji stands between two units."""
    between = message.text[message.pieces[before.last].end : message.pieces[unit.at].start]
    return any(unicodedata.category(letter) == "So" for letter in between)


def _is_digression(stretch: _Stretch, stretches: Sequence[_Stretch], lexicon: Lexicon) -> bool:
    elsewhere = {key for s in stretches if s is not stretch and _asks(s) for key in _named(s)}
    if not _named(stretch) <= elsewhere or any(u.tag in ASKING_TAGS or _is_day(u) for u in stretch):
        return False
    opening = [u for u in stretch if u.tag not in ("polite", "tag", "and", "but")]
    opening = [u for i, u in enumerate(opening) if i or u.text not in lexicon.talk["calling"]]
    if not opening or opening[0].text in lexicon.leading or opening[0].tag in _LIMITS:
        return False
    times = lexicon.times
    if any(opening[0].text in times[lead] for lead in ("since", "before", "after", "until") if lead in times):
        return False  # "since I last looked"
    is_told = opening[0].tag in ("have", "be", "do", "modal", "stance") and any(u.tag == "not" for u in opening[1:2])
    if any(u.text in lexicon.talk["own"] for u in opening[: None if is_told else _LONG + 1]):
        return True  # "havent been here since my holidays"
    if opening[0].text in lexicon.talk["hurried"] and stretch is stretches[-1]:
        return not any(u.tag in (*_LIMITS, "group", "window") for u in opening)
    first = next((i for i, s in enumerate(stretches) if _asks(s)), 0)
    return stretches.index(stretch) < first and len(opening) >= _LONG and all(u.tag in _LIGHT for u in opening)


def _is_day(unit: Unit) -> bool:
    """Whether a day is given by its number ("take me back to April 27"), and not as the writer's own ("yesterday")."""
    return unit.window is not None and any(letter.isdigit() for letter in unit.text)


def _asks(stretch: _Stretch) -> bool:
    """Whether a stretch names somebody known or asks for something."""
    return bool(_named(stretch)) or any(u.tag in ASKING_TAGS for u in stretch)


def _named(stretch: _Stretch) -> set[int]:
    """Who is known of those whom a stretch names."""
    return {match.entity_id for u in stretch if u.name is not None for match in u.name.matches[:1]}
