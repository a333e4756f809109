"""What has been found where a noun alone tells of support?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NounMatch:
    """Support told by a noun; names are indexes of tokens, `candidates` empty when it is clear from before."""

    anchor: int
    end: int
    endorsers: tuple[int, ...]
    candidates: tuple[int, ...]
    line: str
    sure: bool = True
