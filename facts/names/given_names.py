"""Which given names are forms of one another?

A table of general short forms ("Bob", "Pepe"); it also tells a given name from a slip of
the fingers: "Mario" is not a misspelt "Maria", because both stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from facts.names.words import lines


@cache
def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, set[str]] = {}
    for line in lines("given_names"):
        full, *short = line.split()
        forms.setdefault(full, set()).update(short)
        for form in short:
            forms.setdefault(form, set()).add(full)
    return {name: frozenset(others - {name}) for name, others in forms.items()}


def forms_of(name: str) -> frozenset[str]:
    """The full and short forms of a folded given name, itself left out; a short form leads to the full ones only."""
    return _forms().get(name, frozenset())


def are_forms(one: str, other: str) -> bool:
    """Whether two given names may be one person's: a short form and its full one, or two short forms of one."""
    return other in forms_of(one) or any(other in forms_of(full) for full in forms_of(one))


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name that the table holds."""
    return word in _forms()


def given_names_among(words: Iterable[str]) -> set[str]:
    """Those of these folded words that are given names."""
    return _forms().keys() & words
