"""Which general words stand for which kind of group?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from facts.names.words import lines


@cache
def kind_words() -> Mapping[str, frozenset[str]]:
    """Kind to the folded words that people use for it."""
    split = (line.partition(":") for line in lines("kinds"))
    return {kind.strip(): frozenset(words.split()) for kind, _, words in split}


@cache
def _all_kind_words() -> frozenset[str]:
    return frozenset(word for words in kind_words().values() for word in words)


def says_kind(word: str, kind: str) -> bool:
    """Whether a folded word is a general word for entities of `kind` ("union", "paper")."""
    return word in kind_words().get(kind, frozenset())


def is_kind_word(word: str) -> bool:
    """Whether a folded word is a general word for some kind of group."""
    return word in _all_kind_words()


def says_body(written: str) -> bool:
    """Whether words of which no name is known still name one body: a sort and more, a number too ("Bakers Union")."""
    words = written.casefold().split()
    return len(words) > 1 and any(is_kind_word(word) for word in words)
