"""How does a message become a source of facts?

Its menu has *Record as source*: a form, filled with its words, that ends in the card of a new fact.
"""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import app_commands

from bot import limits
from bot.buttons import guarded
from bot.fact_cards import fact_field, show_draft
from bot.fact_commands import IN_SERVERS
from bot.fact_drafts import Draft
from bot.forms import Form
from bot.labels import labels_for
from bot.markdown import plain
from bot.moderating import moderating_of
from facts.moderation.written import LONGEST_QUOTE, WrittenFact

_FIELDS = ("endorser", "stance", "candidate", "date", "quote")


def record_as_source() -> app_commands.ContextMenu:
    """The entry *Record as source* in the menu of messages."""
    return app_commands.ContextMenu(name="Record as source", callback=_record, **IN_SERVERS)


async def _record(interaction: discord.Interaction, message: discord.Message) -> None:
    await guarded(interaction, lambda: _show_form(interaction, message))


async def _show_form(interaction: discord.Interaction, message: discord.Message) -> None:
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    await moderating.look(interaction)
    there = WrittenFact(
        quote=limits.clamp(plain(message.content), LONGEST_QUOTE),
        link=message.jump_url,
        published=message.created_at.date().isoformat(),
        date=message.created_at.date().isoformat(),
        title=labels("form", "message_in", channel=_channel_name(message)),
    )
    before = there.to_json()

    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        entry = await moderating_of(interaction).enter(interaction)
        await show_draft(interaction, Draft(words=there).with_words(before, written), entry)

    fields = [fact_field(key, before.get(key, ""), labels) for key in _FIELDS]
    await interaction.response.send_modal(Form(labels("form", "title_fact"), fields, sent))


def _channel_name(message: discord.Message) -> str:
    return limits.clamp(getattr(message.channel, "name", "") or "?", limits.OPTION_LABEL)
