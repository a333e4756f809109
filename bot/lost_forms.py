"""What is said to somebody who sends a form that was opened before the bot was started anew?

What a form asks about is held by the process that showed it. Each form bears the name of its process, so that one of
an earlier process is answered, where Discord would only say that something went wrong.
"""

from __future__ import annotations

import discord
from discord.ext import commands

from bot.buttons import guarded
from bot.forms import FORM, RUN
from bot.labels import labels_for
from bot.moderating import Moderating


class LostForms(commands.Cog):
    """Answers forms that nobody remembers."""

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Say that a form of an earlier process has to be opened again."""
        custom_id = str(dict(interaction.data or {}).get("custom_id", ""))
        is_form = interaction.type is discord.InteractionType.modal_submit and custom_id.startswith(f"{FORM}:")
        if is_form and not custom_id.startswith(f"{FORM}:{RUN}:"):
            text = labels_for(interaction.locale)("form", "lost")
            await guarded(interaction, lambda: _say(interaction, text))


async def _say(interaction: discord.Interaction, text: str) -> None:
    await interaction.response.send_message(text, ephemeral=True)
