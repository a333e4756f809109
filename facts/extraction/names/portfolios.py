"""Who stands behind a minister's portfolio in one run of capitals: "Minister for Housing Jo Browne"?

The words of a portfolio are known; what follows the last of them is the name.
"""

from __future__ import annotations

from facts.extraction.names.body_runs import SIDES
from facts.extraction.names.kinds import is_person, is_place, kind_of_body
from facts.extraction.names.runs import RunReader
from facts.extraction.names.written import WrittenName

_OF_GOVERNMENT = frozenset({"minister", "secretary", "commissioner", "ombudsman", "spokesman", "spokeswoman", "whip"})
_MINISTERS = frozenset({"minister", "secretary", "commissioner"})
BEFORE_PORTFOLIO = frozenset({"for", "of", "at", "in", "the"})
_WITHIN = frozenset({"for", "of", "at", "in", "department", "ministry", "office"})
_OFFICES = ("minister", "secretary", "secretary of state", "minister of state", "spokesperson")
_OF_PARTIES = frozenset({"tory", "green", "labour", "labor", "whig", "snp", "ukip", "dup", "sdlp", "ndp", "plaid"})
_TWO_WORDS = frozenset({("lib", "dem"), ("sinn", "féin"), ("fine", "gael"), ("fianna", "fáil"), ("plaid", "cymru")})
_FULL = 2  # words of a full name
_LONGEST_PLACE = 4  # tokens back from an office to "former" and the words of its place
_OF_TIME = frozenset({"late", "then"})  # "in late May Mayor Lee left", "Then Marl Mayor Lee left"
_FEWEST_BEFORE = 2  # tokens before a portfolio: an office and "for"
_JOINTS = ("and", ",", "&")


class PortfolioReader(RunReader):
    """Reads the runs of one sentence that open with an office of government."""

    def _minister(self, start: int, stop: int) -> list[WrittenName] | None:
        """ "Minister for Housing Jo Browne": the person behind the portfolio; None if the run is something else."""
        if _MINISTERS.isdisjoint(self._held):
            return None
        heads = [i for i in range(start, stop - 1) if self._lows[i] in _MINISTERS]
        if not heads or self.tokens[heads[-1] + 1].low not in ("of", "for"):
            return None
        at = heads[-1] + 2
        while at < stop and self.tokens[at].low in self.words.portfolios:
            at += 1
        if at >= stop:
            return []
        name = self._make(at, stop, "person")
        name.title_start = self.tokens[start].start
        name.roles.append(" ".join(t.low for t in self.tokens[start:at]))
        return [name]

    def _in_office(self, names: list[WrittenName], start: int) -> list[WrittenName]:
        """The names of a run; the first one's title begins at "Minister" in "Minister of State for Sport Jo Browne"."""
        lows, portfolios = self._lows, self.words.portfolios
        if not names:
            return names
        name = names[0]
        behind = [t.low for t in self.tokens[start : start + 8] if t.start < name.start]
        if not behind or name.kind == "body" or not all(w in portfolios or w in _WITHIN for w in behind):
            return names
        lead = start - 1
        while lead > 1 and (lows[lead] in portfolios or lows[lead] in _JOINTS):
            lead -= 1
        role, plural, width = self._title_at(lead - 1) if lows[lead] in _WITHIN else ("", False, 0)
        if role.endswith(_OFFICES) and not plural:
            first = lead - width
            if first and self.tokens[first - 1].low == "shadow":
                first -= 1
            name.title_start = self.tokens[first].start
        return names

    def _past_portfolio(self, start: int, stop: int) -> int:
        """Where the name begins in "secretary of state for Culture, Media and Sport Jo Browne"; else `start`."""
        if stop - start > _FULL and (party := self._partisan_words(start)):
            found = self._words_of(start, stop)
            named = self.tokens[start + party].low in self.words.given or (party > 1 and is_person(found, self.words))
            is_body = bool(kind_of_body(found, self.words)) or bool(kind_of_body(found[party:], self.words))
            return start + party if named and not is_body and stop - start - party >= _FULL else start
        if stop - start > _FULL and start and self.tokens[start - 1].low in self.words.past:
            return self._past_calling(start, stop)
        at = start
        while at < stop and self.tokens[at].low in self.words.portfolios:
            at += 1
        if at == start or stop - at < _FEWEST_BEFORE or not is_person(self._words_of(at, stop), self.words):
            return start
        lead = start - 1
        while lead > 0 and (self.tokens[lead].low in self.words.portfolios or self.tokens[lead].low in _JOINTS):
            lead -= 1
        office = self._title_at(lead - 1)[0] if lead and self.tokens[lead].low in ("for", "of") else ""
        return at if office.endswith(_OFFICES) else start

    def _partisan_words(self, start: int) -> int:
        """How many words at a place only tell whose party somebody is of ("Tory Jo Browne", "Lib Dem Jo Browne")."""
        low, behind = self.tokens[start].low, self.tokens[start + 1].low
        return 2 if (low, behind) in _TWO_WORDS else int(low in _OF_PARTIES)

    def _past_calling(self, start: int, stop: int) -> int:
        """Where the name begins in "former All Black Jo Browne": nobody is "former" by name alone; else `start`."""
        lows = [t.low for t in self.tokens[start:stop]]
        told = any(self._title_at(at)[0] for at in range(start, stop)) or not self.words.courtesy.isdisjoint(lows)
        if lows[0] in self.words.given or told or kind_of_body(self._words_of(start, stop), self.words):
            return start
        given = (at for at in range(start + 1, stop - 1) if self.tokens[at].low in self.words.given)
        first = next(given, stop - _FULL)
        return first if is_person(self._words_of(first, stop), self.words) else start

    def _over_before(self, first: int, head: int) -> list[str]:
        """The word that an office is over, on its hyphen or before its place: "ex-mayor", "former Marl mayor"."""
        joined, _, _ = self._lows[head].partition("-")
        if joined in ("ex", "then"):
            return [joined]
        at, over = first - 1, self.words.past - _OF_TIME
        while at > max(0, first - _LONGEST_PLACE) and self.tokens[at].is_cap and self._lows[at] not in over:
            at -= 1
        return [self._lows[at]] if 0 <= at < first - 1 and self._lows[at] in over else []

    def _after_department(self, start: int, stop: int) -> int:
        """Where the name begins in "Department of Health Jo Browne"; 0 if the run is something else."""
        if start + 2 >= stop or self.tokens[start].low not in ("department", "ministry"):
            return 0
        at = start + 2
        while at < stop and self.tokens[at].low in self.words.portfolios:
            at += 1
        return at if at > start + 2 and is_person(self._words_of(at, stop), self.words) else 0

    def _before_portfolio(self, name: WrittenName, first: int) -> int:
        """Where the office begins in "secretary of state for culture Jo Browne", noted as her role; else `first`."""
        at = first
        while at and self.tokens[at - 1].low in self.words.portfolios and not self.tokens[at - 1].is_cap:
            at -= 1
        if at == first or at < _FEWEST_BEFORE or self.tokens[at - 1].low not in ("for", "of") or name.kind != "person":
            return first
        role, plural, width = self._title_at(at - 2)
        if plural or not role.endswith(_OFFICES):
            return first
        start = at - 1 - width
        name.roles.append(" ".join(t.low for t in self.tokens[start:first]))
        name.title_start = self.tokens[start].start
        return start

    def _is_told_to_side(self, start: int, stop: int) -> bool:
        """Whether words that may be a place or a thing endorse somebody ("West Country Coaches has endorsed Reed")."""
        found = self._words_of(start, stop)
        if is_person(found, self.words) and not is_place(found, self.words):
            return False
        plain = all(t.is_cap or t.text in ("and", "&") for t in self.tokens[start:stop])
        lone = plain and found[0].lower() not in self.words.given
        return lone and bool(SIDES.match(self.text, self.tokens[stop - 1].end))

    def _goes_on(self, stop: int) -> bool:
        """Whether a list goes on behind a name ("Senators Reed and Moss")."""
        return stop < len(self.tokens) and self.tokens[stop].text in (",", "and", "&")

    def _is_portfolio(self, name: WrittenName, head: int) -> bool:
        """Whether words that no body is known by only say which office it is ("the Fair Work Minister")."""
        return not kind_of_body(name.words, self.words) and self.tokens[head].low in _OF_GOVERNMENT

    def _only_tells_which(self, stop: int) -> bool:
        """Whether a plain noun or a quotation stands right behind a name."""
        if stop >= len(self.tokens):
            return False
        ahead = self.tokens[stop]
        return ahead.text == '"' or (not ahead.is_cap and ahead.low in self.words.speech["camps"])

    def _has_a_camp(self, start: int, stop: int) -> bool:
        """Whether one word behind "the" is whose camp it is ("the Reed camp"): a surname, then."""
        return stop - start == 1 and stop < len(self.tokens) and self.tokens[stop].low in self.words.speech["camps"]

    def _make(self, start: int, stop: int, kind: str) -> WrittenName:
        tokens = self.tokens[start:stop]
        return WrittenName(
            paragraph=self.paragraph,
            start=tokens[0].start,
            end=tokens[-1].end,
            text=" ".join(self.text[tokens[0].start : tokens[-1].end].split()),
            words=tuple(self._words_of(start, stop)),
            kind=kind,
            is_possessive=tokens[-1].possessive,
            has_the=self._has_the(start) and not self._has_a_camp(start, stop),
        )
