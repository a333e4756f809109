"""Who is named in the article: one entry a person or body, however it is written?

Entries come from full names alone; surnames, given names, acronyms and parts of a body's name are only
looked up. Two bodies are one if the shorter name closes or opens the longer one ("Orchard Party"
in "Weston Orchard Party").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.names.kinds import is_acronym
from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

_SMALL = frozenset(["the", "of", "and", "&", "for", "in", "o", "de", "del", "la"])
_HANDLE = re.compile(r"(?:[A-Z][a-z]+){2,}[A-Z]{0,4}")
_LETTERS = 4  # of an office or a state at the end of a handle

_IN_SURNAMES = frozenset(["St.", "St", "st.", "st", "an"])  # "St. Clair", "Mac an Bhaird"


@lru_cache(maxsize=20_000)
def plain(word: str) -> str:
    """A word without case, accents, full stops and a possessive mark."""
    flat = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    return "".join(c for c in flat if not unicodedata.combining(c)).strip(".'").removesuffix("'s").replace(".", "")


@dataclass(slots=True, eq=False)
class Known:
    """A person or body that the article names; `index` is its place in the article's list.

    A body's kind may turn out later; whether it is a person never changes.
    """

    index: int
    name: str
    words: tuple[str, ...]
    kind: str
    place: tuple[int, int]
    roles: list[str] = field(default_factory=list)
    role_text: str = ""
    aliases: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    acronyms: set[str] = field(default_factory=set)
    gender: str = ""
    body: Known | None = None
    callings: set[str] = field(default_factory=set)
    count: int = 0
    is_candidate: bool = False
    first_sentence: int = -1
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    is_person: bool = field(init=False)

    def __post_init__(self) -> None:
        self.is_person = self.kind == "person"


_SHORTEST = 3  # letters of a short given name


class Registry:
    """Everyone whom an article names."""

    def __init__(self, words: NameWords) -> None:
        self.words = words
        self.all: list[Known] = []
        self._by_word: dict[str, list[Known]] = {}

    def fill(self, names: Iterable[WrittenName]) -> None:
        """Enter the full names, persons by their longest form first."""
        whole = [n for n in names if n.kind and not n.in_heading]
        for name in sorted(whole, key=lambda n: -len(n.words)):
            if len(name.words) == 1 and self._by_handle(name.words[0]):
                continue
            if name.kind == "person":
                if self._is_part_of_person(name.words):
                    continue
                if len(self._core(name.words)) > 1 or name.words[0].lower() in self.words.kept:
                    self.add_person(name)
            elif self._is_new_body(name):
                self.add_body(name)
        for name in whole:
            self._fill_short(name)
        self.all.sort(key=lambda known: known.place)
        for index, known in enumerate(self.all):
            known.index = index

    def _is_part_of_person(self, found: Sequence[str]) -> bool:
        """Whether several words are a surname or given names: "St. Clair", "Mary Jo" of "Mary Jo Reed"."""
        if found[0].lower() in self.words.particles or found[0] in _IN_SURNAMES:
            return bool(self._persons_by_surname(found))
        return len(found) > 1 and plain(found[0]) in self._by_word and bool(self._persons_by_given(found))

    def _is_new_body(self, name: WrittenName) -> bool:
        """Whether a body's name is one of its own, not an acronym, a part of a longer one or a surname."""
        if len(name.words) > 1:
            return name.kind != "body" or name.has_the or not self._is_part_of_person(name.words)
        if is_acronym(name.words[0]) or self._part_of_body(name, self._flat(name.words)):
            return False
        if name.is_weak and not name.has_the and plain(name.words[0]) in self.words.lone_bodies:
            return False  # "Firefighters have been in a tough spot"
        return not self._persons_by_surname(name.words)

    def _fill_short(self, name: WrittenName) -> None:
        """Enter an acronym that nothing explains, or a person with a title of whom the text gives one name."""
        is_letters = len(name.words) == 1 and name.is_body and is_acronym(name.words[0])
        if is_letters and self._persons_by_surname(name.words):
            return  # "REED'S BACKERS"
        if is_letters and not self.by_acronym(name.words[0]):
            same = [k for k in self._at([plain(name.words[0])]) if not k.is_person and len(k.words) == 1]
            if same:
                self._merge(same[0], name)  # "AMALGAM", elsewhere "Amalgam"
            else:
                self.add_body(name)
        is_short = name.kind == "person" and len(self._core(name.words)) == 1 and (name.courtesy or name.roles)
        if is_short and not self._persons_by_surname(name.words) and not self._persons_by_given(name.words):
            self.add_person(name)

    def _core(self, found: Sequence[str]) -> tuple[str, ...]:
        return _core(tuple(found), self.words.suffixes)

    # --- persons -------------------------------------------------------------------------------

    def add_person(self, name: WrittenName) -> Known:
        """The entry of a person's full name, made if there is none."""
        given, surname = self._parts(name.words)
        for known in self._at(surname[-1:] or given[-1:]):
            if known.is_person and _same_tail(known.surname, surname) and _compatible(known.given, given):
                return self._merge(known, name)
        known = Known(-1, name.text, tuple(name.words), "person", (name.paragraph, name.start))
        known.given, known.surname = given, surname
        self._enter(known)
        return self._merge(known, name)

    def _parts(self, found: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Given names and surname (with its particles), flattened."""
        core = self._core(found)
        if core and core[0].lower() in self.words.kept:
            return (), tuple(map(plain, core[1:]))
        at = len(core) - 1
        while at > 1 and (core[at - 1].lower() in self.words.particles or core[at - 1] in _IN_SURNAMES):
            at -= 1
        return tuple(map(plain, core[:at])), tuple(map(plain, core[at:]))

    def _persons_by_surname(self, found: Sequence[str]) -> list[Known]:
        core = self._core(found)
        tail = tuple(map(plain, core[1:] if core and core[0].lower() in self.words.kept else core))
        return [k for k in self._at(tail[-1:]) if k.is_person and _ends_with(k.surname, tail)]

    def _persons_by_given(self, found: Sequence[str]) -> list[Known]:
        """Whom given names alone mean ("Dame Edith", "Mary Jo")."""
        flat = tuple([plain(w) for w in self._core(found)])
        return [k for k in self._at(flat) if k.is_person and k.surname and k.given[: len(flat)] == flat]

    def _by_handle(self, word: str) -> list[Known]:
        """Whom "@AnnReed", "#AnnReed" and "AnnReedMP" mean: a full name in one word, letters of an office behind it."""
        if not _HANDLE.fullmatch(word):
            return []
        low = plain(word)
        found = []
        for known in self.all:
            whole = "".join((*known.given[:1], *known.surname)) if known.is_person and known.given else ""
            tail = word[len(whole) :]
            if whole and low.startswith(whole) and len(tail) <= _LETTERS and tail.upper() == tail:
                found.append(known)
        return found

    # --- bodies --------------------------------------------------------------------------------

    def add_body(self, name: WrittenName) -> Known:
        """The entry of a body's name, made if there is none."""
        mine = self._flat(name.words)
        if len(name.words) == 1 and is_acronym(name.words[0]):
            same = next((k for k in self._at([plain(name.words[0])]) if k.words == tuple(name.words)), None)
            if same is not None:
                return self._merge(same, name)
        else:
            for known in self._at(mine[:1]) + self._at(mine[-1:]):
                if not known.is_person and self._same_body(self._flat(known.words), mine):
                    return self._merge(known, name)
        known = Known(-1, name.text, tuple(name.words), name.kind, (name.paragraph, name.start))
        self._enter(known)
        return self._merge(known, name)

    def _flat(self, found: Sequence[str]) -> tuple[str, ...]:
        return _flat(tuple(found))

    def _same_body(self, longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
        if longer == shorter:
            return True
        if not shorter or len(longer) <= len(shorter):
            return False
        closes, opens = longer[-len(shorter) :] == shorter, longer[: len(shorter)] == shorter
        if len(shorter) == 1 and opens and longer[1] == "local":
            return True
        if len(shorter) == 1:
            return (opens or closes) and (shorter[0] in self.words.lone_bodies or shorter[0] == "labour")
        return closes or (
            opens and not set(longer[len(shorter) :]) & {"association", "committee", "club", "wing", "union", "pac"}
        )

    # --- looking up ----------------------------------------------------------------------------

    def _enter(self, known: Known) -> None:
        self.all.append(known)
        for word in {plain(w) for w in known.words}:
            self._by_word.setdefault(word, []).append(known)

    def _at(self, found: Sequence[str]) -> list[Known]:
        return list(self._by_word.get(found[0], ())) if found else []

    def _merge(self, known: Known, name: WrittenName) -> Known:
        """Add what one written name says to an entry."""
        known.place = min(known.place, (name.paragraph, name.start))
        if known.first_sentence < 0 or name.sentence < known.first_sentence:
            known.first_sentence = name.sentence
        for role in name.roles:
            if role != "+" and role not in known.roles:
                known.roles.append(role)
        known.gender = known.gender or name.gender
        if name.text != known.name and name.text not in known.aliases:
            known.aliases.append(name.text)
        if known.kind == "body" and name.kind not in ("", "body"):
            known.kind = name.kind
        if name.descriptor and name.descriptor not in known.descriptions:
            known.descriptions.append(name.descriptor)
        return known

    def look_up(self, name: WrittenName) -> tuple[list[Known], How]:
        """Whom a written name means, the likeliest first, and in which manner; nobody if it is unknown."""
        core = self._core(name.words)
        flat = tuple(map(plain, core[1:] if core and core[0].lower() in self.words.kept else core))
        if len(name.words) == 1 and (handle := self._by_handle(name.words[0])):
            return handle, How.SURNAME
        if name.kind == "person" and len(flat) > 1:
            exact = [k for k in self._at(flat[-1:]) if k.is_person and _fits_person(k, flat)]
            if exact:
                return exact, How.FULL
        if name.is_body and not (len(name.words) == 1 and is_acronym(name.words[0])):
            mine = self._flat(name.words)
            found = [k for k in self._at(mine[:1]) + self._at(mine[-1:]) if not k.is_person]
            exact = [k for k in found if self._flat(k.words) == mine]
            alike = exact or [k for k in found if self._same_body(self._flat(k.words), mine)]
            if alike:
                return _unique(alike), How.FULL if exact else How.SHORT
        return self._look_up_short(name, flat)

    def _look_up_short(self, name: WrittenName, flat: tuple[str, ...]) -> tuple[list[Known], How]:
        word = name.words[0]
        if len(name.words) <= 2 and is_acronym(word):
            found = self.by_acronym(word) if len(name.words) == 1 else []
            if found:
                return found, How.ACRONYM
        whole = [k for k in self._at(flat[-1:]) if k.is_person and k.given and (*k.given, *k.surname) == flat]
        if whole and not name.has_the:
            return whole, How.FULL  # "nodding at Ann Reed"
        if name.is_place and ((len(flat) > 1 and flat[0] != "st") or name.has_the):
            return [], How.SHORT
        persons = [] if name.has_the else self._persons_by_surname(name.words)
        if persons:
            return persons, How.SURNAME
        if len(flat) == 1 and not name.kind and not name.has_the:  # "Beacon", elsewhere "Beacon, the media union,"
            told = [k for k in self._at(flat) if not k.is_person and k.words == name.words]
            if told:
                return told, How.FULL
        if not name.has_the and not name.is_body:
            first = [k for k in self._at(flat) if k.is_person and flat and k.given[: len(flat)] == flat]
            nick = [k for k in self._at(flat) if k.is_person and len(flat) == 1 and flat[0] in k.given]
            if len(first or nick) == 1:
                return first or nick, How.SHORT
        return [] if name.is_place else self._part_of_body(name, flat), How.SHORT

    def _part_of_body(self, name: WrittenName, flat: tuple[str, ...]) -> list[Known]:
        """Bodies of whose names the words are a part: "the Ledger", "Ferries"."""
        if not (name.has_the or len(flat) > 1 or not name.is_weak):
            return []
        found = []
        for known in self._at(flat):
            parts = self._flat(known.words)
            same = parts == flat and known.words != name.words  # "AMALGAM", "Amalgam"
            if not known.is_person and (same or (len(parts) > len(flat) and _holds(parts, flat))):
                at_edge = parts[-len(flat) :] == flat or parts[: len(flat)] == flat
                if at_edge or name.has_the:
                    found.append(known)
        lone = len(flat) == 1 and not name.has_the
        return [] if lone and len(found) != 1 else found

    def by_acronym(self, written: str) -> list[Known]:
        """Bodies that capitals stand for: as the text says in brackets, else by their initials."""
        letters = re.sub(r"[^A-Z]", "", written)
        told = [k for k in self.all if written in k.acronyms or letters in k.acronyms]
        if told:
            return told
        found = [k for k in self.all if not k.is_person and _initials_fit(k.words, letters)]
        if not found:
            found = [k for k in self._at([plain(written)]) if not k.is_person and len(k.words) == 1]
        return found


@lru_cache(maxsize=4096)
def _core(found: tuple[str, ...], suffixes: frozenset[str]) -> tuple[str, ...]:
    return tuple([w for w in found if w.lower() not in suffixes])


@lru_cache(maxsize=4096)
def _flat(found: tuple[str, ...]) -> tuple[str, ...]:
    return tuple([plain(w) for w in found if w.lower() not in _SMALL])


def _unique(found: list[Known]) -> list[Known]:
    return list(dict.fromkeys(found))


def _same_tail(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _ends_with(one, other) or _ends_with(other, one)


def _ends_with(words: tuple[str, ...], tail: tuple[str, ...]) -> bool:
    return bool(tail) and words[-len(tail) :] == tail


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    return any(words[i : i + len(part)] == part for i in range(len(words) - len(part) + 1))


def _compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two runs of given names may be one person's: equal, an initial, or one within the other."""
    if not one or not other:
        return False
    if one[0] == other[0] or ((len(one[0]) == 1 or len(other[0]) == 1) and one[0][0] == other[0][0]):
        return True
    return one[0] in other or other[0] in one or _is_short_for(one[0], other[0]) or _is_short_for(other[0], one[0])


def _is_short_for(short: str, long: str) -> bool:
    """Whether a given name begins another ("Des" of "Desmond", "Abby" of "Abigail"), not "Ann" of "Anna"."""
    stem = re.sub(r"([a-z])\1?(?:y|ie)$", r"\1", short)
    pet = stem != short and len(stem) > 1 and len(long) > len(short) and long.startswith(stem)
    return pet or (len(short) >= _SHORTEST and len(long) > len(short) + 1 and long.startswith(short))


def _fits_person(known: Known, flat: tuple[str, ...]) -> bool:
    size = len(known.surname) if _ends_with(flat, known.surname) else 1
    return _same_tail(known.surname, flat[-size:]) and _compatible(known.given, flat[:-size])


def _initials_fit(words: Sequence[str], letters: str) -> bool:
    """Whether the initials of a name, or of its end, are the letters; small words count or not."""
    if len(letters) < 2:
        return False
    big = "".join([w[0] for w in words if w.lower() not in _SMALL and w[0].isalpha()]).upper()
    every = "".join([w[0] for w in words if w[0].isalpha()]).upper()
    parts = "".join([p[0] for w in words if w.lower() not in _SMALL for p in w.split("-") if p[:1].isalpha()]).upper()
    if len(big) > 1 and letters in (big, every, parts):
        return True
    return len(letters) > 2 and len(words) > len(letters) and (big.endswith(letters) or every.endswith(letters))
