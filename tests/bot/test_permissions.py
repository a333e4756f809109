import discord

from bot import permissions


def test_five_permissions_are_asked_for_and_no_more():
    five = discord.Permissions(
        view_channel=True,
        send_messages=True,
        send_messages_in_threads=True,
        embed_links=True,
        read_message_history=True,
    )

    assert five == permissions.NEEDED


def test_the_invite_link_asks_for_exactly_these():
    link = permissions.invite_link(900)

    assert "client_id=900" in link
    assert f"permissions={permissions.NEEDED.value}" in link
    assert "bot+applications.commands" in link


def test_no_intent_is_privileged():
    privileged = discord.Intents(members=True, presences=True, message_content=True)

    assert permissions.INTENTS.value & privileged.value == 0
    assert {name for name, wanted in permissions.INTENTS if wanted} == {"guilds", "guild_messages", "dm_messages"}
