"""Who may change what a server knows?

Those who manage the server, its owner, and the role that it chose. Discord's own gates are hints that a server
may change, and a card stays where it was shown: so this is asked anew for every command, button and form.
"""

from __future__ import annotations

import discord

from bot.labels import labels_for
from facts.errors import FactsError
from facts.moderation.settings import ServerSettings


class Refused(FactsError):
    """Somebody asked for what is not theirs to do; the text is in their language."""


def server_of(interaction: discord.Interaction) -> discord.Guild:
    """The server that an interaction came from.

    Raises:
        Refused: It came from a direct message, or from a server that the bot is no member of.
    """
    server = interaction.client.get_guild(interaction.guild_id) if interaction.guild_id is not None else None
    if server is None or not isinstance(interaction.user, discord.Member):
        raise Refused(labels_for(interaction.locale)("may", "in_server"))
    return server


def manages(interaction: discord.Interaction) -> bool:
    """Whether a person manages the server, by its permissions or as its owner."""
    server = server_of(interaction)
    allowed = interaction.permissions
    return server.owner_id == interaction.user.id or allowed.manage_guild or allowed.administrator


def moderates(interaction: discord.Interaction, settings: ServerSettings) -> bool:
    """Whether a person may change what the server knows."""
    server, role_id = server_of(interaction), settings.moderator_role_id
    if manages(interaction):
        return True
    if role_id is None or role_id == server.id:  # a server's own id is the role that everybody has
        return False
    return isinstance(interaction.user, discord.Member) and any(role.id == role_id for role in interaction.user.roles)


def refuse_unless_manager(interaction: discord.Interaction) -> None:
    """Let pass who manages the server.

    Raises:
        Refused: Anybody else.
    """
    if not manages(interaction):
        raise Refused(labels_for(interaction.locale)("may", "manager"))


def refuse_unless_owner(interaction: discord.Interaction) -> None:
    """Let pass the server's owner.

    Raises:
        Refused: Anybody else.
    """
    if server_of(interaction).owner_id != interaction.user.id:
        raise Refused(labels_for(interaction.locale)("may", "owner"))
