"""Which runs of capitalised words are names, with which titles before them?

Titles inside a run or before it cut it: "BWU President Ann Lee" is a body, a title and a person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from facts.extraction.lexicon import load_nouns
from facts.extraction.names.kinds import DAYS, is_acronym, is_never, is_person, is_place, kind_of_body
from facts.extraction.names.portfolios import BEFORE_PORTFOLIO, PortfolioReader
from facts.extraction.names.tokens import Token
from facts.extraction.names.written import WrittenName

_NOMINATES = re.compile(
    r"\s+(?:has |have |had |also |then |earlier |already |unanimously |narrowly |on \w+day |\w+day |last night )*"
    r"(?:nominat(?:ed|es)|endors(?:ed|es)|back(?:ed|s)"
    r"|approved (?:his|her|their) nomination|gave (?:its|her|his) (?:nomination|backing|endorsement)"
    r"|vot(?:ed|es)(?: \w+){0,4} to (?:nominate|endorse|back|support)|agreed to (?:nominate|back))\b"
)
_START = attrgetter("start")
_PLURAL_ENDS = frozenset({"democrats", "republicans", "independents", "conservatives", "liberals", "deputies"})
_ADJECTIVES = frozenset({"democratic", "republican", "liberal", "conservative"})
_PARTS_OF_A_PARTY = frozenset({"association", "associations", "branch", "branches", "club", "clubs", "chapter"})
_KINDS = frozenset({"union", "group", "party", "charity", "network", "lobby", "pac", "newspaper", "daily", "weekly"})


class Chunker(PortfolioReader):
    """Finds the written names of one sentence."""

    def find(self) -> list[WrittenName]:
        """Every written name, in order."""
        names: list[WrittenName] = []
        stop = 0
        for at in self._heads:
            if at >= stop and (self.tokens[at].is_cap or self._opens_numbered_body(at)):
                stop = self._run_end(at)
                found = self._names_of(at, stop)
                names += self._in_office(found, at) if at > 1 and self._lows[at - 1] in BEFORE_PORTFOLIO else found
        return names

    def _names_of(self, start: int, stop: int) -> list[WrittenName]:
        while (
            start < stop
            and (self._opened[1] if self._opened[0] == start else self._is_opener(start))
            and not (stop - start > 1 and self.tokens[start].low in self.words.given)
        ):
            start += 1
        if start >= stop:
            return []
        if stop - start > 1 and self.tokens[start + 1].low in self.words.foreign_heads:
            start += self.tokens[start].low in ("le", "la", "les")
        start = self._past_portfolio(start, stop)
        minister = self._minister(start, stop)
        if minister is not None:
            return minister
        behind = self._after_department(start, stop)
        if behind:
            return self._names_of(behind, stop)
        cut = self._title_cut(start, stop)
        if cut is None:
            return self._plain(start, stop)
        head, title_width = cut
        return self._titled(start, head - title_width + 1, head, stop)

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
                if start < at and (self._ends_in_surname(start, at) or self._closes_body(start, at)):
                    continue
                if start < at and low not in _PLURAL_ENDS:
                    return at, width
                continue
            short = low.endswith(".") and stop - at == 3  # "Sen. Ward Reed"
            is_peer = low in self.words.kept and at + 3 < stop and self.tokens[at + 2].low == "of"
            if (short or is_peer or self._may_be_name(at + 1, stop)) and not (at == start and low in self.words.given):
                return at, width
        return None

    def _closes_body(self, start: int, at: int) -> bool:
        """Whether a plural closes the name of a body ("the Women Lawyers")."""
        low, before = self.tokens[at].low, self.tokens[at - 1]
        if self._is_of_members(start, at) or self._closes_matters(start, at):
            return True
        is_head = low in self.words.plurals and low in self.words.body_heads and not before.possessive
        return is_head and self._has_the(start) and (before.low in self.words.body_heads or at - start > 1)

    def _ends_in_surname(self, start: int, at: int) -> bool:
        """Whether a word that may be a title is somebody's surname: "Dr. Ann Sen", "Councillor Joe Bishop"."""
        if at - 1 == start and self._is_first_name(at - 1, at):
            return not self._has_the(start) and self.tokens[at].low not in self.words.never
        if at - 2 < start:
            return False
        if self.tokens[at - 2].low.rstrip(".") in ("mr", "mrs", "ms", "dr", "sir", "dame", "prof", "rev"):
            return True
        titled = bool(self._title_at(at - 2)[0]) or self.tokens[at - 2].low in self.words.courtesy
        return titled and self._is_first_name(at - 1, at)

    def _may_be_name(self, start: int, stop: int) -> bool:
        """Whether what follows a title may be a name: no word of a body in it."""
        low = [t.low for t in self.tokens[start:stop]]
        if not {"of", "for", "and", "&"}.isdisjoint(low) or self.tokens[start].text == "&":
            return False
        if low[0] in self.words.body_heads or low[0] in self.words.modifiers or self._is_cause(start, stop):
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
            told = [p for p in prefix if not (p.kind == "body" and p.has_the and self._is_portfolio(p, head))]
            return self._before_letters(start, title, head) or told
        if self.tokens[head].low in self.words.kept:
            name = self._make(head, stop, "person")
        else:
            name = self._make(head + 1, stop, "person")
            if len(name.words) == 1 and self.tokens[head + 1].low in self.words.never and self._is_thing(head + 1):
                return prefix
            if len(name.words) == 1 and self._title_at(head)[1] and not self._goes_on(stop):
                return prefix  # "Candidates Scramble for Endorsements"
            if self._is_shouted(start, stop):
                return [self._make(i, i + 1, "") for i in range(start, stop)]
        self._take_titles(name, first, head + 1)
        body = next((p for p in prefix if p.is_body), None)
        if body is not None:
            name.body = body
        elif first > start:
            name.place = " ".join(t.text for t in self.tokens[start:first])
        self._look_left(name, start)
        return [*(p for p in prefix if p.is_body), name]

    def _before_letters(self, start: int, title: int, head: int) -> list[WrittenName]:
        """ "Dame Ann Lee MP": the person before the letters, with their role; nobody where a body stands there."""
        if title == start or not self.tokens[head].text.isupper() or self._has_the(start):
            return []
        names = self._names_of(start, title)
        if len(names) != 1 or names[0].kind != "person":
            return []
        names[0].roles.append(self._title_at(head)[0])
        return names

    def _take_titles(self, name: WrittenName, first: int, stop: int) -> None:
        """Note what the titles between `first` and `stop` say of a name."""
        first += self.tokens[first].text == "Then"  # "Then Gov. Lee spoke"
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
        name.courtesy = name.courtesy or not self.words.courtesy.isdisjoint(lows)
        while first and self.tokens[first - 1].low in self.words.modifiers and not self.tokens[first - 1].possessive:
            if self.tokens[first - 1].text == "Then" or (self.tokens[first - 1].is_cap and first > 1):
                break
            first -= 1
            name.title_start = self.tokens[first].start
        role, plural, width = self._title_at(stop - 1)
        if role:
            lows = [t.low for t in self.tokens[first : stop - width]]
            before = [low for low in lows if low in self.words.modifiers or low not in self.words.courtesy]
            before = [self.words.spelled.get(low, low) for low in before]
            name.roles.append(" ".join([*self._over_before(first, stop - width), *before, role]))
        if plural:
            name.roles.append("+")

    def _plain(self, start: int, stop: int) -> list[WrittenName]:  # noqa: C901, PLR0912 - one line a case
        """The name that a run without titles is, if it is one."""
        is_foreign = start < stop and self.tokens[start].low in self.words.foreign_heads
        while stop > start and not (
            is_foreign or self.tokens[stop - 1].is_cap or self.tokens[stop - 1].text[0].isdigit()
        ):
            stop -= 1
        if start >= stop:
            return []
        if stop - start > 1 and self.tokens[start].low.endswith("-language"):
            return self._newspaper_in_a_language(start, stop)
        found = self._words_of(start, stop)
        shouted = self._is_shouted(start, stop)
        is_label = stop < len(self.tokens) and self.tokens[stop].text in (":", "—") and start < 4
        if stop - start == 1 and shouted and is_label and len(found[0]) > 5:
            return []
        if stop - start > 1 and shouted and (is_label or any(len(w) > 4 for w in found)):
            return [self._make(i, i + 1, "") for i in range(start, stop)]
        kind = kind_of_body(found, self.words)
        sides = {"government": self._takes_sides, "": self._is_told_to_side}.get(kind) if stop - start > 1 else None
        if sides and sides(start, stop):
            return [self._make(start, stop, "body")]
        owned = stop - start > 1 and self.tokens[stop - 2].possessive  # "Anglers' Congress"
        if owned and (kind in ("", "government", "body") and self._is_of_many(start, stop - 1)):
            return [self._make(start, stop, kind_of_body([found[-2]], self.words) or "advocacy group")]
        if kind == "government" or (is_never(found, self.words) and not owned):
            return self._perhaps_surname(start, stop)
        if kind == "party" and self._tells_of_a_part(found, stop):
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

    def _tells_of_a_part(self, found: list[str], stop: int) -> bool:
        """Whether a party's name only tells of what sort something is ("the Labour association", "a Liberal")."""
        name = " ".join(found).lower()
        part = stop < len(self.tokens) and self.tokens[stop].low in _PARTS_OF_A_PARTY
        return name in _ADJECTIVES or (part and name in self.words.parties)

    def _takes_sides(self, start: int, stop: int) -> bool:
        """Whether a public body nominates or endorses somebody ("Marl County Council voted to nominate Reed")."""
        if self.tokens[stop - 1].low not in ("council", "committee", "assembly"):
            return False
        return bool(_NOMINATES.match(self.text, self.tokens[stop - 1].end))

    def _is_shouted(self, start: int, stop: int) -> bool:
        """Whether every word of a run stands in capitals, as in a headline."""
        if self.tokens[start].text[1:2].islower():
            return False
        found = self._words_of(start, stop)
        return found[0].isupper() and all(w.isupper() and len(w) > 1 for w in found)

    def _is_thing(self, at: int) -> bool:
        """Whether a word that is no name by itself is none behind a title either ("President House")."""
        token, words = self.tokens[at], self.words
        is_office = token.low in words.modifiers or token.low in words.heads or token.low in words.body_heads
        return is_office or token.text.isupper() or token.low in words.peoples or token.low in words.numbered

    def _perhaps_surname(self, start: int, stop: int) -> list[WrittenName]:
        """A word that is no name by itself ("Tory", "House"): it counts only as the surname of somebody named."""
        if stop - start > 1 or not self.tokens[start].text.isalpha() or self._has_the(start):
            return []
        if self.tokens[start].low in DAYS and not self._is_called_by_day(start):
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
        if self._has_the(start) and not (low[0] in self.words.given and self._only_tells_which(stop)):
            return False  # "the Ann Reed tape" is hers
        if self._follows_place_noun(start) or self._is_one_of_a_kind(start):
            return False
        if stop < len(self.tokens) and self.tokens[stop].low in self.words.votes and low[0] not in self.words.given:
            return False  # "the Tasman Heads mayoral election"
        if is_place(found, self.words) and low[0] not in self.words.given:
            who = stop < len(self.tokens) and self.tokens[stop].low == "who"
            return self._is_agent_like(stop) and not (who and start and self.tokens[start - 1].low == "from")
        lead = self.tokens[start - 1].low if start else ""
        trusted = lead == "in" and start > 1 and self.tokens[start - 2].low in self.words.speech["trusts"]
        if trusted or (lead == "from" and self._is_giver(start, stop)):
            return True
        return not (
            lead in self.words.place_leads
            and low[0] not in self.words.given
            and not self._is_agent_like(stop)
            and lead != "to"
        )

    def _is_giver(self, start: int, stop: int) -> bool:
        """Whether "from" leads to somebody who gives support, or who is left for another ("from Reed to Moss")."""
        before = self.tokens[start - 2].low if start > 1 else ""
        left = stop + 1 < len(self.tokens) and self.tokens[stop].low == "to" and self.tokens[stop + 1].is_cap
        return left or before in load_nouns()["SUPPORT"]

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
            and not (self._starts_sentence(start - 2) and before.low.rstrip("s") in load_nouns()["BACKER"])
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
        one_of_a_kind = stop - start > 1 or (lead in _KINDS and self.tokens[start].low not in self.words.given)
        if lead in self.words.body_nouns and one_of_a_kind and not name.courtesy:
            name.kind, name.descriptor = "body", lead
        elif name.roles or name.courtesy:
            name.kind = "person"
        elif name.has_the and stop - start > 1 and not self._is_office_run(start, stop):
            name.kind = "body"
        elif name.has_the and stop - start == 1 and self._is_lone_paper(self.tokens[start]):
            name.kind = "newspaper"
        return [name]

    def _is_office_run(self, start: int, stop: int) -> bool:
        """Whether a run is an office and nobody's name ("the Home Secretary")."""
        *lows, last = [t.low for t in self.tokens[start:stop]]
        return last in self.words.heads and all(w in self.words.modifiers or w in self.words.portfolios for w in lows)

    def _is_lone_paper(self, token: Token) -> bool:
        """Whether "the Tribune" or "the Union-Register" is a newspaper by its word alone."""
        last = token.low.rpartition("-")[2]
        return last in self.words.lone_papers or ("-" in token.low and last in self.words.last_words["newspaper"])

    def _look_left(self, name: WrittenName, start: int) -> None:
        """Take the titles in small letters before a name, and its determiner."""
        outer = name.start if name.title_start < 0 else name.title_start
        first = min(start, bisect_left(self.tokens, outer, key=_START))
        first = self._before_portfolio(name, first)
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
