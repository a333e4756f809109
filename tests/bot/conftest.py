"""The bot as it is, on a store in memory; only the answers are made up, where a test is not about them."""

import importlib.util
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient
from bot.store_thread import StoreThread
from facts.models import Answer, Asks, Citation, DateRange, Evidence, Item, Question, Source
from facts.store import Store

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)


def _load(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


_load("loopback")  # tests import it by this name; under importlib mode pytest puts no folder on the path


def source(**changes):
    fields = {
        "key": "herald-2031-05-03",
        "title": "Nurses leave Quill",
        "publisher": "Harbor Herald",
        "published": DateRange.day(date(2031, 5, 3)),
        "url": "https://herald.example/quill",
    }
    return Source(**{**fields, **changes})


def citation(n, *, quote="The nurses withdrew their support", passage=None, paragraph=4, **of_source):
    passage = passage or (f"On Friday it was over. {quote} after a vote." if quote else None)
    evidence = Evidence(source=source(**of_source), paragraph=paragraph, quote=quote, passage=passage)
    return Citation(n=n, evidence=evidence)


def answer(text="Two unions back Quill.", *, kind="list", citations=1, lines=None, **fields):
    """An answer as `answer_question` words it: a verdict, then a line for each name with its numbers."""
    numbered = tuple(citation(n) for n in range(1, citations + 1)) if isinstance(citations, int) else tuple(citations)
    if lines is None:
        lines = [f"- Nurses Local {c.n}: endorsed in May 2031 [{c.n}]" for c in numbered]
        fields["items"] = tuple(
            Item(name=f"Nurses Local {c.n}", entity_kind="union", citations=(c.n,)) for c in numbered
        )
    fields = {"question": "who backs quill", "as_of": "2031-05"} | fields
    return Answer(kind=kind, text="\n".join([text, *lines]), citations=numbered, **fields)


def clarify(*names):
    choices = tuple(Item(name=name, entity_kind="union", entity_id=n) for n, name in enumerate(names, 10))
    return Answer(question="who does the union back", kind="clarify", text="Which union do you mean?", items=choices)


class Answers:
    """Answers what it is told to, and remembers what it was asked."""

    def __init__(self):
        self.prepared = {}
        self.asked = []
        self.chosen = []
        self.conversations = []

    def __call__(self, store, text, *, view, as_of, today, conversation, language):
        self.asked.append((text, view.server_id, str(as_of) if as_of else None))
        self.conversations.append(conversation)
        conversation.add(Question(text=text, asks=Asks.LIST), entity_ids=(), kind="list")
        return self._told(text)

    def choose(self, store, text, entity_id, *, view, as_of, today, conversation, language):
        self.chosen.append((text, entity_id, str(as_of) if as_of else None))
        conversation.add(Question(text=text, asks=Asks.LIST), entity_ids=(), kind="list")
        return self._told(entity_id)

    def _told(self, key):
        told = self.prepared.get(key, answer())
        if isinstance(told, Exception):
            raise told
        return told


@pytest.fixture
def answers():
    return Answers()


@pytest.fixture
def memory():
    """One store that outlives a restart of the bot."""
    stores = []

    def open_once():
        if not stores:
            stores.append(Store.in_memory())
        return stores[0]

    return StoreThread(open_once)


@pytest.fixture
async def store_thread(memory):
    yield memory
    await memory.close()


@pytest.fixture
def make_bot(answers, store_thread):
    def make():
        asking = Asking(store_thread, answers, answers.choose, now=lambda: NOW)
        return WhobacksClient(asking, [Ask(asking)], shard_count=1)

    return make


@pytest.fixture
def simcord_bot(make_bot):
    return make_bot()


@pytest.fixture(scope="session")
def made():
    """Builders of answers, for tests in other modules."""
    return type("Made", (), {"answer": staticmethod(answer), "citation": staticmethod(citation),
                             "clarify": staticmethod(clarify), "source": staticmethod(source)})  # fmt: skip


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild("Harbor")


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("politics")


@pytest.fixture
def ana(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("ana"))


@pytest.fixture
def ben(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("ben"))
