import asyncio
import json
import subprocess
import sys
import time

import pytest

from bot.health import STALE_AFTER_S, Connection, note_health, problem_with, write_note


def test_a_connected_bot_is_well(tmp_path):
    write_note(tmp_path / "note", True, at=1000)

    assert problem_with(tmp_path / "note", now=1001) is None


@pytest.mark.parametrize(
    ("connected", "age", "problem"),
    [(False, 1, "not connected"), (True, STALE_AFTER_S + 1, "has said nothing for 31 s")],
    ids=["disconnected", "hanging"],
)
def test_a_bot_that_is_away_is_not_well(tmp_path, connected, age, problem):
    write_note(tmp_path / "note", connected, at=1000)

    assert problem in problem_with(tmp_path / "note", now=1000 + age)


@pytest.mark.parametrize("content", [None, "", "{}", "[1]", '{"connected": true, "at": null}'])
def test_without_a_whole_note_no_bot_is_running(tmp_path, content):
    if content is not None:
        (tmp_path / "note").write_text(content, encoding="ascii")

    assert "no bot is running" in problem_with(tmp_path / "note", now=1)


async def _until(condition):
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for is a file
            await asyncio.sleep(0.001)


async def test_the_note_follows_the_connection_and_goes_with_the_bot(tmp_path):
    connection, note = Connection(), tmp_path / "note"
    seen = []

    def connected():
        seen.append(connection.is_whole(2))
        return seen[-1]

    task = asyncio.create_task(note_health(note, connected, every_s=0.001))
    connection.gained(0)
    await _until(lambda: seen)
    connection.gained(1)
    await _until(lambda: seen[-1] and "true" in note.read_text(encoding="ascii"))
    held = json.loads(note.read_text(encoding="ascii"))["connected"]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)

    assert held is True
    assert seen[0] is False
    assert not note.exists()


def test_one_lost_shard_is_a_lost_connection():
    connection = Connection()
    connection.gained(0)
    connection.gained(1)
    connection.lost(1)

    assert not connection.is_whole(2)
    assert connection.is_whole(1)


@pytest.mark.parametrize(("connected", "code"), [(True, 0), (False, 1)])
def test_the_check_is_a_command_that_exits_with_0_or_1(tmp_path, connected, code):
    write_note(tmp_path / "note", connected, at=time.time())

    checked = subprocess.run(
        [sys.executable, "-m", "bot.health"], capture_output=True, text=True, check=False,
        env={"WHOBACKS_HEALTH_FILE": str(tmp_path / "note")},
    )  # fmt: skip

    assert checked.returncode == code
    assert checked.stderr.count("\n") == code


def test_the_check_loads_no_discord():
    code = "import sys, bot.health; sys.exit('discord' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
