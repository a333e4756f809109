"""Where does a run of capitalised words end?

A run goes on over particles ("van der"), over "of" and "for" after a body's head word, and over "and" only
where a body's head word closes what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.lexicon import load_nouns
from facts.extraction.names.body_runs import (
    BEHIND_COMMANDS,
    COUNTED,
    LOCAL_NUMBER,
    MAY_OPEN_A_BODY,
    SIDES,
    BodyRunReader,
)
from facts.extraction.names.kinds import is_acronym, is_never, is_person
from facts.extraction.names.tokens import Token

_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
_NUMBER = re.compile(r"\d+[A-Z]{0,3}")
_GLUED = re.compile(r"\d{2,4}([A-Z]{3,6})")  # "1199SEIU"
# What may stand behind a numbered body; any other word is a noun that the number counts.
_AFTER_A_BODY = frozenset(
    {"and", "or", "is", "was", "has", "have", "had", "will", "would", "also", "both", "says", "said", "in", "on", "for"}
    | {"backs", "back", "supports", "support", "endorses", "endorse", "president", "leader"}
)
_OPEN_POSSESSIVES = frozenset(
    {"women", "men", "people", "children", "sheriff", "driver", "nurse", "citizen", "worker", "farmer", "mother"}
    | {"father", "author", "veteran", "student"}
)
_OPEN = frozenset({"united", "unite", "amalgamated"})  # "the Growers' League of Marl and United Dockers" are two
_LEVELS = frozenset({"state", "city", "county", "local", "national", "regional", "provincial", "district"})
_MEMBERS = ("ers", "ists", "parents", "women", "grandmas", "farmers", "moms", "dads", "mums")
_TRADES = ("er", "ist", "eer", "smith", "wright")
# What may stand in small letters between "for" and the first capital of a cause.
_LEADS_A_CAUSE = frozenset({"the", "new", "a", "an", "our", "your", "all", "better"})
_TAKES_NUMBER = frozenset(
    {"local", "locals", "district", "council", "lodge", "post", "no.", "chapter", "ward"}
    | {"measure", "question", "proposition", "prop", "amendment", "issue", "division", "branch", "area"}
    | {
        "region",
        "unit",
        "initiative",
        "article",
        "section",
        "route",
        "highway",
        "block",
        "depot",
        "pier",
        "precinct",
        "zone",
    }
)

_SONS = frozenset(["mac", "nic", "mhic"])  # before "an" in a surname: "Mac an Bhaird"


class RunReader(BodyRunReader):
    """Finds the ends of the runs of one sentence."""

    _opened = (-1, False)  # where the last run began, and whether with a word that is no name's

    def _run_end(self, start: int) -> int:
        """Index behind the last token of the run that begins at `start`."""
        at = start + 1
        self._opened = (start, self._is_opener(start))
        if self._opened[1]:
            return at
        while at < len(self.tokens):
            step = self._step(start, at)
            if not step:
                break
            at += step
        return at

    def _step(self, start: int, at: int) -> int:
        """How many tokens the run goes on by; 0 if it ends."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if before.possessive and not self._keeps_possessive(start, at):
            return 0
        if token.start > before.end + 3:
            return 0
        if token.is_cap:
            ends = token.low in self.words.given and (before.text.isdigit() or self._is_owned_thing(at - 1))
            return 0 if ends or self._is_when(start, at) else 1
        if _NUMBER.fullmatch(token.text):
            return 1 if before.low in _TAKES_NUMBER or self._closes_numbered_body(start, at) else 0
        return self._step_over_small(start, at)

    def _step_over_small(self, start: int, at: int) -> int:
        """How many tokens a run goes on by where a mark or a small word stands; 0 if it ends."""
        token, before = self.tokens[at], self.tokens[at - 1]
        other = self._step_in_other_language(start, at) or self._step_over_second_number(at)
        if other:
            return other
        if token.text in ("and", "&") or (token.text == "," and before.possessive):
            return self._step_over_owners(at) or (0 if token.text == "," else self._step_over_and(start, at))
        if token.text == ",":
            step = self._step_over_comma(start, at) or self._step_over_trades(start, at)
            return step or self._step_over_matters(start, at)
        if token.low == "on":
            return int(self._leads_to_matters(at))
        if token.low in ("of", "for", "the", "in", "to", "against") and token.text != "The":
            return int(self._is_spelt(start, at)) or self._step_over_of(start, at) or self._step_over_whole(at)
        if token.low in self.words.particles or (token.low == "an" and before.low in _SONS):
            return self._step_over_particles(at)
        if token.text in ('"', "("):
            return self._step_over_nickname(start, at) or self._step_over_letters(at)
        return 0

    def _opens_numbered_body(self, at: int) -> bool:
        """Whether a number belongs to the letters behind it: "1199 SEIU", "4th Ward Democratic Club"."""
        if not self.tokens[at].text[0].isdigit():
            return False
        if _ORDINAL.fullmatch(self.tokens[at].text):
            return self._has_head(self._caps_from(at + 1)[1:])
        glued = _GLUED.fullmatch(self.tokens[at].text)
        if glued and glued[1] in self.words.acronyms:
            return True
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if ahead is None or not LOCAL_NUMBER.fullmatch(self.tokens[at].text):
            return False
        return self.words.acronyms.get(ahead.text) == "union" and self._ends_there(at + 2)

    def _closes_numbered_body(self, start: int, at: int) -> bool:
        """Whether a number belongs to the letters before it: "DC 37"."""
        is_body = (
            at == start + 1
            and is_acronym(self.tokens[start].text)
            and not is_never([self.tokens[start].text], self.words)
        )
        is_body = is_body and bool(LOCAL_NUMBER.fullmatch(self.tokens[at].text))
        if not (is_body or self._closes_trade(start, at)):
            return False
        ahead = self.tokens[at + 1].low if at + 1 < len(self.tokens) else ""
        return self._ends_there(at + 1) or (not ahead.endswith("s") and ahead not in COUNTED)

    def _ends_there(self, at: int) -> bool:
        """Whether no noun follows that a number could count ("45 SEIU members")."""
        if at >= len(self.tokens) or not self.tokens[at].text[0].isalpha() or self.tokens[at].is_cap:
            return True
        low = self.tokens[at].low
        return low.endswith(("ed", "ly")) or low in _AFTER_A_BODY or low in self.words.speech["prepositions"]

    def _keeps_possessive(self, start: int, at: int) -> bool:
        owner, token = self.tokens[at - 1], self.tokens[at]
        if self._step_over_owners(at) or self._owns_a_fund(start, at) or self._is_of_many(start, at):
            return True
        if self._is_parish(start, at):
            return True
        if not token.is_cap:
            return token.low in ("and", "&") and owner.low.endswith("s") and self._step_over_and(start, at) > 0
        many = owner.low.endswith("s") and owner.end - owner.start == len(owner.text)
        if not (many or owner.low in _OPEN_POSSESSIVES or owner.low.endswith("men") or self._is_trade(start, at - 1)):
            return False
        ahead = self._caps_from(at)
        if many and ahead[0].low in self.words.united:
            return True  # "Labourers' International"
        after = at + len(ahead)
        if after < len(self.tokens) and self.tokens[after].low in ("and", "&"):
            ahead = ahead + self._caps_from(after + 1)
        return any(t.low in self.words.body_heads or self._is_body_word(t.low) for t in ahead)

    def _is_trade(self, start: int, at: int) -> bool:
        """Whether a word tells what somebody does, as in the "Freelancer's Union"."""
        low = self.tokens[at].low
        return start == at and low not in self.words.given and low.endswith(_TRADES) and not self._title_at(at)[0]

    def _step_over_and(self, start: int, at: int) -> int:  # noqa: C901 - one line a case
        left = self.tokens[start:at]
        right = self._caps_from(at + 1)
        if within := self._step_within(start, at, right):
            return within
        if left[-1].text[0].isdigit():
            return 0  # "Roofers Local 12 and Bakers Local 24" are two
        if self.tokens[at].text == "&" or self._joins_trades(start, at):
            return 1 if right else 0
        if not right or len(left) > 5 or is_acronym(left[-1].text):
            return 0
        if " ".join(t.low for t in left) in self.words.parties or self._opens_party(right):
            return 0
        alone = right[0].low in self.words.lone_bodies or right[0].low in _OPEN
        if alone or left[0].low in self.words.given or is_acronym(right[0].text):
            return 0
        if len(left) == 1 and not self._is_one_body(start) and not self._has_head(left) and start > 0:
            return 0
        if len(left) > 1 and is_person([t.text for t in left], self.words) and not self._may_open_body(start, left):
            return int(self._is_of_trades(start, left, right))
        if any(self._title_at(i)[0] for i in range(start, at)) and not self._has_head(left[-1:]):
            return 0
        heads = [t for t in right if t.low in self.words.body_heads or t.low == "local"]
        if not heads and not self._has_head(right[-1:]):
            return int(self._ends_list_of_members(left, right) or self._goes_on_with_a_trade(left, right))
        if self._has_head(left[-1:]) and not self._shares_head(left, right):
            return 0
        if self._title_at(at + 1)[0]:
            return 0
        return 1

    def _ends_list_of_members(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether "of" before "and" still waits for its plural: "Federation of Stage and Screen Crews"."""
        of = next((i for i, t in enumerate(left) if t.low in ("of", "for")), len(left))
        if not 0 < of < len(left) - 1 or left[of - 1].low not in self.words.body_heads:
            return False
        closes = right[-1].low.endswith("s") and not right[-1].possessive and right[0].low not in self.words.given
        return closes and not left[-1].low.endswith("s") and len(right) < 4

    def _is_one_body(self, start: int) -> bool:
        """Whether "the" stands before a run, or before the level at which a body works ("the state Building ...")."""
        level = start > 1 and self.tokens[start - 1].low in _LEVELS
        return self._has_the(start - 1 if level else start)

    def _may_open_body(self, start: int, left: Sequence[Token]) -> bool:
        return self._has_head(left) or self._is_one_body(start) or left[0].low in self.words.united

    def _shares_head(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether the words before "and" have no head of their own: "Trades and Labour Council"."""
        last = left[-1].low
        is_head = last in self.words.body_heads or (last in self.words.body_nouns and len(left) > 1)
        return not is_head or (len(left) == 1 and len(right) > 1) or left[-1].possessive

    def _step_over_comma(self, start: int, at: int) -> int:
        if at + 1 >= len(self.tokens):
            return 0
        ahead = self.tokens[at + 1]
        if ahead.low in self.words.suffixes and ahead.is_cap:
            return 2
        if ahead.low == "local" and at + 2 < len(self.tokens) and _NUMBER.fullmatch(self.tokens[at + 2].text):
            return 0 if self._is_titled_person(start, at) else 2
        if ahead.low in ("inc", "inc.", "llc", "ltd", "ltd.") or self._is_of_congress(start, at):
            return 2
        return self._step_over_list_in_name(start, at)

    def _is_titled_person(self, start: int, at: int) -> bool:
        """Whether a given name or a title in small letters opens two or three words ("strike captain Ann Lee")."""
        left = self.tokens[start:at]
        lone = len(left) in (2, 3) and not self._has_head(left)
        titled = start > 0 and not self.tokens[start - 1].is_cap and self._title_at(start - 1)[0] != ""
        return lone and (left[0].low in self.words.given or titled)

    def _is_of_congress(self, start: int, at: int) -> bool:
        """Whether the congress that a labor council is of closes its name ("Port Hale Council, AFL-CIO, ...")."""
        behind = self.tokens[at + 2].text if at + 2 < len(self.tokens) else "."
        union = self.words.acronyms.get(self.tokens[at + 1].text) == "union" and "-" in self.tokens[at + 1].text
        return union and behind in (",", ".", ";") and self._has_head(self.tokens[start:at])

    def _step_over_list_in_name(self, start: int, at: int) -> int:
        """Over "Food, Drink and Allied Workers": lone words whose list closes in workers of some sort."""
        if at - start != 1 or not (start and self.tokens[start - 1].low == "the"):
            return 0
        found = at
        while found + 2 < len(self.tokens) and self.tokens[found].text == "," and self.tokens[found + 1].is_cap:
            found += 2
            if self.tokens[found].text == "," and found + 1 < len(self.tokens) and self.tokens[found + 1].low == "and":
                found += 1
        if found >= len(self.tokens) or self.tokens[found].low not in ("and", "&"):
            return 0
        right = self._caps_from(found + 1)
        closes = {"workers", "union", "employees", "guild", "brotherhood", "trades"}
        return found - at + 1 if len(right) > 1 and any(t.low in closes for t in right) else 0

    def _step_over_of(self, start: int, at: int) -> int:
        left = self.tokens[start:at]
        ahead = at + 1
        if ahead < len(self.tokens) and self.tokens[ahead].low in _LEADS_A_CAUSE and not self.tokens[ahead].is_cap:
            ahead += 1
        if ahead >= len(self.tokens) or not self.tokens[ahead].is_cap:
            return 0
        if self.tokens[at].text == "the":
            is_command = left[0].low in self.words.commands and (len(left) == 1 or left[1].low in BEHIND_COMMANDS)
            return ahead - at if is_command and len(left) < 3 else 0  # "Bring Back the Bus"
        office = f"{left[-1].low} of {self.tokens[ahead].low}"
        is_office = office in self.words.heads or office in self.words.formed_plurals  # "Chiefs of Police"
        of_peer = left[0].low in self.words.kept and len(left) > 1 and self.tokens[at].low == "of"
        if is_office or of_peer or (left[-1].low == "right" and self.tokens[at].low == "to"):
            return ahead - at
        if left[-1].low in ("minister", "secretary", "commissioner") and self.tokens[at].low in ("of", "for"):
            return ahead - at if self.tokens[ahead].low in self.words.portfolios else 0
        members = self.tokens[at].low == "for" and len(left) == 1 and left[0].low.endswith(_MEMBERS)
        members = members and left[0].low.rstrip("s") not in load_nouns()["BACKER"]
        members = members or self._opens_a_wish(left, at, ahead)
        if left[-1].low not in self.words.body_heads and not self._names_many(left) and not members:
            return ahead - at if self._is_paper_of_a_place(start, at) else self._acts_as_a_cause(start, at, ahead)
        joint = self.tokens[at].low
        if joint in ("of", "for"):
            if joint == "for" and (self.tokens[ahead].low in self.words.heads or self._is_office(ahead)):
                return 0
            if self._title_at(at - 1)[0] and left[-1].low != "citizens" and not self._has_head(left[:-1]):
                return 0
            return ahead - at
        bids = joint == "against" or (joint == "to" and self.tokens[ahead].low in self.words.commands)
        return ahead - at if bids and len(left) == 1 and not self._is_office(at - 1) else 0

    def _names_many(self, left: Sequence[Token]) -> bool:
        """Whether the run so far is one plural such as "Bakers" in "Bakers for Peace"."""
        if len(left) != 1 or left[0].possessive:
            return False
        low = left[0].low
        known = low in self.words.plurals or low in self.words.body_words
        return low.rstrip("s") + "s" in self.words.body_heads or (low.endswith("s") and known)

    def _step_over_particles(self, at: int) -> int:
        ahead = at + (self.tokens[at].low == "an" and self.tokens[at - 1].low in _SONS)
        while (
            ahead < len(self.tokens)
            and self.tokens[ahead].low in self.words.particles
            and not self.tokens[ahead].is_cap
        ):
            ahead += 1
        if ahead < len(self.tokens) and self.tokens[ahead].is_cap and ahead - at <= 3:
            return ahead - at + 1
        return 0

    def _step_over_nickname(self, start: int, at: int) -> int:
        """Over `"Bud"`, `"the Vet"` or "(Bud)" between a given name and a surname."""
        closing = ")" if self.tokens[at].text == "(" else '"'
        stop = next((i for i in range(at + 2, min(at + 6, len(self.tokens))) if self.tokens[i].text == closing), 0)
        if not stop or stop + 1 >= len(self.tokens) or not self.tokens[stop + 1].is_cap:
            return 0
        inner = self.tokens[at + 1 : stop]
        is_close = self.tokens[at].end == inner[0].start and self.tokens[at].start == self.tokens[at - 1].end + 1
        if not (is_close and inner[-1].end == self.tokens[stop].start and inner[-1].is_cap):
            return 0
        if closing == '"' and at - start <= 2 and len(inner) == 1:
            return stop + 1 - at + 1
        opens_name = (
            self.tokens[at - 1].low in self.words.given and self.tokens[stop].end + 1 == self.tokens[stop + 1].start
        )
        return stop + 1 - at + 1 if opens_name and not self._is_tag(inner) else 0

    def _is_tag(self, inner: Sequence[Token]) -> bool:
        """Whether words in brackets tell a party, a place or letters rather than a nickname."""
        said = " ".join(t.low for t in inner)
        known = said in self.words.parties or said in self.words.places or said in self.words.codes
        return known or any(is_acronym(t.text) for t in inner)

    def _is_opener(self, at: int) -> bool:
        """Whether a capital at the start of a sentence or quotation is no name's."""
        token = self.tokens[at]
        if token.low in ("the", "a", "an"):
            return True
        opens = token.low in self.words.openers or (token.low in self.words.commands and self._bids(at))
        if not opens or not self._starts_sentence(at):
            return False
        ahead = self._caps_from(at)[1:]
        if ahead and (self._opens_party([token, *ahead]) or f"{token.low} {ahead[0].low}" in self.words.places):
            return False
        if (token.possessive or token.low == "local") and at + 1 < len(self.tokens) and self._opens_named_body(at):
            return False
        if token.low in MAY_OPEN_A_BODY and self._is_subject_of_siding(at, ahead):
            return False
        if not ahead:
            return not self._opens_a_cause(at)
        if token.low == "young" and (ahead[0].low in self.words.body_words or ahead[0].low.endswith("s")):
            return False  # "Young Liberals"
        if token.low in self.words.given or self._title_at(at)[0]:
            return False
        if token.low in self.words.modifiers and self._title_at(at + 1)[0]:
            return False
        return not (self._is_body_word(token.low) and self._has_head(ahead))

    def _opens_named_body(self, at: int) -> bool:
        """Whether "Local" opens "Local 44", or an owner the name of what is theirs ("Nurses' Local 44")."""
        if self.tokens[at].possessive:
            return self._keeps_possessive(at, at + 1)
        return self.tokens[at].low == "local" and _NUMBER.fullmatch(self.tokens[at + 1].text) is not None

    def _is_subject_of_siding(self, at: int, ahead: Sequence[Token]) -> bool:
        """Whether a first word belongs to a name that takes sides ("Residents First has endorsed")."""
        if not ahead and at + 1 < len(self.tokens) and self.tokens[at + 1].low in ("of", "for"):
            step = self._step_over_of(at, at + 1)
            ahead = self._caps_from(at + 1 + step) if step else ()
        return bool(ahead) and (SIDES.match(self.text, ahead[-1].end) is not None or self._is_told_a_body(ahead))

    def _opens_a_cause(self, at: int) -> bool:
        """Whether a plural or a command opens a name: "Voters for a Fair Deal", "Unite the Valley"."""
        low = self.tokens[at].low
        if at + 2 >= len(self.tokens) or not (low in self.words.commands or low in self.words.body_heads):
            return False
        return self.tokens[at + 1].low in ("for", "against", "the") and self._step_over_of(at, at + 1) > 0
