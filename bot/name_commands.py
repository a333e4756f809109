"""How do moderators say who is called what, who is the same, and who is not?"""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit_cards import show_change
from bot.cards import COLOUR_DONE, add_block, moment, person
from bot.choices import offer_names
from bot.errors import told
from bot.fact_commands import IN_SERVERS, Name, Text
from bot.labels import Labels, labels_for
from bot.limits import fit_lines
from bot.markdown import shown
from bot.moderating import Moderating
from facts.models import View
from facts.moderation.names import (
    NameInfo,
    add_name_alias,
    merge_names,
    name_info,
    remove_name_alias,
    split_name,
    tell_apart,
)
from facts.moderation.picking import read_statement_number

_LINE = 300
_INFO = 3000


class NameCommands(commands.Cog):
    """`/name`: alias, merge, split, distinct, info.

    Args:
        moderating: The way into the store.
    """

    name: app_commands.Group = app_commands.Group(
        name="name", description="Who is called what, and who is the same (moderators)", **IN_SERVERS
    )

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @name.command(name="alias")
    @app_commands.describe(
        name="Whose", spelling="How it is also written", remove="Take the spelling away instead", reason="Why"
    )
    @app_commands.autocomplete(name=offer_names)
    @told
    async def alias(
        self,
        interaction: discord.Interaction,
        name: Name,
        spelling: Name,
        remove: bool = False,
        reason: Text | None = None,
    ) -> None:
        """Add one more spelling of a name, or take one away."""
        entry = await self._moderating.enter(interaction)
        if remove:
            change = await self._moderating.run(remove_name_alias, name, spelling, entry, reason=reason or "")
        else:
            change = await self._moderating.run(add_name_alias, name, spelling, entry)
        await show_change(interaction, self._moderating, change)

    @name.command(name="merge")
    @app_commands.describe(name="The name that goes", into="The name that both are shown under", reason="Why")
    @app_commands.autocomplete(name=offer_names, into=offer_names)
    @told
    async def merge(self, interaction: discord.Interaction, name: Name, into: Name, reason: Text | None = None) -> None:
        """Let two names act as one; it can be undone."""
        entry = await self._moderating.enter(interaction)
        change = await self._moderating.run(merge_names, name, into, entry, reason=reason or "")
        await show_change(interaction, self._moderating, change)

    @name.command(name="split")
    @app_commands.describe(
        name="The name that stands for two",
        new_name="A name that was merged into it, or what the new one is called",
        statements="Numbers of the statements that are the new one's: 12 15",
        reason="Why",
    )
    @app_commands.autocomplete(name=offer_names)
    @told
    async def split(
        self,
        interaction: discord.Interaction,
        name: Name,
        new_name: Name,
        statements: Text | None = None,
        reason: Text | None = None,
    ) -> None:
        """Part what one name stands for."""
        entry = await self._moderating.enter(interaction)
        numbers = [read_statement_number(part) for part in (statements or "").replace(",", " ").split()]
        change = await self._moderating.run(
            split_name, name, entry, new_name=new_name, statement_ids=numbers, reason=reason or ""
        )
        await show_change(interaction, self._moderating, change)

    @name.command(name="distinct")
    @app_commands.describe(name="One", other="Another, who is not the same", reason="Why")
    @app_commands.autocomplete(name=offer_names, other=offer_names)
    @told
    async def distinct(
        self, interaction: discord.Interaction, name: Name, other: Name, reason: Text | None = None
    ) -> None:
        """Remember that two names are not the same."""
        entry = await self._moderating.enter(interaction)
        change = await self._moderating.run(tell_apart, name, other, entry, reason=reason or "")
        await show_change(interaction, self._moderating, change)

    @name.command(name="info")
    @app_commands.describe(name="Whose")
    @app_commands.autocomplete(name=offer_names)
    @told
    async def info(self, interaction: discord.Interaction, name: Name) -> None:
        """Show all that is known of a name."""
        entry = await self._moderating.enter(interaction)
        found = await self._moderating.run(name_info, name, view=View(server_id=entry.server_id))
        await interaction.edit_original_response(embed=name_card(found, labels_for(interaction.locale)))


def name_card(info: NameInfo, labels: Labels) -> discord.Embed:
    """All that is known of a name, and who said that it is the same as another or not."""
    lines = [shown(line, _LINE) for line in info.tell()]
    text, _ = fit_lines(lines[1:], _INFO, lambda count: "-# " + labels("answer", "more", count=count))
    embed = discord.Embed(title=lines[0][:256], description=text or None, colour=COLOUR_DONE)
    said = [
        f"{shown(link.kind, _LINE)}: id:{link.entity_id}, id:{link.into_id} "
        f"{labels('card', 'by', who=person(link.by, labels))}, {moment(link.at)}"
        for link in info.links
    ]
    add_block(embed, labels("card", "who"), said, labels)
    return embed
