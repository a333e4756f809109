"""How does an answer look in Discord?

The answer's own words carry it: the verdict first, then a line for each name under its standing, the
numbers turned into links, and below it where each number leads. Pure: an `Answer` in, embeds out.
Discord's limits are kept however long it is, and whatever does not fit is counted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import discord

from bot import limits
from bot.labels import Labels, labels_in
from bot.markdown import escape, link, plain, shown
from bot.shown import numbered_citations
from facts.models import Answer, Citation

COLOURS = {"clarify": 0xF0B232, "unknown": 0x80848E}
COLOUR = 0x5865F2
NAME = 120  # units of a name or a publisher
QUOTE = 220  # of a quote under an answer; the button shows the whole passage
LINE = 700  # of one line of an answer
BOLD = 300  # a longer verdict is no headline
FEWEST = 160  # a message with less room left than this takes no further part
LIST_LINE = "- "
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


def answer_embeds(answer: Answer, *, question: str | None = None) -> list[discord.Embed]:
    """Render an answer as embeds, one for each part of a question that has several.

    Args:
        answer: What is told.
        question: As asked, where the channel does not show it otherwise; it becomes the title.

    Returns:
        1 to 10 embeds, together within 6000 units.
    """
    labels = labels_in(answer.language)
    parts = answer.parts or (answer,)
    numbered = numbered_citations(answer)
    told: list[discord.Embed] = []
    room = limits.EMBED_TOTAL - FEWEST  # kept for the words that say how many parts were left out
    for place, (part, citations) in enumerate(zip(parts, numbered, strict=True)):
        share = max(room // (len(parts) - place), min(room, limits.EMBED_TOTAL // 4))
        if share < FEWEST or len(told) == limits.EMBEDS:
            _say_more(told[-1], len(parts) - place, labels)
            break
        told.append(_embed(part, citations, labels, question=question if not place else None, room=share))
        room -= size(told[-1])
    return told


def size(embed: discord.Embed) -> int:
    """Units of an embed that count against the 6000 of its message."""
    texts = [embed.title, embed.description, embed.footer.text, embed.author.name]
    texts += [text for field in embed.fields for text in (field.name, field.value)]
    return sum(limits.length(text) for text in texts if text)


def plain_answer(answer: Answer) -> str:
    """Render an answer as text alone, for a channel in which the bot may not embed links."""
    labels = labels_in(answer.language)
    lines = [escape(plain(line)) for line in answer.text.strip().splitlines()]
    places = [_place(citation, labels) for citation in answer.citations]
    lines += [f"\\[{number}\\] {place}" for number, place in enumerate(places, 1)]
    whole, _ = limits.fit_lines(lines, limits.CONTENT, lambda count: labels("answer", "more", count=count))
    return whole or shown(answer.text, limits.CONTENT) or limits.CUT


def _embed(
    answer: Answer, citations: Sequence[Citation], labels: Labels, *, question: str | None, room: int
) -> discord.Embed:
    embed = discord.Embed(
        title=shown(question, limits.EMBED_TITLE) if question else None, colour=COLOURS.get(answer.kind, COLOUR)
    )
    if answer.as_of:
        embed.set_footer(text=labels("answer", "as_of", date=labels.written(answer.as_of)))
    left = room - size(embed)
    embed.description = _description(answer, citations, labels, min(left * 3 // 5, limits.EMBED_DESCRIPTION))
    _add_citations(embed, citations, labels, answer.text, room=room - size(embed))
    return embed


def _say_more(embed: discord.Embed, count: int, labels: Labels) -> None:
    embed.description = f"{embed.description}\n-# {labels('answer', 'more_parts', count=count)}"


def _description(answer: Answer, citations: Sequence[Citation], labels: Labels, room: int) -> str:
    readings = [
        "-# " + labels("answer", "read_as", written=shown(written, NAME // 2), name=shown(name, NAME))
        for written, name in answer.read_as.items()
        if f"“{written}”" not in answer.text  # said there already
    ]
    read_as, _ = limits.fit_lines(readings, room // 3, lambda count: "-# " + labels("answer", "more", count=count))
    left = room - limits.length(read_as) - 1
    linked = Words(_names(answer), {number: _mark(citation) for number, citation in enumerate(citations, 1)})
    told = _told(answer, linked, left)
    if told is None:  # with long links the numbers stand there unlinked; those of the sources below keep theirs
        marks = {number: f"\\[{citation.n}\\]" for number, citation in enumerate(citations, 1)}
        told = _told(answer, Words(linked.names, marks), left, more=labels)
    return f"{told}\n{read_as}".strip() or limits.CUT


def _names(answer: Answer) -> frozenset[str]:
    return frozenset(item.name for item in (*answer.items, *answer.unconfirmed))


def _told(answer: Answer, words: Words, room: int, *, more: Labels | None = None) -> str | None:
    """The answer's words, cut where `more` says in which language; None when they do not fit and it does not."""
    blocks = _blocks(answer.text)
    told: list[str] = []
    for place, block in enumerate(blocks):
        share = room // (len(blocks) - place) - 1
        whole = _block_text(block, words, bold=answer.kind != "unknown")
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


def _block_text(block: Block, words: Words, *, bold: bool) -> str:
    leads = [words.linked(lead) for lead in block.leads]
    if leads and bold and limits.length(block.leads[0]) <= BOLD:
        leads[0] = f"**{leads[0]}**"
    return "\n".join([*leads, *(f"{LIST_LINE}{_list_line(line, words)}" for line in block.lines)])


def _cut_block(block: Block, words: Words, labels: Labels, room: int) -> str:
    """As many whole lines as fit, and how many more there are."""
    lead = words.linked(limits.clamp("\n".join(block.leads), LINE))
    if limits.length(lead) > room // 2:
        lead = shown(" ".join(block.leads), room // 2 if block.lines else room)
    lines = [f"{LIST_LINE}{_list_line(limits.clamp(line, LINE), words)}" for line in block.lines]
    left = room - limits.length(lead) - 1
    packed = limits.pack_lines(
        lines, size=left, room=left, between=0, blocks=1, more=lambda count: labels("answer", "more", count=count)
    )
    return "\n".join([lead, *packed])


def _list_line(line: str, words: Words) -> str:
    name = max((name for name in words.names if line.startswith(name)), key=len, default="")
    return f"**{escape(plain(name))}**{words.linked(line.removeprefix(name))}" if name else words.linked(line)


def _plain_piece(text: str) -> str:
    """`plain`, which also takes the spaces off the ends; here they part the words from the numbers."""
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{plain(text)}{after}" if plain(text) else before


def _mark(citation: Citation) -> str:
    return link(f"\\[{citation.n}\\]", citation.evidence.source.url)


def _place(citation: Citation, labels: Labels) -> str:
    source, paragraph = citation.evidence.source, citation.evidence.paragraph
    place = [shown(source.publisher or source.title or source.key, NAME)]
    if not source.published.is_open:
        place.append(labels.written(str(source.published)))
    if paragraph is not None:
        place.append(labels("answer", "paragraph", paragraph=paragraph))
    return ", ".join(place)


def citation_head(citation: Citation, labels: Labels) -> str:
    """The line that says where a citation stands: its number, publisher, date and paragraph, linked."""
    head = f"**{_mark(citation)}** {_place(citation, labels)}"
    return f"{head} ({labels('answer', 'note')})" if citation.evidence.source.is_note else head


def _citation_lines(citation: Citation, labels: Labels, said: str) -> str:
    head, quote = citation_head(citation, labels), citation.evidence.quote
    if not quote:
        return f"{head}\n-# {labels('answer', 'no_quote')}"
    return head if quote in said else f"{head}\n“{shown(quote, QUOTE)}”"


def _add_citations(
    embed: discord.Embed, citations: Sequence[Citation], labels: Labels, said: str, *, room: int
) -> None:
    """Add where each number leads, in as many fields as it needs; a quote that was said is not said twice."""
    heading, again = labels("answer", "sources"), labels("answer", "goes_on", heading=labels("answer", "sources"))
    values = limits.pack_lines(
        [_citation_lines(citation, labels, said) for citation in citations],
        size=limits.EMBED_FIELD_VALUE,
        room=room - limits.length(heading),
        between=limits.length(again),
        blocks=limits.EMBED_FIELDS,
        more=lambda count: labels("answer", "more", count=count),
    )
    for value in values:
        embed.add_field(name=again if embed.fields else heading, value=value, inline=False)
