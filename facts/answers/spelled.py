"""Where in a text does somebody's name stand, in any of its spellings?

A question asks it once of each passage, of somebody whom no question before may have named: to compile a pattern for
the name would take longer than to look for it in all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Place(NamedTuple):
    """Where a spelling stands in a text, and which one it is."""

    start: int
    end: int
    spelling: str


class Spelled:
    """Several spellings, each of which counts as a whole word or words."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._spellings = sorted({s for s in spellings if s}, key=len, reverse=True)

    @property
    def pattern(self) -> str:
        """The same as a pattern, for one that holds more."""
        return rf"\b(?:{'|'.join(map(re.escape, self._spellings))})\b"

    def is_in(self, text: str, end: int | None = None) -> bool:
        """Whether one of them stands in a text, or in the part of it up to `end`."""
        stop = len(text) if end is None else end
        return any(_next(one, text, 0, stop) >= 0 for one in self._spellings)

    def places(self, text: str) -> Iterator[Place]:
        """Where they stand, none overlapping; of two that begin in one place the longer."""
        ahead = [place for one in self._spellings if (place := _place(one, text, 0)) is not None]
        while ahead:
            first = min(ahead, key=lambda place: (place.start, -place.end))
            yield first
            behind = [one if one.start >= first.end else _place(one.spelling, text, first.end) for one in ahead]
            ahead = [one for one in behind if one is not None]

    def replaced(self, text: str, by: str) -> str:
        """A text with something else where they stand."""
        kept, begun = "", 0
        for place in self.places(text):
            kept, begun = f"{kept}{text[begun : place.start]}{by}", place.end
        return kept + text[begun:]


def spelled(texts: Sequence[str]) -> Spelled | None:
    """Any spelling, a person's surname too."""
    own = {t for t in texts if t} | {t.split()[-1] for t in texts if len(t.split()) in (2, 3)}
    return Spelled(own) if own else None


def _place(spelling: str, text: str, at: int) -> Place | None:
    start = _next(spelling, text, at, len(text))
    return Place(start, start + len(spelling), spelling) if start >= 0 else None


def _next(spelling: str, text: str, at: int, end: int) -> int:
    """Where a spelling next stands as a whole; -1 for nowhere."""
    start = text.find(spelling, at, end)
    while start >= 0:
        behind = start + len(spelling)
        opens = _is_of_word(text[start - 1 : start]) != _is_of_word(spelling[0])
        closes = _is_of_word(text[behind : min(behind + 1, end)]) != _is_of_word(spelling[-1])
        if opens and closes:
            return start
        start = text.find(spelling, start + 1, end)
    return -1


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
