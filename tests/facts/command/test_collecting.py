"""How often garbage is looked for while questions are answered."""

from __future__ import annotations

import os
import subprocess
import sys

_ASKED = """
import gc, sys
from facts.command.ask import ask
import facts.command.ask as asking
amid, searched = [], []
answer = asking.answer_question


def watched(*args, **kwargs):
    amid.append(gc.isenabled())
    return answer(*args, **kwargs)


asking.answer_question = watched
gc.callbacks.append(lambda phase, info: searched.append(info["generation"]) if phase == "start" else None)
try:
    ask(["-"])
except SystemExit:
    pass
is_searched = searched.count(1) >= 2
print(gc.get_freeze_count() > 10_000, len(amid) == 45, not any(amid[1:]), is_searched, gc.isenabled(), file=sys.stderr)
"""


def test_nothing_is_searched_amid_an_answer_from_the_first_line_to_the_last(tmp_path):
    asked = subprocess.run(
        [sys.executable, "-c", _ASKED],
        env={**os.environ, "WHOBACKS_STORE": "", "XDG_DATA_HOME": str(tmp_path)},
        input="who still backs stringer\n" * 45,
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stderr.split() == ["True"] * 5
