"""How often does Python look for garbage while questions are answered?

What is loaded once (words, patterns, what a store knows) is a quarter of a million objects, which every full search
goes through: 65 ms in the middle of an answer, and nothing found. Answers leave little that is not freed at once.
The young are searched often enough that each search is short: what 800 answers had kept at hand took 20 ms in one of
them, searched at once, and takes 1 ms in one of twelve.
"""

from __future__ import annotations

import gc
from functools import cache

_YOUNG = 1_000  # objects made and not freed between two searches of the youngest, 0.1 ms each; Python's own is 700
_OLDER = 10  # of these searches between two of what outlived one: what is kept at hand, 200 objects a question
_OLDEST = 400  # of those between two of everything that is not left out


@cache
def collect_rarely() -> None:
    """Leave what is loaded by now out of every search, and search less often; a second call does nothing."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLDEST)
