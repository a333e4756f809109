"""Discord is told the commands when they have changed, and only then."""

import discord
import pytest
from discord import app_commands

from bot.client import Tree
from bot.sync import CommandSync


class Commands(Tree):
    """A tree that counts how often Discord was told."""

    def __init__(self, *descriptions):
        client = discord.Client(intents=discord.Intents.none())
        client._application = type("Application", (), {"id": 900})()
        super().__init__(client)
        self.told = 0
        self.refused = False
        for number, description in enumerate(descriptions):
            self.add_command(_command(f"command{number}", description))

    async def sync(self, *, guild=None):
        if self.refused:
            response = type("Response", (), {"status": 403, "reason": "Forbidden"})()
            raise discord.Forbidden(response, {"code": 50001, "message": "Missing Access"})
        self.told += 1
        return []


def _command(name, description):
    async def callback(interaction: discord.Interaction) -> None: ...

    return app_commands.Command(name=name, description=description, callback=callback)


@pytest.fixture
def told_in(tmp_path):
    return tmp_path / "facts.db-commands"


async def test_unchanged_commands_are_told_once(told_in):
    first, second = Commands("Ask"), Commands("Ask")

    assert await CommandSync(told_in).sync(first)
    assert not await CommandSync(told_in).sync(second)
    assert (first.told, second.told) == (1, 0)


async def test_a_changed_command_is_told(told_in):
    await CommandSync(told_in).sync(Commands("Ask"))

    assert await CommandSync(told_in).sync(Commands("Ask me"))


async def test_another_server_is_told(told_in):
    await CommandSync(told_in).sync(Commands("Ask"))

    assert await CommandSync(told_in, server_id=7).sync(Commands("Ask"))


async def test_a_refusal_is_logged_and_tried_again_at_the_next_start(told_in, caplog):
    refused = Commands("Ask")
    refused.refused = True

    assert not await CommandSync(told_in).sync(refused)
    assert "Missing Access" in caplog.text
    assert await CommandSync(told_in).sync(Commands("Ask"))


async def test_a_note_that_cannot_be_written_costs_only_a_line(tmp_path, caplog):
    assert await CommandSync(tmp_path / "no folder" / "note").sync(Commands("Ask"))
    assert "told again" in caplog.text
