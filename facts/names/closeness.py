"""How many letters' worth of difference lies between a typed word and a known one?

A slip that fingers make (neighbouring keys, letters swapped, doubled or left out) costs
less than a letter, a wrong first letter costs more: "strngr" is Stringer, "Truman" is
not Trump. The cost is in letters, so that a long name bears more of it than a short one.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from facts.names.sound import sound_of

FAR = 99.0
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")


def _neighbours() -> frozenset[tuple[str, str]]:
    """Pairs of letters whose keys touch on a common keyboard."""
    place = {key: (row, column) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return frozenset(
        (a, b)
        for a, (row, column) in place.items()
        for b, (other_row, other_column) in place.items()
        if a != b and abs(row - other_row) <= 1 and abs(column - other_column) <= 1
    )


_NEAR_KEYS = _neighbours()


class Difference(NamedTuple):
    """What lies between two words: its cost in letters and what explains it."""

    cost: float
    why: str


SAME = Difference(0.0, "exact")
DIFFERENT = Difference(FAR, "")


@lru_cache(maxsize=65_536)
def difference(written: str, known: str) -> Difference:
    """What lies between a typed word and a known one, both folded.

    Returns:
        A cost from 0 (the same) to `FAR` (no relation); `why` is `exact`, `typing error` or `sound`.
    """
    if written == known:
        return SAME
    if not written.isalpha() or not known.isalpha():
        return DIFFERENT
    if written == known + "s" and len(known) > 2:
        return Difference(0.2, "exact")  # a possessive whose apostrophe was left out
    edits = OSA.distance(written, known, score_cutoff=3)
    cost = _slips(written, known, edits) if edits <= bearable(max(len(written), len(known))) else FAR
    if cost > 1.0 and len(known) > 2 and sound_of(written) == sound_of(known):
        heard = min(cost, 0.17 * len(known))
        return Difference(heard, "sound") if heard < cost else Difference(cost, "typing error")
    return Difference(cost, "typing error") if cost < FAR else DIFFERENT


def bearable(length: int) -> int:
    """How many edits a word of this length may bear: none below 3 letters, then 1, from 5 on 2."""
    return 0 if length < 3 else 1 if length < 5 else 2


def _slips(written: str, known: str, edits: int) -> float:
    """The cost of the edits that turn `known` into `written`."""
    if edits == 1 and len(written) == len(known) and sorted(written) == sorted(known):
        return 0.7 if written[0] == known[0] else 1.0
    cost = 0.0
    for edit in Levenshtein.editops(known, written):
        cost += _slip(edit.tag, known, written, edit.src_pos, edit.dest_pos)
    return min(cost, float(edits) + (0.4 if written[0] != known[0] else 0.0))


def _slip(kind: str, known: str, written: str, i: int, j: int) -> float:
    first = 0.4 if i == 0 and j == 0 else 0.0
    if kind == "replace":
        a, b = known[i], written[j]
        if (a, b) in _NEAR_KEYS or (a in _VOWELS and b in _VOWELS):
            return 0.8 + first
        return 1.0 + first
    word, at = (known, i) if kind == "delete" else (written, j)
    doubled = (at > 0 and word[at - 1] == word[at]) or (at + 1 < len(word) and word[at + 1] == word[at])
    if doubled:
        return 0.5
    return (0.7 if word[at] in _VOWELS else 0.9) + first
