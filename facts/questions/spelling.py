"""Which known word did somebody mean to type?

A word that exists is never "corrected": only what neither the lexicon, nor its list of everyday words,
nor its list of look-alikes holds is compared with the lexicon.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from facts.names.closeness import sound_alike
from facts.names.everyday import is_common
from facts.questions.lexicon import Lexicon, load_lexicon
from facts.questions.tokens import shorten_runs

_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def correct(word: str, lexicon: Lexicon) -> str:
    """Give the lexicon's word that `word` is a typing error of, or `word` itself.

    Args:
        word: Folded.
        lexicon: The language's words.

    Source:
        `rapidfuzz.distance.OSA`: one swap of neighbours counts as one error. One error from four
        letters on, two from eight, three from eleven; the first letter is right unless there is one error only.
    """
    return _correct(word, lexicon.language)


@lru_cache(maxsize=4096)
def _correct(word: str, language: str) -> str:
    lexicon = load_lexicon(language)
    for tried in (word, *shorten_runs(word)):
        if tried in lexicon.vocabulary or tried in lexicon.common:
            return tried
    if word in lexicon.real or is_common(word) or not word.isalpha() or len(word) < 4:
        return word
    allowed = 1 if len(word) < 8 else 2 if len(word) < 11 else 3
    near = sorted(
        (slip_cost(word, known, errors) + _FIRST_LETTER * other, other, known)
        for errors, other, known in _near(word, lexicon, allowed)
    )
    if not near or any(not _are_forms(near[0][-1], known) for cost, _, known in near[1:] if cost <= near[0][0]):
        return word  # of two that are as near, the whole sentence decides
    return near[0][-1]


_FIRST_LETTER = 0.2  # more for a slip in the letter that is looked at most


def _are_forms(one: str, other: str) -> bool:
    """Whether two words differ in their ends alone."""
    alike = max(3, min(len(one), len(other)) - 2)
    return one[:alike] == other[:alike]


def is_known(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is one of the language's, as it stands."""
    return word in lexicon.vocabulary or word in lexicon.common or word in lexicon.real or is_common(word)


def correct_among(word: str, sorts: frozenset[str]) -> str:
    """The word of a role that `word` is one error away from, but for doubled letters, or sounds like; else itself."""
    if len(word) < 5 or word in sorts or not word.isalpha():
        return word
    near = [known for known in sorts if len(known) > 4 and OSA.distance(word, known, score_cutoff=1) <= 1]
    if near or len(word) < _LONG_ENOUGH:
        return min(near, default=word)
    alike = [known for known in sorts if known[0] == word[0] and abs(len(known) - len(word)) < 3]
    alike = [known for known in alike if _singled(known) == _singled(word) or sound_alike(word, known)]
    return min(alike, default=word)


def _singled(word: str) -> str:
    """A word with each doubled letter once."""
    return _TWICE.sub(r"\1", word)


_TWICE = re.compile(r"(.)\1+")
_LONG_ENOUGH = 7  # letters of a role from which two errors may be one slip


def _near(word: str, lexicon: Lexicon, allowed: int) -> list[tuple[int, int, str]]:
    """The words within so many errors of a word, each with these and whether its first letter is another."""
    found = []
    for length in range(max(4, len(word) - allowed), len(word) + allowed + 1):
        listed = _known(lexicon.language).by_first.get((word[0], length), ())
        for known, errors, _ in process.extract(word, listed, scorer=OSA.distance, score_cutoff=allowed, limit=None):
            if errors > 1 and known in lexicon.common:
                continue  # an unknown act made a word of no weight would be left out of the question
            found.append((int(errors), 0, known))
    if len(word) > 4:
        found += [(1, 1, known) for known in _first_mistyped(word, lexicon.language)]
    return found


def _first_mistyped(word: str, language: str) -> list[str]:
    """The known words that one error makes a word of, where it lies at the first letter, which is another."""
    behind = _known(language).by_rest
    swapped = word[1] + word[0] + word[2:]
    found = {*behind.get(word[1:], ()), *behind.get(word, ())}
    found.update(one for one in (word[1:], swapped) if one in behind.get(one[1:], ()))
    return [known for known in found if known[0] != word[0] and len(known) > 3]


class _Known(NamedTuple):
    """The words that a word may be a typing error of: by first letter and length, and by what follows that letter."""

    by_first: Mapping[tuple[str, int], Sequence[str]]
    by_rest: Mapping[str, Sequence[str]]


@cache
def _known(language: str) -> _Known:
    lexicon = load_lexicon(language)
    leads = (word for name in _LEADS for phrase in lexicon.times[name] for word in phrase.split())
    by_first: dict[tuple[str, int], list[str]] = defaultdict(list)
    by_rest: dict[str, list[str]] = defaultdict(list)
    for word in {*lexicon.vocabulary, *leads}:
        by_first[word[:1], len(word)].append(word)
        by_rest[word[1:]].append(word)
    return _Known(by_first, by_rest)


_LEADS = ("before", "after", "since", "until", "during", "between", "and")  # of times


def slip_cost(typed: str, meant: str, errors: int) -> float:
    """How unlikely it is that one word is typed for another: the slips of a phone count less than others."""
    if errors != 1:
        return 1.25 * errors
    if sorted(typed) == sorted(meant):
        return 0.8  # two letters in the wrong order
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), min(len(typed), len(meant)))
    if len(typed) < len(meant):  # a letter left out
        return 0.8 if meant[at] in _VOWELS or (at and meant[at] == meant[at - 1]) else 1.0
    if len(typed) > len(meant):
        return 0.8 if at and typed[at] == typed[at - 1] else 1.0
    if typed[at] in _VOWELS and meant[at] in _VOWELS:
        return 0.9
    return 0.9 if meant[at] in _neighbours(typed[at]) else 1.2


@cache
def _neighbours(letter: str) -> frozenset[str]:
    """The letters around one on a keyboard."""
    found: set[str] = set()
    for row, keys in enumerate(_ROWS):
        if letter not in keys:
            continue
        at = keys.index(letter)
        found |= set(keys[max(0, at - 1) : at + 2])
        for other in (_ROWS[row - 1] if row else "", _ROWS[row + 1] if row + 1 < len(_ROWS) else ""):
            found |= set(other[max(0, at - 1) : at + 2])
    return frozenset(found - {letter})
