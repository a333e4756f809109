"""Is somebody of the kind, or in the role, that a question asks for?

Kinds belong to entities, roles to statements as at that time. A role is text of a source
("state senator, Brooklyn"), so it is compared word by word; which words name an office lies in data.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from unicodedata import combining

from facts.models import Entity, EntityKind
from facts.names.kinds import is_called

ELECTED = "elected official"
_CANDIDATE = "candidate"
LOCAL = "local"
_STATE = "state"
FORMER = frozenset({"former", "ex", "retired", "late"})


@dataclass(frozen=True, slots=True)
class _Called:
    """What a question may call an office, and what sources call it."""

    asked: frozenset[frozenset[str]]
    means: tuple[frozenset[str], ...]
    without: frozenset[str]


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of offices."""

    offices: frozenset[str]
    not_with: frozenset[str]
    needs_place: frozenset[str]
    places: frozenset[str]
    whole: tuple[frozenset[str], ...]
    called: tuple[_Called, ...]


@cache
def role_words() -> RoleWords:
    """Read the words of offices."""
    table = tomllib.loads(resources.files("facts.answers").joinpath("words", "roles.toml").read_text("utf-8"))
    offices = table["offices"]
    return RoleWords(
        offices=words_of(offices["words"]),
        not_with=frozenset(offices["not_with"].split()),
        needs_place=frozenset(offices["needs_place"].split()),
        places=words_of(offices["places"]),
        whole=tuple(words_of(text) for text in offices["whole"]),
        called=tuple(
            _Called(
                frozenset(words_of(text) for text in entry["asked"]),
                tuple(words_of(text) for text in entry["means"]),
                words_of(" ".join(entry.get("without", []))),
            )
            for entry in table["called"]
        ),
    )


@lru_cache(maxsize=16_384)
def words_of(role: str) -> frozenset[str]:
    """The words of a role: without case, dots and plurals; "councilmember" stays one word."""
    words = re.findall(r"[^\W_]+", _plain(role.casefold()).replace(".", "").replace("'s", ""))
    return frozenset(_singular(word) for word in words if word not in ("the", "of", "a", "from", "for"))


def _plain(text: str) -> str:
    """Text without accents: people type "tanaiste"."""
    return text if text.isascii() else "".join(c for c in unicodedata.normalize("NFKD", text) if not combining(c))


def _singular(word: str) -> str:
    if word.endswith("men") and len(word) > 5:
        return f"{word[:-3]}man"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=16_384)
def parts_of(role: str) -> tuple[frozenset[str], ...]:
    """The words of each part of a role: sources join several with semicolons, one that is over also with a comma."""
    parts: list[frozenset[str]] = []
    for told in role.split(";"):
        own: list[frozenset[str]] = []
        for words in map(words_of, told.split(",")):
            if own and not (words & FORMER or (own[-1] & FORMER and _is_office(words))):
                own[-1] |= words  # "state senator, Brooklyn"
            else:
                own.append(words)
        parts += own
    return tuple(filter(None, parts))


def is_office(role: str) -> bool:
    """Whether a role is an elected office, by its words."""
    return any(_is_office(words) for words in parts_of(role))


def _is_office(words: frozenset[str]) -> bool:
    table = role_words()
    if any(office <= words and not (words & table.not_with) - office for office in table.whole):
        return True
    named = words & table.offices
    if not named or words & table.not_with:
        return False
    return bool(named - table.needs_place) or bool(words & table.places)


def has_role(roles: Iterable[str], asked: str) -> bool:
    """Whether one of somebody's roles is the one asked for; a former one only if the question says so."""
    wanted = words_of(asked)
    if words_of(ELECTED) <= wanted:
        return any(_is_elected(words, wanted - words_of(ELECTED)) for role in roles for words in parts_of(role))
    parts = [words for role in roles for words in parts_of(role) if wanted & FORMER or not words & FORMER]
    called, rest = _called(wanted)
    if rest or called is None:
        if any(wanted <= words for words in parts):
            return True
        if called is None or rest & called.without:
            return False
    return any(
        rest <= words and any(means <= words for means in called.means) and not words & called.without
        for words in parts
    )


def is_of_nation(asked: str) -> bool:
    """Whether a question calls an office so of which a state has one too ("representative")."""
    called, rest = _called(words_of(asked))
    return called is not None and not rest and called.without == {_STATE}


def _is_elected(words: frozenset[str], limits: frozenset[str]) -> bool:
    """Whether a role is an office with these words of a place; one that was given up only if the limits say so."""
    was = words & FORMER if limits & FORMER else frozenset()
    return _is_office(words - was) and limits - FORMER <= words and bool(was) == bool(limits & FORMER)


def _called(wanted: frozenset[str]) -> tuple[_Called | None, frozenset[str]]:
    """What a question may call an office by these words, and the words left over, which tell a place or a time."""
    fitting = [(asked, entry) for entry in role_words().called for asked in entry.asked if asked <= wanted]
    if not fitting:
        return None, frozenset()
    asked, called = max(fitting, key=lambda one: len(one[0]))
    return called, wanted - asked


def is_of_kind(entity: Entity, kinds: Collection[str], candidate_ids: Collection[int]) -> bool:
    """Whether an entity is of one of these kinds.

    `organization` is every group, `candidate` whoever stands, `local` a union that a number tells from its sisters,
    `called ...` whose name or kind holds these words.
    """
    return not kinds or any(_is_kind(entity, kind, candidate_ids) for kind in kinds)


def _is_kind(entity: Entity, kind: str, candidate_ids: Collection[int]) -> bool:
    if kind == EntityKind.ORGANIZATION:
        return entity.kind != EntityKind.PERSON
    if kind == _CANDIDATE:
        return entity.entity_id in candidate_ids
    if kind == LOCAL:
        return entity.kind == EntityKind.UNION and any(letter.isdigit() for letter in entity.name)
    return entity.kind == kind or is_called(kind, own_kind=entity.kind, name=entity.name)
