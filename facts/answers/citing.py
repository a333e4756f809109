"""Which numbered places does an answer rest on?

Numbers are given in the order in which the text cites, so that [1] is the first that a reader meets. While a
text is written its marks stand between two characters that no text holds: a quote or a name may say "[7]" itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from facts.models import Citation, Evidence, Statement

_OPENS, _CLOSES = "\ufdd0", "\ufdd1"  # "noncharacters", which Unicode keeps for use inside a program
_MARK = re.compile(f"{_OPENS}([0-9]+){_CLOSES}")
A_LINE = 3  # citations that one line of an answer carries at most: more than a reader opens


class Citations:
    """The numbered places of one answer, growing as its text is written."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, int | None, str | None], int] = {}
        self._cited: list[Citation] = []

    def cite(self, evidence: Iterable[Evidence], *, limit: int = A_LINE) -> tuple[int, ...]:
        """The numbers of these places, one source after another before a second place of the same."""
        return tuple(dict.fromkeys(map(self._number, spread(evidence)[:limit])))

    def cite_statements(self, statements: Iterable[Statement], *, limit: int = A_LINE) -> tuple[int, ...]:
        """The numbers of the places that these statements rest on."""
        return self.cite([e for s in statements for e in s.evidence], limit=limit)

    def _number(self, evidence: Evidence) -> int:
        place = (evidence.source.key, evidence.paragraph, evidence.quote)
        number = self._numbers.get(place)
        if number is None:
            number = self._numbers[place] = len(self._cited) + 1
            self._cited.append(Citation(n=number, evidence=evidence))
        return number

    def all(self) -> tuple[Citation, ...]:
        """Every citation so far, in the order of their numbers."""
        return tuple(self._cited)


def spread(evidence: Iterable[Evidence]) -> list[Evidence]:
    """The same places, the first of each source before the second of any."""
    places = list(evidence)
    if len(places) < 2:
        return places
    seen: dict[str, int] = {}
    ranked = []
    for one in places:
        seen[one.source.key] = seen.get(one.source.key, 0) + 1
        ranked.append((seen[one.source.key], one))
    return [one for _, one in sorted(ranked, key=lambda pair: pair[0])]


def marks(numbers: Iterable[int]) -> str:
    """The marks of these numbers, as a text places them while it is written."""
    return " ".join(f"{_OPENS}{number}{_CLOSES}" for number in numbers)


def settle_marks(text: str, citations: Citations) -> str:
    """A written text with its marks as a reader sees them: `[1] [2]`.

    Raises:
        ValueError: It cites what the answer does not hold.
    """
    numbers = _MARK.findall(text)
    if max(map(int, numbers), default=0) > len(citations.all()):
        raise ValueError("the text cites what the answer does not hold")
    if text.count(_OPENS) == text.count(_CLOSES) == len(numbers):  # sixty marks are put in one by one otherwise
        return text.replace(_OPENS, "[").replace(_CLOSES, "]")
    return _MARK.sub(r"[\1]", text)
