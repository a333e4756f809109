"""Which passages does a text consist of?

A passage is a block between blank lines, numbered from 1, headings counted. Nothing inside a block is
changed, so that a quote found in one stands in the text.
"""

from __future__ import annotations

import re

from facts.models import Passage

_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


def split_passages(text: str) -> tuple[Passage, ...]:
    """The passages of a text whose lines end in a bare newline; none if it is blank."""
    blocks = [block.strip() for block in _BLANK_LINES.split(text)]
    return tuple(Passage(number, block) for number, block in enumerate((b for b in blocks if b), 1))
