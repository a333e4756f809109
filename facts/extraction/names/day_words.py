"""Does a day's name in a sentence tell when, or is somebody called so: "endorsed Ann Lee Tuesday", "Dave Sunday"?

A day behind a name tells when, as wire copy writes it, unless only a given name stands before it.
"""

from __future__ import annotations

from facts.extraction.names.kinds import DAYS, MONTHS
from facts.extraction.names.sentence_words import SentenceWords

# What stands before a day that has a name of its own ("Super Tuesday", "Good Friday").
_NAMES_A_DAY = frozenset(
    ["super", "black", "good", "ash", "palm", "easter", "holy", "bloody", "giving", "cyber", "shrove"]
)
_BACKED = frozenset(["backed", "backs", "backing", "endorsed", "endorses", "endorsing", "support", "supports", "elect"])
_IS = frozenset(["is", "was", "has", "had", "will", "would", "won", "lost", "faces", "ran"])
_TIMES = DAYS | MONTHS
_LAST_DAY = 2  # digits
_LONGEST_FEAST = 3  # words
_BEFORE_A_DAY = frozenset({"on", "last", "since", "until", "till", "by", "late", "early", "this", "next"})
_BEFORE_A_FEAST = _BEFORE_A_DAY | {"after", "and", "around", "before", "between", "come", "during", "from", "over"}
_BEFORE_A_MONTH = frozenset({"in", "since", "until", "till", "last", "by", "early", "late"})


class DayWords(SentenceWords):
    """Tells days from names in one sentence."""

    def _is_when(self, start: int, at: int) -> bool:
        """Whether a day behind the run from `start` tells when: "endorsed Ann Lee Tuesday", "Sen. Lee May 3"."""
        low = self.tokens[at].low
        if start and self.tokens[start - 1].low in _BEFORE_A_FEAST and self._is_feast(start, at):
            return True
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if low == "no." and ahead is not None and ahead.text.isdigit():
            return not self._has_head(self.tokens[at - 1 : at])  # "ranked Ann Lee No. 1"
        if low in MONTHS:
            return ahead is not None and ahead.text.isdigit() and len(ahead.text) <= _LAST_DAY
        if at == start + 1 and self.tokens[start].low in _TIMES and self._tells_when(start):
            return True
        if self.tokens[start].low in DAYS and at == start + 1:
            return low in self.words.given or bool(self._title_at(at)[0]) or low == "the"
        if low not in DAYS or self.tokens[at - 1].low in _NAMES_A_DAY:
            return False
        if ahead is not None and ahead.is_cap and ahead.low in self.words.last_words["newspaper"]:
            return False  # "Lake City Sunday Herald"
        return not (at == start + 1 and self.tokens[start].low in self.words.given)

    def _is_feast(self, start: int, at: int) -> bool:
        """Whether a run is so far a feast that tells when: "By Easter Reed had", "after May Day Reed was"."""
        if at - start > _LONGEST_FEAST:
            return False
        if " ".join(self._lows[start:at]) in self.words.feasts:
            return f"{self._lows[start]} {self._lows[at]}" not in self.words.feasts
        is_day = at - start > 1 and self.tokens[at - 1].low == "day"
        return is_day and self.tokens[start].low not in self.words.given

    def _tells_when(self, at: int) -> bool:
        """Whether "on" stands before a day, or "in" before a month: no name begins with it ("On Monday Oak Row")."""
        lead = self.tokens[at - 1].low if at else ""
        return lead in (
            _BEFORE_A_DAY if self.tokens[at].low in DAYS else _BEFORE_A_MONTH if self.tokens[at].low in MONTHS else ()
        )

    def _is_called_by_day(self, at: int) -> bool:
        """Whether a day's name stands where somebody does who is called so: "Sunday said", "backed Sunday"."""
        token = self.tokens[at]
        before = self.tokens[at - 1].low if at else ""
        ahead = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        leads = self._starts_sentence(at) or before in ("that", "and", "while", "but")
        return before in _BACKED or (leads and (token.possessive or ahead in _IS or ahead in self.words.speech["said"]))
