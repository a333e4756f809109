"""Which words of a language tell titles, bodies, places and things that are no name?

They stand in TOML files, one folder a language; `NameWords` is all of them, read once, in lower case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parents[1] / "words"


_JOINTS = frozenset({"the", "and", "up", "state", "local", "public", "foreign", "home", "further", "higher"})


def _lower(words: list[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _formed_plurals(heads: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """The plural of every title that has none in the lists: "chiefs of police", "chairwomen", "coroners"."""
    formed = {_plural(title): role for title, role in heads.items() if not title.endswith(".")}
    return {plural: role for plural, role in formed.items() if plural not in known and plural not in heads}


def _plural(title: str) -> str:
    head, of, rest = title.partition(" of ")
    if head.endswith("man"):
        return f"{head[:-2]}en{of}{rest}"
    if head.endswith("y") and head[-2:-1] not in tuple("aeiou"):
        return f"{head[:-1]}ies{of}{rest}"
    return f"{head}{'es' if head.endswith(('s', 'sh', 'ch', 'x')) else 's'}{of}{rest}"


def _title_ends(titles: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for title in titles:
        found.setdefault(title.rpartition(" ")[2], set()).add(title.count(" ") + 1)
    return {last: tuple(sorted(widths, reverse=True)) for last, widths in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class NameWords:
    """One language's words about names, in lower case unless said otherwise.

    `formed_plurals`: those that no list has; they are titles before a name of two words or more.
    `title_ends`: the last word of a title -> of how many words the titles are that end in it, most first.
    The lists of `speech` are the keys of a dict: found at once, and still in the order of the file.
    """

    courtesy: frozenset[str]
    kept: frozenset[str]
    surnames_too: frozenset[str]
    suffixes: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    speaks: frozenset[str]
    modifiers: frozenset[str]
    spelled: Mapping[str, str]
    letters: Mapping[str, str]
    heads: Mapping[str, str]
    plurals: Mapping[str, str]
    formed_plurals: Mapping[str, str]
    called: Mapping[str, str]
    calls_many: frozenset[str]
    title_ends: Mapping[str, tuple[int, ...]]
    kind_order: tuple[str, ...]
    last_words: Mapping[str, frozenset[str]]
    any_words: Mapping[str, frozenset[str]]
    any_phrases: Mapping[str, tuple[str, ...]]
    body_words: frozenset[str]
    given: frozenset[str]
    speech_titles: tuple[str, ...]
    body_heads: frozenset[str]
    first_words: Mapping[str, frozenset[str]]
    united: frozenset[str]
    commands: frozenset[str]
    funds: frozenset[str]
    owned: frozenset[str]
    slogans: frozenset[str]
    causes: frozenset[str]
    matters: frozenset[str]
    unowned: frozenset[str]
    plural_surnames: frozenset[str]
    trade_things: frozenset[str]
    things: frozenset[str]
    placed: frozenset[str]
    portfolios: frozenset[str]
    acronyms: Mapping[str, str]
    lone_bodies: frozenset[str]
    lone_papers: frozenset[str]
    particles: frozenset[str]
    parties: frozenset[str]
    codes: Mapping[str, str]
    places: frozenset[str]
    place_last: frozenset[str]
    place_first: frozenset[str]
    peoples: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]
    numbered: frozenset[str]
    feasts: frozenset[str]
    place_leads: frozenset[str]
    votes: frozenset[str]
    foreign_heads: frozenset[str]
    abbreviations: frozenset[str]
    hyphen_tails: frozenset[str]
    body_nouns: Mapping[str, frozenset[str]]
    plural_body_nouns: Mapping[str, frozenset[str]]
    also: Mapping[str, Sequence[str]]
    counts: Mapping[str, int]
    group_nouns: frozenset[str]
    person_nouns: frozenset[str]
    seated: frozenset[str]
    opposed: frozenset[str]
    unheld: frozenset[str]
    past: frozenset[str]
    held_by_one: frozenset[str]
    trades: tuple[frozenset[str], ...]
    passing: frozenset[str]
    own_paper: tuple[str, ...]
    given_male: frozenset[str]
    given_female: frozenset[str]

    speech: Mapping[str, Any]


@lru_cache(maxsize=4)
def name_words(language: str = "en") -> NameWords:
    """Read the words of a language."""

    def load(name: str) -> dict[str, Any]:
        return tomllib.loads((_FOLDER / language / f"{name}.toml").read_text(encoding="utf-8"))

    titles, bodies, places = load("titles"), load("organisations"), load("places")
    never, nominals, given = load("no_names"), load("nominals"), load("given_names")
    return NameWords(
        courtesy=_lower(titles["courtesy"]),
        kept=_lower(titles["kept"]),
        surnames_too=_lower(titles["surnames_too"]),
        suffixes=_lower(titles["suffixes"]),
        male=_lower(titles["male"]),
        female=_lower(titles["female"]),
        speaks=_lower(titles["speaks"]),
        modifiers=_lower(titles["modifiers"]),
        spelled=titles["spelled"],
        letters=titles["letters"],
        heads=titles["heads"],
        plurals=titles["plurals"],
        formed_plurals=(formed := _formed_plurals(titles["heads"], titles["plurals"])),
        called=titles["called"],
        calls_many=_lower(nominals["small"]["calls_many"]),
        title_ends=_title_ends((*titles["heads"], *titles["plurals"], *formed)),
        kind_order=tuple(bodies["order"]),
        last_words={kind: _lower(words) for kind, words in bodies["last"].items()},
        any_words={kind: frozenset(w for w in _lower(words) if " " not in w) for kind, words in bodies["any"].items()},
        any_phrases={
            kind: tuple(w for w in sorted(_lower(words)) if " " in w) for kind, words in bodies["any"].items()
        },
        body_words=frozenset(w for words in bodies["any"].values() for w in _lower(words)),
        given=_lower([*given["male"], *given["female"], *given["either"]]),
        speech_titles=tuple(sorted(_lower(titles["speaks"]), key=lambda t: (-len(t), t))),
        body_heads=_lower(bodies["weak"]["heads"]),
        first_words={kind: _lower(words) for kind, words in bodies["first"].items()},
        united=_lower(bodies["weak"]["united"]),
        commands=_lower(bodies["weak"]["commands"]),
        funds=_lower(bodies["weak"]["funds"]),
        owned=_lower(bodies["weak"]["owned"]),
        slogans=_lower(bodies["weak"]["slogans"]),
        causes=_lower(bodies["weak"]["causes"]),
        matters=_lower([*bodies["weak"]["causes"], *bodies["weak"]["matters"], *titles["portfolios"]]) - _JOINTS,
        unowned=_lower(bodies["weak"]["unowned"]),
        plural_surnames=_lower(bodies["weak"]["plural_surnames"]),
        trade_things=_lower(bodies["weak"]["trade_things"]),
        things=_lower(never["things"]),
        portfolios=_lower(titles["portfolios"]),
        acronyms={a: kind for kind, found in bodies["acronyms"].items() for a in found},
        placed=_lower(never["placed"]),
        lone_papers=_lower(bodies["weak"]["lone_papers"]),
        lone_bodies=_lower(bodies["weak"]["lone"]),
        particles=_lower(bodies["weak"]["particles"]),
        parties=_lower(bodies["parties"]["names"]),
        codes=places["codes"] | places["short_states"],
        places=_lower(places["names"]["places"]) | _lower(list(places["codes"].values())),
        place_last=_lower(places["names"]["last"]),
        place_first=_lower(places["names"]["first"]),
        peoples=_lower(places["names"]["peoples"]),
        openers=_lower(never["openers"]) | _lower(never["further_openers"]),
        never=_lower(never["never"]),
        numbered=_lower(never["numbered"]),
        feasts=_lower(never["feasts"]),
        place_leads=_lower(never["place_leads"]),
        votes=_lower(never["votes"]),
        foreign_heads=_lower(bodies["weak"]["foreign_heads"]),
        abbreviations=_lower(never["abbreviations"]),
        hyphen_tails=_lower(never["hyphen_tails"]),
        body_nouns={noun: frozenset(kinds) for noun, kinds in nominals["bodies"].items()},
        plural_body_nouns={noun: frozenset(kinds) for noun, kinds in nominals["plural_bodies"].items()},
        also=nominals["also"],
        counts=nominals["counts"],
        group_nouns=_lower(nominals["small"]["group_nouns"]),
        person_nouns=_lower(nominals["small"]["persons"]),
        seated=_lower(nominals["small"]["seated"]),
        opposed=_lower(nominals["small"]["opposed"]),
        unheld=_lower(nominals["small"]["unheld"]),
        past=_lower(nominals["small"]["past"]),
        held_by_one=_lower(nominals["small"]["held_by_one"]),
        trades=tuple(_lower(trade) for trade in nominals["small"]["trades"]),
        passing=_lower(nominals["small"]["passing"]),
        own_paper=tuple(nominals["small"]["own_paper"]),
        speech={
            name: dict.fromkeys(found) if isinstance(found, list) else found for name, found in load("speech").items()
        },
        given_male=_lower(given["male"]),
        given_female=_lower(given["female"]),
    )


@lru_cache
def any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of several words, made once."""
    return "|".join(map(re.escape, words))
