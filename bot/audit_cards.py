"""Who hears of a change, and what can be done from its card?

Each change is shown to whoever made it and in the server's audit channel, with buttons that take it back, correct
or retract what it was about. Everything they need stands in their custom id: they outlast a restart.
"""

from __future__ import annotations

import logging
import re
from typing import Any, Self

import discord

from bot.buttons import guarded
from bot.cards import change_card
from bot.labels import Labels, labels_for
from bot.moderating import Moderating, moderating_of, server_labels
from facts.moderation.undo import undo_change
from facts.store.changes import Change, ChangeKind, read_change

log = logging.getLogger(__name__)

_ABOUT_A_STATEMENT = (
    ChangeKind.FACT_ADDED,
    ChangeKind.FACT_CORRECTED,
    ChangeKind.PROPOSAL_ACCEPTED,
    ChangeKind.PROPOSAL_EDITED,
)


def change_buttons(change: Change, labels: Labels) -> discord.ui.View:
    """What can be done from the card of a change."""
    view = discord.ui.View(timeout=None)
    if change.can_undo:
        view.add_item(UndoButton(change.change_id, labels("do", "undo")))
    if change.statement_id is not None:
        holds = change.kind in _ABOUT_A_STATEMENT and change.undone_at is None
        add_statement_buttons(view, change.statement_id, labels, holds=holds)
    return view


def add_statement_buttons(view: discord.ui.View, statement_id: int, labels: Labels, *, holds: bool) -> None:
    """Add what can be done with a statement; `bot.statement_buttons` answers when one is pressed."""
    words = {"correct": labels("do", "correct"), "retract": labels("do", "retract"), "history": labels("do", "history")}
    for action in words if holds else ("history",):
        custom_id = f"whobacks:statement:{action}:{statement_id}"
        view.add_item(discord.ui.Button(label=words[action], custom_id=custom_id))
    view.stop()  # so that discord.py does not keep each of them in memory: they are answered by their custom id


async def show_change(interaction: discord.Interaction, moderating: Moderating, change: Change) -> None:
    """Show a change to whoever made it, in the message that answers them, and announce it."""
    labels = labels_for(interaction.locale)
    is_heard = await announce(interaction.client, moderating, change)
    content = None if is_heard else labels("card", "no_audit")
    embed, view = change_card(change, labels), change_buttons(change, labels)
    await interaction.edit_original_response(content=content, embed=embed, view=view)


async def announce(client: discord.Client, moderating: Moderating, change: Change) -> bool:
    """Show a change in its server's audit channel; False when there is one that cannot be written to."""
    if change.server_id is None:
        return True
    settings = await moderating.settings(change.server_id)
    server = client.get_guild(change.server_id)
    if settings.audit_channel_id is None or server is None:
        return True
    channel = server.get_channel_or_thread(settings.audit_channel_id)
    if not isinstance(channel, discord.TextChannel | discord.Thread | discord.VoiceChannel | discord.StageChannel):
        return False
    labels = server_labels(server, settings)
    try:
        await channel.send(embed=change_card(change, labels), view=change_buttons(change, labels))
    except discord.HTTPException as problem:
        log.warning("no audit card in server %d: %s", change.server_id, problem.text or problem.status)
        return False
    return True


class UndoButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=r"whobacks:undo:(?P<change>\d{1,18})"
):
    """Takes a change back."""

    def __init__(self, change_id: int, label: str) -> None:
        style = discord.ButtonStyle.danger
        super().__init__(discord.ui.Button(label=label, style=style, custom_id=f"whobacks:undo:{change_id}"))
        self.change_id = change_id

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(int(match["change"]), "…")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Take the change back and show it crossed out."""
        await guarded(interaction, lambda: self._undo(interaction))

    async def _undo(self, interaction: discord.Interaction) -> None:
        moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
        entry = await moderating.enter(interaction, update=True)
        undoing = await moderating.run(undo_change, self.change_id, entry)
        undone = await moderating.run(read_change, self.change_id, entry.server_id)
        assert undone is not None
        await interaction.edit_original_response(embed=change_card(undone, labels), view=change_buttons(undone, labels))
        await announce(interaction.client, moderating, undoing)
