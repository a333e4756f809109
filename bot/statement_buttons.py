"""What can be done with a statement from the card of a change: correct it, retract it, see what became of it.

The buttons themselves are made in `bot.audit_cards`; here is what answers them, after a restart too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot.audit_cards import show_change
from bot.buttons import guarded
from bot.cards import history_card
from bot.fact_cards import fact_form
from bot.fact_drafts import Draft, read_draft
from bot.forms import Field, Form
from bot.labels import Labels, labels_for
from bot.moderating import moderating_of
from facts.models import View
from facts.moderation.facts import retract_fact, words_of
from facts.moderation.history import fact_history
from facts.moderation.written import LONGEST_TEXT


class StatementButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"whobacks:statement:(?P<action>correct|retract|history):(?P<statement>\d{1,18})",
):
    """Corrects or retracts a statement, or shows what became of it."""

    def __init__(self, statement_id: int, action: str) -> None:
        custom_id = f"whobacks:statement:{action}:{statement_id}"
        super().__init__(discord.ui.Button(label="…", custom_id=custom_id))
        self.statement_id, self.action = statement_id, action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(int(match["statement"]), match["action"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show a form, or the history."""
        does = {"correct": self._correct, "retract": self._retract, "history": self._history}
        await guarded(interaction, lambda: does[self.action](interaction))

    async def _correct(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.look(interaction)
        view = View(server_id=entry.server_id)
        words = await moderating.promptly(words_of, self.statement_id, view=view)
        draft = Draft(words=words, corrects_id=self.statement_id)
        preview = await moderating.promptly(read_draft, draft, view=view, today=moderating.today())
        await interaction.response.send_modal(
            fact_form(draft, preview, "edit", labels_for(interaction.locale), in_place=False)
        )

    async def _retract(self, interaction: discord.Interaction) -> None:
        await moderating_of(interaction).look(interaction)
        await interaction.response.send_modal(retract_form(self.statement_id, labels_for(interaction.locale)))

    async def _history(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.enter(interaction)
        history = await moderating.run(fact_history, self.statement_id, view=View(server_id=entry.server_id))
        await interaction.followup.send(embed=history_card(history, labels_for(interaction.locale)), ephemeral=True)


def retract_form(statement_id: int, labels: Labels) -> Form:
    """A form that asks why a statement is taken back."""

    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.enter(interaction)
        change = await moderating.run(retract_fact, statement_id, entry, reason=written["reason"])
        await show_change(interaction, moderating, change)

    reason = Field(key="reason", label=labels("form", "reason"), longest=LONGEST_TEXT, is_long=True, is_required=True)
    return Form(labels("form", "title_retract", number=statement_id), [reason], sent)
