"""Is a word ordinary speech, so that it names somebody only with evidence?

"Will", "Young" and "May" are names and words; which one, the spelling alone cannot say.
"""

from __future__ import annotations

from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.names.words import word_set

_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "ly", "ies", "ied", "ion", "ions", "ation", "ment", "ness")


@cache
def common_words() -> frozenset[str]:
    """Everyday words of every language that questions come in."""
    return word_set("common_en") | word_set("common_es") | word_set("small_words")


def is_common(word: str) -> bool:
    """Whether a folded word is everyday speech."""
    return word in common_words()


def is_surname_too(word: str) -> bool:
    """Whether a folded word of everyday speech is seldom said, and many people's surname."""
    return word in word_set("also_names")


def is_form_of_common(word: str) -> bool:
    """Whether a folded word is everyday speech with an ending ("canvassing", "reviewed")."""
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) > 2]
    doubled = [stem[:-1] for stem in stems if stem[-1:] == stem[-2:-1]]
    return any(is_common(form) for stem in (*stems, *doubled) for form in (stem, stem + "e", stem + "y"))


@cache
def _by_length() -> dict[int, list[str]]:
    lengths: dict[int, list[str]] = {}
    for word in sorted(common_words()):
        lengths.setdefault(len(word), []).append(word)
    return lengths


@cache
def edits_from_common(word: str) -> int:
    """How many slips lie between a word and the nearest everyday word of 4 letters or more; 3 stands for many."""
    best = 3
    for length in range(max(4, len(word) - 2), len(word) + 3):
        found = process.extractOne(word, _by_length().get(length, []), scorer=OSA.distance, score_cutoff=best - 1)
        best = min(best, int(found[1])) if found else best
    return best
