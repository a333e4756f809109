"""Which names and slips do the benchmarks run on? Invented ones, the same for every machine and run."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from facts.names.everyday import is_common
from facts.names.words import word_set

_PARTS = """
    b c d f g h j k l m n p r s t v w z br ch cl cr dr fr gr kl pr sch sh st th tr wh
    a e i o u ai au ea ee ie oa oo ou
    - - - n r l s t m ck nd rt ll
"""
_ONSETS, _VOWELS, _CODAS = ([part.strip("-") for part in line.split()] for line in _PARTS.strip().splitlines())
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def invent_names(count: int, *, seed: int = 1) -> list[str]:
    """`count` different full names; given names and surnames are as unevenly spread as real ones."""
    chance = random.Random(seed)
    given = _words(chance, min(3000, 200 + count // 50), syllables=(1, 3))
    surnames = _words(chance, min(60_000, 1000 + count // 4), syllables=(2, 4))
    given_weights = list(accumulate(1 / (rank + 8) ** 0.9 for rank in range(len(given))))
    surname_weights = list(accumulate(1 / (rank + 12) ** 0.75 for rank in range(len(surnames))))
    names: dict[str, None] = {}
    while len(names) < count:
        first, middle = chance.choices(given, cum_weights=given_weights, k=2)
        (last,) = chance.choices(surnames, cum_weights=surname_weights)
        name = f"{first} {last}"
        names[name if name not in names else f"{first} {middle} {last}"] = None
    return list(names)


def _words(chance: random.Random, count: int, *, syllables: tuple[int, int]) -> list[str]:
    words: set[str] = set()
    while len(words) < count:
        parts = (chance.choice(pool) for _ in range(chance.randint(*syllables)) for pool in (_ONSETS, _VOWELS, _CODAS))
        word = "".join(parts)
        if 3 <= len(word) <= 12 and not is_common(word) and word not in word_set("titles"):
            words.add(word.capitalize())
    ordered = sorted(words)
    chance.shuffle(ordered)
    return ordered


def mistype(name: str, slips: int, chance: random.Random) -> str:
    """`name` in lower case with slips anywhere: a letter left out, put in, hit wrong, or swapped with the next."""
    typed = name.lower()
    for _ in range(slips):
        at = chance.randrange(len(typed))
        letter = chance.choice(_LETTERS)
        typed = chance.choice(
            (
                typed[:at] + typed[at + 1 :],
                typed[:at] + letter + typed[at:],
                typed[:at] + letter + typed[at + 1 :],
                typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :],
            )
        )
    return typed


def mistyped_queries(names: list[str], count: int, *, seed: int = 5) -> Iterator[tuple[str, str]]:
    """What somebody typed, with one or two slips, and the name that was meant."""
    chance = random.Random(seed)
    for _ in range(count):
        name = chance.choice(names)
        yield mistype(name, chance.choice((1, 2)), chance), name
