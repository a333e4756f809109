"""On how many threads does an encoder's arithmetic run?

On one: its matrices are small, and threads that wait for each other cost ten times the time where a core is taken.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def on_one_thread() -> AbstractContextManager[object]:
    """Keeps numpy's linear algebra on one thread while it is open; what was set before comes back."""
    limited: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limited


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()
