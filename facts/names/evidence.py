"""How does a written name fit one known spelling, and what speaks for it?

Words are paired off at the least cost in letters (`facts.names.closeness`); similarity is what
the cost leaves of the letters typed. Which words may be left over, and what that means, differs
for people (`facts.names.person_fit`) and groups (`facts.names.group_fit`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from facts.names.closeness import DIFFERENT, FAR, MOST_EDITS, SAME, Difference, difference
from facts.names.given_names import are_forms, is_given_name
from facts.names.spellings import Spelling
from facts.names.words import word_set
from facts.names.written import WrittenName

NICKNAME = Difference(0.3, "nickname")
INITIAL = Difference(0.4, "initials")
SPELLED_OUT = Difference(1.2, "initials")
WRONG_ORDER = 0.8
_SPACE = 0.4


class Fit(NamedTuple):
    """How a written name fits a spelling: similarity 0 to 100, and why."""

    similarity: float
    why: str


def better(one: Fit | None, other: Fit | None) -> Fit | None:
    """The higher of two fits, where there is any."""
    return max(one, other) if one and other else one or other


class Pair(NamedTuple):
    """A typed word and the known one it stands for, by their places, and what lies between them."""

    typed: int
    known: int
    found: Difference


class Pairing(NamedTuple):
    """Typed words paired with known ones.

    Attributes:
        pairs: In the order typed.
        left: The places of typed words that fit none.
        known: The places of the known words that were typed.
        in_order: Whether they were typed in the order in which they are known.
        cost: What lies between the pairs, in letters.
        why: What explains the largest difference.
    """

    pairs: Sequence[Pair]
    left: Sequence[int]
    known: Sequence[int]
    in_order: bool
    cost: float
    why: str


def pair_words(words: Sequence[str], known: Sequence[str], *, given: int = 0) -> Pairing:
    """Pair typed words with known ones, cheapest first; the first `given` of `known` are given names."""
    pairs: list[Pair] = []
    other: list[int] = []
    free = list(range(len(known)))
    for i, word in enumerate(words):
        if word in known and (k := known.index(word)) in free:
            pairs.append(Pair(i, k, SAME))
            free.remove(k)
        else:
            other.append(i)
    if not other:
        return _paired(pairs, other)
    if len(other) == len(free) == 1:
        i, k = other[0], free[0]
        found = _between(words[i], known[k], is_given=k < given)
        return _paired(sorted([*pairs, Pair(i, k, found)]), []) if found.cost < FAR else _paired(pairs, other)
    for _, _, pair in _offers(words, known, other, free, given=given):
        if pair.typed in other and pair.known in free:
            pairs.append(pair)
            other.remove(pair.typed)
            free.remove(pair.known)
    return _paired(sorted(pairs), other)


def _offers(
    words: Sequence[str], known: Sequence[str], other: Iterable[int], free: Iterable[int], *, given: int
) -> list[tuple[float, int, Pair]]:
    """What lies between each of the `other` typed words and each `free` known one, the least part of a word first."""
    offers = []
    for i in other:
        word = words[i]
        for k in free:
            found = _between(word, known[k], is_given=k < given)
            if found.cost < FAR:
                offers.append((found.cost / max(len(word), len(known[k])), abs(i - k), Pair(i, k, found)))
    return sorted(offers) if len(offers) > 1 else offers


def _paired(pairs: Sequence[Pair], left: Sequence[int]) -> Pairing:
    cost, largest, in_order = 0.0, SAME, True
    held: list[int] = []
    for _, k, found in pairs:
        if found.cost:
            cost += found.cost
            largest = max(largest, found)
        if held and k < held[-1]:
            in_order = False
        held.append(k)
    return Pairing(pairs, left, held, in_order, cost, largest.why)


def _between(word: str, known: str, *, is_given: bool) -> Difference:
    """What lies between two words; two given names that both exist are no slips for one another."""
    if len(word) == 1 or len(known) == 1:
        return DIFFERENT if word[0] != known[0] else INITIAL if len(word) == 1 else SPELLED_OUT
    if is_given and is_given_name(word):
        if are_forms(word, known):
            return NICKNAME
        if is_given_name(known) and known + "s" != word:
            return DIFFERENT
    if OSA.distance(word, known, score_cutoff=MOST_EDITS) > MOST_EDITS:
        return DIFFERENT  # most words are, and need not be remembered
    return difference(word, known)


def letters_of(words: Sequence[str], known: Sequence[str], pairing: Pairing) -> int:
    """How many letters were typed, each pair counted by its longer word."""
    letters = 0
    for typed, k, _ in pairing.pairs:
        letters += max(len(words[typed]), len(known[k]))
    for i in pairing.left:
        letters += len(words[i])
    return letters


def share(cost: float, letters: int) -> float:
    """What a cost leaves of the letters typed, 0 to 100."""
    return max(0.0, 100.0 * (1.0 - cost / max(letters, 1)))


def fit_whole(written: WrittenName, spelling: Spelling) -> Fit | None:
    """The fit of a name typed letter for letter, its words run together or torn apart included; None otherwise."""
    if written.words == spelling.words:
        return Fit(100.0, why_whole(written, spelling))
    if [*map(len, written.words)] == [*map(len, spelling.words)]:
        return None
    one, other = "".join(written.words), "".join(spelling.words)
    edits = OSA.distance(one, other, score_cutoff=2)
    return Fit(share(edits + _SPACE, max(len(one), len(other))), "typing error") if edits <= 2 else None


def why_whole(written: WrittenName, spelling: Spelling) -> str:
    """What to call a name that was typed with all its letters."""
    if spelling.is_description:
        return "description"
    if written.has_title:
        return "title"
    if written.has_comma and "," not in spelling.text:
        return "word order"
    return "exact" if written.text.isascii() == spelling.text.isascii() else "accents"


def fit_description(words: Sequence[str], spelling: Spelling) -> Fit | None:
    """How typed words fit a description such as "the grocery workers"; all of it has to be there."""
    small = word_set("small_words")
    known = [word for word in spelling.words if word not in small]
    typed = [word for word in words if word not in small]
    if not known or len(typed) != len(known):
        return None
    pairing = pair_words(typed, known)
    if pairing.left:
        return None
    return Fit(min(99.0, share(pairing.cost, letters_of(typed, known, pairing))), "description")
