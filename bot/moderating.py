"""How does a moderator's click become an entry in the store, and who hears of it?

Every command, button and form comes through `enter` (or `look`, before a form), which answers Discord in time and
asks who may. Whatever was changed is announced on an audit card by then committed.
"""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

import discord

from bot.asking import utc_now
from bot.labels import Labels, labels_for, labels_in
from bot.store_thread import StoreThread
from bot.who_may import Refused, moderates, server_of
from facts.errors import StoreBusy
from facts.models import View
from facts.moderation.settings import ServerSettings, read_settings
from facts.store import Store
from facts.store.scope import Entry
from facts.store.shown import keep_shown, read_shown

log = logging.getLogger(__name__)

PROMPTLY_S = 2.0  # a form must be shown within Discord's 3 s, and nothing can be shown before it

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class HasModerating(Protocol):
    """The client, as buttons know it."""

    moderating: Moderating


def moderating_of(interaction: discord.Interaction) -> Moderating:
    """What carries out moderators' words for the client that an interaction came to."""
    return cast(HasModerating, interaction.client).moderating


class Moderating:
    """The way of every change into the store.

    Args:
        store_thread: The thread that owns the store.
        now: The time in UTC.
    """

    def __init__(self, store_thread: StoreThread, *, now: Callable[[], datetime] = utc_now) -> None:
        self._store_thread = store_thread
        self.now = now

    def today(self) -> date:
        """The day in UTC."""
        return self.now().date()

    async def run(
        self,
        function: Callable[Concatenate[Store, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Call `function(store, ...)` on the store's thread."""
        return await self._store_thread.run(function, *args, **kwargs)

    async def promptly(
        self,
        function: Callable[Concatenate[Store, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Read what a form needs, within the time that Discord leaves.

        Raises:
            StoreBusy: It took longer.
        """
        try:
            return await asyncio.wait_for(self.run(function, *args, **kwargs), PROMPTLY_S)
        except TimeoutError:
            raise StoreBusy("the store is busy; try again in a moment") from None

    async def enter(self, interaction: discord.Interaction, *, update: bool = False) -> Entry:
        """Answer Discord in time, and let pass who moderates; `update` changes the message that was clicked.

        Raises:
            Refused: The person may not.
        """
        if update:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        self._refuse(interaction, await self.run(read_settings, server_of(interaction).id))
        return self.entry(interaction)

    async def look(self, interaction: discord.Interaction) -> Entry:
        """Let pass who moderates, before a form is shown; nothing is answered yet.

        Raises:
            Refused: The person may not.
            StoreBusy: It could not be found out in time.
        """
        self._refuse(interaction, await self.promptly(read_settings, server_of(interaction).id))
        return self.entry(interaction)

    def _refuse(self, interaction: discord.Interaction, settings: ServerSettings) -> None:
        if not moderates(interaction, settings):
            raise Refused(labels_for(interaction.locale)("may", "moderator"))

    def entry(self, interaction: discord.Interaction) -> Entry:
        """Who writes down what, when, for which server; says nothing of whether they may.

        Raises:
            Refused: Not in a server.
        """
        return Entry(at=self.now(), by=str(interaction.user.id), server_id=server_of(interaction).id)

    async def keep(self, content: Mapping[str, Any], entry: Entry) -> str:
        """Keep what the buttons of a card need, and give its token."""
        token = secrets.token_urlsafe(9)
        await self.run(keep_shown, token, content, server_id=entry.server_id, at=entry.at)
        return token

    async def recall(self, token: str, entry: Entry) -> dict[str, Any]:
        """What was kept for a card of this server.

        Raises:
            Refused: It is forgotten.
        """
        kept = await self.promptly(read_shown, View(server_id=entry.server_id), token)
        if kept is None:
            raise Refused("this card is too old; start again")
        return kept

    async def settings(self, server_id: int) -> ServerSettings:
        """What a server chose."""
        return await self.run(read_settings, server_id)


def server_labels(server: discord.Guild, settings: ServerSettings) -> Labels:
    """The words for what a whole server reads."""
    return labels_in(settings.language) if settings.language else labels_for(server.preferred_locale)
