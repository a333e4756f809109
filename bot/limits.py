"""How much does Discord take, and how is more cut to fit?

discord.py 2.7 checks few of these itself; a message over a limit is refused whole, so everything
that is shown passes through here. Lengths are UTF-16 units, as Discord's own clients count.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

CONTENT = 2000
EMBEDS = 10
EMBED_TOTAL = 6000  # titles, descriptions, field names and values, footers and authors of all embeds of a message
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
EMBED_FIELD_NAME = 256
EMBED_FIELD_VALUE = 1024
EMBED_FOOTER = 2048
LINK = 2048
SELECT_OPTIONS = 25
SELECT_PLACEHOLDER = 150
OPTION_LABEL = 100
CUSTOM_ID = 100

CUT = "…"


def length(text: str) -> int:
    """How long Discord takes `text` to be, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clamp(text: str, limit: int) -> str:
    """Cut `text` to at most `limit` units; what was cut ends in "…", at a word's end where one is near."""
    if length(text) <= limit:
        return text
    room = max(limit - length(CUT), 0)
    kept = text[:room]
    while length(kept) > room:
        kept = kept[:-1]
    words, space, _ = kept.rpartition(" ")
    if space and length(words) > room * 2 // 3:
        kept = words
    return (_without_half_an_escape(kept.rstrip()) + CUT)[:limit]


def _without_half_an_escape(text: str) -> str:
    backslashes = len(text) - len(text.rstrip("\\"))
    return text[:-1] if backslashes % 2 else text


def fit_lines(lines: Sequence[str], limit: int, more: Callable[[int], str]) -> tuple[str, int]:
    """Join as many whole lines as `limit` units hold, and count those left out.

    Args:
        lines: One line each, none of which may be cut (they hold links).
        limit: Units for everything, the closing line included.
        more: Words for the number of lines left out ("and 3 more").

    Returns:
        The text, which closes with `more` when lines are left out, and how many stand in it.
        Empty when not even one line and the closing fit.
    """
    text = "\n".join(lines)
    if length(text) <= limit:
        return text, len(lines)
    for kept in range(len(lines) - 1, 0, -1):
        text = "\n".join([*lines[:kept], more(len(lines) - kept)])
        if length(text) <= limit:
            return text, kept
    return "", 0


def pack_lines(
    lines: Sequence[str], *, size: int, room: int, between: int, blocks: int, more: Callable[[int], str]
) -> list[str]:
    """Pack whole lines into blocks, and say in the last one how many found no place.

    Args:
        lines: None of which may be cut; one longer than `size` ends the packing.
        size: Units that one block holds.
        room: Units for all blocks together.
        between: Units that each block after the first costs besides its text.
        blocks: How many blocks there may be.
        more: Words for the number of lines left out.

    Returns:
        Texts of at most `size` units; empty when nothing fits, not even the closing words.
    """
    packed: list[list[str]] = []
    for line in lines:
        if packed and _cost([[*packed[-1], line]]) <= size:
            trial = [*packed[:-1], [*packed[-1], line]]
        else:
            trial = [*packed, [line]]
        if len(trial) > blocks or _cost([trial[-1]]) > size or _cost(trial, between) > room:
            break
        packed = trial
    left = len(lines) - sum(len(block) for block in packed)
    return ["\n".join(block) for block in (_closed(packed, left, size, room, between, more) if left else packed)]


def _closed(
    packed: list[list[str]], left: int, size: int, room: int, between: int, more: Callable[[int], str]
) -> list[list[str]]:
    while packed:
        closed = [*packed[:-1], [*packed[-1], more(left)]]
        if _cost([closed[-1]]) <= size and _cost(closed, between) <= room:
            return closed
        if packed[-1]:
            packed, left = [*packed[:-1], packed[-1][:-1]], left + 1
        else:
            packed = packed[:-1]
    return [[more(left)]] if length(more(left)) <= min(size, room) else []


def _cost(blocks: Sequence[Sequence[str]], between: int = 0) -> int:
    return sum(length("\n".join(block)) for block in blocks) + between * max(len(blocks) - 1, 0)
