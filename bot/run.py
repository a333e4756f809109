"""How is the bot run, and how does it end?

Everything is built once, here, and passed down. A SIGTERM or SIGINT lets what was begun be finished,
then closes the connection and the store; that is success. A problem that a person can solve is one line.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import aiohttp
import discord
from discord.http import Route

from bot.ask import Ask
from bot.asking import Asking
from bot.client import WhobacksClient
from bot.health import note_health
from bot.moderating import Moderating
from bot.moderation import build_moderation
from bot.settings import Settings
from bot.store_thread import StoreThread
from bot.sync import CommandSync
from facts.answers import IN_WORDS, answer_question, choose
from facts.command.collecting import collect_rarely
from facts.command.stores import default_store_path, open_store
from facts.errors import BadInput, FactsError

log = logging.getLogger(__name__)

_WORK = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")  # names that discord.py 2.7 gives its tasks

FINISH_WITHIN_S = 5.0  # what Docker leaves until it kills is 10 s


def run_bot(settings: Settings) -> int:
    """Run the bot until it is told to stop.

    Returns:
        0 when it was told to stop, 1 for a failure, 2 for a setting that is missing or wrong; a failure
        is one line on standard error.
    """
    try:
        token = settings.read_token()
        set_up_log(settings.log_level, secret=token)
        collect_rarely()
        asyncio.run(serve(settings, token))
    except BadInput as problem:
        return _fail(str(problem), 2)
    except FactsError as problem:
        return _fail(str(problem), 1)
    except discord.LoginFailure:
        return _fail("Discord refused the token: copy it again from the developer portal, or reset it there", 1)
    except (aiohttp.ClientError, discord.DiscordException, OSError) as problem:
        return _fail(f"cannot connect to Discord: {_words(problem)}", 1)
    except KeyboardInterrupt:  # only where the system knows no signal handlers
        return 0
    return 0


async def serve(settings: Settings, token: str) -> None:
    """Open the store, connect, and serve until told to stop.

    Raises:
        FactsError: The store cannot be opened.
        discord.DiscordException: Discord cannot be reached, or refuses the token.
    """
    if settings.discord_api is not None:
        Route.BASE = str(settings.discord_api).rstrip("/")
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot is silent on voice
    store_path = settings.store or default_store_path()
    store_thread = StoreThread(lambda: open_store(settings.store))
    await store_thread.start()
    try:
        asking = Asking(store_thread, partial(answer_question, paging=IN_WORDS), partial(choose, paging=IN_WORDS))
        sync = CommandSync(_beside(store_path), server_id=settings.sync_server)
        moderation = build_moderation(Moderating(store_thread))
        client = WhobacksClient(asking, [Ask(asking)], moderation=moderation, sync=sync)
        await _serve(client, token, health_file=settings.health_file)
    finally:
        await store_thread.close()


async def _serve(client: WhobacksClient, token: str, *, health_file: Path) -> None:
    stop = asyncio.Event()
    _on_signals(stop.set)
    async with client:
        running = asyncio.create_task(client.start(token))
        noting = asyncio.create_task(note_health(health_file, lambda: client.is_connected))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait((running, stopping), return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            log.info("told to stop")
            await finish_work(FINISH_WITHIN_S)
            await client.close()
        for task in (noting, stopping):
            task.cancel()
        await asyncio.gather(noting, stopping, return_exceptions=True)
        await running


async def finish_work(within_s: float) -> None:
    """Wait for the commands, messages and buttons that are being answered."""
    under_way = [task for task in asyncio.all_tasks() if task.get_name().startswith(_WORK)]
    if under_way:
        await asyncio.wait(under_way, timeout=within_s)


def _on_signals(stop: Callable[[], None]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows
            loop.add_signal_handler(number, stop)


def set_up_log(level: str, *, secret: str) -> None:
    """Log to standard error, never with `secret` in a line; discord.py only from warnings up."""
    handler = logging.StreamHandler()
    handler.setFormatter(WithoutSecret(secret))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    logging.getLogger("discord").setLevel(level if level == "DEBUG" else "WARNING")


class WithoutSecret(logging.Formatter):
    """Formats a record, its trace included, and blanks one secret wherever it stands."""

    def __init__(self, secret: str) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        """The line, without the secret."""
        return super().format(record).replace(self._secret, "[token]")


def _beside(store_path: Path) -> Path:
    return store_path.with_name(f"{store_path.name}-commands")


def _words(problem: Exception) -> str:
    return " ".join(str(problem).split()) or type(problem).__name__


def _fail(problem: str, code: int) -> int:
    sys.stderr.write(f"whobacks: {' '.join(problem.split())}\n")
    return code
