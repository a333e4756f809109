"""What Discord takes of commands: it refuses all of them when one is over."""

import discord

LONGEST_COMMAND = 8000  # names, descriptions and values of a command, its options and choices together


def texts(payload):
    """Every text of a command's payload that counts."""
    if isinstance(payload, dict):
        for key, value in payload.items():
            if key in ("name", "description", "value") and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(payload, list):
        for each in payload:
            yield from texts(each)


def payloads(bot):
    return {command.name: command.to_dict(bot.tree) for command in bot.tree.get_commands()}


async def test_no_command_is_longer_than_discord_takes(simcord_env):
    sizes = {name: sum(map(len, texts(payload))) for name, payload in payloads(simcord_env.bot).items()}

    assert max(sizes.values()) < LONGEST_COMMAND, sizes
    assert len(sizes) > 10


async def test_every_option_is_described_within_a_hundred_characters(simcord_env):
    leaves = [c for c in simcord_env.bot.tree.walk_commands() if isinstance(c, discord.app_commands.Command)]

    for command in leaves:
        assert 1 < len(command.description) <= 100, command.qualified_name
        assert len(command.parameters) <= 25
        for option in command.parameters:
            assert option.description != "…", (command.qualified_name, option.name)
            assert len(str(option.description)) <= 100
            assert len(option.choices) <= 25


async def test_moderators_commands_are_offered_in_servers_alone(simcord_env):
    for name, payload in payloads(simcord_env.bot).items():
        everywhere = name in ("ask", "privacy")
        assert (payload["contexts"] != [0]) is everywhere, name
        assert (payload["integration_types"] != [0]) is everywhere, name


async def test_names_that_are_too_long_for_a_choice_are_cut(mo, channel, added):
    long = "Guild of " + "x" * 88
    await added(mo, channel, endorser=long)

    for command, option, typed in (("fact add", "endorser", long), ("fact retract", "statement", long)):
        offered = await mo.autocomplete(channel, command, option, typed)
        assert offered
        assert all(len(choice["name"]) <= 100 for choice in offered)


async def test_nothing_is_offered_for_what_has_no_letters(mo, channel):
    assert await mo.autocomplete(channel, "fact add", "endorser", "\u200b\u202e") == []
