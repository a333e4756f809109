"""How are the full passages behind an answer shown?

Each passage whole, its quote in bold, as many on a page as a message of Discord holds. A paragraph
longer than an embed is shown around its quote, and says that it was cut.
"""

from __future__ import annotations

from collections.abc import Sequence

import discord

from bot import limits
from bot.labels import Labels, labels_in
from bot.markdown import escape, plain, shown
from bot.render import COLOUR, citation_head, size
from facts.models import Citation

PASSAGE = 3000
FOOTER = 100  # units kept for "Page 12 of 40"


def source_pages(citations: Sequence[Citation], language: str) -> list[list[discord.Embed]]:
    """Render every citation in full, a list of embeds a page."""
    labels = labels_in(language)
    pages: list[list[discord.Embed]] = []
    room = 0
    for embed in (_passage(citation, labels) for citation in citations):
        if not pages or size(embed) > room or len(pages[-1]) == limits.EMBEDS:
            pages.append([])
            room = limits.EMBED_TOTAL - FOOTER
        pages[-1].append(embed)
        room -= size(embed)
    if len(pages) > 1:
        for number, page in enumerate(pages, 1):
            page[-1].set_footer(text=labels("buttons", "page", page=number, pages=len(pages)))
    return pages


def _passage(citation: Citation, labels: Labels) -> discord.Embed:
    evidence = citation.evidence
    lines = [citation_head(citation, labels), ""]
    if evidence.quote is None and evidence.passage is None:
        lines.append(f"-# {labels('answer', 'no_quote')}")
    else:
        lines.append(marked(plain(evidence.passage or evidence.quote or ""), plain(evidence.quote or "")))
    return discord.Embed(description="\n".join(lines), colour=COLOUR)


def marked(passage: str, quote: str, room: int = PASSAGE) -> str:
    """A plain passage, escaped, with its quote in bold, cut around the quote where it is longer than `room`."""
    before, found, after = passage.partition(quote) if quote else (passage, "", "")
    if limits.length(escape(passage)) <= room:
        return f"{escape(before)}{_bold(escape(found))}{escape(after)}"
    bold = _bold(shown(found, room * 7 // 8))
    share = max((room - limits.length(bold)) // 2, 0)
    return f"{_tail(before, share)}{bold}{_head(after, share)}"


def _head(text: str, limit: int) -> str:
    """The beginning of `text`, escaped, in at most `limit` units; what was cut ends in "…"."""
    return escape(text) if limits.length(escape(text)) <= limit else shown(text, limit)


def _tail(text: str, limit: int) -> str:
    """The end of `text`, escaped, in at most `limit` units; what was cut begins with "…"."""
    if limits.length(escape(text)) <= limit:
        return escape(text)
    kept = text[-limit:]
    while kept and limits.length(escape(kept)) > limit - 1:
        kept = kept[max(1, (limits.length(escape(kept)) - limit) // 2) :]
    return limits.CUT + escape(kept)


def _bold(text: str) -> str:
    inner = text.strip()
    return text.replace(inner, f"**{inner}**", 1) if inner else text
