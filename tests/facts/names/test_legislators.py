"""Real names with real namesakes: everybody who has sat in the Congress of the United States."""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from facts.models import Alias
from facts.names import SpellingTable, rank_names
from facts.names.folding import fold

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
FILES = [DATA / f"us-legislators-{era}.csv" for era in ("current", "historical")]

pytestmark = pytest.mark.skipif(not all(path.exists() for path in FILES), reason="../shared/data is not here")


class Legislator(NamedTuple):
    entity_id: int
    given: str
    surname: str
    nickname: str
    name: str


def read_legislators() -> Iterator[Legislator]:
    rows = (row for path in FILES for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    for number, row in enumerate(rows):
        written = " ".join(filter(None, (row["first_name"], row["middle_name"], row["last_name"], row["suffix"])))
        yield Legislator(number, row["first_name"], row["last_name"], row["nickname"], row["full_name"] or written)


@pytest.fixture(scope="module")
def legislators() -> list[Legislator]:
    return list(read_legislators())


@pytest.fixture(scope="module")
def table(legislators: list[Legislator]) -> SpellingTable:
    nicknames = [Alias(f"{one.nickname} {one.surname}", one.entity_id) for one in legislators if one.nickname]
    fuller = [Alias(f"{one.given} {one.surname}", one.entity_id) for one in legislators]
    return SpellingTable.from_aliases([*nicknames, *fuller], {one.entity_id: one.name for one in legislators})


def mistyped(name: str, chance: random.Random) -> str:
    """`name` with one slip: a letter left out, doubled, swapped with the next or hit beside."""
    at = chance.randrange(1, len(name) - 1) if len(name) > 2 else len(name) - 1
    slips = [
        name[:at] + name[at + 1 :],
        name[:at] + name[at] + name[at:],
        name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        name[:at] + chance.choice("aeioulnrst") + name[at + 1 :],
    ]
    return chance.choice([slip for slip in slips if fold(slip) != fold(name)])


WAYS: dict[str, Callable[[Legislator, random.Random], str | None]] = {
    "surname only": lambda one, _: one.surname,
    "nickname and surname": lambda one, _: f"{one.nickname} {one.surname}" if one.nickname else None,
    "last name first": lambda one, _: f"{one.surname}, {one.given}",
    "Rep. and a mistyped surname": lambda one, chance: (
        f"Rep. {mistyped(one.surname, chance)}" if len(fold(one.surname)[-1]) > 4 else None
    ),
}


def share_found(way: str, legislators: list[Legislator], table: SpellingTable, *, most: int = 400) -> float:
    """The share of people found at rank one, or among the namesakes returned."""
    chance = random.Random(6)
    asked = [(one, written) for one in legislators if (written := WAYS[way](one, chance))]
    asked = chance.sample(asked, min(most, len(asked)))
    found = 0
    for one, written in asked:
        ranked = rank_names(written, table)
        found += any(match.entity_id == one.entity_id for match in ranked)
    return found / len(asked)


@pytest.mark.parametrize("way", WAYS)
def test_a_legislator_is_found_or_is_among_the_namesakes(way, legislators, table):
    assert share_found(way, legislators, table) >= 0.98
