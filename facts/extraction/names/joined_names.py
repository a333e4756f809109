"""Which "and" or comma stands within the name of one body: between what it is for, two titles of a paper, two trades?

A body is for matters ("Alliance for Rivers, Forests and Open Space"), and no name is a matter alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.day_words import DayWords
from facts.extraction.names.tokens import Token

_LEADS_MATTERS = ("of", "for", "on")
_MATTER_WORDS = 3  # at most, as in "Safe Public Housing"
_URGENT = frozenset({"now", "first", "forward", "together", "tomorrow", "already"})
_ROW = 90  # characters of the member before the last of a row
TRADE_ENDINGS = ("ers", "ors", "men", "ists", "smiths", "wrights", "workers")
_SEVERAL_ACT = re.compile(r",? (?:both|each|have|are|were)\b")

_CLOSES_ROW = re.compile(r"\b[Tt]he [A-Z][\w']*(?: (?:[A-Z][\w']*|of|for|\d+))*,? (?:and|&) the $")


class JoinedNames(DayWords):
    """Finds the joints within a body's name."""

    def _is_matter(self, tokens: Sequence[Token]) -> bool:
        """Whether capitals name what a body is for ("Open Space"), and nobody."""
        if not 0 < len(tokens) <= _MATTER_WORDS or any(t.possessive for t in tokens):
            return False
        return tokens[-1].low in self.words.matters and (len(tokens) == 1 or tokens[0].low not in self.words.given)

    def _leads_matters(self, start: int, at: int) -> int:
        """Where "for" stands behind a body's head word in the run from `start` to `at`; 0 if nowhere."""
        led = next((i for i in range(at - 1, start, -1) if self.tokens[i].low in _LEADS_MATTERS), start)
        return led if led > start and self.tokens[led - 1].low in self.words.body_heads else 0

    def _closes_matters(self, start: int, at: int) -> bool:
        """Whether the word that ends a run is what a body is for, and no title ("Network for Peace and Justice")."""
        return self.tokens[at].low in self.words.matters and self._leads_matters(start, at) > 0

    def _step_over_matters(self, start: int, at: int) -> int:
        """Over ", Forests and Open Space" behind "Alliance for Rivers"; 0 where no list of matters ends there."""
        led = self._leads_matters(start, at)
        if not led or not self._is_matter(self.tokens[led + 1 : at]):
            return 0
        end = at
        while end < len(self.tokens) and self.tokens[end].text == ",":
            matter = self._caps_from(end + 1)
            if not self._is_matter(matter):
                break
            end += 1 + len(matter)
        end += end + 1 < len(self.tokens) and self.tokens[end].text == "," and self.tokens[end + 1].low == "and"
        if end >= len(self.tokens) or self.tokens[end].low not in ("and", "&"):
            return 0
        last = self._caps_from(end + 1)
        return end + 1 + len(last) - at if self._is_matter(last) else 0

    def _leads_to_matters(self, at: int) -> bool:
        """Whether "on" behind a body's head word leads to what the body is for ("Council on Ageing")."""
        on = self.tokens[at].low == "on" and self.tokens[at - 1].low in self.words.body_heads
        return on and self._is_matter(self._caps_from(at + 1))

    def _is_double_title(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether two papers became one ("the Marl Gazette and Mail"): the second alone would stand behind "the"."""
        papers = self.words.last_words["newspaper"]
        fits = len(left) > 1 and len(right) == 1 and left[-1].low in papers and right[0].low in self.words.lone_papers
        if not fits or right[0].possessive:
            return False
        before = self.text[: left[0].start].removesuffix("the ").rstrip()
        listed = before.endswith((",", ";", " and", " as"))  # of whom several act anyway
        return listed or _SEVERAL_ACT.match(self.text, right[0].end) is None

    def _is_cause(self, start: int, stop: int) -> bool:
        """Whether a word behind what may be a title closes the name of a cause ("Justice Now")."""
        if start + 1 != stop or self.tokens[start].low not in _URGENT:
            return False
        return self.tokens[start - 1].low in self.words.matters

    def _is_last_of_row(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether two trades share a "the" behind a row's "and" ("the Bakers and the Tilers and Joiners")."""
        trades = len(left) == len(right) == 1 and all(t.low.endswith(TRADE_ENDINGS) for t in (*left, *right))
        if not trades or right[0].possessive or self.text.startswith((",", " and ", " & "), right[0].end):
            return False
        return _CLOSES_ROW.search(self.text, max(0, left[0].start - _ROW), left[0].start) is not None

    def _shares_last_head(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether two trades share the head word behind them ("Marl Builders and Realtors Association")."""
        lone = self.words.lone_bodies
        shared = len(right) > 1 and right[0].low in lone and right[-1].low in self.words.body_heads
        trade = left[-1].low not in lone and left[-1].low.endswith((*TRADE_ENDINGS, "lords", "owners"))
        return shared and trade and left[0].low not in self.words.given
