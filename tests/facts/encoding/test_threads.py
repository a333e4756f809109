"""The encoders' arithmetic keeps to one thread, and gives back what it found."""

from __future__ import annotations

import numpy as np
from threadpoolctl import threadpool_info

from facts.encoding.threads import on_one_thread


def threads():
    return [one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"]


def test_one_thread_while_it_is_open():
    np.ones((2, 2)) @ np.ones((2, 2))
    before = threads()
    with on_one_thread():
        assert set(threads()) == {1}
    assert threads() == before
    assert before
