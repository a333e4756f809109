"""How many letters' worth of difference lies between a typed word and a known one?

A slip that fingers make (neighbouring keys, letters swapped, doubled or left out) costs
less than a letter, a wrong first letter costs more: "strngr" is Stringer, "Truman" is
not Trump. The cost is in letters, so that a long name bears more of it than a short one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, Levenshtein

from facts.names.sound import sound_of

FAR = 99.0
MOST_EDITS = 3
_BY_EAR = 0.17  # of a word's letters
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_UNSURE = dict.fromkeys(map(ord, "abcdefghijkopqstuvwxyz"))  # letters that may be silent or sound like others
_TWICE = re.compile(r"(.)\1+")


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
POSSESSIVE = Difference(0.2, "exact")
DIFFERENT = Difference(FAR, "")


@lru_cache(maxsize=65_536)
def difference(written: str, known: str) -> Difference:
    """What lies between a typed word and a known one, both folded.

    Returns:
        A cost from 0 (the same) to `FAR` (no relation); `why` is `exact`, `typing error` or `sound`.
    """
    if written == known:
        return SAME
    longest = max(len(written), len(known))
    edits = OSA.distance(written, known, score_cutoff=MOST_EDITS)
    if edits > (2 if longest < 8 else MOST_EDITS) or 2 * edits > longest or not (written.isalpha() and known.isalpha()):
        return DIFFERENT
    if len(known) > 2 and written == known + "s":
        return POSSESSIVE  # its apostrophe was left out
    cost = _cost_of_slips(written, known, edits)
    by_ear = _BY_EAR * longest
    if cost > 1.0 and longest > 3 and by_ear <= cost and sound_alike(written, known):
        return Difference(by_ear, "sound")
    return Difference(cost, "typing error")


def sound_alike(written: str, known: str) -> bool:
    """Whether two folded words sound alike; the letters that always sound are compared first, for that costs little."""
    one, other = (_TWICE.sub(r"\1", word.translate(_UNSURE)) for word in (written, known))
    return one == other and sound_of(written) == sound_of(known)


def _cost_of_slips(written: str, known: str, edits: int) -> float:
    """The cost of the edits that turn `known` into `written`."""
    first = 0.4 if written[0] != known[0] else 0.0
    edit_list = Levenshtein.editops(known, written)
    if edits == 1 and len(edit_list) == 2:
        return 0.7 + first  # two letters that changed places
    cost = 0.0
    for edit in edit_list:
        tag, i, j = edit.tag, edit.src_pos, edit.dest_pos
        if tag == "replace":
            a, b = known[i], written[j]
            cost += 0.8 if (a, b) in _NEAR_KEYS or (a in _VOWELS and b in _VOWELS) else 1.0
        else:
            word, at = (known, i) if tag == "delete" else (written, j)
            twice = word[at] in (word[at - 1 : at], word[at + 1 : at + 2])
            cost += 0.5 if twice else 0.7 if word[at] in _VOWELS else 0.9
    return min(cost, float(edits)) + first
