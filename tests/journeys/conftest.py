"""The whole bot, from an article's text to a message: only Discord itself is played."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient
from bot.moderating import Moderating
from bot.moderation import build_moderation
from bot.store_thread import StoreThread
from facts.answers import answer_question, choose
from facts.ingest import ingest, read_reading
from facts.moderation.articles import GivenForArticle, read_text
from facts.store import Store

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
ARTICLE = """\
---
title: Two unions part ways over Quill
publisher: Harbor Herald
published: 2031-05-03
url: https://herald.example/quill
---
The Harbor Nurses Union withdrew its endorsement of Ada Quill for mayor of Port Selby on Friday, two days after an \
audit of her office was published.

The Dockers Union is standing by Quill. "We have seen nothing that would change our minds," said Tom Arden, the \
president of the Dockers Union.

Last month the Port Selby Teachers Union endorsed Boris Vane, her rival in the mayoral race.

State Senator Lena Ortiz has withdrawn her endorsement of Quill as well. Ortiz endorsed Vane on Saturday.
"""


@pytest.fixture
def store_path(tmp_path):
    article = tmp_path / "herald.md"
    article.write_text(ARTICLE, encoding="utf-8")
    path = tmp_path / "facts.db"
    with Store.open(path, create=True) as store:
        ingest(store, read_reading(article), accept_all=True)
    return path


@pytest.fixture(scope="session", autouse=True)
def engines_loaded():
    """The first text read loads the parser, which may take longer than simcord waits."""
    read_text("The Dockers Union endorsed Ada Quill.", "text", GivenForArticle(published="2031"), today=NOW.date())


@pytest.fixture
def clock():
    """A clock that ticks at each look, as moments in the store are told apart by it."""
    moments = (NOW + timedelta(seconds=n) for n in range(1_000_000))
    return lambda: next(moments)


@pytest.fixture
async def make_bot(store_path, clock):
    """Makes a bot with a store thread of its own, as a new process would."""
    threads = []

    def make():
        threads.append(StoreThread(lambda: Store.open(store_path)))
        asking = Asking(threads[-1], answer_question, choose, now=clock)
        moderation = build_moderation(Moderating(threads[-1], now=clock))
        return WhobacksClient(asking, [Ask(asking)], moderation=moderation, shard_count=1)

    yield make
    for thread in threads:
        await thread.close()


@pytest.fixture
def simcord_bot(make_bot):
    return make_bot()
