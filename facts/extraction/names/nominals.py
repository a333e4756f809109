"""Which bodies or persons do common nouns mean: "the union", "the lieutenant governor", "the five senators"?

A noun that stands in a body's own name means the newest such body; else its kind decides, looking back
first and forward only if nothing lies behind.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.names.noun_phrases import DETERMINERS, Nominal
from facts.extraction.names.registry import Known, Registry, plain
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
# Nouns for any body of a kind, whatever its name: with these the newest counts, with others the one so named.
_LOOSE = frozenset(["union", "party", "group", "organization", "organisation", "newspaper", "paper", "company", "firm"])
_OTHERS = frozenset(["challenger", "opponent", "rival"])
_SEATED = frozenset(["mp", "td", "msp", "mep", "mla", "mpp"])
_PAST = frozenset(["former", "retired", "ex", "late", "then", "onetime"])


class NominalResolver:
    """Tells whom nominals mean."""

    def __init__(
        self, registry: Registry, salience: Salience, words: NameWords, *, publisher: Known | None = None
    ) -> None:
        self.registry, self.salience, self.words = registry, salience, words
        self.publisher = publisher

    def resolve(
        self, nominal: Nominal, sentence: int, offset: int, *, opens: bool, owner: Known | None = None
    ) -> list[Known]:
        """Whom it means, as many as its size says; nobody if that cannot be told."""
        if nominal.size == 1:
            one = (
                self._person(nominal, sentence, offset, opens=opens, owner=owner)
                if nominal.is_person
                else self._body(nominal, sentence, offset, owner)
            )
            return [one] if one is not None else []
        return self._group(nominal, sentence, offset)

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
        if nominal.owner == "this" and "newspaper" in kinds and self.publisher is not None:
            return self.publisher
        if owner is not None and owner.is_person and owner.body is not None and (not kinds or owner.body.kind in kinds):
            return owner.body
        head = nominal.noun.split()[-1]
        described = [w for w in nominal.words if w not in nominal.noun.split() and w not in DETERMINERS]
        if owner is None and nominal.owner not in DETERMINERS and nominal.owner.endswith(("men", "ers", "ists", "ors")):
            described.append(nominal.owner)  # "the women's group"
        bodies = [k for k in self.registry.all if not k.is_person]
        named = [k for k in bodies if any(plain(w) == head for w in k.words) or _is_called(k, head)]
        if described:
            fitting = [
                k for k in bodies if self._is_described(k, described) and (k in named or not kinds or k.kind in kinds)
            ]
            if fitting:
                return self._newest(fitting, sentence, offset)
            if any(self._tells_apart(word) for word in described):
                return self._ahead(kinds, sentence, offset, described)
        near = self.salience.best(sentence, offset, lambda k: not k.is_person and (k in named), oldest=12)
        by_kind = self.salience.best(
            sentence,
            offset,
            lambda k: not k.is_person and (k.kind in kinds or (k.kind == "body" and len(kinds) > 1)),
            oldest=12,
        )
        if near and (not by_kind or near[0] is by_kind[0] or not kinds or head not in _LOOSE):
            return near[0]
        if by_kind:
            return by_kind[0]
        return self._forward(named or [k for k in bodies if k.kind in kinds], sentence)

    def _is_described(self, known: Known, described: Sequence[str]) -> bool:
        own = [plain(w) for w in known.words] + [w for d in known.descriptions for w in d.lower().split()]
        return any(_alike(word.rstrip("'s"), w) for word in described for w in own if len(w) > 3)

    def _tells_apart(self, word: str) -> bool:
        """Whether an adjective says that this is some other body than the one just named."""
        return word.endswith(("s'", "ers", "men")) or word in _APART

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
        return named[0] if len(named) == 1 else None

    # --- persons -------------------------------------------------------------------------------

    def _other_side(self, sentence: int, offset: int, owner: Known | None) -> Known | None:
        """ "Lee's challenger": the candidate spoken of lately beside Lee."""
        if owner is None or not owner.is_person:
            return None
        fits = lambda k: k.is_person and k is not owner  # noqa: E731
        known = self.salience.best(sentence, -1, fits, oldest=6)
        standing = [k for k in known if k.is_candidate]
        return standing[0] if standing else known[0] if known else None

    def _person(  # noqa: C901 - one line a case
        self, nominal: Nominal, sentence: int, offset: int, *, opens: bool, owner: Known | None = None
    ) -> Known | None:
        if nominal.noun in _OTHERS and nominal.owner not in ("the", "that", "this"):
            return self._other_side(sentence, offset, owner)
        if nominal.owner not in ("the", "that", "this") or {"next", "new", "future", "any"} & set(nominal.words):
            return None
        asked = [w for w in nominal.words if w not in DETERMINERS]
        role = self.words.heads[nominal.noun]
        if nominal.noun in _SEATED:
            return self._member_for(asked, role, sentence, offset)
        holders = [k for k in self.registry.all if k.is_person and _holds_role(k, role, asked, self.words)]
        if not _PAST & set(asked):
            holders = [k for k in holders if any(not _PAST & set(r.lower().split()) for r in k.roles)] or holders
        if nominal.noun == "candidate":
            near = self.salience.best(sentence, offset, lambda k: k.is_person and k.is_candidate, oldest=2)
            return near[0] if len(near) == 1 and len(asked) == 1 else None
        if holders:
            near = self.salience.best(sentence, offset, lambda k: k in holders, oldest=10_000)
            return near[0] if near else (holders[0] if len(holders) == 1 else None)
        if nominal.is_new and "state" not in nominal.words:
            fresh = self.salience.last_named(sentence)
            if (
                fresh is not None
                and fresh.is_person
                and len(fresh.roles) < 2
                and nominal.noun not in ("candidate", "member", "leader")
            ):
                fresh.roles.append(" ".join(asked) if asked else role)
                return fresh
        if opens or nominal.noun in (
            "candidate",
            "member",
            "supporter",
            "donor",
            "backer",
            "resident",
            "head",
            "boss",
            "executive",
            "chair",
            "leader",
            "officer",
            "student",
            "worker",
            "judge",
            "nominee",
            "opponent",
            "rival",
            "challenger",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "editor",
            "columnist",
            "reporter",
            "driver",
            "teacher",
            "auditor",
            "author",
            "writer",
            "secretary",
            "director",
            "owner",
            "manager",
            "clerk",
        ):
            return None
        if "state" in nominal.words or nominal.is_possessive:
            return None
        near = self.salience.best(
            sentence, offset, lambda k: k.is_person and k.count > 1 and not _has_office(k, self.words), oldest=2
        )
        if near and len(asked) < 4:
            near[0].roles.append(" ".join(asked))
        return near[0] if near else None

    def _member_for(self, asked: Sequence[str], role: str, sentence: int, offset: int) -> Known | None:
        """ "The Wexley MP": who holds the seat, else the one spoken of before of whom the text tells no office."""
        place = " ".join(w for w in asked if w not in self.words.modifiers and w not in self.words.heads)
        spoken = self.salience.best(sentence, -1 if place else offset, lambda k: k.is_person, oldest=2)
        seated = [k for k in spoken if role in k.roles and (not place or place in k.role_text.lower())]
        free = [k for k in spoken if not k.roles and k.body is None]
        found = seated or free
        return found[0] if len(found) == 1 else None

    # --- groups --------------------------------------------------------------------------------

    def _group(self, nominal: Nominal, sentence: int, offset: int) -> list[Known]:
        if nominal.noun in self.words.plural_body_nouns:
            kinds = self.words.plural_body_nouns[nominal.noun]
            fits = lambda k: not k.is_person and (not kinds or k.kind in kinds)  # noqa: E731
        elif nominal.noun in self.words.group_nouns:
            fits = lambda k: k.is_person  # noqa: E731
            standing = [k for k in self.registry.all if k.is_candidate]
            if len(standing) == nominal.size:
                return standing
        else:
            role = self.words.plurals.get(nominal.noun, "")
            fits = lambda k: k.is_person and (not role or _holds_role(k, role, (), self.words))  # noqa: E731
        group = self.salience.last_group(sentence, fits, oldest=6)
        known = list(self.salience.best(sentence, offset, fits, oldest=10_000))
        size = nominal.size
        if size == 0:
            return list(group) if group and sentence >= 0 else []
        if len(group) == size:
            return list(group)
        if len(known) == size:
            return sorted(known, key=lambda k: k.place)
        recent = self.salience.best(sentence, offset, fits, oldest=2)
        return sorted(recent, key=lambda k: k.place) if len(recent) == size else []


def _is_called(known: Known, head: str) -> bool:
    """Whether the text tells of a body by that noun ("the Bay Democrats, a reform club,")."""
    return any(d.split()[-1].lower() == head for d in known.descriptions)


def _is_stem(noun: str, word: str) -> bool:
    """Whether a plural is a name's own word, or that word with "workers" or the like behind it."""
    return noun == word or (
        len(word) > 3 and noun.startswith(word) and noun[len(word) :] in ("workers", "men", "women")
    )


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


def stems_of(registry: Registry, nouns: Sequence[str]) -> frozenset[str]:
    """Which plurals of a text stand in the name of a body."""
    plain_words = {plain(w) for k in registry.all if not k.is_person for w in k.words}
    return frozenset(n for n in nouns if n not in _COMMON_PLURALS and any(_is_stem(n, w) for w in plain_words))


def _alike(one: str, other: str) -> bool:
    """Whether two words share a stem of four letters or more ("dockworkers", "dock")."""
    short, long = sorted((one, other), key=len)
    return len(short) >= 4 and long.startswith(short[: max(4, len(short) - 2)])


def _has_office(known: Known, words: NameWords) -> bool:
    return any(not any(w in words.speech["candidate_roles"] for w in role.lower().split()) for role in known.roles)


def _holds_role(known: Known, role: str, asked: Sequence[str], words: NameWords) -> bool:
    """Whether somebody's roles hold the one asked for, with its modifiers as far as both have any."""
    gendered = [w for w in asked if w in words.male or w in words.female]
    if gendered and known.gender and (gendered[-1] in words.male) != (known.gender == "m"):
        return False
    wanted = [w for w in asked if w in words.modifiers or w in role.lower().split()]
    for held in known.roles:
        low = held.lower().split()
        if not set(role.lower().split()) - {"u.s."} <= set(low) and role.lower() not in held.lower():
            continue
        told = [w for w in wanted if w not in ("former", "veteran", "longtime", "sitting", "current", "incumbent")]
        if ("deputy" in low and "deputy" not in asked) or ("vice" in low and "vice" not in asked):
            continue
        if all(w in low or w in role.lower().split() or w in words.heads for w in told):
            return True
    return False
