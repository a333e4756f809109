"""Whom does a first name cut short mean in front of a surname ("Des Pruitt" of a Desmond Pruitt)?

A cut name alone names nobody; in front of a known surname whose bearer's first name begins so, it belongs to it. So
does an everyday word that owns the rest of a body's name ("peoples alliance" of the People's Alliance).
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from facts.models import LinkedName
from facts.names.everyday import is_common
from facts.questions.tokens import Token, fold

_SHORTEST = 3  # letters that tell a first name


def with_cut_names(
    names: Sequence[LinkedName], text: str, tokens: Sequence[Token], ordinary: Container[str]
) -> list[LinkedName]:
    """The names, each surname with the cut first name right before it; what was read of that word alone is left out.

    Args:
        names: As they were found.
        text: As typed.
        tokens: Its words.
        ordinary: Words that questions are made of, which are no names.
    """
    names = [_owned(name, text, [t for t in tokens if t.end <= name.start]) for name in names]
    found = [_widened(name, text, [t for t in tokens if t.end <= name.start], ordinary) for name in names]
    grown = [one for one, name in zip(found, names, strict=True) if one is not name]
    if not grown:
        return list(names)
    return [n for n in found if n.matches or not any(one.start <= n.start and n.end <= one.end for one in grown)]


def _owned(name: LinkedName, text: str, before: Sequence[Token]) -> LinkedName:
    """The name of one body with the owning word before it with which a spelling of it opens; any other as it is."""
    if len(name.matches) != 1 or not before or text[before[-1].end : name.start].strip():
        return name
    led = [before[-1].word, *fold(name.written).split()]
    called = fold(name.matches[0].alias).split()
    if not led[0].endswith("s") or len(called) == 1 or called[: len(led)] != led:
        return name
    return replace(name, written=text[before[-1].start : name.end], start=before[-1].start)


def _widened(name: LinkedName, text: str, before: Sequence[Token], ordinary: Container[str]) -> LinkedName:
    """The surname of one known person with the cut first name before it; any other name as it is."""
    is_surname = len(name.matches) == 1 and name.matches[0].why in _OF_SURNAME and " " not in name.written
    if not is_surname or not before or text[before[-1].end : name.start].strip():
        return name
    word, (first, *rest) = before[-1].word, fold(name.matches[0].name).split()
    is_word = before[-1].is_mark or word in ordinary or is_common(word)
    is_cut = len(word) >= _SHORTEST and word != first and first.startswith(word) and bool(rest)
    if is_word or not is_cut:
        return name
    return replace(name, written=text[before[-1].start : name.end], start=before[-1].start)


_OF_SURNAME = ("surname", "typing error", "sound")
