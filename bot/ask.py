"""How does a question come in?

By `/ask`, by a message that mentions the bot, by a direct message, or by a reply to one of its answers,
which goes on from there. Every way leads to `Asking.ask` and differs only in how it is answered.
"""

from __future__ import annotations

import contextlib
import re
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import permissions
from bot.asking import Asking, Place
from bot.buttons import answer_buttons, place_of, token_in
from bot.errors import tell, tell_interaction
from bot.labels import labels_for
from bot.markdown import plain
from bot.reply import reply_for
from facts.dates import read_asked_date
from facts.errors import FactsError
from facts.models import DateRange

LONGEST_QUESTION = 4000


class Ask(commands.Cog):
    """Questions in, answers out.

    Args:
        asking: What answers them.
    """

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    @app_commands.command()
    @app_commands.describe(
        question="Such as: who still backs NAME? when did NAME withdraw? why?",
        as_of="Answer for this day or month: 2021-04-30, May 2021, last week",
        private="Show the answer to me alone",
    )
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        self,
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, LONGEST_QUESTION],
        as_of: app_commands.Range[str, 1, 60] | None = None,
        private: bool = False,
    ) -> None:
        """Answer a question about who backs whom, with sources."""
        private = private or not await self._asking.answers_in(place_of(interaction).server_id, interaction.channel)
        await interaction.response.defer(ephemeral=private, thinking=True)  # Discord waits 3 s for a first reply
        try:
            await self._answer_command(interaction, question, as_of=as_of, private=private)
        except FactsError as error:
            await tell_interaction(interaction, error)

    async def _answer_command(
        self, interaction: discord.Interaction, question: str, *, as_of: str | None, private: bool
    ) -> None:
        if not plain(question):
            await interaction.followup.send(labels_for(interaction.locale)("told", "help"), ephemeral=private)
            return
        told = await self._asking.ask(question, place_of(interaction), as_of=self._date(as_of))
        in_server = place_of(interaction).server_id is not None
        view = answer_buttons(told, asker_id=interaction.user.id, in_server=in_server)
        await interaction.followup.send(
            embeds=reply_for(told, question=question).embeds, view=view or discord.utils.MISSING, ephemeral=private
        )

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot."""
        if not self._is_for_us(message) or not permissions.may_speak(message):
            return
        if not await self._asking.answers_in(message.guild.id if message.guild else None, message.channel):
            return
        try:
            await self._answer_message(message)
        except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
            await tell(error, lambda text: _reply(message, content=text), doing="a message", locale=_locale(message))

    def _is_for_us(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.is_system():
            return False
        return message.guild is None or any(user.id == _own_id(message) for user in message.mentions)

    async def _answer_message(self, message: discord.Message) -> None:
        text = _without_mention(message)
        if not plain(text):
            await _reply(message, content=labels_for(_locale(message))("told", "help"))
            return
        place = _place(message)
        async with self._asking.in_turn(place), contextlib.AsyncExitStack() as typing:
            with contextlib.suppress(discord.HTTPException):  # a missing indicator is no reason not to answer
                await typing.enter_async_context(message.channel.typing())
            told = await self._asking.ask(text, place, reply_to=await _answer_replied_to(message))
        reply = reply_for(told, may_embed=permissions.own_permissions(message).embed_links)
        view = answer_buttons(told, asker_id=message.author.id, in_server=message.guild is not None)
        await _reply(message, content=reply.content, embeds=reply.embeds, view=view)

    def _date(self, written: str | None) -> DateRange | None:
        return read_asked_date(written, self._asking.today()) if written else None


def _locale(message: discord.Message) -> object:
    return message.guild.preferred_locale if message.guild else "en"


def _own_id(message: discord.Message) -> int:
    channel = message.channel
    if isinstance(channel, discord.DMChannel):
        return channel.me.id
    assert message.guild is not None  # the intents let in messages of servers and of direct channels only
    return message.guild.me.id


def _without_mention(message: discord.Message) -> str:
    return re.sub(rf"<@!?{_own_id(message)}>", " ", message.content).strip()


def _place(message: discord.Message) -> Place:
    return Place(message.author.id, message.channel.id, message.guild.id if message.guild else None)


async def _answer_replied_to(message: discord.Message) -> str | None:
    """The token of our answer that a message replies to, or None when it replies to nothing of ours."""
    reference = message.reference
    if reference is None or reference.message_id is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    answer = reference.resolved
    if answer is None:
        with contextlib.suppress(discord.HTTPException):
            answer = await message.channel.fetch_message(reference.message_id)
    is_ours = isinstance(answer, discord.Message) and answer.author.id == _own_id(message)
    return token_in(answer) if isinstance(answer, discord.Message) and is_ours else None


async def _reply(
    message: discord.Message,
    *,
    content: str | None = None,
    embeds: list[discord.Embed] | None = None,
    view: discord.ui.View | None = None,
) -> None:
    """Answer a message: as a reply to it where the bot may read the channel's history, else below it."""
    extras: dict[str, Any] = {"view": view} if view else {}
    if permissions.own_permissions(message).read_message_history:
        extras["reference"] = message.to_reference(fail_if_not_exists=False)
    await message.channel.send(content, embeds=embeds or [], mention_author=False, **extras)
