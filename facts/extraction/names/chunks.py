"""Which runs of capitalised words are names, with which titles before them?

A run goes on over particles ("van der"), over "of" and "for" after a body's head word, and over "and" only
where a body's head word closes what follows. Titles inside a run or before it cut it: "BWU President Ann Lee"
is a body, a title and a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.kinds import is_acronym, is_never, is_person, is_place, kind_of_body
from facts.extraction.names.tokens import Token
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

_NUMBER = re.compile(r"\d+[A-Z]{0,3}")
_LOCAL_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{2,4}[A-Z]{0,3}")
# What may stand behind a numbered body; any other word is a noun that the number counts.
_AFTER_A_BODY = frozenset(
    {"and", "or", "is", "was", "has", "have", "had", "will", "would", "also", "both", "says", "said", "in", "on", "for"}
    | {"backs", "back", "supports", "support", "endorses", "endorse", "president", "leader"}
)
_OPEN_POSSESSIVES = frozenset(
    [
        "women",
        "men",
        "people",
        "children",
        "sheriff",
        "driver",
        "nurse",
        "citizen",
        "worker",
        "farmer",
        "mother",
        "father",
        "author",
        "veteran",
        "student",
    ]
)
# What may stand in small letters between "for" and the first capital of a cause.
_LEADS_A_CAUSE = frozenset({"the", "new", "a", "an", "our", "your", "all", "better"})
_TAKES_NUMBER = frozenset(
    [
        "local",
        "district",
        "council",
        "lodge",
        "post",
        "no.",
        "chapter",
        "ward",
        "measure",
        "question",
        "proposition",
        "prop",
        "amendment",
        "issue",
        "division",
        "branch",
        "area",
        "region",
        "unit",
        "initiative",
        "article",
        "section",
        "route",
        "highway",
    ]
)


class Chunker:
    """Finds the written names of one sentence."""

    def __init__(self, paragraph: int, text: str, tokens: Sequence[Token], words: NameWords) -> None:
        self.paragraph, self.text, self.tokens, self.words = paragraph, text, tokens, words

    def find(self) -> list[WrittenName]:
        """Every written name, in order."""
        names: list[WrittenName] = []
        at = 0
        while at < len(self.tokens):
            if not self.tokens[at].is_cap and not self._opens_numbered_body(at):
                at += 1
                continue
            stop = self._run_end(at)
            names.extend(self._names_of(at, stop))
            at = max(stop, at + 1)
        return names

    # --- runs of capitalised words -------------------------------------------------------------

    def _run_end(self, start: int) -> int:
        """Index behind the last token of the run that begins at `start`."""
        at = start + 1
        if self._is_opener(start):
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
            return 1
        if _NUMBER.fullmatch(token.text):
            return 1 if before.low in _TAKES_NUMBER or self._closes_numbered_body(start, at) else 0
        if token.text in ("and", "&") or (token.text == "," and before.possessive):
            return self._step_over_owners(at) or (0 if token.text == "," else self._step_over_and(start, at))
        if token.text == ",":
            return self._step_over_comma(start, at)
        if token.low in ("of", "for", "the", "in", "to", "against") and token.text != "The":
            return self._step_over_of(start, at)
        if token.low in self.words.particles:
            return self._step_over_particles(at)
        if token.text in ('"', "("):
            return self._step_over_nickname(start, at)
        return 0

    def _opens_numbered_body(self, at: int) -> bool:
        """Whether a number belongs to the letters behind it: "1199 SEIU", "32BJ SEIU"."""
        ahead = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        if ahead is None or not _LOCAL_NUMBER.fullmatch(self.tokens[at].text):
            return False
        return self.words.acronyms.get(ahead.text) == "union" and self._ends_there(at + 2)

    def _closes_numbered_body(self, start: int, at: int) -> bool:
        """Whether a number belongs to the letters before it: "DC 37"."""
        is_body = (
            at == start + 1
            and is_acronym(self.tokens[start].text)
            and not is_never([self.tokens[start].text], self.words)
        )
        return is_body and bool(_LOCAL_NUMBER.fullmatch(self.tokens[at].text)) and self._ends_there(at + 1)

    def _ends_there(self, at: int) -> bool:
        """Whether no noun follows that a number could count ("45 SEIU members")."""
        if at >= len(self.tokens) or not self.tokens[at].text[0].isalpha() or self.tokens[at].is_cap:
            return True
        return self.tokens[at].low.endswith("ed") or self.tokens[at].low in _AFTER_A_BODY

    def _keeps_possessive(self, start: int, at: int) -> bool:
        owner, token = self.tokens[at - 1], self.tokens[at]
        if self._step_over_owners(at):
            return True
        if not token.is_cap:
            return token.low in ("and", "&") and owner.low.endswith("s") and self._step_over_and(start, at) > 0
        if (
            not (owner.low.endswith("s") and owner.end - owner.start == len(owner.text))
            and owner.low not in _OPEN_POSSESSIVES
            and not owner.low.endswith("men")
        ):
            return False
        ahead = self._caps_from(at)
        after = at + len(ahead)
        if after < len(self.tokens) and self.tokens[after].low in ("and", "&"):
            ahead = ahead + self._caps_from(after + 1)
        return any(t.low in self.words.body_heads or self._is_body_word(t.low) for t in ahead)

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

    def _caps_from(self, at: int) -> list[Token]:
        stop = at
        while stop < len(self.tokens) and self.tokens[stop].is_cap:
            stop += 1
            if self.tokens[stop - 1].possessive:
                break
        return list(self.tokens[at:stop])

    def _is_body_word(self, low: str) -> bool:
        return low in self.words.body_words

    def _has_head(self, tokens: Sequence[Token]) -> bool:
        return any(t.low in self.words.body_heads or self._is_body_word(t.low) for t in tokens)

    def _step_over_and(self, start: int, at: int) -> int:  # noqa: C901 - one line a case
        left = self.tokens[start:at]
        right = self._caps_from(at + 1)
        if left[-1].text[0].isdigit():
            return 0  # "Roofers Local 12 and Bakers Local 24" are two
        if self.tokens[at].text == "&":
            return 1 if right else 0
        if not right or len(left) > 5 or is_acronym(left[-1].text):
            return 0
        if " ".join(t.low for t in left) in self.words.parties or self._opens_party(right):
            return 0
        if left[0].low in self.words.given or is_acronym(right[0].text) or right[0].low in self.words.lone_bodies:
            return 0
        if len(left) == 1 and not self._has_the(start) and not self._has_head(left) and start > 0:
            return 0
        if len(left) > 1 and is_person([t.text for t in left], self.words) and not self._may_open_body(start, left):
            return 0
        if any(self._title_at(i)[0] for i in range(start, at)) and not self._has_head(left[-1:]):
            return 0
        heads = [t for t in right if t.low in self.words.body_heads or t.low == "local"]
        if not heads and not self._has_head(right[-1:]):
            return 1 if self._ends_list_of_members(left, right) else 0
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

    def _opens_party(self, tokens: Sequence[Token]) -> bool:
        """Whether the words begin with the name of a party ("One Nation", "People Before Profit")."""
        return any(" ".join(t.low for t in tokens[:n]) in self.words.parties for n in range(1, min(4, len(tokens)) + 1))

    def _may_open_body(self, start: int, left: Sequence[Token]) -> bool:
        return self._has_head(left) or self._has_the(start) or left[0].low in self.words.united

    def _shares_head(self, left: Sequence[Token], right: Sequence[Token]) -> bool:
        """Whether the words before "and" have no head of their own: "Trades and Labour Council"."""
        last = left[-1].low
        return last not in self.words.body_heads or (len(left) == 1 and len(right) > 1) or left[-1].possessive

    def _step_over_comma(self, start: int, at: int) -> int:
        if at + 1 >= len(self.tokens):
            return 0
        ahead = self.tokens[at + 1]
        if ahead.low in self.words.suffixes and ahead.is_cap:
            return 2
        if ahead.low == "local" and at + 2 < len(self.tokens) and _NUMBER.fullmatch(self.tokens[at + 2].text):
            return 2
        if ahead.low in ("inc", "inc.", "llc", "ltd", "ltd."):
            return 2
        return self._step_over_list_in_name(start, at)

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
            return ahead - at if len(left) == 1 and left[0].low in self.words.commands else 0
        if left[-1].low == "right" and self.tokens[at].low == "to":
            return ahead - at
        if left[-1].low in ("minister", "secretary", "commissioner") and self.tokens[at].low in ("of", "for"):
            return ahead - at if self.tokens[ahead].low in self.words.portfolios else 0
        if left[-1].low not in self.words.body_heads and not self._names_many(left):
            return 0
        joint = self.tokens[at].low
        if joint in ("of", "for"):
            if joint == "for" and (self.tokens[ahead].low in self.words.heads or self._is_office(ahead)):
                return 0
            if self._title_at(at - 1)[0] and left[-1].low != "citizens":
                return 0
            return ahead - at
        return ahead - at if joint in ("against", "to") and len(left) == 1 else 0

    def _names_many(self, left: Sequence[Token]) -> bool:
        """Whether the run so far is one plural such as "Bakers" in "Bakers for Peace"."""
        if len(left) != 1 or left[0].possessive:
            return False
        low = left[0].low
        known = low in self.words.plurals or low in self.words.body_words
        return low.rstrip("s") + "s" in self.words.body_heads or (low.endswith("s") and known)

    def _is_office(self, at: int) -> bool:
        """Whether the word names what somebody stands for ("Reed for Congress")."""
        return self.tokens[at].low in self.words.speech["offices"] or self.tokens[at].low == "district"

    def _step_over_particles(self, at: int) -> int:
        ahead = at
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

    # --- what a run holds ----------------------------------------------------------------------

    def _is_opener(self, at: int) -> bool:
        """Whether a capital at the start of a sentence or quotation is no name's."""
        token = self.tokens[at]
        if token.low in ("the", "a", "an"):
            return True
        if token.low not in self.words.openers or not self._starts_sentence(at):
            return False
        ahead = self._caps_from(at)[1:]
        if ahead and self._opens_party([token, *ahead]):
            return False
        if token.low == "local" and at + 1 < len(self.tokens) and _NUMBER.fullmatch(self.tokens[at + 1].text):
            return False
        if not ahead:
            return not self._opens_a_cause(at)
        if token.low in self.words.given or self._title_at(at)[0]:
            return False
        if token.low in self.words.modifiers and self._title_at(at + 1)[0]:
            return False
        return not (self._is_body_word(token.low) and self._has_head(ahead))

    def _opens_a_cause(self, at: int) -> bool:
        """Whether a plural or a command opens a name: "Voters for a Fair Deal", "Unite the Valley"."""
        low = self.tokens[at].low
        if at + 2 >= len(self.tokens) or not (low in self.words.commands or low in self.words.body_heads):
            return False
        return self.tokens[at + 1].low in ("for", "against", "the") and self._step_over_of(at, at + 1) > 0

    def _starts_sentence(self, at: int) -> bool:
        if at == 0:
            return True
        before = self.tokens[at - 1]
        if before.text == '"':
            return before.end == self.tokens[at].start
        return before.text in "—:(.!?"

    def _title_at(self, at: int) -> tuple[str, bool, int]:
        """The role that the token tells, whether it is plural, and how many tokens it has; ("", False, 0) if none."""
        for width in (3, 2, 1):
            if at - width + 1 < 0:
                continue
            phrase = " ".join(t.low for t in self.tokens[at - width + 1 : at + 1])
            phrase = phrase.removeprefix("ex-").removeprefix("then-")
            if any(t.possessive for t in self.tokens[at - width + 1 : at + 1]):
                continue
            if phrase in self.words.heads:
                return self.words.heads[phrase], False, width
            if phrase in self.words.plurals:
                return self.words.plurals[phrase], True, width
        return "", False, 0

    def _names_of(self, start: int, stop: int) -> list[WrittenName]:
        while (
            start < stop
            and self._is_opener(start)
            and not (stop - start > 1 and self.tokens[start].low in self.words.given)
        ):
            start += 1
        if start >= stop:
            return []
        minister = self._minister(start, stop)
        if minister is not None:
            return minister
        behind = self._behind_portfolio(start, stop)
        if behind is not None:
            return behind
        cut = self._title_cut(start, stop)
        if cut is None:
            return self._plain(start, stop)
        head, title_width = cut
        return self._titled(start, head - title_width + 1, head, stop)

    def _minister(self, start: int, stop: int) -> list[WrittenName] | None:
        """ "Minister for Housing Jo Browne": the person behind the portfolio; None if the run is something else."""
        heads = [i for i in range(start, stop - 1) if self.tokens[i].low in ("minister", "secretary", "commissioner")]
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

    def _behind_portfolio(self, start: int, stop: int) -> list[WrittenName] | None:
        """ "Minister of State at the Department of Health Jo Browne": who stands behind; None for any other run."""
        if start + 2 >= stop or self.tokens[start].low not in ("department", "ministry"):
            return None
        at = start + 2
        while at < stop and self.tokens[at].low in self.words.portfolios:
            at += 1
        if at == start + 2 or not is_person(self._words_of(at, stop), self.words):
            return None
        return self._names_of(at, stop)

    def _title_cut(self, start: int, stop: int) -> tuple[int, int] | None:
        """The last title within a run that leaves a person's name behind it."""
        for at in range(stop - 1, start - 1, -1):
            low = self.tokens[at].low
            role, _, width = self._title_at(at)
            if low in self.words.courtesy or low in self.words.kept:
                role, width = low, 1
            if not role or at - width + 1 < start:
                continue
            if at == stop - 1:
                if start < at - 1 and self._ends_in_surname(start, at):
                    continue
                if start < at and low not in ("democrats", "republicans", "independents", "conservatives", "liberals"):
                    return at, width
                continue
            if self._may_be_name(at + 1, stop) and not (at == start and low in self.words.given):
                return at, width
        return None

    def _ends_in_surname(self, start: int, at: int) -> bool:
        """Whether a word that may be a title is somebody's surname: "Dr. Ann Sen", "Councillor Joe Bishop"."""
        if self.tokens[at - 2].low.rstrip(".") in ("mr", "mrs", "ms", "dr", "sir", "dame", "prof", "rev"):
            return True
        titled = bool(self._title_at(at - 2)[0]) or self.tokens[at - 2].low in self.words.courtesy
        return titled and self.tokens[at - 1].low in self.words.given

    def _may_be_name(self, start: int, stop: int) -> bool:
        """Whether what follows a title may be a name: no word of a body in it."""
        low = [t.low for t in self.tokens[start:stop]]
        if any(w in ("of", "for", "and", "&") for w in low) or self.tokens[start].text == "&":
            return False
        if self.tokens[start].low in self.words.body_heads or self.tokens[start].low in self.words.modifiers:
            return False
        return not kind_of_body([t.text for t in self.tokens[start:stop]], self.words) or low[0] in self.words.given

    def _titled(self, start: int, title: int, head: int, stop: int) -> list[WrittenName]:
        """The body before a title, and the person behind it."""
        first = title
        while (
            first > start
            and self.tokens[first - 1].low in self.words.modifiers
            and not self.tokens[first - 1].possessive
        ):
            first -= 1
        owner = [t.text for t in self.tokens[start:title]]
        if (
            owner
            and owner[-1].lower() in self.words.body_heads
            and not is_never(owner, self.words)
            and kind_of_body(owner, self.words) != "government"
        ):
            first = title
        prefix = self._plain(start, first) if first > start else []
        if head + 1 >= stop:
            return prefix
        if self.tokens[head].low in self.words.kept:
            name = self._make(head, stop, "person")
        else:
            name = self._make(head + 1, stop, "person")
            if len(name.words) == 1 and self.tokens[head + 1].low in self.words.never:
                return prefix
        self._take_titles(name, first, head + 1)
        body = next((p for p in prefix if p.is_body), None)
        if body is not None:
            name.body = body
        elif first > start:
            name.place = " ".join(t.text for t in self.tokens[start:first])
        self._look_left(name, start)
        return [*(p for p in prefix if p.is_body), name]

    def _take_titles(self, name: WrittenName, first: int, stop: int) -> None:
        """Note what the titles between `first` and `stop` say of a name."""
        taken = self.tokens[first:stop]
        name.title_start = taken[0].start
        lows = [t.low for t in taken]
        for low in lows:
            if low in ("lord", "lady") and low != lows[-1]:
                continue
            if low in self.words.male:
                name.gender = "m"
            elif low in self.words.female:
                name.gender = "f"
        name.courtesy = name.courtesy or any(low in self.words.courtesy for low in lows)
        while first and self.tokens[first - 1].low in self.words.modifiers and not self.tokens[first - 1].possessive:
            if self.tokens[first - 1].is_cap and first > 1:
                break
            first -= 1
            name.title_start = self.tokens[first].start
        role, plural, width = self._title_at(stop - 1)
        if role:
            dropped = self.words.courtesy - self.words.modifiers
            before = [t.low for t in self.tokens[first : stop - width] if t.low not in dropped]
            name.roles.append(" ".join([*before, role]))
        if plural:
            name.roles.append("+")

    def _plain(self, start: int, stop: int) -> list[WrittenName]:  # noqa: C901, PLR0912 - one line a case
        """The name that a run without titles is, if it is one."""
        while stop > start and not (self.tokens[stop - 1].is_cap or self.tokens[stop - 1].text[0].isdigit()):
            stop -= 1
        if start >= stop:
            return []
        if stop - start > 1 and self.tokens[start].low.endswith("-language"):
            return self._newspaper_in_a_language(start, stop)
        found = self._words_of(start, stop)
        shouted = all(w.isupper() and len(w) > 1 for w in found)
        is_label = stop < len(self.tokens) and self.tokens[stop].text in (":", "—") and start < 4
        if stop - start == 1 and shouted and is_label and len(found[0]) > 5:
            return []
        if stop - start > 1 and shouted and (is_label or any(len(w) > 4 for w in found)):
            return [self._make(i, i + 1, "") for i in range(start, stop)]
        kind = kind_of_body(found, self.words)
        if kind == "government" or is_never(found, self.words):
            return self._perhaps_surname(start, stop)
        if kind == "party" and [w.lower() for w in found] in (
            ["democratic"],
            ["republican"],
            ["liberal"],
            ["conservative"],
        ):
            return []
        if self._is_person_run(start, stop, kind):
            name = self._make(start, stop, "person")
        elif kind and (
            found[0] in self.words.acronyms
            or stop - start > 1
            or found[0].lower() in self.words.lone_bodies
            or found[0].lower() in self.words.parties
        ):
            name = self._make(start, stop, kind)
        elif is_acronym(found[0]) and stop - start <= 3:
            name = self._make(start, stop, "" if is_place(found, self.words) else "body")
            if not name.kind:
                return []
        elif is_place(found, self.words):
            name = self._make(start, stop, "")
            name.is_place = True
            return [name]
        else:
            return self._unknown(start, stop)
        self._look_left(name, start)
        return [name]

    def _perhaps_surname(self, start: int, stop: int) -> list[WrittenName]:
        """A word that is no name by itself ("Tory", "House"): it counts only as the surname of somebody named."""
        if stop - start > 1 or not self.tokens[start].text.isalpha() or self._has_the(start):
            return []
        name = self._make(start, stop, "")
        name.is_place = True
        return [name]

    def _newspaper_in_a_language(self, start: int, stop: int) -> list[WrittenName]:
        """ "Spanish-language El Sol": the name without the adjective."""
        name = self._make(start + 1, stop, "newspaper")
        name.title_start = self.tokens[start].start
        return [name]

    def _is_person_run(self, start: int, stop: int, kind: str) -> bool:
        found = self._words_of(start, stop)
        if not is_person(found, self.words):
            return False
        low = [w.lower() for w in found]
        if kind and not (low[0] in self.words.given and (len(low) == 2 or kind == "body")):
            return False
        if self._has_the(start) or self._follows_place_noun(start) or self._is_one_of_a_kind(start):
            return False
        if is_place(found, self.words) and low[0] not in self.words.given:
            return self._is_agent_like(stop)
        lead = self.tokens[start - 1].low if start else ""
        return not (
            lead in self.words.place_leads
            and low[0] not in self.words.given
            and not self._is_agent_like(stop)
            and lead != "to"
        )

    def _is_one_of_a_kind(self, start: int) -> bool:
        """Whether "a former" stands before and no noun behind ("a former All Black"): it tells what somebody was."""
        if start < 2 or self.tokens[start].low in self.words.given:
            return False
        lead = [t.low for t in self.tokens[start - 2 : start]]
        return lead[0] in ("a", "an", "another", "two", "three") and lead[1] in ("former", "ex", "retired", "onetime")

    def _follows_place_noun(self, start: int) -> bool:
        """Whether "of" and a noun such as "seat", or a person's surname, stand before ("Roy Ash of Tarn Bend")."""
        if start < 2 or self.tokens[start - 1].low not in ("of", "for", "from"):
            return False
        before = self.tokens[start - 2]
        if before.low in self.words.placed:
            return True
        return (
            self.tokens[start - 1].low == "of"
            and before.is_cap
            and not before.possessive
            and not self._has_head([before])
        )

    def _is_agent_like(self, stop: int) -> bool:
        """Whether a verb of speech follows directly."""
        return stop < len(self.tokens) and self.tokens[stop].low in ("said", "says", "told", "wrote", "endorsed", "who")

    def _unknown(self, start: int, stop: int) -> list[WrittenName]:
        """A lone word, or words after "the": they count only if they turn out to mean someone known."""
        name = self._make(start, stop, "")
        self._look_left(name, start)
        lead = self.tokens[start - 1].low if start else ""
        name.is_weak = self._starts_sentence(start) and stop - start == 1
        if lead in self.words.body_nouns and stop - start > 1 and not name.courtesy:
            name.kind, name.descriptor = "body", lead
        elif name.roles or name.courtesy:
            name.kind = "person"
        elif name.has_the and stop - start > 1:
            name.kind = "body"
        elif name.has_the and stop - start == 1 and self._is_lone_paper(self.tokens[start]):
            name.kind = "newspaper"
        return [name]

    def _is_lone_paper(self, token: Token) -> bool:
        """Whether "the Tribune" or "the Union-Register" is a newspaper by its word alone."""
        last = token.low.rpartition("-")[2]
        return last in self.words.lone_papers or ("-" in token.low and last in self.words.last_words["newspaper"])

    def _has_the(self, start: int) -> bool:
        return start > 0 and self.tokens[start - 1].low == "the"

    def _words_of(self, start: int, stop: int) -> list[str]:
        """The words of a run without marks; a nickname stays only if it is one word in quotation marks."""
        tokens = self.tokens[start:stop]
        marks = [i for i, t in enumerate(tokens) if t.text in ('"', "(", ")")]
        if len(marks) != 2:
            return [t.text for t in tokens if t.text not in ('"', "(", ")")]
        first, last = marks
        inner = tokens[first + 1 : last] if last == first + 2 and tokens[first].text == '"' else []
        return [t.text for t in (*tokens[:first], *inner, *tokens[last + 1 :])]

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
            has_the=self._has_the(start),
        )

    def _look_left(self, name: WrittenName, start: int) -> None:
        """Take the titles in small letters before a name, and its determiner."""
        first = next(
            (
                i
                for i in range(start + 1)
                if self.tokens[i].start >= (name.start if name.title_start < 0 else name.title_start)
            ),
            start,
        )
        at = first - 1
        while (
            at >= 0
            and (self.tokens[at].low in self.words.modifiers or self._title_at(at)[0])
            and not self.tokens[at].possessive
        ):
            if self.tokens[at].is_cap and at != 0 and self.tokens[at - 1].text not in '"—:':
                break
            if self.tokens[at].end + 2 < self.tokens[at + 1].start:
                break
            at -= 1
        if at < first - 1 and self._title_at(first - 1)[0] and name.kind != "body" and not name.is_body:
            self._take_titles(name, at + 1, first)
            if name.kind == "":
                name.kind = "person" if len(name.words) > 1 else name.kind
        elif name.is_body and first and self.tokens[first - 1].low in self.words.body_nouns:
            name.descriptor = self.tokens[first - 1].low
            name.title_start = self.tokens[first - 1].start
        if name.has_the:
            name.title_start = min(
                name.title_start if name.title_start >= 0 else name.start, self.tokens[first - 1].start
            )
