"""The real client over a real socket: login, answers, reconnecting, waiting when told to, many at once."""

import asyncio

import discord
import pytest
from discord.http import Route
from loopback import LATER, TOKEN, Loopback

from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient


@pytest.fixture
async def here(monkeypatch):
    loopback = await Loopback().start()
    monkeypatch.setattr(Route, "BASE", loopback.api)
    yield loopback
    await loopback.stop()


@pytest.fixture
async def client(here, store_thread, answers):
    asking = Asking(store_thread, answers, answers.choose)
    client = WhobacksClient(asking, [Ask(asking)])
    client._connection.guild_ready_timeout = 0.05
    async with client:
        running = asyncio.create_task(client.start(TOKEN))
        await here.until(lambda: client.is_ready() or running.done())
        yield client
    await asyncio.gather(running, return_exceptions=True)


def answered(here):
    return here.matching("POST", "/channels/902/messages")


async def test_the_bot_logs_in_with_no_privileged_intent_and_tells_its_commands(here, client):
    intents = discord.Intents._from_value(here.identified[0]["intents"])
    told = here.matching("PUT", "/commands")[0].body

    assert client.is_connected
    assert (intents.members, intents.presences, intents.message_content) == (False, False, False)
    assert [command["name"] for command in told] == ["ask"]
    assert told[0]["integration_types"] == [0, 1]


async def test_a_mention_is_answered_over_the_wire(here, client):
    said = await here.say("<@900> who backs quill")
    await here.until(lambda: answered(here))

    sent = answered(here)[0].body
    assert sent["message_reference"]["message_id"] == int(said["id"])
    assert "Two unions back Quill." in sent["embeds"][0]["description"]
    assert here.matching("POST", "/typing")


async def test_a_command_is_deferred_and_answered_over_the_wire(here, client):
    token = await here.slash(question="who backs quill", private=True)
    await here.until(lambda: here.matching("POST", f"/webhooks/900/{token}"))

    callback = here.matching("POST", "/callback")[0].body
    assert callback == {"type": 5, "data": {"flags": 64}}
    told = here.matching("POST", f"/webhooks/900/{token}")[0].body
    assert told["flags"] == 64
    assert "Two unions back Quill." in told["embeds"][0]["description"]


async def test_a_member_who_brought_the_bot_along_sees_no_servers_own_facts(here, client, answers):
    token = await here.slash(question="who backs quill", elsewhere=True)
    await here.until(lambda: here.matching("POST", f"/webhooks/900/{token}"))

    assert answers.asked == [("who backs quill", None, None)]


async def test_a_dropped_connection_is_resumed_and_what_was_missed_is_answered(here, client):
    await here.drop()
    await here.until(lambda: not client.is_connected)
    await here.say("<@900> who backs quill")
    await here.until(lambda: answered(here))

    assert len(here.identified) == 1
    assert here.resumed[0]["session_id"] == "session"
    await here.until(lambda: client.is_connected)


async def test_a_server_that_asks_for_a_reconnect_gets_one(here, client):
    await here._socket.send_json({"op": 7, "d": None})
    await here.until(lambda: here.resumed)
    await here.until(lambda: client.is_connected)


async def test_an_answer_is_sent_again_when_discord_says_later(here, client):
    here.faults.append(("POST", "/messages", *LATER))

    await here.say("<@900> who backs quill")
    await here.until(lambda: len(answered(here)) == 2)

    assert answered(here)[0].body == answered(here)[1].body


async def test_many_questions_at_once_are_all_answered_once(here, client, answers):
    said = [await here.say(f"<@900> question {number}") for number in range(60)]
    await here.until(lambda: len(answered(here)) == 60)

    replied_to = sorted(call.body["message_reference"]["message_id"] for call in answered(here))
    assert replied_to == [int(message["id"]) for message in said]
    assert [text for text, *_ in answers.asked] == [f"question {number}" for number in range(60)]


async def test_a_follow_up_does_not_overtake_a_question_whose_typing_indicator_is_slow(here, client, answers):
    await here.say("<@900> who backs orr")  # the first request of a kind shows discord.py that the next need not wait
    await here.until(lambda: answered(here))
    slow = here.held["/typing"] = asyncio.Event()

    await here.say("<@900> who backs quill")
    await here.until(lambda: not here.held)
    await here.say("<@900> and who left?")
    await asyncio.sleep(0.2)  # time enough to overtake
    slow.set()
    await here.until(lambda: len(answered(here)) == 3)

    assert [text for text, *_ in answers.asked] == ["who backs orr", "who backs quill", "and who left?"]


async def test_a_refused_token_is_a_login_failure(here, store_thread, answers):
    asking = Asking(store_thread, answers, answers.choose)

    async with WhobacksClient(asking, [Ask(asking)]) as client:
        with pytest.raises(discord.LoginFailure):
            await client.start("another.token")

    assert here.identified == []
