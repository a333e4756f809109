"""Which words of a message may name somebody whom nobody knows?

They stand where a name would stand and are in no line of the corpus: a reading without them would be of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facts.names.kinds import is_kind_word
from facts.questions.likeness.model import Model
from facts.questions.parse import Message
from facts.questions.small_words import ARTICLES
from facts.questions.tokens import fold
from facts.questions.units import Unit, has

_FEW = 3  # words of a stranger's name


def strange_words(message: Message, model: Model) -> tuple[str, ...]:
    """Words that may name somebody unknown: where a name would stand, in no line, or of a sort ("which league")."""
    names = (unit.name for unit in message.units if unit.name is not None and not unit.name.matches)
    words = (word for name in names for word in fold(name.written).split() if word.isalpha())
    found = [word for word in words if is_kind_word(word) or not model.knows(word)]
    beside = [unit.text for before, unit, after in _threes(message.units) if _is_part_of_name(before, unit, after)]
    beside += _doers(message.units)
    return tuple(dict.fromkeys([*found, *(word for word in beside if word not in message.lexicon.common)]))


def _doers(units: Sequence[Unit]) -> list[str]:
    """The words that are read as nothing where whoever does what follows would be named ("bus drivers for Moss?")."""
    content = [u for u in units if u.tag != "mark" and u.text not in ARTICLES]
    act = next((i for i, u in enumerate(content) if u.tag == "stance"), 0)
    content = [] if has(content[act + 1 : act + 2], "of", "by") else content  # "mayoral picks by the nurses"
    before = [u for u in content[:act] if u.tag not in ("still", "ever", "not", "be", "do", "have")]
    are_words = len(before) <= _FEW and all(u.tag == "word" or (u.tag == "group" and not u.info) for u in before)
    return [u.text for u in before if u.tag == "word" and u.text.isalpha()] if are_words else []


def _threes(units: Sequence[Unit]) -> Iterator[tuple[Unit | None, Unit, Unit | None]]:
    return zip((None, *units), units, (*units[1:], None), strict=False)


def _is_part_of_name(before: Unit | None, unit: Unit, after: Unit | None) -> bool:
    """Whether a word that is read as nothing goes with a first name ("jessica santos") or a body ("the lib party")."""
    if unit.tag != "word" or not unit.text.isalpha():
        return False
    named = before.name.matches if before is not None and before.name is not None else ()
    if named and all(match.why == "first name" for match in named) and before is not None:
        return unit.at == before.last + 1
    is_definite = before is not None and before.text in ARTICLES
    is_body = after is not None and after.tag == "group" and bool(after.info.get("is_single"))
    return is_definite and is_body and after is not None and is_kind_word(after.text) and unit.last + 1 == after.at
