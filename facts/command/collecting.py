"""How often does Python look for garbage while questions are answered?

What is loaded once (words, patterns, what a store knows) is a quarter of a million objects, which every full search
goes through: 65 ms in the middle of an answer, and nothing found. Answers leave little that is not freed at once.
"""

from __future__ import annotations

import gc
from functools import cache

_YOUNG = 20_000  # objects made and not freed between two searches of the youngest; Python's own is 700


@cache
def collect_rarely() -> None:
    """Leave what is loaded by now out of every search, and search less often; a second call does nothing."""
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 20)
