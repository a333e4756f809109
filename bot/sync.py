"""Do Discord's servers have to be told the commands again?

Telling them is a bulk overwrite with a daily limit and never happens by itself, so it is done when the
commands are not the ones that were told last: a hash of them is kept beside the store.
"""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path

import discord
from discord import app_commands

log = logging.getLogger(__name__)


class CommandSync:
    """Tells Discord the commands when they have changed.

    Args:
        told_in: The file that keeps what was told last; None tells them at every start.
        server_id: The one server that gets them, or None for all.
    """

    def __init__(self, told_in: Path | None = None, *, server_id: int | None = None) -> None:
        self._told_in = told_in
        self._server = discord.Object(server_id) if server_id else None

    async def sync(self, tree: app_commands.CommandTree[discord.Client]) -> bool:
        """Tell Discord the commands of `tree` if they have changed; returns whether it was told.

        A refusal is logged: mentions and direct messages work without commands.
        """
        if self._server is not None:
            tree.copy_global_to(guild=self._server)
        digest = self._digest(tree)
        if digest == self._last_told():
            return False
        try:
            commands = await tree.sync(guild=self._server)
        except discord.HTTPException as problem:
            log.warning("Discord did not take the commands: %s", problem.text or problem.status)
            return False
        log.info("told Discord %d commands", len(commands))
        self._keep(digest)
        return True

    def _digest(self, tree: app_commands.CommandTree[discord.Client]) -> str:
        payload = [command.to_dict(tree) for command in tree.get_commands(guild=self._server)]
        target = [tree.client.application_id, self._server.id if self._server else None]
        return hashlib.sha256(json.dumps([target, payload], sort_keys=True).encode()).hexdigest()

    def _last_told(self) -> str | None:
        try:
            return self._told_in.read_text(encoding="ascii").strip() if self._told_in else None
        except (OSError, UnicodeDecodeError):
            return None

    def _keep(self, digest: str) -> None:
        if self._told_in is None:
            return
        try:
            self._told_in.write_text(digest + "\n", encoding="ascii")
        except OSError as problem:
            log.warning("the commands will be told again at the next start: %s", problem)
