"""Which questions had no answer here, and how are they closed?

Grouped by the name they were about. Adding the fact closes those that it answers; a moderator may also close
a group without an answer. The groups lie in the store under the card's token.
"""

from __future__ import annotations

import re
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot import limits
from bot.audit_cards import show_change
from bot.buttons import guarded
from bot.cards import COLOUR_GONE, COLOUR_OPEN, LINE, add_block, moment
from bot.errors import told
from bot.fact_cards import fact_form
from bot.fact_drafts import Draft, read_draft
from bot.labels import Labels, labels_for
from bot.markdown import plain, shown
from bot.moderating import Moderating, moderating_of
from facts.errors import BadInput
from facts.models import View
from facts.moderation.names import settle_name
from facts.moderation.unanswered import NOBODY, UnansweredGroup, close_questions, unanswered_by_name
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.entities import candidate_ids

GROUPS = 5  # on a page: each has a line of questions and two buttons
QUESTIONS = 5
BUTTON_LABEL = 80
_KEY = r"(?P<token>[\w-]{6,24})"


class UnansweredCommand(commands.Cog):
    """`/unanswered`.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(page="Five names a page, the most asked about first")
    @told
    async def unanswered(self, interaction: discord.Interaction, page: app_commands.Range[int, 1, 1000] = 1) -> None:
        """Show the questions that had no answer, by the name they were about (moderators)."""
        entry = await self._moderating.enter(interaction)
        labels, view = labels_for(interaction.locale), View(server_id=entry.server_id)
        groups = await self._moderating.run(unanswered_by_name, view, limit=GROUPS, after=(page - 1) * GROUPS)
        kept = [[group.name, [q.unanswered_id for q in group.questions]] for group in groups]
        token = await self._moderating.keep({"groups": kept}, entry)
        buttons = discord.ui.View(timeout=None)
        for number, group in enumerate(groups):
            buttons.add_item(UnansweredButton(token, "add", number, group.name, labels))
            buttons.add_item(UnansweredButton(token, "close", number, group.name, labels))
        await interaction.edit_original_response(embed=unanswered_card(groups, labels), view=buttons)


def _words_about(store: Store, name: str, view: View) -> WrittenFact:
    """A form's first words about a name: as the candidate where it is one, else as the endorser."""
    if name == NOBODY:
        return WrittenFact()
    try:
        is_candidate = settle_name(store, view, name).entity_id in candidate_ids(store, view)
    except BadInput:
        is_candidate = False
    return WrittenFact(candidate=name) if is_candidate else WrittenFact(endorser=name)


def unanswered_card(groups: list[UnansweredGroup], labels: Labels) -> discord.Embed:
    """The questions of each group, newest first."""
    if not groups:
        return discord.Embed(description=labels("unanswered", "nothing"), colour=COLOUR_GONE)
    embed = discord.Embed(title=labels("unanswered", "title"), colour=COLOUR_OPEN)
    for group in groups:
        lines = [f"{shown(q.question, LINE // 2)} ({moment(q.asked_at)})" for q in group.questions[:QUESTIONS]]
        heading = f"{shown(group.name, LINE // 2)} ({len(group.questions)})"
        add_block(embed, heading, lines, labels)
    return embed


class UnansweredButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"whobacks:unanswered:(?P<action>add|close):{_KEY}:(?P<number>\d)",
):
    """Adds the fact that a group of questions lacks, or closes the group without one."""

    def __init__(self, token: str, action: str, number: int, name: str, labels: Labels) -> None:
        name = plain(name)
        words = {"add": labels("unanswered", "add", name=name), "close": labels("unanswered", "close", name=name)}
        label = limits.clamp(words[action], BUTTON_LABEL)
        custom_id = f"whobacks:unanswered:{action}:{token}:{number}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, row=number))
        self.token, self.action, self.number = token, action, number

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        labels = labels_for(interaction.locale)
        return cls(match["token"], match["action"], int(match["number"]) % GROUPS, "…", labels)

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show a form, or close the group."""
        does = {"add": self._add, "close": self._close}
        await guarded(interaction, lambda: does[self.action](interaction))

    async def _add(self, interaction: discord.Interaction) -> None:
        moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
        entry = await moderating.look(interaction)
        name, _ = (await moderating.recall(self.token, entry))["groups"][self.number]
        view = View(server_id=entry.server_id)
        draft = Draft(words=await moderating.promptly(_words_about, name, view))
        preview = await moderating.promptly(read_draft, draft, view=view, today=moderating.today())
        await interaction.response.send_modal(fact_form(draft, preview, "edit", labels, in_place=False))

    async def _close(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.enter(interaction)
        _, ids = (await moderating.recall(self.token, entry))["groups"][self.number]
        await show_change(interaction, moderating, await moderating.run(close_questions, ids, entry))
