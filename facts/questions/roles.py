"""Which roles, and which kinds of its own, does the store know that a question may ask for by their own words?

A role is text from a source ("Musical artist; actor"): each of its parts is a phrase, in one or many. So is a kind
that is none of ours ("riding association").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache

from facts.models import EntityKind
from facts.names.words import word_set
from facts.questions.lexicon import load_lexicon
from facts.questions.patterns import Element, Pattern
from facts.questions.tokens import Token, fold

_LONGEST = 4
_FROM = " of "
_SHORTEST_HEAD = 4  # letters


def role_patterns(roles: Collection[str], said: Iterable[str]) -> list[Pattern]:
    """Patterns for the parts of roles, plural forms included, that a message of these words may hold."""
    patterns, begun = _patterns(frozenset(roles)), _begun(frozenset(roles))
    return [patterns[number] for number in sorted({number for word in said for number in begun.get(word, ())})]


def own_kinds(kinds: Collection[str]) -> frozenset[str]:
    """The kinds of bodies that a store knows and our words do not, folded."""
    return frozenset(fold(kind) for kind in kinds) - frozenset(EntityKind)


def kind_patterns(kinds: frozenset[str], said: Iterable[str]) -> list[Pattern]:
    """Patterns for kinds of a store's own, plural forms included, that a message of these words may hold."""
    begun = _kinds_begun(kinds)
    return [pattern for word in said for pattern in begun.get(word, ())]


@lru_cache(maxsize=64)
def _kinds_begun(kinds: frozenset[str]) -> dict[str, list[Pattern]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for kind in sorted(kinds):
        for pattern in _both(kind.split(), {"kinds": [kind]}) if kind.split() else ():
            for word in pattern.elements[0].words:
                found[word].append(pattern)
    return found


def role_words(roles: Collection[str]) -> frozenset[str]:
    """Every word of the roles' phrases, in one or many."""
    return _words(frozenset(roles))


@lru_cache(maxsize=64)
def _begun(roles: frozenset[str]) -> dict[str, list[int]]:
    """The numbers of the patterns that a word may begin."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, pattern in enumerate(_patterns(roles)):
        for word in pattern.elements[0].words:
            found[word].append(number)
    return found


def role_spans(roles: Collection[str], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where several words of a message are the phrase of one role, from start to end in its text."""
    patterns, begun = _patterns(frozenset(roles)), _begun(frozenset(roles))
    found = []
    for at, token in enumerate(tokens):
        for number in begun.get(token.word, ()):
            elements = patterns[number].elements
            run = tokens[at : at + len(elements)]
            fits = len(run) == len(elements) > 1
            if fits and all(one.accepts(t.word) for one, t in zip(elements, run, strict=True)):
                found.append((token.start, run[-1].end))
    return found


@lru_cache(maxsize=64)
def _words(roles: frozenset[str]) -> frozenset[str]:
    return frozenset(w for pattern in _patterns(roles) for element in pattern.elements for w in element.words)


@lru_cache(maxsize=64)
def place_words(roles: frozenset[str]) -> frozenset[str]:
    """Words of the places behind the commas of roles ("city councillor, Tarrow")."""
    told = [part.split(",")[1:] for role in roles for part in fold(role).split(";")]
    return frozenset(word for places in told for place in places for word in re.findall(r"\w+", place))


@lru_cache(maxsize=64)
def _patterns(roles: frozenset[str]) -> tuple[Pattern, ...]:
    told = {part.split(",")[0] for role in roles for part in fold(role).split(";")}  # behind the comma stands a place
    parts = {part for role in told for part in re.split(r" or ", role) if part.strip()}
    parts |= {head for part in parts if (head := _head(part)) and _may_stand_alone(head)}
    parts |= {" ".join(held) for no_more, *held in map(str.split, parts) if no_more in _NO_MORE and len(held) > 1}
    whole = tuple(p for part in sorted(parts) if 1 <= len(part.split()) <= _LONGEST for p in _both(part.split()))
    of_places = {role.strip() for told in map(fold, roles) for role in told.split(";") if _FROM in role or "," in role}
    placed = (p for role in sorted(of_places) for p in _by_place(role))
    return (*whole, *(p for part in sorted(parts) for p in _of_members(part)), *placed)


def _by_place(role: str) -> Iterator[Pattern]:
    """The phrases "Tarrow mayor", "Tarrow's mayor" for a "mayor of Tarrow" or "mayor, Tarrow"; none of other roles."""
    match = re.fullmatch(r"([a-z]+)(?: of|,) (\w+(?: \w+)?)", role)
    if match is None or not (_leads_place(match[1]) or _may_stand_alone(match[1])):
        return
    *first, last = match[2].split()
    place = *(Element(frozenset({w})) for w in first), Element(frozenset({last, f"{last}s"}))
    office = Element(frozenset({match[1], f"{match[1]}s"}))  # "the Tarrow mayor's pick"
    yield Pattern("group", role, (*place, office), {"roles": [f"{match[1]} of {match[2]}"], "is_single": True})


def _leads_place(head: str) -> bool:
    """Whether a word alone says what office somebody holds."""
    return any(p.tag == "group" and len(p.elements) == 1 for p in load_lexicon("en").patterns.get(head, ()))


def _of_members(part: str) -> Iterator[Pattern]:
    """The phrases "Senate member", "Senate members" for a "member of the Senate"."""
    match = re.fullmatch(r"(members?) of (?:the )?(\w+)", part)
    if match is None:
        return
    body = Element(frozenset({match[2]}))
    yield Pattern("group", part, (body, Element(frozenset({"member"}))), {"roles": [part], "is_single": True})
    yield Pattern("group", part, (body, Element(frozenset({"members"}))), {"roles": [part]})


def _head(part: str) -> str:
    """The word by which "the bishop" means a Catholic bishop of somewhere; empty for a role of one word."""
    first = part.split(" of ", maxsplit=1)[0].split()
    is_longer = len(first) > 1 or " of " in part
    return first[-1] if is_longer and first and first[-1].isalpha() and len(first[-1]) >= _SHORTEST_HEAD else ""


def _may_stand_alone(head: str) -> bool:
    """Whether a head means its role where nothing else does: no word of ours, or a title that is no sort of ours."""
    lexicon = load_lexicon("en")
    if head not in lexicon.vocabulary:
        return True
    is_sort = any(p.tag == "group" and len(p.elements) == 1 for p in lexicon.patterns.get(head, ()))
    return head in word_set("titles") and head not in lexicon.talk["heads"] and not is_sort


def _both(words: list[str], of_kind: dict[str, list[str]] | None = None) -> Iterator[Pattern]:
    """The phrase for one who holds a role, or is of a kind, and for several."""
    role = " ".join(words)
    *first, last = words
    led = tuple(Element(frozenset({w})) for w in first)
    sort = {"kinds": ["candidate"]} if first and _stands(last) and first[0] not in _NO_MORE else {"roles": [role]}
    sort = of_kind or sort
    yield Pattern("group", role, (*led, Element(frozenset({last}))), {**sort, "is_single": True})
    yield Pattern("group", role, (*led, Element(frozenset(_plurals(last)))), sort)


_NO_MORE = ("former", "ex")


def _stands(word: str) -> bool:
    """Whether a word says that somebody stands in a contest ("leadership candidate")."""
    own = (p for p in load_lexicon("en").patterns.get(word, ()) if p.tag == "group" and len(p.elements) == 1)
    return any(pattern.info.get("kinds") == ["candidate"] for pattern in own)


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return (f"{word[:-1]}ies",)
    if word.endswith("man"):
        return (f"{word[:-3]}men",)
    return (f"{word}s", f"{word}es")
