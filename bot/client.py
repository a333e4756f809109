"""What is the bot, towards Discord?

A sharded client with the least it can do with: no privileged intent, no pings from its messages, no
prefix commands. It is handed what its parts need and owns none of it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot import permissions
from bot.asking import Asking
from bot.buttons import STORED_ITEMS
from bot.errors import tell_interaction
from bot.health import Connection
from bot.moderating import Moderating
from bot.moderation import Moderation
from bot.privacy import catch_up
from bot.sync import CommandSync

log = logging.getLogger(__name__)


class Tree(app_commands.CommandTree[Any]):
    """The commands; whatever one raises, the person is told."""

    async def on_error(self, interaction: discord.Interaction, error: app_commands.AppCommandError, /) -> None:
        """Tell the person, and log what was not foreseen."""
        await tell_interaction(interaction, error)


class WhobacksClient(commands.AutoShardedBot):
    """The bot.

    Args:
        asking: What answers questions; the buttons find it here.
        cogs: The features, ready made.
        moderation: What moderators do: more features, with their buttons and menus.
        sync: When to tell Discord the commands.
        items: Buttons and menus that outlast a restart.
        shard_count: How many connections; None lets Discord say.
    """

    def __init__(
        self,
        asking: Asking,
        cogs: Sequence[commands.Cog],
        *,
        moderation: Moderation | None = None,
        sync: CommandSync | None = None,
        items: Sequence[type[discord.ui.DynamicItem[Any]]] = STORED_ITEMS,
        shard_count: int | None = None,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,  # anything else asks for the message content intent
            help_command=None,
            tree_cls=Tree,
            intents=permissions.INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            shard_count=shard_count,
        )
        self.asking = asking
        self.connection = Connection()
        self._features, self._items = tuple(cogs), tuple(items)
        self._menus: tuple[app_commands.ContextMenu, ...] = ()
        self._keeps_servers: Moderating | None = None
        if moderation is not None:
            self.moderating = self._keeps_servers = moderation.moderating
            self._features += moderation.cogs
            self._items += moderation.items
            self._menus += moderation.menus
        self._sync = sync or CommandSync()

    async def setup_hook(self) -> None:
        """Add the features and tell Discord the commands if they have changed."""
        for cog in self._features:
            await self.add_cog(cog)
        for menu in self._menus:  # a cog cannot hold entries of the menu of messages
            self.tree.add_command(menu)
        self.add_dynamic_items(*self._items)
        await self._sync.sync(self.tree)

    @property
    def is_connected(self) -> bool:
        """Whether every shard is connected to the gateway."""
        return not self.is_closed() and self.connection.is_whole(self.shard_count)

    async def on_ready(self) -> None:
        """Say that the bot is there, and how a server gets it; catch up with servers left meanwhile."""
        log.info("connected as %s, in %d servers", self.user, len(self.guilds))
        if self.application_id is not None:
            log.info("add it to a server: %s", permissions.invite_link(self.application_id))
        if self._keeps_servers is not None:
            await catch_up(self._keeps_servers, self.guilds)

    async def on_shard_connect(self, shard_id: int) -> None:
        """Note a new session."""
        self.connection.gained(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note a session that goes on."""
        self.connection.gained(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Note a lost connection; discord.py connects again by itself."""
        self.connection.lost(shard_id)

    async def on_message(self, message: discord.Message, /) -> None:
        """Leave messages to the features: there are no prefix commands."""

    async def on_error(self, event_method: str, /, *args: object, **kwargs: object) -> None:
        """Log what an event's handler raised."""
        log.exception("while handling %s", event_method)
