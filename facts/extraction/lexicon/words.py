"""Which small words and nouns does a language's folder hold?

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
    hedging_auxiliaries: frozenset[str]
    hedges: frozenset[str]
    able: frozenset[str]
    done_before_to: frozenset[str]
    left_before_to: frozenset[str]
    hedged_before_to: frozenset[str]
    refusing_before_to: frozenset[str]
    short_of: frozenset[str]
    refusing_before_ing: frozenset[str]
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
    switching: frozenset[str]
    measures: frozenset[str]
    no_verbs: frozenset[str]


@lru_cache
def load_grammar() -> Grammar:
    """The closed word classes."""
    words = read_words("grammar")
    return Grammar(**{name: frozenset(words[name]) for name in Grammar.__slots__})


@lru_cache
def load_nouns() -> dict[str, frozenset[str]]:
    """Every list of `nouns.toml` and `exits.toml`: name -> words, plurals made."""
    lists = read_words("nouns") | read_words("exits")
    return {
        name: frozenset(words) | frozenset(plural(word) for word in words if name not in ("EXIT", "REFLEXIVE"))
        for name, words in lists.items()
    }


@lru_cache
def noun_index(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The nouns of one list by their first word, longest first."""
    index: dict[str, list[tuple[str, ...]]] = {}
    for noun in load_nouns()[name]:
        words = tuple(noun.split())
        index.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in index.items()}


def plural(noun: str) -> str:
    """The plural of a noun or of the head of "seal of approval"."""
    head, of, rest = noun.partition(" of ")
    if head.endswith(("s", "x", "ch", "sh")):
        made = head + "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        made = head[:-1] + "ies"
    else:
        made = head + "s"
    return made + of + rest
