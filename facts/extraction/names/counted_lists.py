"""Does a number with its noun only announce the list behind it: "two members of Parliament, Ann Lee and Bo Moss"?

Then the words belong to the first name, as a title would, so that what is done by or to them is done by or to the
names. The list must be exactly as long as the number says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.names.words import NameWords
from facts.extraction.names.written import WrittenName

_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\s+)?|and\s+|&\s*)(?:the\s+)?")
_REACH = 110  # characters before the first name


def take_announcements(text: str, names: Sequence[WrittenName], words: NameWords) -> None:
    """Let the first name of each counted list of one sentence begin with the words that announce it."""
    names = [name for name in names if name.kind]
    announced = _pattern(words)
    at = 0
    while at < len(names):
        size = _list_from(text, names, at)
        first = names[at]
        outer = first.start if first.title_start < 0 else first.title_start
        told = announced.search(text[max(0, outer - _REACH) : outer]) if size > 1 else None
        if told and words.counts[told["count"].lower()] == size and not _holds_name(names, at, outer, told):
            first.title_start = max(0, outer - _REACH) + told.start("count")
        at += size


@lru_cache
def _pattern(words: NameWords) -> re.Pattern[str]:
    counts = "|".join(sorted((w for w in words.counts if " " not in w and w not in words.group_nouns), key=len))
    return re.compile(
        rf"\b(?P<count>(?i:{counts}))\s+(?:[\w'-]+\s+){{0,3}}?(?:[a-z-]+s|men|women)"
        rf"(?:\s+(?:of|from|in|on|at)\s+(?:the\s+)?[\w.' -]{{2,50}}?)?,\s+(?:the\s+)?$"
    )


def _list_from(text: str, names: Sequence[WrittenName], at: int) -> int:
    """How many names stand side by side from one on; 1 where nothing joins the last two."""
    stop = at + 1
    joined = False
    while stop < len(names):
        outer = names[stop].start if names[stop].title_start < 0 else names[stop].title_start
        gap = text[names[stop - 1].end : outer]
        if joined or not _BETWEEN.fullmatch(gap):
            break
        joined = "and" in gap or "&" in gap
        stop += 1
    return stop - at if joined else 1


def _holds_name(names: Sequence[WrittenName], at: int, outer: int, told: re.Match[str]) -> bool:
    """Whether somebody is named within the announcement, who would be lost in it."""
    start = max(0, outer - _REACH) + told.start("count")
    return at > 0 and names[at - 1].end > start and names[at - 1].kind == "person"
