"""How often garbage is looked for while questions are answered."""

from __future__ import annotations

import os
import subprocess
import sys

_ASKED = """
import gc, sys
from facts.command.ask import ask
full = []
gc.callbacks.append(lambda phase, info: full.append(info) if phase == "start" and info["generation"] == 2 else None)
before = gc.get_threshold()
try:
    ask(["-"])
except SystemExit:
    pass
young, older, oldest = gc.get_threshold()
short, rare = young * older <= 20_000, young * older * oldest >= 4_000_000
print(gc.get_freeze_count() > 10_000, young > before[0], short, rare, file=sys.stderr)
"""


def test_what_is_loaded_is_left_out_of_short_searches_once_the_first_line_is_answered(tmp_path):
    asked = subprocess.run(
        [sys.executable, "-c", _ASKED],
        env={**os.environ, "WHOBACKS_STORE": "", "XDG_DATA_HOME": str(tmp_path)},
        input="who still backs stringer\nwho left him\n",
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stderr.split() == ["True"] * 4
