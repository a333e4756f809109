"""A moderator's day: a fact in three interactions, taken back in one; a kill in between loses nothing."""

import discord
import pytest


def told(message):
    parts = [message.content or ""]
    for embed in message.embeds:
        parts += [
            embed.title or "",
            embed.description or "",
            *(f"{field.name} {field.value}" for field in embed.fields),
        ]
    return "\n".join(parts)


@pytest.fixture
def guild(simcord_env):
    return simcord_env.create_guild("Port Selby")


@pytest.fixture
def channel(guild):
    return guild.create_text_channel("politics")


@pytest.fixture
def mo(simcord_env, guild):
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return guild.add_member(simcord_env.create_user("mo"), roles=[role])


@pytest.fixture
def ana(simcord_env, guild):
    return guild.add_member(simcord_env.create_user("ana"))


async def test_three_interactions_add_a_fact_and_one_takes_it_back(simcord_env, mo, ana, guild, channel):
    said = await ana.send(channel, "The Tram Guild is with Quill: they said so tonight.")

    form = await mo.context_menu(channel, "Record as source", said)
    shown = await mo.submit_modal(form, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Ada Quill"})
    await mo.click(shown.response, label="Confirm")
    there = told((await ana.slash(channel, "ask", question="who backs Ada Quill?")).response)
    await mo.click(shown.response, label="Undo")
    gone = told((await ana.slash(channel, "ask", question="who backs Ada Quill?")).response)

    assert "Tram Guild" in there
    assert "Tram Guild" not in gone


async def test_what_was_acknowledged_is_there_after_a_restart(simcord_env, mo, ana, channel, make_bot):
    shown = await mo.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Quill")
    await mo.click(shown.response, label="Confirm")

    await simcord_env.restart_bot(make_bot())

    assert "Tram Guild" in told((await ana.slash(channel, "ask", question="who backs Ada Quill?")).response)


async def test_a_moderator_who_is_none_any_more_is_refused_on_the_cards_that_are_there(simcord_env, mo, guild, channel):
    role = guild.create_role("keepers")
    keeper = guild.add_member(simcord_env.create_user("keeper"), roles=[role])
    await mo.slash(channel, "settings", moderator_role=role)
    shown = await keeper.slash(channel, "fact add", endorser="Tram Guild", stance="endorses", candidate="Ada Quill")
    form = await keeper.click(shown.response, label="Edit")
    await mo.slash(channel, "settings", clear="moderator role")

    refused = await keeper.click(shown.response, label="Confirm")
    late = await keeper.submit_modal(form, {"endorser": "Tram Guild", "stance": ["endorses"], "candidate": "Ada Quill"})

    for answer in (refused, late):
        assert "Only moderators" in answer.followups[0].content
        assert answer.followups[0].ephemeral
    assert "Tram Guild" not in told((await mo.slash(channel, "ask", question="who backs Ada Quill?")).response)
