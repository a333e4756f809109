"""How are the words of an answer shown as markdown?

They come as lines: a verdict, then a list under each standing. Names are bold, numbers are links, and a
list that is too long is cut at a whole line, saying how many more there are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot import limits
from bot.labels import Labels
from bot.markdown import escape, plain, shown
from facts.answers.wording import load_words

LINE = 700  # units of one line of an answer
BOLD = 300  # a longer verdict is no headline
LIST_LINE = "- "
_KEPT = 60  # letters of a word that is too long to be one
_LONG_WORD = re.compile(r"\w{100,}")
_NUMBER = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Words:
    """How the words of an answer are shown: which names are bold, and what each number becomes."""

    names: frozenset[str]
    marks: Mapping[int, str]

    def linked(self, text: str) -> str:
        """`text` escaped, and its numbers in brackets as links to what they cite."""
        pieces = _NUMBER.split(text)
        for place, piece in enumerate(pieces):
            number = int(piece) if place % 2 and len(piece) < 6 else 0
            pieces[place] = self.marks.get(number) or escape(_plain_piece(f"[{piece}]" if place % 2 else piece))
        return "".join(pieces)


@dataclass(slots=True)
class Block:
    """Some lines of an answer and the list below them, such as everybody of one standing."""

    leads: list[str]
    lines: list[str]


def told_words(
    text: str, words: Words, room: int, *, has_verdict: bool = True, more: Labels | None = None
) -> str | None:
    """Show the words of an answer in at most `room` units.

    Args:
        text: Its lines.
        words: How names and numbers are shown.
        room: Units.
        has_verdict: Whether its first line is one, to be shown as a headline.
        more: The language in which to say how much was cut.

    Returns:
        Markdown; None when it does not fit and may not be cut (no `more`).
    """
    blocks = _blocks(_LONG_WORD.sub(lambda word: word[0][:_KEPT] + limits.CUT, text))
    told: list[str] = []
    for place, block in enumerate(blocks):
        share = room // (len(blocks) - place) - 1
        whole = _block_text(block, words, has_verdict=has_verdict and place == 0)
        if limits.length(whole) > share:
            if more is None:
                return None
            whole = _cut_block(block, words, more, share)
        told.append(whole)
        room -= limits.length(whole) + 1
    return "\n".join(told)


def _blocks(text: str) -> list[Block]:
    blocks = [Block([], [])]
    for line in text.strip().splitlines():
        if line.startswith(LIST_LINE):
            blocks[-1].lines.append(line.removeprefix(LIST_LINE))
        elif plain(line):
            if blocks[-1].lines:
                blocks.append(Block([], []))
            blocks[-1].leads.append(line)
    return blocks


def _block_text(block: Block, words: Words, *, has_verdict: bool) -> str:
    leads = [words.linked(lead) for lead in block.leads]
    for place, lead in enumerate(block.leads):
        is_headline = (has_verdict and place == 0) or (block.lines and lead.endswith(":"))
        if is_headline and limits.length(lead) <= BOLD:
            leads[place] = f"**{leads[place]}**"
    return "\n".join([*leads, *(f"{LIST_LINE}{_list_line(line, words)}" for line in block.lines)])


def _cut_block(block: Block, words: Words, labels: Labels, room: int) -> str:
    """As many whole lines as fit, and how many more there are."""
    lead = words.linked(limits.clamp("\n".join(block.leads), LINE))
    if limits.length(lead) > room // 2:
        lead = shown(" ".join(block.leads), room // 2 if block.lines else room)
    lines = [f"{LIST_LINE}{_list_line(limits.clamp(line, LINE), words)}" for line in block.lines]
    left = room - limits.length(lead) - 1
    packed = limits.pack_lines(
        lines, size=left, room=left, between=0, blocks=1, more=lambda cut: tell_more(block.lines[-cut:], labels)
    )
    return "\n".join([lead, *packed])


def tell_more(cut: Sequence[str], labels: Labels) -> str:
    """Say how many more there are when these last lines of a list are cut.

    The last may itself stand for several ("and 97 more"), as an answer's words name the first of a long list alone.
    """
    more = re.escape(load_words(labels.language).say("list.more", n="0")).replace("0", r"(\d+)")
    counted = re.fullmatch(more, cut[-1].removeprefix(LIST_LINE)) if cut else None
    return labels("answer", "more", count=len(cut) + (int(counted[1]) - 1 if counted else 0))


def _list_line(line: str, words: Words) -> str:
    name = max((name for name in words.names if line.startswith(name)), key=len, default="")
    return f"**{escape(plain(name))}**{words.linked(line.removeprefix(name))}" if name else words.linked(line)


def _plain_piece(text: str) -> str:
    """`plain`, which also takes the spaces off the ends; here they part the words from the numbers."""
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{plain(text)}{after}" if plain(text) else before
