"""Whom does "Catalina Ramos" not mean, where a Catalina Cruz and a Jessica Ramos are known?

The first name of one and the surname of another right behind it are one stranger's name.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from facts.models import LinkedName
from facts.names import rank_names
from facts.questions.known import Known
from facts.questions.tokens import Token
from facts.questions.unlike_bodies import as_stranger


def without_mixed_persons(
    names: Sequence[LinkedName], text: str, tokens: Sequence[Token], known: Known, ordinary: Container[str]
) -> list[LinkedName]:
    """The names; a first name with a surname of somebody else, or a capital word, right behind it is nobody's.

    Args:
        names: As they were found, in any order.
        text: As typed.
        tokens: Its words.
        known: For the spellings.
        ordinary: Words that questions are made of, which are no names.
    """
    mixed = [one for name in names if (one := _mixed(name, text, tokens, known, ordinary)) is not None]
    return [n for n in names if not any(one.start <= n.start < one.end for one in mixed)] + mixed


def _mixed(
    name: LinkedName, text: str, tokens: Sequence[Token], known: Known, ordinary: Container[str]
) -> LinkedName | None:
    """The stranger's name that a first name opens; None where no surname of somebody else follows."""
    if not name.matches or any(m.why != "first name" for m in name.matches):
        return None
    behind = next((t for t in tokens if t.start >= name.end), None)
    if behind is None or behind.is_mark or text[name.end : behind.start].strip():
        return None
    others = [m for m in rank_names(behind.word, known.spellings) if m.why in ("surname", "exact")]
    same = {m.entity_id for m in name.matches}
    is_capital = text[name.start].isupper() and text[behind.start].isupper() and not text.isupper()
    is_written = is_capital and behind.word not in ordinary
    if not (others or is_written) or any(m.entity_id in same for m in others):
        return None
    return as_stranger(name, text, behind.end, (*name.matches, *others))
