"""How does an answer look in Discord?

The answer's own words carry it: the verdict first, then a line for each name under its standing, the
numbers turned into links, and below it where each number leads. Pure: an `Answer` in, embeds out.
Discord's limits are kept however long it is, and whatever does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot import limits
from bot.labels import Labels, labels_in
from bot.markdown import escape, link, plain, shown
from bot.shown import numbered_citations
from bot.wording import Words, tell_more, told_words
from facts.models import Answer, Citation, Source
from facts.moderation.written import bare_title

COLOURS = {"clarify": 0xF0B232, "unknown": 0x80848E}
COLOUR = 0x5865F2
NAME = 120  # units of a name
TITLE = 80  # of a title or a publisher; with the longest link a source still fits a field
QUOTE = 220  # of a quote under an answer; the button shows the whole passage
NO_HEADING = "\u200b"  # Discord wants every field to have a name
FEWEST = 160  # a message with less room left than this takes no further part


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
    told = answer.text.strip().splitlines()
    lines = [escape(plain(line)) for line in told]
    places = [_place(citation, labels, linked=False) for citation in answer.citations]
    lines += [f"\\[{number}\\] {place}" for number, place in enumerate(places, 1)]
    whole, _ = limits.fit_lines(
        lines, limits.CONTENT, lambda cut: tell_more(told[len(lines) - cut :] or places[-cut:], labels)
    )
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
    if answer.kind != "clarify":  # where the names that may be meant come from is not what was asked
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
    has_verdict = answer.kind != "unknown"
    told = told_words(answer.text, linked, left, has_verdict=has_verdict)
    if told is None:  # with long links the numbers stand there unlinked; those of the sources below keep theirs
        marks = {number: f"\\[{citation.n}\\]" for number, citation in enumerate(citations, 1)}
        told = told_words(answer.text, Words(linked.names, marks), left, has_verdict=has_verdict, more=labels)
    return f"{told}\n{read_as}".strip() or limits.CUT


def _names(answer: Answer) -> frozenset[str]:
    return frozenset(item.name for item in (*answer.items, *answer.unconfirmed))


def _mark(citation: Citation) -> str:
    return link(f"\\[{citation.n}\\]", citation.evidence.source.url)


def _place(citation: Citation, labels: Labels, *, linked: bool = True) -> str:
    """Where a citation stands: title, publisher, date and paragraph; the title says whose words they are."""
    source, paragraph = citation.evidence.source, citation.evidence.paragraph
    place = [link(shown(source_name(source, labels), TITLE), source.url if linked else None)]
    if source.publisher:
        place.append(shown(source.publisher, TITLE))
    if not source.published.is_open:
        place.append(labels.written(str(source.published)))
    if paragraph is not None:
        place.append(labels("answer", "paragraph", paragraph=paragraph))
    if names_note(source):
        place.append(labels("answer", "note"))
    return ", ".join(place)


def source_name(source: Source, labels: Labels) -> str:
    """What a source is called: its title; a moderator's note that has none of its own is called one."""
    if not source.is_note:
        return source.title or source.key
    note = labels("answer", "note")
    return bare_title(source.title) or note[0].upper() + note[1:]


def names_note(source: Source) -> bool:
    """Whether a source has to be called a moderator's note beside its name."""
    return source.is_note and bool(bare_title(source.title))


def citation_head(citation: Citation, labels: Labels) -> str:
    """The line that says where a citation stands, with its number."""
    return f"**\\[{citation.n}\\]** {_place(citation, labels)}"


def _citation_lines(citation: Citation, labels: Labels, said: str) -> str:
    head, quote = citation_head(citation, labels), citation.evidence.quote
    if not quote:
        return f"{head}\n-# {labels('answer', 'no_quote')}"
    return head if quote in said else f"{head}\n> {shown(quote, QUOTE)}"


def _add_citations(
    embed: discord.Embed, citations: Sequence[Citation], labels: Labels, said: str, *, room: int
) -> None:
    """Add where each number leads, in as many fields as it needs; a quote that was said is not said twice."""
    heading = labels("answer", "sources")
    values = limits.pack_lines(
        [_citation_lines(citation, labels, said) for citation in citations],
        size=limits.EMBED_FIELD_VALUE,
        room=room - limits.length(heading),
        between=limits.length(NO_HEADING),
        blocks=limits.EMBED_FIELDS,
        more=lambda count: labels("answer", "more", count=count),
    )
    for value in values:
        embed.add_field(name=NO_HEADING if embed.fields else heading, value=value, inline=False)
