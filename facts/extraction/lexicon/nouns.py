"""Which nouns, and which words for leaving a contest, do the phrases call by one name?

Singular forms stand in the files; plurals, and the other forms of an exit's verb, are made here.
"""

from __future__ import annotations

from functools import lru_cache

from facts.extraction.lexicon.inflection import Form, verb_forms
from facts.extraction.lexicon.words import read_words

EXITS = {"EXITING": Form.GERUND, "EXITED": Form.PAST}  # "by stepping aside", "if she stepped aside"


@lru_cache
def load_nouns() -> dict[str, frozenset[str]]:
    """Every list of `nouns.toml` and `exits.toml`: name -> words, plurals made."""
    lists = read_words("nouns") | read_words("exits")
    made = {
        name: frozenset(words) | frozenset(plural(word) for word in words if name not in ("EXIT", "REFLEXIVE"))
        for name, words in lists.items()
    }
    exits = [line.partition(" ") for line in lists["EXIT"]]
    for name, form in EXITS.items():
        made[name] = frozenset(f"{f}{space}{rest}" for verb, space, rest in exits for f in forms_of(verb, form))
    return made


@lru_cache
def noun_words(*lists: str) -> frozenset[str]:
    """The words of several of the lists."""
    return frozenset().union(*(load_nouns()[name] for name in lists))


def forms_of(verb: str, form: Form) -> list[str]:
    """How a verb is written in one form."""
    return [written for written, forms in verb_forms(verb).items() if form in forms]


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
