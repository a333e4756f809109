"""How are a person and a server forgotten?

A person at once, from everywhere, while the facts stay. A server when its owner asks or the bot is removed, after a
grace period in which a word of the owner, or adding the bot again, keeps everything.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands, tasks

from bot.buttons import guarded
from bot.cards import COLOUR_OPEN, moment
from bot.errors import told
from bot.labels import Labels, labels_for
from bot.moderating import Moderating, moderating_of
from bot.who_may import refuse_unless_owner, server_of
from facts.moderation.servers import compare_servers, forget_due, keep_server, leave_server
from facts.store.privacy import forget_person

log = logging.getLogger(__name__)


class Privacy(commands.Cog):
    """`/privacy`, and what is done when a server is left.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    async def cog_load(self) -> None:
        """Begin to look once a day for servers whose grace period is over."""
        self.forget_due_servers.start()

    async def cog_unload(self) -> None:
        """Stop looking."""
        self.forget_due_servers.cancel()

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @told
    async def privacy(self, interaction: discord.Interaction) -> None:
        """See what is kept about you, and have it forgotten."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        labels = labels_for(interaction.locale)
        view = discord.ui.View(timeout=None)
        view.add_item(PrivacyButton("person", labels))
        server = interaction.client.get_guild(interaction.guild_id or 0)
        if server is not None and server.owner_id == interaction.user.id:
            view.add_item(PrivacyButton("server", labels))
            view.add_item(PrivacyButton("keep", labels))
        embed = discord.Embed(
            title=labels("privacy", "title"), description=labels("privacy", "kept"), colour=COLOUR_OPEN
        )
        await interaction.edit_original_response(embed=embed, view=view)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """The bot was removed: forget the server after the grace period."""
        due = await self._moderating.run(leave_server, guild.id, at=self._moderating.now())
        log.info("left a server; it is forgotten on %s", due.date())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added, perhaps again: forget nothing."""
        await self._moderating.run(keep_server, guild.id)

    @tasks.loop(hours=24)
    async def forget_due_servers(self) -> None:
        """Forget every server whose grace period is over."""
        try:
            gone = await self._moderating.run(forget_due, at=self._moderating.now())
        except Exception:  # one bad day does not end the looking
            log.exception("while forgetting servers")
            return
        if gone:
            log.info("forgot %d servers", len(gone))


async def catch_up(moderating: Moderating, servers: Sequence[discord.Guild]) -> None:
    """Note which servers removed the bot, or added it again, while it was away.

    Args:
        moderating: The way into the store.
        servers: All that the bot is in, those too that Discord cannot reach just now.
    """
    present = {server.id for server in servers}
    left, kept = await moderating.run(compare_servers, present, at=moderating.now())
    if left or kept:
        log.info("while away: removed from %d servers, back in %d", left, kept)


class PrivacyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"whobacks:privacy:(?P<action>person|server|keep)",
):
    """Has somebody forgotten: whoever presses it, or the server of the owner who presses it."""

    def __init__(self, action: str, labels: Labels) -> None:
        words = {
            "person": labels("privacy", "forget_me"),
            "server": labels("privacy", "forget_server"),
            "keep": labels("privacy", "keep_server"),
        }
        style = discord.ButtonStyle.secondary if action == "keep" else discord.ButtonStyle.danger
        custom_id = f"whobacks:privacy:{action}"
        super().__init__(discord.ui.Button(label=words[action], style=style, custom_id=custom_id))
        self.action = action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(match["action"], labels_for(interaction.locale))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Forget, and say what was forgotten."""
        await guarded(interaction, lambda: self._forget(interaction))

    async def _forget(self, interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
        if self.action == "person":
            rows = await moderating.run(forget_person, str(interaction.user.id))
            text = labels("privacy", "forgot_me", rows=rows)
        else:
            refuse_unless_owner(interaction)
            server = server_of(interaction)
            if self.action == "server":
                due = await moderating.run(leave_server, server.id, at=moderating.now(), is_asked=True)
                text = labels("privacy", "server_due", at=moment(due))
            else:
                was_marked = await moderating.run(keep_server, server.id)
                text = labels("privacy", "server_kept") if was_marked else labels("privacy", "server_was_kept")
        await interaction.edit_original_response(content=text, embeds=[], view=None)
