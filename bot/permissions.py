"""What does the bot ask of a server, and what may it do in a channel?

Five permissions and no privileged intent. Discord's own gates are hints that a server may change,
so each is checked again where it matters.
"""

from __future__ import annotations

import discord

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)

NEEDED = discord.Permissions(
    view_channel=True, send_messages=True, send_messages_in_threads=True, embed_links=True, read_message_history=True
)


def invite_link(application_id: int) -> str:
    """The link that adds the bot to a server with exactly the permissions it needs."""
    return discord.utils.oauth_url(application_id, permissions=NEEDED)


def own_permissions(message: discord.Message) -> discord.Permissions:
    """What the bot may do where `message` stands; everything it needs in a direct message."""
    if message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return NEEDED
    if isinstance(message.channel, discord.Thread) and message.channel.parent is None:
        return NEEDED  # its channel is not known here; Discord says no where the bot may not
    return message.channel.permissions_for(message.guild.me)


def may_speak(message: discord.Message) -> bool:
    """Whether the bot may write where `message` stands."""
    allowed = own_permissions(message)
    in_thread = isinstance(message.channel, discord.Thread)
    return allowed.send_messages_in_threads if in_thread else allowed.send_messages
