"""Which general words stand for which kind of group?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from facts.models import EntityKind
from facts.names.folding import fold
from facts.names.words import lines

#: Opens a kind that a question tells by words of bodies' names, or of the kinds a store gives them ("called club").
CALLED = "called "


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


def in_one(word: str) -> str:
    """A folded noun as for one: "societies" as "society"."""
    if word.endswith("ies") and len(word) > len("ties"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def is_called(kind: str, *, own_kind: str, name: str) -> bool:
    """Whether a body's kind or name holds every word of a kind that is told by such words ("called labor club")."""
    if not kind.startswith(CALLED) or own_kind == EntityKind.PERSON:
        return False
    asked = kind.removeprefix(CALLED).split()
    return set(map(in_one, asked)) <= _words_in_one(own_kind) | _words_in_one(name)


@lru_cache(maxsize=16_384)
def _words_in_one(text: str) -> frozenset[str]:
    return frozenset(map(in_one, fold(text)))
