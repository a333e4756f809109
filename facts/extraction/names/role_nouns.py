"""Which person does a common noun mean: "the lieutenant governor", "the Leith MSP", "her opponent", "his colleague"?

Whoever holds the role comes first; a noun that nobody is known to hold may tell a role of the one spoken of lately.
Where two may be meant it is nobody, unless just one of them stands in the contest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.names.noun_phrases import DETERMINERS, Nominal
from facts.extraction.names.registry import Known, Registry
from facts.extraction.names.salience import Salience
from facts.extraction.names.words import NameWords

_AHEAD_BY = 2  # sentences within which a holder is named whom a noun speaks of first
_NEARLY = 9.0  # a difference in weight that leaves the choice open
_FAR = 40.0  # a difference that leaves no choice
_STILL_OPPOSED = 6  # sentences in which "his opponent" may be somebody named before
_PARTISAN_REACH = 8  # sentences in which "the Democrat" is the one named last
_LATELY = 60  # places where somebody is spoken of, looked back over for the paragraph above
_LONGEST = 4  # words of a description that may be new to the reader
_TERMS = re.compile(r"[\w-]+-(?:term|time|year-old)")
_AHEAD = frozenset(
    [
        "next",
        "new",
        "future",
        "any",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "latest",
        "only",
        "lone",
        "other",
    ]
)
_PORTFOLIOS = frozenset(["minister", "secretary", "commissioner", "critic"])
_OF_PARTY = frozenset(["democrat", "republican", "independent", "lawmaker", "legislator", "conservative", "liberal"])
_PARTIES = {"democratic": "democrat", "tory": "conservative"}
_LEVELS = frozenset(["state", "county", "city", "town", "provincial", "federal", "national"])
# Offices that one text may speak of on two levels: a senator is no state senator.
_AT_SEVERAL_LEVELS = frozenset(["senator", "representative", "legislator", "lawmaker", "party", "chair", "leader"])
_PRESENT = frozenset(["outgoing", "sitting", "current", "incumbent"])


class PersonNouns:
    """Tells whom the nouns for persons mean."""

    def __init__(self, registry: Registry, salience: Salience, words: NameWords) -> None:
        self.registry, self.salience, self.words = registry, salience, words
        self.callings = frozenset(noun for known in registry.all for noun in known.callings)

    def person(
        self, nominal: Nominal, sentence: int, offset: int, *, opens: bool, owner: Known | None = None
    ) -> Known | None:
        """Whom a noun with its determiner means; nobody if that cannot be told."""
        if nominal.owner not in ("the", "that", "this"):
            return self._related(nominal, sentence, offset, opens=opens, owner=owner)
        if _AHEAD & set(nominal.words):
            return None
        asked = [w for w in nominal.words if w not in DETERMINERS]
        if nominal.noun in self.callings:
            return self._called(nominal.noun, sentence, offset)
        role = self.words.heads[nominal.noun]
        if nominal.noun in self.words.seated:
            return self._member_for(asked, role, sentence, offset)
        holders = self._holders(role, asked)
        if not holders and (others := self._others_called(role, asked, sentence)):
            return self._much_nearer(others, sentence, offset)
        if not holders and nominal.noun in _OF_PARTY and nominal.owner == "the":
            return self._lawmaker_of(asked, sentence)
        partisan = self._partisan(asked) if role in self.words.speech["candidate_roles"] else None
        if partisan is not None:
            return partisan
        if nominal.noun == "candidate":
            near = self.salience.best(sentence, offset, lambda k: k.is_person and k.is_candidate, oldest=2)
            return near[0] if len(near) == 1 and len(asked) == 1 else None
        if holders:
            return self._held(nominal, holders, sentence, offset)
        return self._held_by_nobody(nominal, asked, sentence, offset, opens=opens)

    def _held(self, nominal: Nominal, holders: Sequence[Known], sentence: int, offset: int) -> Known | None:
        """Which of those who hold a role is meant: the one spoken of last, or the only one, named soon."""
        oldest = _PARTISAN_REACH if nominal.noun in _OF_PARTY else 10_000  # every contest has its Democrat
        near = self.salience.best(sentence, offset, lambda k: k in holders, oldest=oldest)
        if near and any(k in holders and k is not near[0] for k in self.salience.listed_with(near[0])):
            return None  # "the ex-mayor" behind "former mayors Reed and Ott"
        ahead = [k for k in holders if k.first_sentence <= sentence + _AHEAD_BY]
        return near[0] if near else (ahead[0] if len(holders) == 1 and ahead else None)

    def _held_by_nobody(
        self, nominal: Nominal, asked: Sequence[str], sentence: int, offset: int, *, opens: bool
    ) -> Known | None:
        """Whom a noun means that nobody is known to hold: who stands for or against it, else whom it newly tells of."""
        if nominal.noun in (*self.words.opposed, "incumbent") and nominal.words == (nominal.noun,):
            return self._incumbent(sentence) if nominal.noun == "incumbent" else self._other_than_incumbent()
        return self._newly_told(nominal, asked, sentence, offset, opens=opens)

    def _partisan(self, asked: Sequence[str]) -> Known | None:
        """ "The Republican candidate": the only one of that party who stands."""
        party = _PARTIES.get(asked[0], asked[0]) if len(asked) > 1 else ""
        standing = [k for k in self.registry.all if k.is_person and k.is_candidate and party in _OF_PARTY]
        found = [k for k in standing if any(role.lower().split()[-1] == party for role in k.roles)]
        return found[0] if len(found) == 1 else None

    def _incumbent(self, sentence: int) -> Known | None:
        """ "The incumbent": the only one of those who stand, named so far, who holds an office that one alone holds."""
        standing = [k for k in self.registry.all if k.is_candidate and k.first_sentence <= sentence]
        holding = [k for k in standing if any(self._is_held_now(role) for role in k.roles)]
        return holding[0] if len(holding) == 1 else None

    def _other_than_incumbent(self) -> Known | None:
        """ "The challenger": the one of two who stand that does not hold the office."""
        standing = [k for k in self.registry.all if k.is_person and k.is_candidate]
        holding = [k for k in standing if any(self._is_held_now(role) for role in k.roles)]
        others = [k for k in standing if k not in holding]
        return others[0] if len(holding) == 1 and len(others) == 1 else None

    def _is_held_now(self, role: str) -> bool:
        held = role.lower().split()
        return not self._is_past(role) and (held[-1] == "incumbent" or held[-1] in self.words.held_by_one)

    def _called(self, noun: str, sentence: int, offset: int) -> Known | None:
        """Whom the text has called so before: the only one, or the only one spoken of lately."""
        fits = lambda k: k.is_person and (noun in k.callings or noun in k.roles)  # noqa: E731
        lately = self.salience.best(sentence, offset, fits, oldest=2)
        near = lately or self.salience.best(sentence, offset, fits, oldest=10_000)
        return near[0] if len(near) == 1 else None

    def _holders(self, role: str, asked: Sequence[str]) -> list[Known]:
        """Who holds a role as the text describes it; else who holds it, passing adjectives left aside."""
        persons = [k for k in self.registry.all if k.is_person]
        told = [w for w in asked if w not in self.words.passing and not _TERMS.fullmatch(w)]
        for wanted in (asked, told):
            holders = [k for k in persons if holds_role(k, role, wanted, self.words)]
            if holders:
                break
        if not holders and role not in _AT_SEVERAL_LEVELS:
            plain_words = [w for w in told if w not in _LEVELS]
            holders = [k for k in persons if holds_role(k, role, plain_words, self.words)]
            holders = holders if len(holders) == 1 else []
        if not self.words.past & set(asked):
            now = [k for k in holders if any(not self._is_past(r) for r in k.roles)]
            is_present = bool(_PRESENT & set(asked)) or (" ".join(asked) == role and role in self.words.held_by_one)
            return now or ([] if is_present else holders)
        return [k for k in holders if any(self._is_past(r) for r in k.roles)]

    def _others_called(self, role: str, asked: Sequence[str], sentence: int) -> list[Known]:
        """Who may be called so for another office ("the lawmaker" for a senator), of those named so far."""
        told = [known for other in self.words.also.get(role, ()) for known in self._holders(other, asked)]
        return [k for k in dict.fromkeys(told) if k.first_sentence <= sentence]

    def _much_nearer(self, known: Sequence[Known], sentence: int, offset: int) -> Known | None:
        """The only one of several, or the one spoken of far more lately and plainly."""
        near = self.salience.weighed(sentence, offset, lambda k: k in known, oldest=10_000)
        is_clear = len(near) == 1 or (len(near) > 1 and near[0][1] - near[1][1] > _FAR)
        return near[0][0] if is_clear else None

    def _is_past(self, role: str) -> bool:
        return bool(self.words.past & set(re.findall(r"[\w.]+", role.lower())))

    def _newly_told(
        self, nominal: Nominal, asked: Sequence[str], sentence: int, offset: int, *, opens: bool
    ) -> Known | None:
        """The one just named, of whom the noun tells something new; a role once told so is remembered."""
        role, tells_more = self.words.heads[nominal.noun], self._tells_more(asked)
        if nominal.is_new and ("state" not in nominal.words or tells_more):
            fresh = self.salience.last_named(sentence)
            fits = fresh is not None and fresh.is_person and len(fresh.roles) < 2 and self._of_gender(fresh, nominal)
            fits = fits and (tells_more or not self._is_other_office(fresh, role))
            fits = fits and not self._is_past_of_present(fresh, role, asked)
            if fits and fresh is not None and nominal.noun not in ("candidate", "member", "leader"):
                fresh.roles.append(" ".join(asked) if asked else role)
                return fresh
        if opens and tells_more and not nominal.is_new:
            return self._alone_above(nominal)
        if opens or nominal.noun in self.words.unheld or "state" in nominal.words or nominal.is_possessive:
            return None
        if _is_held_by_one(nominal.noun, role, asked, self.words):
            return None  # "the prime minister": whoever that is
        near = self.salience.weighed(sentence, offset, lambda k: self._may_be(k, nominal), oldest=2)
        found = self._clear(near)
        if found is not None and len(asked) < _LONGEST:
            found.roles.append(" ".join(asked))
        return found

    def _is_past_of_present(self, known: Known | None, role: str, asked: Sequence[str]) -> bool:
        """Whether "the former governor" would be somebody who holds that office now."""
        told = self.words.past & set(asked)
        return known is not None and bool(told) and any(role in held.lower().split() for held in known.roles)

    def _alone_above(self, nominal: Nominal) -> Known | None:
        """Whom a description that opens a paragraph tells more of: the only person of the paragraph above."""
        here = self.salience.paragraph
        lately = [s for s in self.salience.places[-_LATELY:] if s.span.paragraph >= here - 1]
        persons = {k for s in lately for k in s.who if k.is_person}
        if len(persons) != 1 or any(s.span.paragraph == here for s in lately):
            return None
        (known,) = persons
        fits = known.index >= 0 and not _has_office(known, self.words) and self._of_gender(known, nominal)
        return known if fits else None

    def _tells_more(self, asked: Sequence[str]) -> bool:
        """Whether a noun comes with words that speak of one known already ("the former mayor", "the two-term ...")."""
        return bool(self.words.past & set(asked)) or any(_TERMS.fullmatch(w) for w in asked)

    def _is_other_office(self, known: Known | None, role: str) -> bool:
        """Whether a bare office cannot be that of somebody whom the text has just called something else."""
        one_holds_it = role in self.words.speech["offices"]
        return known is not None and one_holds_it and _has_office(known, self.words)

    def _may_be(self, known: Known, nominal: Nominal) -> bool:
        """Whether the text speaks more than once of somebody whose office it does not tell."""
        return (
            known.is_person
            and known.count > 1
            and not _has_office(known, self.words)
            and self._of_gender(known, nominal)
        )

    def _of_gender(self, known: Known, nominal: Nominal) -> bool:
        told = "m" if nominal.noun in self.words.male else "f" if nominal.noun in self.words.female else ""
        return not told or known.gender in ("", told)

    def _clear(self, near: Sequence[tuple[Known, float]]) -> Known | None:
        """The weightiest, or the only one who stands in a contest of those who weigh nearly as much."""
        tied = [known for known, weight in near if near[0][1] - weight < _NEARLY]
        standing = [k for k in tied if k.is_candidate]
        if len(tied) > 1 and len(standing) == 1:
            return standing[0]
        return tied[0] if tied and len(standing) < len(tied) + (len(tied) == 1) else None

    # --- whose somebody is -------------------------------------------------------------------

    def _related(
        self, nominal: Nominal, sentence: int, offset: int, *, opens: bool, owner: Known | None
    ) -> Known | None:
        """ "Lee's challenger", "his opponent": the only other one who stands, else one spoken of beside the owner."""
        if owner is None or not owner.is_person or nominal.noun not in self.words.opposed:
            return None
        near = self.salience.weighed(sentence, -1, lambda k: k.is_person, avoid=(owner,), oldest=_STILL_OPPOSED)
        standing = [(k, weight) for k, weight in near if k.is_candidate]
        if standing:
            return self._clear(standing)
        return next((k for k, _ in near if k.body is None), None)  # no president of a union

    def _member_for(self, asked: Sequence[str], role: str, sentence: int, offset: int) -> Known | None:
        """ "The Wexley MP": who holds the seat, else the one spoken of before of whom the text tells no office."""
        place = " ".join(w for w in asked if w not in self.words.modifiers and w not in self.words.heads)
        spoken = self.salience.best(sentence, -1 if place else offset, lambda k: k.is_person, oldest=2)
        held = [k for k in spoken if any(role.lower() in r.lower().split() for r in k.roles)]
        seated = [k for k in held if not place or place in k.role_text.lower()]
        here = {k for s in self.salience.places[-30:] if s.sentence == sentence for k in s.who}
        unplaced = [k for k in held if k not in here and not re.search(r",| for | of ", k.role_text)]
        free = [k for k in spoken if not k.roles and k.body is None]
        found = seated or unplaced or free
        return found[0] if len(found) == 1 else None

    def _lawmaker_of(self, asked: Sequence[str], sentence: int) -> Known | None:
        """ "The Wexley Democrat": the one elected person spoken of lately, where the noun comes with a place."""
        offices = self.words.speech["elected"].keys() | self.words.speech["offices"].keys()
        spoken = self.salience.weighed(sentence, -1, lambda k: k.is_person, oldest=2)
        elected = [(k, weight) for k, weight in spoken if any(w in offices for r in k.roles for w in r.split())]
        clear = len(elected) == 1 or (len(elected) > 1 and elected[0][1] - elected[1][1] >= _NEARLY)
        return elected[0][0] if clear and len(asked) > 1 else None


def _has_office(known: Known, words: NameWords) -> bool:
    return any(not any(w in words.speech["candidate_roles"] for w in role.lower().split()) for role in known.roles)


def _is_held_by_one(noun: str, role: str, asked: Sequence[str], words: NameWords) -> bool:
    """Whether a noun is an office and nothing else, so that it is somebody's whom the text need not name."""
    told = " ".join(asked)
    return (told == noun and role in words.speech["offices"]) or told in ("prime minister", "first minister")


@lru_cache(maxsize=4)
def _plain_words(words: NameWords) -> frozenset[str]:
    """Words before "minister" that tell of no portfolio."""
    return words.modifiers - words.portfolios | words.past | words.passing | words.heads.keys()


def _other_portfolio(known: Known, held: str, asked: Sequence[str], words: NameWords) -> bool:
    """Whether the words before "minister" tell of another portfolio than somebody's."""
    told = [w for w in asked if w not in _plain_words(words)]
    return bool(told) and not any(w in f"{held} {known.role_text}".lower() for w in told)


@lru_cache(maxsize=512)
def _low_words(role: str) -> frozenset[str]:
    return frozenset(role.lower().split())


def holds_role(known: Known, role: str, asked: Sequence[str], words: NameWords) -> bool:
    """Whether somebody's roles hold the one asked for, with its modifiers as far as both have any."""
    if not known.roles:
        return False
    gendered = [w for w in asked if w in words.male or w in words.female]
    if gendered and known.gender and (gendered[-1] in words.male) != (known.gender == "m"):
        return False
    sought = _low_words(role)
    wanted = [w for w in asked if w in words.modifiers or w in sought]
    for held in known.roles:
        low = _low_words(held) | (_low_words(known.role_text) if held in known.role_text else frozenset())
        if not low.issuperset(sought - {"u.s."}) and role.lower() not in held.lower():
            continue
        told = [w for w in wanted if w not in words.past and w not in words.passing]
        if role.rsplit(maxsplit=1)[-1] in _PORTFOLIOS and _other_portfolio(known, held, asked, words):
            continue
        if ("deputy" in low and "deputy" not in asked) or ("vice" in low and "vice" not in asked):
            continue
        if all(w in low or w in sought or w in words.heads for w in told):
            return True
    return False
