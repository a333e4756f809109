"""Is somebody more likely "he" or "she"?

Only a given name tells, from the table that reading articles uses; one that is missing there, or that both carry,
tells nothing.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from facts.questions.tokens import fold


@cache
def _given_names() -> dict[str, frozenset[str]]:
    """Folded given names by the pronoun of those who carry them."""
    file = resources.files("facts").joinpath("extraction", "words", "en", "given_names.toml")  # imports no reader
    tables = tomllib.loads(file.read_text("utf-8"))
    return {"him": frozenset(map(fold, tables["male"])), "her": frozenset(map(fold, tables["female"]))}


def contradicts(name: str, pronoun: str) -> bool:
    """Whether a person's given name speaks against "him" or "her"."""
    first = fold(name).split()[:1]
    other = {"him": "her", "her": "him"}.get(pronoun)
    return other is not None and bool(first) and first[0] in _given_names()[other]
