"""When does Python look for garbage while questions are answered?

What is loaded once (words, patterns, what a store knows) is a quarter of a million objects, which every full search
goes through: 65 ms in the middle of an answer, and nothing found. Answers leave little that is not freed at once, but
what 800 of them had kept at hand took 20 ms in one of them, searched at once.
"""

from __future__ import annotations

import gc
from functools import cache
from typing import Self

_YOUNG = 1_000  # objects made and not freed between two searches of the youngest, 0.1 ms each; Python's own is 700
_OLDER = 10  # of these searches between two of what outlived one: what is kept at hand, 200 objects a question
_OLDEST = 400  # of those between two of everything that is not left out
_ANSWERS = 20  # between two searches of what is new: some thousand objects, under 1 ms
_ALL = 100  # of those searches between two of everything


@cache
def collect_rarely() -> None:
    """Leave what is loaded by now out of every search, and search less often; a second call does nothing."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _OLDER, _OLDEST)


class BetweenAnswers:
    """For a program that does nothing but answer: searches only when an answer has been given, never amid one.

    Once left, Python searches by itself again.
    """

    def __init__(self) -> None:
        self._answered = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        gc.enable()

    def answered(self) -> None:
        """Search if it is time; from the first call on Python does not search by itself."""
        if not self._answered:
            gc.freeze()
            gc.disable()
        self._answered += 1
        if self._answered % (_ANSWERS * _ALL) == 0:
            gc.collect()
        elif self._answered % _ANSWERS == 0:
            gc.collect(1)
