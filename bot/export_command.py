"""How does a server take its data with it? As a file, to the moderator alone."""

from __future__ import annotations

import gzip
import io

import discord
from discord import app_commands
from discord.ext import commands

from bot.errors import told
from bot.labels import labels_for
from bot.moderating import Moderating
from bot.who_may import Refused, server_of
from facts.models import View
from facts.moderation.servers import export_facts, export_server

_WHAT = {
    "facts as CSV": ("csv", False),
    "facts as JSON Lines": ("jsonl", False),
    "this server's own facts as CSV": ("csv", True),
    "this server's own facts as JSON Lines": ("jsonl", True),
    "everything kept for this server": ("all", True),
}


class ExportCommand(commands.Cog):
    """`/export`.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(what="What the file holds")
    @app_commands.choices(what=[app_commands.Choice(name=key, value=key) for key in _WHAT])
    @told
    async def export(self, interaction: discord.Interaction, what: app_commands.Choice[str]) -> None:
        """Get the facts, or all that is kept for this server, as a file (moderators)."""
        entry = await self._moderating.enter(interaction)
        server, labels = server_of(interaction), labels_for(interaction.locale)
        form, only_own = _WHAT[what.value]
        if form == "all":
            made = await self._moderating.run(export_server, server.id)
        else:
            view = View(server_id=entry.server_id)
            made = await self._moderating.run(export_facts, view, form, only_own=only_own)
        name, content = made.name, made.content
        if len(content) > server.filesize_limit:
            name, content = f"{name}.gz", gzip.compress(content)
        if len(content) > server.filesize_limit:
            raise Refused(labels("export", "too_large", size=len(content) // 1_000_000))
        text = labels("export", "rows", rows=made.rows)
        await interaction.followup.send(text, file=discord.File(io.BytesIO(content), filename=name), ephemeral=True)
