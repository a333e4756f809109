"""Is the bot connected to Discord right now?

The running bot notes it every few seconds in a file; `python -m bot.health` reads the note and exits
with 0 or 1. A note that is old counts as no: whoever wrote it hangs or is gone. This module knows no
discord, so that a check of the container takes milliseconds.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

log = logging.getLogger(__name__)

EVERY_S = 5.0
STALE_AFTER_S = 30.0


def health_file() -> Path:
    """Where the note is: `WHOBACKS_HEALTH_FILE`, else a file in the temporary folder."""
    named = os.environ.get("WHOBACKS_HEALTH_FILE")
    return Path(named) if named else Path(tempfile.gettempdir()) / "whobacks-health.json"


class Connection:
    """Which of the bot's shards are connected."""

    def __init__(self) -> None:
        self._connected: set[int] = set()

    def gained(self, shard_id: int) -> None:
        """A shard is connected, or connected again."""
        self._connected.add(shard_id)

    def lost(self, shard_id: int) -> None:
        """A shard has lost its connection."""
        self._connected.discard(shard_id)

    def is_whole(self, shard_count: int | None) -> bool:
        """Whether all of `shard_count` shards are connected."""
        return bool(self._connected) and len(self._connected) >= (shard_count or 1)


async def note_health(path: Path, is_connected: Callable[[], bool], *, every_s: float = EVERY_S) -> None:
    """Note in `path` whether the bot is connected, until cancelled; then remove the note."""
    try:
        while True:
            write_note(path, is_connected())
            await asyncio.sleep(every_s)
    finally:
        remove_note(path)


def write_note(path: Path, connected: bool, *, at: float | None = None) -> None:
    """Write one note; a reader sees the old one or the new one, never half of it."""
    note = json.dumps({"connected": connected, "at": time.time() if at is None else at})
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(note, encoding="ascii")
        unfinished.replace(path)
    except OSError as problem:
        log.warning("cannot note my health in %s: %s", path, problem.strerror)


def remove_note(path: Path) -> None:
    """Remove the note: nobody is running any more."""
    path.unlink(missing_ok=True)


def problem_with(path: Path, *, now: float) -> str | None:
    """Why the bot is not well, in one line; None when it is."""
    try:
        note = json.loads(path.read_text(encoding="ascii"))
        connected, at = bool(note["connected"]), float(note["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return f"no bot is running: {path} holds no note"
    if now - at > STALE_AFTER_S:
        return f"the bot has said nothing for {now - at:.0f} s"
    return None if connected else "the bot is not connected to Discord"


def main() -> int:
    """Check the note; 0 when the bot is connected, else 1 and why on standard error."""
    problem = problem_with(health_file(), now=time.time())
    if problem:
        sys.stderr.write(f"whobacks: {problem}\n")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(main())
