"""Which bodies or persons do common nouns mean: "the union", "the lieutenant governor", "the five senators"?

A noun that stands in a body's own name means the newest such body; else its kind decides, looking back
first and forward only if nothing lies behind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.extraction.names.noun_phrases import DETERMINERS, Nominal
from facts.extraction.names.registry import Known, Registry, plain
from facts.extraction.names.role_nouns import PersonNouns, holds_role
from facts.extraction.names.salience import Salience
from facts.extraction.names.words import NameWords

_APART = frozenset(
    [
        "other",
        "second",
        "third",
        "rival",
        "another",
        "new",
        "first",
        "largest",
        "biggest",
        "smallest",
        "oldest",
        "regional",
        "city",
        "county",
        "town",
        "district",
        "school",
        "state",
        "federal",
        "national",
        "municipal",
        "previous",
        "old",
        "student",
        "campaign",
        "editorial",
        "next",
        "last",
        "only",
        "statewide",
    ]
)
_OWN_PARTS = frozenset(["board", "executive board", "executive committee"])
_DECIDES = frozenset(["board", "committee", "council", "executive"])
_OF_SOMEBODY = frozenset(["his", "her", "their"])
_SEVERAL = 2
_SOON = 4  # sentences within which a body is named that a noun spoke of first
# Nouns that only mean a body whose name or description holds them.
_BY_NAME = frozenset(["chamber", "guild", "brotherhood", "lodge"])
_PARTY_WORDS = frozenset(
    ["conservative", "labour", "labor", "liberal", "republican", "democratic", "tory", "independent"]
)
# Nouns for any body of a kind, whatever its name: with these the newest counts, with others the one so named.
_LOOSE = frozenset(["union", "party", "group", "organization", "organisation", "newspaper", "paper", "company", "firm"])


_ANY_GROUP = frozenset(["group", "organization", "organisation"])
_CALLED_SO = frozenset(["party", "union"])
_AS_LATELY = 45.0  # a difference in weight of a sentence and a paragraph
_NO_PARTIES = frozenset(["club", "association", "union", "league", "pac", "caucus"])


class NominalResolver(PersonNouns):
    """Tells whom nominals mean."""

    def __init__(
        self, registry: Registry, salience: Salience, words: NameWords, *, publisher: Known | None = None
    ) -> None:
        super().__init__(registry, salience, words)
        self.publisher = publisher

    def resolve(
        self, nominal: Nominal, sentence: int, offset: int, *, opens: bool, owner: Known | None = None
    ) -> list[Known]:
        """Whom it means, as many as its size says; nobody if that cannot be told."""
        if nominal.size == 1:
            one = (
                self.person(nominal, sentence, offset, opens=opens, owner=owner)
                if nominal.is_person
                else self._body(nominal, sentence, offset, owner)
            )
            return [one] if one is not None else []
        group = self._group(nominal, sentence, offset)
        if group or nominal.owner != "the" or nominal.words != (nominal.noun,) or nominal.size:
            return group
        body = self._by_stem(nominal.noun, sentence, offset)  # "the deputies" of the Deputies' Lodge
        return [body] if body is not None else []

    # --- bodies --------------------------------------------------------------------------------

    def _by_stem(self, noun: str, sentence: int, offset: int) -> Known | None:
        """ "The pilots", "the dockworkers": the one body in whose name the word stands."""
        named = [k for k in self.registry.all if not k.is_person and any(_is_stem(noun, plain(w)) for w in k.words)]
        if len(named) == 1:
            return named[0]
        near = self.salience.best(sentence, offset, lambda k: k in named, oldest=10_000)
        return near[0] if near else None

    def _body(self, nominal: Nominal, sentence: int, offset: int, owner: Known | None = None) -> Known | None:
        if nominal.owner == "stem":
            return self._by_stem(nominal.noun, sentence, offset)
        kinds = self.words.body_nouns[nominal.noun]
        if nominal.owner == "this" and self.publisher is not None and self._is_own(nominal, sentence, offset):
            return self.publisher
        if owner is not None and owner.is_person:
            own = owner.body if owner.body is not None and (not kinds or owner.body.kind in kinds) else None
            if own is not None or (nominal.owner in _OF_SOMEBODY and nominal.words != ("party",)):
                return own  # nobody for "his group", of which the text does not tell the name
        if owner is not None and not owner.is_person and nominal.noun.rpartition(" ")[2] in _DECIDES:
            return owner  # "the Guild's executive council", "its board"
        if owner is None and nominal.owner == "the" and self._is_of_release(nominal):
            return self.publisher
        return self._named_so(nominal, sentence, offset, owner)

    def _is_of_release(self, nominal: Nominal) -> bool:
        """Whether "the alliance" or "the board" is the body itself that put the text out, which is no newspaper."""
        own = self.publisher
        if own is None or own.kind == "newspaper" or own.is_person or nominal.words != (nominal.noun,):
            return False
        return nominal.noun in _OWN_PARTS or nominal.noun in map(plain, own.words)

    def _is_own(self, nominal: Nominal, sentence: int, offset: int) -> bool:
        """Whether "this paper" or, where no other body was just spoken of, "this board" is the publisher."""
        if "newspaper" in self.words.body_nouns[nominal.noun]:
            return True
        others = self.salience.best(sentence, offset, lambda k: not k.is_person and k is not self.publisher, oldest=2)
        return f"this {nominal.noun}" in self.words.own_paper and not others

    def _named_so(self, nominal: Nominal, sentence: int, offset: int, owner: Known | None) -> Known | None:
        """The body of which a noun and the words before it are true: the one so named or described, else the newest."""
        kinds = self.words.body_nouns[nominal.noun]
        head = nominal.noun.split()[-1]
        described = [w for w in nominal.words if w not in nominal.noun.split() and w not in DETERMINERS]
        if owner is None and nominal.owner not in DETERMINERS and nominal.owner.endswith(("men", "ers", "ists", "ors")):
            described.append(nominal.owner)  # "the women's group"
        bodies = [k for k in self.registry.all if not k.is_person]
        bodies = [k for k in bodies if head == "party" or not self._is_party_of(k, described)] if described else bodies
        named = [k for k in bodies if head in map(plain, k.words) or _is_called(k, head)]
        if described:
            fitting = [
                k for k in bodies if self._is_described(k, described) and (k in named or not kinds or k.kind in kinds)
            ]
            if all(k.first_sentence > sentence for k in fitting):  # "Teachers for Reed" is named later
                trade = [k for k in bodies if k.kind in kinds and self._of_trade(k, described)]
                fitting = [k for k in trade if k.first_sentence <= sentence] or fitting or trade
            if fitting:
                return self._newest(fitting, sentence, offset)
            if any(self._tells_apart(word) for word in described):
                return self._ahead(kinds, sentence, offset, described)
            if len(kinds) == 1 and self._names_trade(described):
                unions = [k for k in bodies if k.kind in kinds]
                if len(unions) > 1 or (unions and self._has_trade(unions[0])):
                    return None  # "the police union" among unions of other trades, or beside the only one, the Dockers
        near = self.salience.best(sentence, offset, lambda k: not k.is_person and (k in named), oldest=12)
        weighed = self.salience.weighed(
            sentence,
            offset,
            lambda k: not k.is_person and (k.kind in kinds or (k.kind == "body" and len(kinds) > 1)),
            oldest=12,
        )
        by_kind = _no_party_else(weighed, head)
        if near and (not by_kind or near[0] is by_kind[0] or not kinds or head not in _LOOSE):
            return self._one_of_list(near[0], named, near)
        if by_kind and head not in _BY_NAME:
            return self._one_of_list(by_kind[0], named, by_kind)
        by_kind = [] if head not in _LOOSE else [k for k in bodies if k.kind in kinds]
        return self._forward(named or by_kind, sentence)

    def _one_of_list(self, known: Known, named: Sequence[Known], fitting: Sequence[Known]) -> Known | None:
        """Somebody, unless others whom a noun fits were spoken of with them: then the only one so named, if any."""
        rivals = [k for k in self.salience.listed_with(known) if k in fitting]
        if len(rivals) < _SEVERAL:
            return known
        so_named = [k for k in rivals if k in named]
        return so_named[0] if len(so_named) == 1 else None

    def _is_party_of(self, known: Known, described: Sequence[str]) -> bool:
        """Whether a body is the party that a description only names: "the Labour association" is not Labour."""
        name = known.name.lower()
        return name in self.words.parties and name in " ".join(described).lower()

    def _is_described(self, known: Known, described: Sequence[str]) -> bool:
        own = [plain(w) for w in known.words] + [w for d in known.descriptions for w in d.lower().split()]
        return any(_alike(word.rstrip("'s"), w) for word in described for w in own if len(w) > 3)

    def _of_trade(self, known: Known, described: Sequence[str]) -> bool:
        """Whether a body's name and a description tell of one trade ("the police union" of the troopers)."""
        own = {plain(w) for w in known.words}
        asked = {w.rstrip("'") for w in described}
        return any(trade & own and trade & asked for trade in self.words.trades)

    def _has_trade(self, known: Known) -> bool:
        """Whether a body's name tells a trade: one that is known as such, or "Bakers"."""
        own = [plain(w) for w in known.words]
        plural = any(w.endswith("s") and len(w) > len("staff") and w not in _COMMON_PLURALS for w in own)
        return plural or self._names_trade(own) or any(w.endswith(("ers", "men")) for w in own)

    def _names_trade(self, described: Sequence[str]) -> bool:
        asked = {w.rstrip("'") for w in described}
        return any(trade & asked for trade in self.words.trades)

    def _tells_apart(self, word: str) -> bool:
        """Whether an adjective says that this is some other body than the one just named."""
        return word.endswith(("s'", "ers", "men")) or word in _APART or word in _PARTY_WORDS

    def _newest(self, fitting: Sequence[Known], sentence: int, offset: int) -> Known:
        near = self.salience.best(sentence, offset, lambda k: k in fitting, oldest=10_000)
        return near[0] if near else fitting[0]

    def _ahead(self, kinds: frozenset[str], sentence: int, offset: int, described: Sequence[str]) -> Known | None:
        """ "The largest union is not budging. The Guild ...": the body of that kind that the text names next."""
        if not {"largest", "biggest", "oldest", "smallest"} & set(described):
            return None
        ahead = [k for k in self.registry.all if k.kind in kinds and k.first_sentence in (sentence, sentence + 1)]
        return min(
            (k for k in ahead if k.first_sentence > sentence or k.place[1] > offset),
            key=lambda k: k.place,
            default=None,
        )

    def _forward(self, named: Sequence[Known], sentence: int) -> Known | None:
        soon = [k for k in named if k.first_sentence - sentence <= _SOON]
        return soon[0] if len(soon) == 1 else None

    # --- groups --------------------------------------------------------------------------------

    def _group(self, nominal: Nominal, sentence: int, offset: int) -> list[Known]:
        if nominal.noun in self.words.plural_body_nouns:
            kinds = self.words.plural_body_nouns[nominal.noun]
            fits = lambda k: not k.is_person and (not kinds or k.kind in kinds)  # noqa: E731
        elif nominal.noun in self.words.group_nouns:
            fits = lambda k: k.is_person  # noqa: E731
        else:
            role = self.words.plurals.get(nominal.noun, "")
            fits = lambda k: k.is_person and (not role or self._holds(k, role))  # noqa: E731
        group = self.salience.last_group(sentence, fits, oldest=6)
        known = list(self.salience.best(sentence, offset, fits, oldest=10_000))
        size = nominal.size
        if size == 0:
            return list(group) if group and sentence >= 0 else []
        if len(group) == size:
            return list(group)
        standing = [k for k in self.registry.all if k.is_candidate] if nominal.noun in self.words.group_nouns else []
        if len(standing) == size:
            return standing
        if len(known) == size:
            return sorted(known, key=lambda k: k.place)
        recent = self.salience.best(sentence, offset, fits, oldest=2)
        return sorted(recent, key=lambda k: k.place) if len(recent) == size else []

    def _holds(self, known: Known, role: str) -> bool:
        """Whether somebody is what a plural says; whoever sits in an assembly is a lawmaker."""
        sits = role in ("lawmaker", "legislator") and any(
            word in self.words.speech["elected"] for held in known.roles for word in held.lower().split()
        )
        return sits or holds_role(known, role, (), self.words)


def _no_party_else(fitting: list[tuple[Known, float]], head: str) -> list[Known]:
    """No club for "the party"; for "the group" none with a noun of its own, where another was spoken of as lately."""
    if head == "party":
        return [k for k, _ in fitting if plain(k.words[-1]) not in _NO_PARTIES]
    plainly = [k for k, weight in fitting if k.kind not in _CALLED_SO and fitting[0][1] - weight < _AS_LATELY]
    return plainly if plainly and head in _ANY_GROUP else [k for k, _ in fitting]


def _is_called(known: Known, head: str) -> bool:
    """Whether the text tells of a body by that noun ("the Bay Democrats, a reform club,")."""
    return any(d.split()[-1].lower() == head for d in known.descriptions)


def _is_stem(noun: str, word: str) -> bool:
    """Whether a plural is a name's own word, or that word with "workers" or the like behind it."""
    return noun == word or (len(word) > 3 and noun.startswith(word) and noun[len(word) :] in _ENDS)


_ENDS = ("workers", "men", "women")
_COMMON_PLURALS = frozenset(
    [
        "members",
        "workers",
        "people",
        "voters",
        "citizens",
        "residents",
        "families",
        "officers",
        "employees",
        "women",
        "friends",
        "leaders",
        "states",
        "times",
        "news",
        "rights",
        "services",
        "votes",
        "districts",
        "trades",
        "affairs",
        "works",
        "schools",
        "trees",
        "homes",
        "waters",
    ]
)


_OWNERS = re.compile(r"(?:s'|n's) \w+$")
_NO_CLOSING = frozenset(
    {"bank", "bar", "church", "college", "court", "department", "house", "library", "men", "ministry", "museum"}
    | {"office", "order", "people", "police", "right", "together", "university", "voice", "welfare", "women"}
)


def stems_of(registry: Registry, nouns: Sequence[str]) -> frozenset[str]:
    """Which plurals of a text stand in the name of a body."""
    plain_words = {plain(w) for k in registry.all if not k.is_person for w in k.words}
    return frozenset([n for n in nouns if n not in _COMMON_PLURALS and _has_stem(n, plain_words)])


def closing_words(registry: Registry, words: NameWords) -> frozenset[str]:
    """Which last words of bodies mean them behind "the" though they are no nouns for a body ("the charter")."""
    bodies = [k for k in registry.all if not k.is_person and len(k.words) > 1]
    owned = {plain(k.words[-1]) for k in bodies if _OWNERS.search(k.name)}
    closing = owned | ({plain(k.words[-1]) for k in bodies} & words.body_heads)
    return frozenset(w for w in closing if w not in words.body_nouns and w not in _NO_CLOSING and not w.endswith("s"))


def _has_stem(noun: str, plain_words: set[str]) -> bool:
    """Whether a plural is one of several words, or one of them with "workers" or the like behind it."""
    if noun in plain_words:
        return True
    stems = [noun.removesuffix(end) for end in _ENDS if noun.endswith(end)]
    return any(len(stem) > 3 and stem in plain_words for stem in stems)


def _alike(one: str, other: str) -> bool:
    """Whether two words share a stem of four letters or more ("dockworkers", "dock")."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 2)])
