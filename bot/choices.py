"""What is offered while a name, a contest or a statement is typed into a command?

What the server knows, nearest first; nothing outside a server, and nothing when the store is busy: an offer is
never worth an error.
"""

from __future__ import annotations

from collections.abc import Callable

import discord
from discord import app_commands

from bot import limits
from bot.markdown import plain
from bot.moderating import moderating_of
from bot.who_may import Refused, server_of
from facts.errors import FactsError
from facts.models import View
from facts.moderation.picking import suggest_statements
from facts.moderation.reading import Choice, suggest_contests, suggest_names
from facts.store import Store

MOST = 25

Offered = list[app_commands.Choice[str]]


async def offer_names(interaction: discord.Interaction, typed: str) -> Offered:
    """Offer names through the fuzzy index."""
    return await _offer(interaction, lambda store, view: suggest_names(store, view, typed, limit=MOST))


async def offer_contests(interaction: discord.Interaction, typed: str) -> Offered:
    """Offer contests."""
    return await _offer(interaction, lambda store, view: suggest_contests(store, view, typed, limit=MOST))


async def offer_statements(interaction: discord.Interaction, typed: str) -> Offered:
    """Offer statements by number or name."""
    return await _offer(interaction, lambda store, view: suggest_statements(store, view, typed, limit=MOST))


async def _offer(interaction: discord.Interaction, suggest: Callable[[Store, View], list[Choice]]) -> Offered:
    try:
        view = View(server_id=server_of(interaction).id)
        found = await moderating_of(interaction).promptly(suggest, view)
    except (Refused, FactsError):
        return []
    return [
        app_commands.Choice(name=limits.clamp(plain(choice.label), limits.OPTION_LABEL) or "?", value=choice.value)
        for choice in found[:MOST]
        if len(choice.value) <= 100  # Discord takes no more in a choice
    ]
