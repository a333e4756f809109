"""A small invented contest that everyone sees, and two servers that moderate it for themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from facts.answers import answer_question
from facts.models import Answer, View
from facts.moderation.facts import add_fact
from facts.moderation.preview import FactPreview, read_fact
from facts.moderation.written import WrittenFact
from facts.statement_files import parse_statements
from facts.store import Store
from facts.store.changes import Change
from facts.store.imports import import_statements
from facts.store.scope import Entry

AT = datetime(2031, 6, 1, 12, tzinfo=UTC)
TODAY = date(2031, 6, 1)
HERE, THERE = 7001, 7002
CONTEST = "Port Mallory mayor, 2030"
FILE = f"""\
endorser,endorser_kind,endorser_role,candidate,contest,stance,on,quote,source_title,publisher,published,url,aliases
Harbor Nurses Union,union,,Ada Moss,"{CONTEST}",endorses,2030-01,It endorsed her in January.,Nurses,Quay,2030-03,https://quay.example/1,HNU
Tidewater Party,party,,Ada Moss,"{CONTEST}",endorses,2030-02-01,The party is with Moss.,Party,Quay,2030-03,https://quay.example/2,TWP
Ivo Reedham,person,state senator,Benedict Orr,"{CONTEST}",endorses,2030-02-03,Reedham picked Orr.,Orr,Quay,2030-03,https://quay.example/3,
Ivor Reedham,person,harbor pilot,Cleo Dunn,"{CONTEST}",endorses,2030-02-04,Reedham is for Dunn.,Dunn,Quay,2030-03,https://quay.example/4,
"""
QUESTIONS = (
    "who backs Moss?",
    "who backs Ada Moss?",
    "does the Tidewater Party back Moss?",
    "how many unions back Moss?",
    "when did HNU endorse Moss?",
    "who does Reedham back?",
    "who does Ivo Reedham endorse?",
    "who backs Dunn?",
    "does the Tram Guild back Moss?",
    "who is the Harbor Nurses Union?",
    "who backs the lighthouse lady?",
    "what did the Tidewater Party say about Moss?",
)


def fill(store: Store) -> None:
    rows = parse_statements(FILE, "file", is_json=False)
    import_statements(store, rows, "file", at=AT - timedelta(days=9), by="operator")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.in_memory() as fresh:
        fill(fresh)
        yield fresh


def by(who: str = "mod", minutes: int = 0, server: int | None = HERE) -> Entry:
    return Entry(at=AT + timedelta(minutes=minutes), by=who, server_id=server)


def words(**given: str) -> WrittenFact:
    usual = {"endorser": "Tram Guild", "candidate": "Ada Moss", "stance": "endorses", "date": "1 May 2030"}
    return WrittenFact(**(usual | given))


Preview = Callable[..., FactPreview]
Add = Callable[..., Change]
Ask = Callable[..., Answer]


@pytest.fixture
def preview(store: Store) -> Preview:
    def reading(*, server: int | None = HERE, **given: str) -> FactPreview:
        return read_fact(store, words(**given), view=View(server_id=server), today=TODAY)

    return reading


@pytest.fixture
def add(store: Store, preview: Preview) -> Add:
    def adding(*, who: str = "mod", minutes: int = 0, server: int | None = HERE, once=None, **given: str) -> Change:
        return add_fact(store, preview(server=server, **given), by(who, minutes, server), once=once)

    return adding


@pytest.fixture
def ask(store: Store) -> Ask:
    def asking(text: str, *, server: int | None = HERE) -> Answer:
        return answer_question(store, text, view=View(server_id=server), today=TODAY)

    return asking
