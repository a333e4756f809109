"""How does a moderator add, correct and take back facts by commands?

Each command reads its arguments, calls `facts` on the store's thread and shows a card; the card's buttons are in
`bot.fact_cards` and `bot.audit_cards`.
"""

from __future__ import annotations

from typing import TypedDict

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit_cards import announce, show_change
from bot.cards import change_card, history_card, within
from bot.choices import offer_contests, offer_names, offer_statements
from bot.errors import told
from bot.fact_cards import show_draft
from bot.fact_drafts import Draft
from bot.labels import labels_for
from bot.moderating import Moderating
from facts.errors import BadInput
from facts.models import Stance, View
from facts.moderation.facts import retract_fact
from facts.moderation.history import FactHistory, fact_history, pair_history
from facts.moderation.names import settle_name
from facts.moderation.picking import read_statement_number
from facts.moderation.undo import undo
from facts.moderation.written import LONGEST_LINK, LONGEST_QUOTE, LONGEST_TEXT, WrittenFact
from facts.store import Store

STANCES = [app_commands.Choice(name=stance.replace("_", " "), value=stance.value) for stance in Stance]


class Where(TypedDict):
    """Where a command is offered."""

    allowed_contexts: app_commands.AppCommandContext
    allowed_installs: app_commands.AppInstallationType


IN_SERVERS: Where = {
    "allowed_contexts": app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False),
    "allowed_installs": app_commands.AppInstallationType(guild=True, user=False),
}

Name = app_commands.Range[str, 1, 200]
Text = app_commands.Range[str, 1, LONGEST_TEXT]
HELP = {
    "endorser": "Who gives or takes back support: a name, or one from the list",
    "candidate": "Of whom",
    "stance": "What is said",
    "date": "When: 30 April 2021, May 2021, last week, by 30 April",
    "link": "Where it says so (http or https)",
    "quote": "The words that say so",
    "rank": "1 for first choice, 2 for second",
    "condition": "Words that limit it",
    "note": "What only moderators see beside it",
    "contest": "Which office in which election",
    "role": "What the endorser was at that time: state senator, Brooklyn",
}


class FactCommands(commands.Cog):
    """`/fact`: add, correct, retract, history, undo.

    Args:
        moderating: The way into the store.
    """

    fact: app_commands.Group = app_commands.Group(
        name="fact", description="Add, correct and take back facts (moderators)", **IN_SERVERS
    )

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @fact.command(name="add")
    @app_commands.describe(**HELP)
    @app_commands.choices(stance=STANCES)
    @app_commands.autocomplete(endorser=offer_names, candidate=offer_names, contest=offer_contests)
    @told
    async def add(  # noqa: PLR0913, PLR0917 - a fact has that many fields, and Discord shows each
        self,
        interaction: discord.Interaction,
        endorser: Name,
        stance: app_commands.Choice[str],
        candidate: Name,
        date: Text | None = None,
        link: app_commands.Range[str, 1, LONGEST_LINK] | None = None,
        quote: app_commands.Range[str, 1, LONGEST_QUOTE] | None = None,
        rank: int | None = None,
        condition: Text | None = None,
        note: Text | None = None,
        contest: Name | None = None,
        role: Text | None = None,
    ) -> None:
        """Add a fact: shows first how it is read and what it changes."""
        entry = await self._moderating.enter(interaction)
        words = _words(
            endorser=endorser,
            stance=stance.value,
            candidate=candidate,
            date=date,
            link=link,
            quote=quote,
            rank=rank,
            condition=condition,
            note=note,
            contest=contest,
            role=role,
        )
        await show_draft(interaction, Draft(words=words), entry)

    @fact.command(name="correct")
    @app_commands.describe(**HELP, statement="Which: its number, or a name to find it by", reason="Why")
    @app_commands.choices(stance=STANCES)
    @app_commands.autocomplete(
        statement=offer_statements, endorser=offer_names, candidate=offer_names, contest=offer_contests
    )
    @told
    async def correct(  # noqa: PLR0913, PLR0917 - a fact has that many fields, and Discord shows each
        self,
        interaction: discord.Interaction,
        statement: Name,
        reason: Text | None = None,
        endorser: Name | None = None,
        stance: app_commands.Choice[str] | None = None,
        candidate: Name | None = None,
        date: Text | None = None,
        link: app_commands.Range[str, 1, LONGEST_LINK] | None = None,
        quote: app_commands.Range[str, 1, LONGEST_QUOTE] | None = None,
        rank: app_commands.Range[str, 1, 10] | None = None,
        condition: Text | None = None,
        note: Text | None = None,
        contest: Name | None = None,
        role: Text | None = None,
    ) -> None:
        """Correct a fact; what you leave out stays, - empties it."""
        entry = await self._moderating.enter(interaction)
        words = _words(
            endorser=endorser,
            stance=stance and stance.value,
            candidate=candidate,
            date=date,
            link=link,
            quote=quote,
            rank=rank,
            condition=condition,
            note=note,
            contest=contest,
            role=role,
        )
        number = read_statement_number(statement)
        await show_draft(interaction, Draft(words=words, corrects_id=number, reason=reason or ""), entry)

    @fact.command(name="retract")
    @app_commands.describe(statement="Which: its number, or a name to find it by", reason="Why it is taken back")
    @app_commands.autocomplete(statement=offer_statements)
    @told
    async def retract(self, interaction: discord.Interaction, statement: Name, reason: Text) -> None:
        """Take a fact back, with a reason; it stays on record."""
        entry = await self._moderating.enter(interaction)
        number = read_statement_number(statement)
        change = await self._moderating.run(retract_fact, number, entry, reason=reason)
        await show_change(interaction, self._moderating, change)

    @fact.command(name="history")
    @app_commands.describe(
        statement="Which: its number, or a name to find it by",
        endorser="Or all that was ever stated by this one …",
        candidate="… of that one",
    )
    @app_commands.autocomplete(statement=offer_statements, endorser=offer_names, candidate=offer_names)
    @told
    async def history(
        self,
        interaction: discord.Interaction,
        statement: Name | None = None,
        endorser: Name | None = None,
        candidate: Name | None = None,
    ) -> None:
        """Show what became of a fact, or of all that was said between two."""
        entry = await self._moderating.enter(interaction)
        view = View(server_id=entry.server_id)
        if statement:
            found = await self._moderating.run(fact_history, read_statement_number(statement), view=view)
        elif endorser and candidate:
            found = await self._moderating.run(_between, endorser, candidate, view)
        else:
            raise BadInput("give a statement, or both an endorser and a candidate")
        await interaction.edit_original_response(embed=history_card(found, labels_for(interaction.locale)))

    @fact.command(name="undo")
    @app_commands.describe(count="How many of the last changes", anyone="Whoever made them, not only mine")
    @told
    async def undo(
        self, interaction: discord.Interaction, count: app_commands.Range[int, 1, 10] = 1, anyone: bool = False
    ) -> None:
        """Take back the last changes, all of them or none."""
        entry = await self._moderating.enter(interaction)
        undone = await self._moderating.run(undo, entry, count, anyone=anyone)
        labels = labels_for(interaction.locale)
        for change in undone:
            await announce(interaction.client, self._moderating, change)
        embeds = [change_card(change, labels) for change in undone]
        content = None if undone else labels("card", "nothing_to_undo")
        await interaction.edit_original_response(content=content, embeds=within(embeds))


def _words(**given: object) -> WrittenFact:
    return WrittenFact(**{key: str(value) for key, value in given.items() if value is not None})


def _between(store: Store, endorser: str, candidate: str, view: View) -> FactHistory:
    one = settle_name(store, view, endorser, "endorser")
    return pair_history(store, one.entity_id, settle_name(store, view, candidate, "candidate").entity_id, view=view)
