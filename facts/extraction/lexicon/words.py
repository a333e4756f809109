"""Which small words does a language's folder hold?

Every list is a frozen set of lower-case words, loaded once; a list that a file lacks is an error, not an empty set.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

LANGUAGE = "en"


@lru_cache
def read_words(name: str) -> dict[str, Any]:
    """One file of the language's folder, by its stem."""
    file = resources.files("facts.extraction") / "words" / LANGUAGE / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@lru_cache
def word_list(file: str, name: str) -> frozenset[str]:
    """One list out of a file."""
    return frozenset(read_words(file)[name])


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed word classes of `grammar.toml`, by the names that they have there."""

    auxiliaries: frozenset[str]
    future: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    negations: frozenset[str]
    inverting: frozenset[str]
    capable: frozenset[str]
    hedging_auxiliaries: frozenset[str]
    hedges: frozenset[str]
    able: frozenset[str]
    done_before_to: frozenset[str]
    left_before_to: frozenset[str]
    causing: frozenset[str]
    hedged_before_to: frozenset[str]
    planning: frozenset[str]
    perceiving: frozenset[str]
    refusing_before_to: frozenset[str]
    short_of: frozenset[str]
    refusing_before_ing: frozenset[str]
    ending_before_ing: frozenset[str]
    done_before_ing: frozenset[str]
    saying: frozenset[str]
    relatives: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    adverbs: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    list_openers: frozenset[str]
    seeking: frozenset[str]
    winning: frozenset[str]
    putting_out: frozenset[str]
    switching: frozenset[str]
    measures: frozenset[str]
    no_verbs: frozenset[str]
    describing_tails: frozenset[str]


@lru_cache
def load_grammar() -> Grammar:
    """The closed word classes."""
    words = read_words("grammar")
    return Grammar(**{name: frozenset(words[name]) for name in Grammar.__slots__})


@lru_cache
def grammar_words(*classes: str) -> frozenset[str]:
    """The words of several of the classes."""
    return frozenset().union(*(getattr(load_grammar(), name) for name in classes))
