import asyncio
import signal
import subprocess
import sys
import threading

import pytest

from bot.store_thread import StoreThread
from facts.errors import StoreMissing
from facts.models import View
from facts.store import Store
from facts.store.changes import read_changes
from facts.store.checks import check_store
from facts.store.statements import find_statements


@pytest.fixture
async def store_thread():
    thread = StoreThread(Store.in_memory)
    yield thread
    await thread.close()


async def test_everything_runs_on_one_thread_that_is_not_the_loops(store_thread):
    names = await asyncio.gather(*(store_thread.run(lambda _: threading.get_ident()) for _ in range(20)))

    assert len(set(names)) == 1
    assert threading.get_ident() not in names


async def test_functions_run_in_the_order_sent(store_thread):
    done = []

    await asyncio.gather(*(store_thread.run(lambda _, n=n: done.append(n)) for n in range(50)))

    assert done == list(range(50))


async def test_what_a_function_raises_reaches_who_sent_it(store_thread):
    def fail(store):
        raise LookupError("nobody by that name")

    with pytest.raises(LookupError, match="nobody"):
        await store_thread.run(fail)


async def test_a_store_that_cannot_be_opened_is_told_at_the_start(tmp_path):
    thread = StoreThread(lambda: Store.open(tmp_path / "none.db"))

    with pytest.raises(StoreMissing):
        await thread.start()
    await thread.close()


async def test_closing_finishes_what_was_sent_and_closes_the_store():
    closed, done = [], []

    class Watched(Store):
        def close(self):
            closed.append(len(done))
            super().close()

    thread = StoreThread(Watched.in_memory)
    sent = [asyncio.create_task(thread.run(lambda _, n=n: done.append(n))) for n in range(10)]
    await asyncio.sleep(0)
    await thread.close()
    await asyncio.gather(*sent)

    assert closed == [10]
    await thread.close()


async def test_a_cancelled_caller_does_not_undo_what_has_begun(store_thread):
    begun, may_end, done = threading.Event(), threading.Event(), []

    def slow(store):
        begun.set()
        may_end.wait(5)
        done.append(True)

    sent = asyncio.create_task(store_thread.run(slow))
    await asyncio.to_thread(begun.wait, 5)
    sent.cancel()
    may_end.set()
    await asyncio.gather(sent, return_exceptions=True)
    await store_thread.run(lambda _: None)

    assert done == [True]


KILLED = """
import asyncio, os, signal, sys
from datetime import UTC, date, datetime
from pathlib import Path
from bot.store_thread import StoreThread
from facts.models import View
from facts.moderation.facts import add_fact
from facts.moderation.preview import read_fact
from facts.moderation.written import WrittenFact
from facts.store import Store
from facts.store.scope import Entry

def add(store, number):
    words = WrittenFact(endorser=f"new:Guild {number}", candidate="new:Bea Two", stance="endorses", link="https://a.example")
    entry = Entry(at=datetime(2031, 6, 1, tzinfo=UTC), by="m", server_id=7)
    return add_fact(store, read_fact(store, words, view=View(server_id=7), today=date(2031, 6, 1)), entry)

async def main():
    thread = StoreThread(lambda: Store.open(Path(sys.argv[1])))
    await thread.start()
    waiting = [asyncio.ensure_future(thread.run(add, number)) for number in range(20)]
    for change in waiting[:int(sys.argv[2])]:
        os.write(1, b"%d\\n" % (await change).change_id)
    os.kill(os.getpid(), signal.SIGKILL)

asyncio.run(main())
"""


@pytest.mark.parametrize("acknowledged", [1, 7])
def test_every_change_that_was_acknowledged_survives_a_kill_at_once(tmp_path, acknowledged):
    path = tmp_path / "facts.db"
    Store.open(path, create=True).close()

    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(acknowledged)], capture_output=True, check=False
    )

    told = [int(line) for line in killed.stdout.split()]
    with Store.open(path) as store:
        kept = [change.change_id for change in read_changes(store, View(server_id=7), limit=100)]
        assert killed.returncode == -signal.SIGKILL, killed.stderr
        assert len(told) == acknowledged
        assert set(told) <= set(kept)
        assert check_store(store) == []
        assert len(find_statements(store, View(server_id=7))) == len(kept)
