"""The way into the store: in time, or with a clear word."""

import sqlite3
import threading
from datetime import UTC, datetime

import pytest

from bot import moderating as module
from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient
from bot.moderating import Moderating
from bot.moderation import build_moderation
from bot.store_thread import StoreThread
from facts.answers import answer_question, choose
from facts.errors import StoreBusy
from facts.moderation.servers import GRACE, forget_due, leave_server, leaving_servers
from facts.moderation.settings import change_settings
from facts.store import Store
from facts.store.scope import Entry

NOW = datetime(2031, 6, 1, 12, tzinfo=UTC)
GONE = 4711  # a server that the bot is not in


@pytest.fixture
async def moderating():
    thread = StoreThread(Store.in_memory)
    yield Moderating(thread, now=lambda: NOW)
    await thread.close()


async def test_a_form_is_not_waited_for_longer_than_discord_does(moderating, monkeypatch):
    await moderating.run(lambda _: None)  # the store is open: what is waited for is the one before
    monkeypatch.setattr(module, "PROMPTLY_S", 0.2)
    free = threading.Event()

    with pytest.raises(StoreBusy, match="busy"):
        await moderating.promptly(lambda _: free.wait(5))

    free.set()
    assert await moderating.promptly(lambda _: "there again") == "there again"


async def test_a_server_that_removes_the_bot_is_forgotten_after_the_grace_period(
    simcord_env, mo, guild, channel, added, asked
):
    bot = simcord_env.bot
    await added(mo, channel)
    run, cached = bot.moderating.run, bot.get_guild(guild.id)

    bot.dispatch("guild_remove", cached)
    await simcord_env.settle()
    due = (await run(leaving_servers))[guild.id]
    too_soon = await run(forget_due, at=due - GRACE / 2)
    gone = await run(forget_due, at=due)

    assert too_soon == {}
    assert gone[guild.id] > 0
    assert "Tram Guild" not in await asked(mo, channel, "who backs Ada Moss?")
    assert "Tidewater Party" in await asked(mo, channel, "who backs Ada Moss?")


async def test_a_server_that_adds_the_bot_again_keeps_everything(simcord_env, mo, guild, channel, added):
    bot = simcord_env.bot
    await added(mo, channel)
    cached = bot.get_guild(guild.id)

    bot.dispatch("guild_remove", cached)
    await simcord_env.settle()
    bot.dispatch("guild_join", cached)
    await simcord_env.settle()

    assert await bot.moderating.run(leaving_servers) == {}


async def test_a_server_that_removed_the_bot_while_it_was_away_is_left_and_one_that_is_back_is_kept(
    simcord_env, mo, guild, channel, added, make_bot
):
    bot = simcord_env.bot
    await added(mo, channel)
    await bot.moderating.run(change_settings, Entry(at=NOW, by="mo", server_id=GONE), language="es")
    await bot.moderating.run(leave_server, guild.id, at=NOW)

    await simcord_env.restart_bot(make_bot())
    await simcord_env.settle()

    marked = await simcord_env.bot.moderating.run(leaving_servers)
    assert list(marked) == [GONE]
    assert marked[GONE] > NOW + GRACE


async def test_a_server_that_its_owner_wants_forgotten_is_not_kept_by_a_restart(simcord_env, guild, make_bot):
    await simcord_env.bot.moderating.run(leave_server, guild.id, at=NOW, is_asked=True)

    await simcord_env.restart_bot(make_bot())
    await simcord_env.settle()

    assert list(await simcord_env.bot.moderating.run(leaving_servers)) == [guild.id]


async def test_a_busy_store_is_said_and_the_card_works_once_it_is_free(  # noqa: PLR0917 - fixtures
    simcord_env, store_path, threads, clock, mo, channel, card
):
    threads.append(StoreThread(lambda: Store.open(store_path, busy_seconds=0.05)))
    asking = Asking(threads[-1], answer_question, choose, now=clock)
    moderation = build_moderation(Moderating(threads[-1], now=clock))
    await simcord_env.restart_bot(WhobacksClient(asking, [Ask(asking)], moderation=moderation, shard_count=1))
    shown = await mo.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Moss")
    other = sqlite3.connect(store_path, isolation_level=None)
    other.execute("begin immediate")

    refused = await mo.click(shown.response, label="Confirm")
    other.execute("rollback")
    other.close()
    before = card(shown.response)
    await mo.click(shown.response, label="Confirm")

    assert "busy" in refused.followups[0].content or "another process" in refused.followups[0].content
    assert "Not added yet" in before
    assert "Fact added" in card(shown.response)
