"""The word lists of name matching, as data: one file a list, one word a line, `#` opens a remark."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def lines(name: str) -> tuple[str, ...]:
    """The entries of a list, in order."""
    text = files(__package__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    kept = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in kept if line)


@cache
def word_set(name: str) -> frozenset[str]:
    """Every word of a list."""
    return frozenset(word for line in lines(name) for word in line.split())
