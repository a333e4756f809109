"""Who may touch the store?

One thread, which opened it and alone owns the writing connection. Everybody else sends it a function
of the store and awaits the result; they run in the order sent, so a change is seen by the next question.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from facts.store import Store

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class StoreThread:
    """The thread that owns the store.

    Args:
        open_store: Opens the store; called once, on the thread.
    """

    def __init__(self, open_store: Callable[[], Store]) -> None:
        self._open_store = open_store
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._store: Store | None = None

    async def start(self) -> None:
        """Open the store.

        Raises:
            StoreError: It cannot be opened.
        """
        await asyncio.get_running_loop().run_in_executor(self._executor, self._opened)

    async def run(
        self,
        function: Callable[Concatenate[Store, Parameters], Result],
        /,
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Call `function(store, *args, **kwargs)` on the thread and return what it returns.

        A caller that is cancelled stops waiting; a function that has begun is finished nevertheless.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, lambda: function(self._opened(), *args, **kwargs))

    async def close(self) -> None:
        """Finish what was sent, close the store and end the thread; a second call does nothing."""
        await asyncio.to_thread(self._finish)

    def _finish(self) -> None:
        try:
            self._executor.submit(self._close_store)
        except RuntimeError:  # it has ended already
            return
        self._executor.shutdown(wait=True)

    def _opened(self) -> Store:
        if self._store is None:
            self._store = self._open_store()
        return self._store

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
