"""What one server's moderators change, in every way there is, another server never sees."""

import itertools

import discord
import pytest

ARTICLE = """\
---
title: Pilots choose
publisher: Selby Post
published: 2031-05-20
url: https://post.example/pilots
---
The Harbor Pilots League endorsed Ada Quill for mayor of Port Selby on Monday.
"""
QUESTIONS = (
    "who backs Ada Quill?",
    "who backs Boris Vane?",
    "does the Dockers Union back Ada Quill?",
    "who dropped Ada Quill?",
    "who does Lena Ortiz back?",
    "how many unions back Boris Vane?",
    "does the Tram Guild back Ada Quill?",
    "when did Lena Ortiz endorse Boris Vane?",
    "who does the Lantern Hall back?",
    "who is Tom Arden?",
)


def text(message):
    embeds = message.embeds
    parts = [part for embed in embeds for part in (embed.title, embed.description, embed.footer.text)]
    return [*parts, *(field.value for embed in embeds for field in embed.fields)]


@pytest.fixture
def servers(simcord_env):
    """Two servers: a channel and a manager of each."""
    made = []
    for name in ("Port Selby", "Elsewhere"):
        guild = simcord_env.create_guild(name)
        role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
        manager = guild.add_member(simcord_env.create_user(f"manager of {name}"), roles=[role])
        made.append((guild, guild.create_text_channel("talk"), manager))
    return made


@pytest.fixture
def ask_all(simcord_env):
    numbers = itertools.count()

    async def ask(guild, channel):
        member = guild.add_member(simcord_env.create_user(f"asker{next(numbers)}"))  # whose conversation is new
        return [text((await member.slash(channel, "ask", question=q, private=True)).response) for q in QUESTIONS]

    return ask


async def add(manager, channel, env):
    shown = await manager.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Quill")
    await manager.click(shown.response, label="Confirm")


async def correct(manager, channel, env):
    number = (await manager.autocomplete(channel, "fact correct", "statement", "Dockers Union"))[0]["value"]
    shown = await manager.slash(channel, "fact correct", statement=number, candidate="Boris Vane")
    await manager.click(shown.response, label="Confirm")


async def retract(manager, channel, env):
    number = (await manager.autocomplete(channel, "fact retract", "statement", "Dockers Union"))[0]["value"]
    await manager.slash(channel, "fact retract", statement=number, reason="they deny it")


async def alias(manager, channel, env):
    await manager.slash(channel, "name alias", name="Dockers Union", spelling="Lantern Hall")


async def take_a_spelling_away(manager, channel, env):
    await manager.slash(channel, "name alias", name="Ada Quill", spelling="Quill", remove=True)


async def merge(manager, channel, env):
    await manager.slash(channel, "name merge", name="Port Selby Teachers Union", into="Dockers Union")


async def distinct(manager, channel, env):
    await manager.slash(channel, "name distinct", name="Port Selby Teachers Union", other="Dockers Union")


async def split(manager, channel, env):
    number = (await manager.autocomplete(channel, "fact correct", "statement", "Lena Ortiz"))[0]["value"]
    await manager.slash(channel, "name split", name="Lena Ortiz", new_name="Lena Ortiz", statements=number)


async def read_an_article(manager, channel, env):
    await manager.slash(channel, "article add", file=("pilots.md", ARTICLE.encode()))
    queue = (await manager.slash(channel, "review")).response
    await manager.click(queue, label="Accept")


async def choose(manager, channel, env):
    await manager.slash(channel, "settings", language="es", answer_channel=channel)


async def suggest(manager, channel, env):
    form = await manager.slash(channel, "suggest")
    await manager.submit_modal(form, {"text": "The Dockers Union left."})


CHANGES = (add, correct, retract, alias, merge, distinct, split, read_an_article, choose, suggest, take_a_spelling_away)
SEEN_AT_HOME = {add, correct, retract, alias, merge, split, read_an_article}  # the rest changes no answer here


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
async def test_no_answer_in_the_other_server_changes(simcord_env, servers, ask_all, change):
    (home, home_channel, manager), (away, away_channel, _) = servers
    before_home, before_away = await ask_all(home, home_channel), await ask_all(away, away_channel)

    await change(manager, home_channel, simcord_env)

    assert await ask_all(away, away_channel) == before_away
    assert (await ask_all(home, home_channel) != before_home) is (change in SEEN_AT_HOME)


async def test_queues_audits_names_and_exports_are_apart(servers):
    (_, home, manager), (_, away, stranger) = servers
    for change in (add, alias, suggest, read_an_article):
        await change(manager, home, None)

    review = text((await stranger.slash(away, "review")).response)
    audit = text((await stranger.slash(away, "audit")).response)
    export = await stranger.slash(away, "export", what="this server's own facts as CSV")
    names = await stranger.autocomplete(away, "fact add", "endorser", "Tram Guild")
    (file,) = export.followups[0].attachments if export.followups else export.response.attachments

    assert "Nothing waits for review." in review
    assert "Nothing was changed that fits." in audit
    assert "Tram Guild" not in (await file.read()).decode()
    assert not any("Tram Guild" in name["name"] for name in names)
