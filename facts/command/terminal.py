"""How much room does a terminal give?"""

from __future__ import annotations

import shutil

WIDEST, NARROWEST = 100, 20  # columns of a line


def width() -> int:
    """How many columns a line may take: as the terminal or `COLUMNS` says, within what is pleasant to read."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns))
