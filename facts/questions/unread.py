"""Which words of a sentence play no part in its frame?

A frame that leaves a condition out answers a wider question than was asked, so whatever is neither read nor known to
carry no meaning is named, and the question is not answered without it. What a mark sets apart is an aside.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import Clause, LinkedName, Slot
from facts.questions.lexicon import Lexicon
from facts.questions.units import Unit

_MARKS = frozenset({"mark", "given"})
#: What tells of the sentence itself; everything else that is read is part of it too.
_ASIDE = frozenset({"tag", "polite", "correction", "mark"})


def find_unread(units: Sequence[Unit], clauses: Sequence[Clause], lexicon: Lexicon) -> tuple[str, ...]:
    """The words and names of a sentence that no clause holds, as typed.

    Args:
        units: Of the sentence.
        clauses: What it was read as; nothing is unread where there are none.
        lexicon: Its language's words.
    """
    if not clauses:
        return ()
    used = _names_in(clauses)
    condition = next((u.at for u in units if u.tag == "conditional"), units[-1].at + 1)
    left = [u for u in units if u.at < condition and _is_left(u, used, lexicon)]
    read = [u for u in units if u not in left and u.tag not in _ASIDE and not _is_light(u, lexicon)]
    if not read:
        return ()
    inside = [u for u in left if not _is_apart(u, units, read, lexicon)]
    return tuple(dict.fromkeys(u.text for u in inside))


def unknown_words(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a sentence that are neither read nor known to carry no meaning."""
    ordinals = {word for words in lexicon.ordinals for word in words}
    strange = [u.text for u in units if u.tag == "word" and not _is_light(u, lexicon)]
    return tuple(dict.fromkeys(word for word in strange if word not in ordinals))


def _is_left(unit: Unit, used: Sequence[LinkedName], lexicon: Lexicon) -> bool:
    if unit.name is not None:
        return unit.name not in used
    return unit.tag == "word" and not _is_light(unit, lexicon)


def _is_light(unit: Unit, lexicon: Lexicon) -> bool:
    """Whether a word carries no meaning of its own."""
    return unit.tag == "word" and (unit.text in lexicon.common or len(unit.text) < 2)


def _names_in(clauses: Sequence[Clause]) -> list[LinkedName]:
    """Every name that a clause, or the clause of its window, holds."""
    found: list[LinkedName] = []
    for clause in clauses:
        for slot in (clause.endorser, clause.candidate):
            found += _names_of(slot)
        if clause.window is not None and clause.window.clause is not None:
            found += _names_in([clause.window.clause])
    return found


def _names_of(slot: Slot) -> list[LinkedName]:
    return [*slot.names, *slot.excluded]


def _is_apart(unit: Unit, units: Sequence[Unit], read: Sequence[Unit], lexicon: Lexicon) -> bool:
    """Whether a mark parts the unit from all that was read, so that it is an aside or a form of address."""
    first, last = read[0].at, read[-1].at
    if first < unit.at < last:
        return False
    between = [u for u in units if (unit.at < u.at < first if unit.at < first else last < u.at < unit.at)]
    at = next((i for i, u in enumerate(between) if u.tag in _MARKS), None)
    if at is None:
        return False
    behind = between[at + 1 : at + 2] or [unit]
    return unit.at < first or behind[0].text not in lexicon.leading
