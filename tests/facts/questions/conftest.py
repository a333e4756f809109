"""An invented store, as far as reading questions goes: nobody in it exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

import pytest

from facts.models import Alias, Contest, DateRange, Entity, Event, Evidence, Source
from facts.names import SpellingTable
from facts.questions import parse_question

PEOPLE = (
    "Ada Moss", "Tobias Reed", "Leonor Quist", "Bruno Haverkamp", "Ines Oduya", "Pell Marchetti", "Wanda Strickland",
    "Yusuf Karlsen", "Cora Vandermeer", "Hal Ostrow",
)  # fmt: skip
GROUPS = {
    "Harbour Nurses Guild": "union",
    "Dockers Local 88": "union",
    "Civic Dawn Party": "party",
    "The Tarrow Courier": "newspaper",
    "Riverside Shopkeepers": "business group",
    "Millbrook Seeds": "company",
}
CANDIDATES = ("Ada Moss", "Tobias Reed", "Leonor Quist")
ALIASES = (
    ("HNG", "Harbour Nurses Guild", False),
    ("the nurses", "Harbour Nurses Guild", True),
    ("nurses union", "Harbour Nurses Guild", True),
    ("Local 88", "Dockers Local 88", False),
    ("dock workers", "Dockers Local 88", True),
    ("CDP", "Civic Dawn Party", False),
    ("Courier", "The Tarrow Courier", False),
)


@dataclass
class InventedStore:
    """Fulfils `Known` with plain values."""

    spellings: SpellingTable
    entities: dict[int, Entity]
    candidate_ids: frozenset[int]
    endorser_ids: frozenset[int]
    events: list[Event]
    kinds: tuple[str, ...] = ("person", *sorted(set(GROUPS.values())))
    roles: tuple[str, ...] = ("state senator", "Assembly member", "city councillor, Tarrow", "radio host")
    contests: list[Contest] = field(default_factory=lambda: [Contest(contest_id=1, name="Tarrow mayor, 2023")])
    reach: DateRange | None = field(default_factory=lambda: DateRange.parse("2023-06-20"))

    publishers: dict[tuple[str, ...], frozenset[str]] = field(
        default_factory=lambda: {
            ("gazette",): frozenset({"The Gazette"}),
            ("marl", "post"): frozenset({"Marl Post"}),
            ("people",): frozenset({"People"}),
        }
    )
    bodies: dict[int, list[int]] = field(default_factory=dict)
    acts: list[tuple[int, date]] = field(default_factory=list)  # who acted, or was acted upon, and when

    def bodies_of(self, entity_id):
        return self.bodies.get(entity_id, ())

    def contests_of(self, entity_ids):
        return self.contests

    def acted_between(self, entity_ids, first, last):
        return any(first <= on <= last for who, on in self.acts if not entity_ids or who in entity_ids)

    def name(self, entity_id: int) -> str:
        return self.entities[entity_id].name


def invent_store(rename=lambda text: text, *, more: Mapping[str, str] = MappingProxyType({})) -> InventedStore:
    kinds = dict.fromkeys(PEOPLE, "person") | GROUPS | dict(more)
    entities = {i: Entity(entity_id=i, name=rename(n), kind=k) for i, (n, k) in enumerate(kinds.items(), 1)}
    ids = {name: i for i, name in enumerate(kinds, 1)}
    aliases = [Alias(rename(text), ids[name], described) for text, name, described in ALIASES]
    text = rename("On May 10, Dora Finch said that Ada Moss had leaned on her over the ferry contract.")
    told = Evidence(source=Source(key="courier", title="On the record"), passage=text)
    strike = Event(event_id=7, name="accusation", when=DateRange.parse("2023-05-10"), evidence=told)
    return InventedStore(
        spellings=SpellingTable.from_aliases(
            aliases, {i: e.name for i, e in entities.items()}, {i: e.kind for i, e in entities.items()}
        ),
        entities=entities,
        candidate_ids=frozenset(ids[name] for name in CANDIDATES),
        endorser_ids=frozenset(i for name, i in ids.items() if name != "Leonor Quist"),
        events=[strike],
        bodies={ids["Hal Ostrow"]: [ids["Dockers Local 88"]]},
    )


@pytest.fixture(scope="session")
def store():
    return invent_store()


@pytest.fixture(scope="session")
def make_store():
    """Makes the invented store under other names."""
    return invent_store


@pytest.fixture
def ask(store):
    """Read a question on 2026-11-22."""

    def read(text, turns=()):
        return parse_question(text, store, today=date(2026, 11, 22), turns=turns)

    return read
