"""What is a person told when something went wrong, and what does the log keep?

The text of a `FactsError` is meant for people and is shown as it is. Anything else is our fault: the
person gets a short apology with an id, and the log gets the trace with the same id.
"""

from __future__ import annotations

import functools
import inspect
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Concatenate, ParamSpec, TypeVar

import discord
from discord import app_commands

from bot import limits
from bot.labels import labels_for
from bot.markdown import shown
from facts.errors import Conflict, FactsError

log = logging.getLogger(__name__)

_TOO_LATE = frozenset({10008, 10015, 10062, 40060})  # message, webhook or interaction is gone, or was answered already

Say = Callable[[str], Awaitable[object]]


async def tell(error: Exception, say: Say, *, doing: str, locale: object = "en") -> None:
    """Tell a person that `error` happened, through `say`, and log what was not foreseen.

    Args:
        error: What was raised.
        say: Sends one text to the person.
        doing: What the bot was doing, for the log ("/ask").
        locale: The person's language.
    """
    error = _cause(error)
    if isinstance(error, discord.Forbidden):
        log.warning("%s: Discord does not let me: %s", doing, error.text)
        return
    if isinstance(error, discord.HTTPException) and error.code in _TOO_LATE:
        log.warning("%s: too late, %s", doing, error.text)
        return
    try:
        await say(text_for(error, doing=doing, locale=locale))
    except discord.HTTPException as problem:
        log.warning("%s: could not even say that it failed: %s", doing, problem.text)


def text_for(error: Exception, *, doing: str, locale: object = "en") -> str:
    """The words for a person; what was not foreseen is logged under the id that they hold."""
    if isinstance(error, FactsError):
        text = shown(str(error), limits.CONTENT)
        by = error.by if isinstance(error, Conflict) and error.by else ""
        return re.sub(rf"\b{by}\b", f"<@{by}>", text) if by.isdigit() else text  # who was first, by name
    error_id = secrets.token_hex(4)
    log.error("error %s, %s", error_id, doing, exc_info=error)
    return labels_for(locale)("told", "apology", id=f"`{error_id}`")


async def tell_interaction(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the person whose command or button failed; only they see it."""

    async def say(text: str) -> None:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)

    await tell(error, say, doing=_name_of(interaction), locale=interaction.locale)


Cog = TypeVar("Cog")
Parameters = ParamSpec("Parameters")
Command = Callable[Concatenate[Cog, discord.Interaction, Parameters], Coroutine[Any, Any, None]]


def told(command: Command[Cog, Parameters]) -> Command[Cog, Parameters]:
    """Let a command tell the person by itself what a `FactsError` says; that is an outcome, not a failure."""

    @functools.wraps(command)
    async def telling(
        cog: Cog, interaction: discord.Interaction, /, *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> None:
        try:
            await command(cog, interaction, *args, **kwargs)
        except FactsError as error:
            await tell_interaction(interaction, error)

    # discord.py reads annotations in the globals of this module, where those of the command mean nothing
    telling.__signature__ = inspect.signature(command, eval_str=True)  # type: ignore[attr-defined]
    return telling


def _cause(error: Exception) -> Exception:
    while isinstance(error, app_commands.CommandInvokeError | app_commands.TransformerError):
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error.__cause__
        if not isinstance(cause, Exception):
            break
        error = cause
    return error


def _name_of(interaction: discord.Interaction) -> str:
    if interaction.command is not None:
        return f"/{interaction.command.qualified_name}"
    custom_id = str(dict(interaction.data or {}).get("custom_id", "?"))
    return ":".join(custom_id.split(":")[:2])
