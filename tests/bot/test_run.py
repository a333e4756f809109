"""`python -m bot run` as a process of its own: how it starts, what it refuses, how it ends."""

import asyncio
import json
import os
import signal
import sys

import pytest
from loopback import LATER, TOKEN, Loopback

from facts.store import Store


@pytest.fixture
async def here():
    loopback = await Loopback().start()
    yield loopback
    await loopback.stop()


@pytest.fixture
def environment(tmp_path, here):
    Store.open(tmp_path / "facts.db", create=True).close()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("WHOBACKS_")}
    return kept | {
        "WHOBACKS_TOKEN": TOKEN,
        "WHOBACKS_STORE": str(tmp_path / "facts.db"),
        "WHOBACKS_DISCORD_API": here.api,
        "WHOBACKS_HEALTH_FILE": str(tmp_path / "health.json"),
    }


async def start(environment):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=environment, stderr=asyncio.subprocess.PIPE
    )


async def end(process):
    _, said = await asyncio.wait_for(process.communicate(), 20)
    return process.returncode, said.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
async def test_a_signal_ends_the_bot_cleanly(here, environment, tmp_path, number):
    process = await start(environment)
    await here.until(lambda: here.identified, within_s=30)
    await here.until((tmp_path / "health.json").exists, within_s=30)

    process.send_signal(number)
    code, said = await end(process)

    assert code == 0, said
    assert "Traceback" not in said
    assert TOKEN not in said
    assert here.closed_with == [1000]
    assert not (tmp_path / "health.json").exists()
    assert not (tmp_path / "facts.db-wal").exists()  # the store was closed, not left open


async def test_what_was_asked_before_the_signal_is_still_answered(here, environment):
    process = await start(environment)
    await here.until(lambda: here.identified, within_s=30)
    here.faults.append(("POST", "/messages", *LATER))
    await here.say("<@900> who backs quill")
    await here.until(lambda: here.matching("POST", "/messages"), within_s=30)

    process.terminate()
    code, said = await end(process)

    assert code == 0, said
    assert len(here.matching("POST", "/messages")) == 2


async def test_the_health_note_says_that_the_bot_is_connected(here, environment, tmp_path):
    process = await start(environment)
    await here.until(lambda: _note(tmp_path).get("connected"), within_s=30)
    process.terminate()

    assert (await end(process))[0] == 0


def _note(folder):
    try:
        return json.loads((folder / "health.json").read_text(encoding="ascii"))
    except OSError:
        return {}


async def test_commands_are_told_once_and_not_again_at_the_next_start(here, environment):
    for _ in range(2):
        process = await start(environment)
        sessions = len(here.identified)
        await here.until(lambda before=sessions: len(here.identified) > before, within_s=30)
        process.terminate()
        await end(process)

    assert len(here.matching("PUT", "/commands")) == 1


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({"WHOBACKS_TOKEN": ""}, 2, "no token: set WHOBACKS_TOKEN"),
        ({"WHOBACKS_TOKEN": "another.token"}, 1, "Discord refused the token"),
        ({"WHOBACKS_TOKEN": "", "WHOBACKS_TOKEN_FILE": "/none/there"}, 2, "cannot be read"),
        ({"WHOBACKS_STORE": "/none/there.db"}, 1, "there is no store"),
        ({"WHOBACKS_LOG_LEVEL": "loud"}, 2, "WHOBACKS_LOG_LEVEL"),
        ({"WHOBACKS_DISCORD_API": "http://127.0.0.1:1/api/v10"}, 1, "cannot connect to Discord"),
    ],
    ids=["no token", "refused token", "no token file", "no store", "wrong setting", "nobody there"],
)
async def test_what_a_person_can_solve_is_one_clear_line(environment, changes, code, words):
    process = await start(environment | changes)

    ended, said = await end(process)

    assert ended == code, said
    assert words in said
    assert len(said.splitlines()) == 1
    assert "another.token" not in said
