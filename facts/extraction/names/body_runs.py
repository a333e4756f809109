"""Over which small words, commas and brackets does the name of a body go on?

Names of unions and associations that hold a list of trades, letters in brackets before the number of a local, or words
of another language in small letters. What would also fit two names side by side ends the run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.joined_names import TRADE_ENDINGS, JoinedNames
from facts.extraction.names.kinds import DAYS, MONTHS, is_acronym
from facts.extraction.names.tokens import Token

LOCAL_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{2,4}[A-Z]{0,3}")
_NUMBERED_PARTS = frozenset({"local", "locals", "lodge", "district", "branch", "chapter", "division", "council"})
_CLOSING_TRADES = frozenset(
    {"trades", "helpers", "employees", "crafts", "workers", "staff", "craftworkers", "technicians", "journalists"}
)
# What only somebody who takes sides goes on to do, in the singular.
SIDES = re.compile(
    r",? (?:(?:has|had|also|then|already|now|on \w+day|\w+day) )*"
    r"(?:endorse[ds]|back(?:ed|s)|is (?:backing|endorsing|supporting)|came out (?:for|against)|recommend(?:ed|s)"
    r"|(?:withdrew|rescinded|reaffirmed|pulled|dropped|gave|pledged) (?:its|their) (?:support|endorsement|backing))\b"
)
_WHICH_SIDES = re.compile(r", (?:which|who) (?:has |have |had |also )*(?:endorse|back|support|withdr|rescind|dropp)")
_TOLD = re.compile(r", (?:an?|the) (?:[a-z'-]+ ){0,3}([a-z]+),")
COUNTED = frozenset({"percent", "per", "million", "people", "men", "women", "-"})
_ONE_ACTS = re.compile(r" (?:has|is|was|backs|endorses|supports|recommends|asks|urges|wants)\b")
_MANY_ACT = re.compile(r",? (?:have|are|were|both|each|all|back|endorse|support|recommend)\b")
_NUMBERED_ONE_ACTS = re.compile(rf'(?: \d{{1,4}})?,?(?: ")?{_ONE_ACTS.pattern}')
MAY_OPEN_A_BODY = frozenset(
    {"residents", "friends", "our", "small", "big", "old", "new", "young", "voters", "workers", "teachers", "nurses"}
    | {"people", "right", "enough", "first", "good", "students", "third", "advance"}
)
BEHIND_COMMANDS = frozenset({"back", "off", "up", "out", "down", "on", "our", "your", "the"})
# How the plurals end that tell who people are.
_PEOPLE = (
    "ers",
    "ors",
    "eers",
    "ists",
    "ants",
    "ents",
    "ians",
    "ees",
    "nurses",
    "neighbours",
    "youths",
    "lords",
    "friends",
    "smiths",
    "wrights",
)
_KIN = ("men", "folk", "people", "children")  # plurals that own with an s
# Small words that join the parts of a name in other languages, but no surnames.
_FOREIGN_SMALL = frozenset({"na", "nan", "an", "yr", "i", "ag", "mo", "do", "pour", "et", "por", "para"})
_IN_SPELT_NAMES = frozenset({"and", "&", "of", "for", "the"})  # small words for which letters need not stand
_SPELT_WORDS = 9  # from "and" to the bracket
_FEWEST_SMALL = 3  # letters of a word in small letters that a foreign name may hold


class BodyRunReader(JoinedNames):
    """Finds how far the name of a body goes on."""

    def _step_within(self, start: int, at: int, right: Sequence[Token]) -> int:
        """How far "and" leads on where no two bodies could stand beside each other so; 0 if they could."""
        left = self.tokens[start:at]
        one = self._is_one_that_acts(start, left, right) or self._is_of_labour(left, right) or self._is_spelt(start, at)
        one = one or self._is_double_title(left, right) or self._is_last_of_row(left, right)
        if one or self._shares_last_head(left, right):
            return 1
        return self._step_over_matters(start, at)

    def _step_over_letters(self, at: int) -> int:
        """Over "(LIRA)" between a body's name and the number of its local ("Hauliers' International (HI) Local 8")."""
        ahead = self.tokens[at : at + 4]
        if len(ahead) < 4 or ahead[0].text != "(" or ahead[2].text != ")" or not is_acronym(ahead[1].text):
            return 0
        return 4 if ahead[3].low in _NUMBERED_PARTS and ahead[3].is_cap else 0

    def _is_spelt(self, start: int, at: int) -> bool:
        """Whether letters in brackets spell a name across a small word: "Allied Nurses and Carers of Tarn (ANCT)"."""
        stop = at
        while stop < min(len(self.tokens) - 2, at + _SPELT_WORDS) and self.tokens[stop].text != "(":
            if not (self.tokens[stop].is_cap or self.tokens[stop].low in _IN_SPELT_NAMES):
                return False
            stop += 1
        if stop + 2 >= len(self.tokens) or self.tokens[stop].text != "(" or self.tokens[stop + 2].text != ")":
            return False
        letters = self.tokens[stop + 1].text
        initials = "".join(t.text[0] for t in self.tokens[start:stop] if t.is_cap)
        joined = "".join(t.text[0].upper() for t in self.tokens[start:stop] if t.is_cap or t.low in ("and", "&"))
        return is_acronym(letters) and letters.replace(".", "") in (initials, joined)

    def _joins_trades(self, start: int, at: int) -> bool:
        """Whether "and" joins two trades of one local: "Plumbers and Pipefitters Local 77"."""
        left, ahead = self.tokens[start], self._caps_from(at + 1)
        if at != start + 1 or left.possessive or not left.low.endswith(TRADE_ENDINGS) or left.low == "teamsters":
            return False
        number = at + 1 + len(ahead)
        if [t.text for t in self.tokens[number : number + 1]] == [","] and len(ahead) == 1:
            ahead = [*ahead, *self._caps_from(number + 1)]  # "Glaziers and Cutters, Local 77"
            number += len(ahead)
        numbered = number < len(self.tokens) and self.tokens[number].text[0].isdigit()
        trades = [t for t in ahead if t.low not in _NUMBERED_PARTS]
        return (
            numbered
            and 0 < len(trades) < len(ahead)
            and trades[0].low.endswith(TRADE_ENDINGS)
            and self._is_body_word(left.low)
        )

    def _goes_on_with_a_trade(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether a lone trade closes the trades that a body is of ("District Council of Bricklayers and Ironworkers").

        Words for several ("have", "both") behind them tell two bodies, and so does a trade known by its name alone.
        """
        of = next((i for i, t in enumerate(left) if t.low == "of"), 0)
        headed = of > 0 and left[of - 1].low in self.words.body_heads
        trades = len(right) == 1 and right[0].low.endswith(TRADE_ENDINGS) and left[-1].low.endswith(TRADE_ENDINGS)
        if not headed or not trades or of != len(left) - 2 or right[0].low in self.words.lone_bodies:
            return False
        return not right[0].possessive and _MANY_ACT.match(self.text, right[0].end) is None

    def _is_of_labour(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether "Trades" waits for "and Labour Council", as such bodies are called."""
        waits = left[-1].low in ("trades", "trade") and len(right) > 1
        return waits and right[0].low in ("labor", "labour") and right[1].low in self.words.body_heads

    def _bids(self, at: int) -> bool:
        """Whether a command bids what to do with a person ("Put Ann Lee last") and opens no body's name."""
        if at + 1 == len(self.tokens):
            return False
        ahead = self.tokens[at + 1]
        return ahead.is_cap and ahead.low in self.words.given

    def _is_of_trades(self, start: int, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether "and" joins what two trades work at: "Ore Dock and Mill Workers Local 4 is", "Tram and Bus Staff"."""
        closes = any(t.low in _CLOSING_TRADES for t in right[1:]) and not right[0].possessive
        if not closes or left[0].low in self.words.given or self._title_at(start)[0] or left[-1].possessive:
            return False
        acts = _NUMBERED_ONE_ACTS.match(self.text, right[-1].end) is not None
        return acts or left[-1].low in self.words.trade_things

    def _step_over_second_number(self, at: int) -> int:
        """Over "and 89" in "CUPE Locals 426 and 89"."""
        before = self.tokens[at - 1].text
        numbered = before[0].isdigit() and self.tokens[at - 2].low == "locals"
        return 2 if numbered and at + 1 < len(self.tokens) and self.tokens[at + 1].text[0].isdigit() else 0

    def _step_over_whole(self, at: int) -> int:
        """Over "of the" between the number of a local and its union ("Lodge 44 of the Machinists")."""
        ahead = self.tokens[at : at + 3]
        numbered = self.tokens[at - 1].text[0].isdigit() and self.tokens[at - 2].low in _NUMBERED_PARTS
        fits = numbered and len(ahead) == 3 and ahead[0].low == "of" and ahead[1].low == "the" and ahead[2].is_cap
        return 2 if fits else 0

    def _closes_trade(self, start: int, at: int) -> bool:
        """Whether a number belongs to the trade before it: "Ironmakers 86", "Sign Hangers 86"."""
        trade = self.tokens[start:at]
        if not 0 < len(trade) < 4 or not all(t.is_cap for t in trade) or not trade[-1].low.endswith(TRADE_ENDINGS):
            return False
        return bool(LOCAL_NUMBER.fullmatch(self.tokens[at].text))

    def _step_over_trades(self, start: int, at: int) -> int:
        """Over ", Glaziers and Allied Trades" behind "Brotherhood of Tinsmiths", or ", Rail and Transit Workers"."""
        left = self.tokens[start:at]
        if len(left) < 3 or left[-2].low not in ("of", "for") or left[-3].low not in self.words.body_heads:
            return 0
        found = at
        while found + 2 < len(self.tokens) and self.tokens[found].text == "," and self.tokens[found + 1].is_cap:
            found += 1
            while found < len(self.tokens) and self.tokens[found].is_cap:
                found += 1
            if found < len(self.tokens) and self.tokens[found].text == ",":
                following = self.tokens[found + 1].low if found + 1 < len(self.tokens) else ""
                found += following == "and"
        if found >= len(self.tokens) or self.tokens[found].low not in ("and", "&"):
            return 0
        right = self._caps_from(found + 1)
        closes = bool(right) and right[-1].low in _CLOSING_TRADES and not right[0].possessive
        own = closes and right[-1].low in ("workers", "employees") and left[-1].low.endswith("s")
        return found - at + 1 if closes and not own else 0

    def _step_in_other_language(self, start: int, at: int) -> int:
        """Over the small words of a name that opens with a foreign head: "Syndicat des travailleurs de la rive"."""
        if self.tokens[start].low in ("le", "la", "les"):
            start += 1
        if self.tokens[start].low not in self.words.foreign_heads:
            return 0
        end = at
        small = self.words.particles | _FOREIGN_SMALL
        while end < len(self.tokens) and self.tokens[end].low in small and not self.tokens[end].is_cap:
            end += 1
        if end == at or end >= len(self.tokens) or end - at > 3:
            return self._adjective_before_particle(start, at)
        word = self.tokens[end]
        return end - at + 1 if word.is_cap or (word.text.isalpha() and len(word.text) >= _FEWEST_SMALL) else 0

    def _is_paper_of_a_place(self, start: int, at: int) -> bool:
        """Whether "of" and a place behind it belong to one word: "the Gazette of Marl County", "the Greens of Tarn"."""
        place = self.tokens[at + 1]
        named = place.is_cap and place.low not in self.words.given and not self._title_at(at + 1)[0]
        low = self.tokens[start].low
        is_lone = at == start + 1 and self._has_the(start) and low in self.words.lone_papers | self.words.lone_bodies
        return is_lone and named and self.tokens[at].low == "of" and place.low not in DAYS | MONTHS

    def _adjective_before_particle(self, start: int, at: int) -> int:
        """One small word between the head and a particle: "Syndicat canadien de"."""
        ahead = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        return 1 if at == start + 1 and ahead in self.words.particles and self.tokens[at].text.isalpha() else 0

    def _is_one_that_acts(self, start: int, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether two lone words that begin a clause act as one ("Hill and Hedge has endorsed Reed")."""
        if len(left) != 1 or len(right) != 1 or {left[0].low, right[0].low} & self.words.given:
            return False
        leads = self._starts_sentence(start) or self.tokens[start - 1].text in (",", ";") or self._has_the(start)
        acts = _ONE_ACTS.match(self.text, right[0].end) is not None and not right[0].possessive
        return leads and acts and not is_acronym(left[0].text) and not is_acronym(right[0].text)

    def _step_over_owners(self, at: int) -> int:
        """Over "and Lecturers'" in "Teachers' and Lecturers' Union", as long as a body's head word closes it."""
        last = at
        while last + 1 < len(self.tokens) and self.tokens[last].text in (",", "and", "&"):
            last += 1 if self.tokens[last + 1].text not in ("and", "&") else 2
            if last >= len(self.tokens) or not (self.tokens[last].possessive and self.tokens[last].low.endswith("s")):
                return 0
            last += 1
        ahead = self._caps_from(last) if last > at else []
        return last - at if any(t.low in self.words.body_heads for t in ahead) else 0

    def _is_of_many(self, start: int, at: int) -> bool:
        """Whether one word behind a plural owner closes a name, whatever it is ("Growers' Lantern", "Riders' Plan")."""
        owner, ahead = self.tokens[at - 1], self._caps_from(at)
        many = self.text[owner.end : owner.end + 2] == "' " and owner.low.endswith(_PEOPLE)
        kin = owner.low.endswith(_KIN) and bool(ahead) and ahead[0].low in self.words.owned
        if not (many or kin) or len(ahead) != 1 or self.tokens[start].low in self.words.given:
            return False
        one, has_the = ahead[0], self._has_the(start)
        if one.low in self.words.owned:
            return has_the or owner.low not in self.words.plural_surnames
        if one.low in self.words.given | self.words.unowned | self.words.things or self._title_at(at)[0]:
            return False
        of_known = owner.low in self.words.lone_bodies | self.words.plural_surnames | self.words.last_words["party"]
        return not of_known and len(one.text) >= _FEWEST_SMALL and not one.text.isupper()

    def _opens_a_wish(self, left: Sequence[Token], at: int, ahead: int) -> bool:
        """Whether a body is named by what it wants for somebody or something: "Dignity for Carers"."""
        wished = len(left) == 1 and left[0].low in self.words.causes and self.tokens[at].low == "for"
        return wished and self.tokens[ahead].low not in self.words.given and not self._title_at(ahead)[0]

    def _acts_as_a_cause(self, start: int, at: int, ahead: int) -> int:
        """How far "for" leads on in "Marl for Trams has endorsed Reed": what only a body goes on to do makes it one."""
        left, right = self.tokens[start:at], self._caps_from(ahead)
        fits = len(left) == 1 and self.tokens[at].low in ("for", "against") and not left[0].possessive
        if not fits or {left[0].low, right[0].low} & self.words.given or self._title_at(ahead)[0]:
            return 0
        if right[0].low in self.words.speech["offices"] or right[0].low in self.words.heads:
            return 0
        acts = SIDES.match(self.text, right[-1].end) or _WHICH_SIDES.match(self.text, right[-1].end)
        role, plural, _ = self._title_at(at - 1) if acts else ("", False, 0)
        if role and not plural:
            return 0  # "Ann Lee, MP for Marl, has endorsed Reed"
        return ahead - at if acts and not left[0].low.endswith("ing") and left[0].low not in self.words.votes else 0

    def _is_office(self, at: int) -> bool:
        """Whether the word names what somebody stands for ("Reed for Congress", "for the Labor nomination")."""
        low, behind = self.tokens[at].low, at + len(self._caps_from(at))
        sought = behind < len(self.tokens) and self.tokens[behind].low in self.words.speech["sought"]
        return sought or low in self.words.speech["offices"] or low == "district"

    def _is_told_a_body(self, ahead: Sequence[Token]) -> bool:
        """Whether an apposition calls a run the name of a body ("Advance Marl, a local business lobby, has ...")."""
        told = _TOLD.match(self.text, ahead[-1].end) if ahead else None
        return told is not None and told[1] in self.words.body_nouns

    def _is_parish(self, start: int, at: int) -> bool:
        """Whether a saint opens the name of a body ("St. Bride's Parish Council")."""
        saint = at == start + 2 and self.tokens[start].low in ("st.", "st", "saint")
        return saint and any(t.low in self.words.body_heads for t in self._caps_from(at))

    def _is_owned_thing(self, at: int) -> bool:
        """Whether a word is a thing that many own ("Farmers' Market"), behind which somebody's name may begin."""
        own = at > 0 and self.tokens[at - 1].possessive
        return own and self.tokens[at].low in self.words.things | self.words.unowned

    def _owns_a_fund(self, start: int, at: int) -> bool:
        """Whether a given name opens the name of a fund: "Ricky's Pride PAC"."""
        ahead = self._caps_from(at)
        return (
            at == start + 1
            and self.tokens[start].low in self.words.given
            and len(ahead) > 1
            and ahead[-1].low in self.words.funds
        )
