"""How does a member say that something is wrong or missing?

By `/suggest`, or by the button *Something wrong?* under an answer: a form, whose words go into the server's review
queue with the answer that they are about. The button itself is made in `bot.buttons`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit_cards import announce
from bot.buttons import WRONG, guarded
from bot.errors import told
from bot.forms import Field, Form
from bot.labels import Labels, labels_for
from bot.moderating import Moderating, moderating_of
from bot.shown import ShownAnswer
from bot.who_may import Refused, server_of
from facts.models import View
from facts.moderation.settings import read_settings
from facts.moderation.suggestions import LONGEST_SUGGESTION, WrittenSuggestion, suggest
from facts.moderation.written import LONGEST_LINK
from facts.store.shown import read_shown


class Suggest(commands.Cog):
    """`/suggest`.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @told
    async def suggest(self, interaction: discord.Interaction) -> None:
        """Tell the moderators of this server what is wrong or missing."""
        await show_form(interaction, ("", ""))


class WrongButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=rf"{WRONG}:(?P<token>[\w-]{{6,24}})"
):
    """Asks what is wrong with the answer above it."""

    def __init__(self, token: str) -> None:
        super().__init__(discord.ui.Button(label="…", custom_id=f"{WRONG}:{token}"))
        self.token = token

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(match["token"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the form."""
        await guarded(interaction, lambda: self._ask(interaction))

    async def _ask(self, interaction: discord.Interaction) -> None:
        view = View(server_id=server_of(interaction).id)
        kept = await moderating_of(interaction).promptly(read_shown, view, self.token)
        shown = ShownAnswer.from_json(kept) if kept else None
        await show_form(interaction, (shown.turns[-1], shown.text) if shown else ("", ""))


async def show_form(interaction: discord.Interaction, about: tuple[str, str]) -> None:
    """Show the form to whoever may suggest here.

    Raises:
        Refused: Not in a server, or suggestions are switched off in it.
    """
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    settings = await moderating.promptly(read_settings, server_of(interaction).id)
    if not settings.members_may_suggest:
        raise Refused(labels("suggest", "off"))
    await interaction.response.send_modal(suggestion_form(about, f"suggest:{interaction.id}", labels))


def suggestion_form(about: tuple[str, str], once: str, labels: Labels) -> Form:
    """A form that ends in the review queue; sent twice, it makes one suggestion."""

    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        moderating = moderating_of(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        question, answer = about
        words = WrittenSuggestion(
            text=written["text"],
            link=written["link"],
            question=question,
            answer=answer,
            wants_outcome=written["tell"] == "yes",
        )
        change = await moderating.run(suggest, words, moderating.entry(interaction), once=once)
        await interaction.edit_original_response(content=labels("suggest", "thanks"))
        await announce(interaction.client, moderating, change)

    answers = (("no", labels("settings", "no")), ("yes", labels("settings", "yes")))
    fields = [
        Field(
            key="text",
            label=labels("suggest", "text"),
            longest=LONGEST_SUGGESTION,
            is_long=True,
            is_required=True,
        ),
        Field(key="link", label=labels("form", "link"), longest=LONGEST_LINK),
        Field(key="tell", label=labels("suggest", "tell"), value="no", options=answers),
    ]
    return Form(labels("suggest", "title"), fields, sent)
