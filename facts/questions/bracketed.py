"""Who is meant where brackets behind a name or a sort give the same body's other name ("the teachers (TEA)")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.models import EntityKind, meant_ids
from facts.models.building import replace
from facts.questions.lexicon import Lexicon
from facts.questions.small_words import ARTICLES
from facts.questions.units import Unit, has


def named_in_brackets(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units with a known name alone in brackets for what it explains right in front of it."""
    at = next((i for i in range(1, len(units) - 2) if _is_bracketed(units[i : i + 3])), 0)
    if not at:
        return units
    before, name, rest = units[:at], units[at + 1], units[at + 3 :]
    start = _start_of_told(before, name, lexicon)
    if start is None:
        return units
    place = before[start]
    return [*before[:start], replace(name, at=place.at, last=units[at + 2].last), *rest]


_PERSONS = frozenset({EntityKind.PERSON, "candidate"})


def _is_bracketed(units: Sequence[Unit]) -> bool:
    """Whether a known name and nothing else stands in brackets."""
    opens, name, closes = units
    is_known = name.name is not None and len(name.name.matches) == 1
    return opens.text == "(" and closes.text == ")" and is_known


def _start_of_told(before: Sequence[Unit], name: Unit, lexicon: Lexicon) -> int | None:
    """Where what the brackets explain begins: the same one's name, one body of a sort, or what nobody is called."""
    told = before[-1]
    if told.name is not None and told.name.matches:
        is_same = name.name is not None and meant_ids([name.name]) <= meant_ids([told.name])
        return len(before) - 1 if is_same else None
    if told.tag == "group":
        is_body = bool(told.info.get("kinds")) and _PERSONS.isdisjoint(told.info["kinds"])
        return len(before) - 1 if is_body and told.info.get("is_single") else None
    is_strange = told.name is not None or (told.tag == "word" and told.text not in lexicon.common | ARTICLES)
    if not is_strange:
        return None
    start = len(before) - 1
    if start > 1 and has(before[start - 1 : start], "of") and has(before[start - 2 : start - 1], "group"):
        return start - 2  # "the union of drivers (BTU)"
    return start if told.name is not None else None
