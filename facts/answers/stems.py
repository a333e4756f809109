"""Which words are forms of one another?

A stem is what is left of a word without its endings, so that "denied" answers "deny" and "accuser" speaks of
who accuses; "policy" stays apart from "police", and a short word is not cut at all.
"""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 3  # letters that must be left
_VOWELS = frozenset("aeiouyáéíóú")
_THINGS = ("ational", "ations", "ation", "ators", "ator", "ments", "ment", "ness", "able", "ible", "ious", "ally")
_DOERS = ("ers", "ors", "er", "or", "ly", "al")
_DONE = ("edly", "ing", "ed")
_LONG = 6  # letters of a word that may end in "-ate" as a verb does
_LONG_ACT = 5  # letters of what is left of an act's name
_BEFORE_DOER = 4  # letters: a "member" is nobody who membs, and need not be; an "order" stays whole


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its common endings (English), case folded."""
    word = _base_of_verb(word.casefold())
    for ending in _THINGS if word.endswith(_THINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word.removesuffix(ending)
            break
    for ending in _DOERS if word.endswith(_DOERS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _BEFORE_DOER:
            word = word.removesuffix(ending)
            break
    act = word.removesuffix("ion")
    word = act if act.endswith(("t", "s")) and len(act) >= _LONG_ACT else word  # "prosecution", but no "passion"
    word = word.removesuffix("e") if len(word) > _SHORTEST else word
    word = word.removesuffix("at") if len(word) > _LONG else word
    return f"{word[:-1]}i" if word.endswith("y") and len(word) > _SHORTEST else word


def _base_of_verb(word: str) -> str:
    """A noun's singular and a verb's base, as far as their spelling tells."""
    if word.endswith(("ies", "ied")) and len(word) > _SHORTEST + 1:
        return f"{word[:-3]}y"
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    for ending in _DONE if word.endswith(_DONE) else ():
        base = word.removesuffix(ending)
        if base != word and len(base) >= _SHORTEST and _VOWELS & {*base}:
            is_doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if is_doubled else base
    return word
