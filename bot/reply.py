"""What is sent for an answer: embeds, or text alone where the bot may not embed links."""

from __future__ import annotations

from dataclasses import dataclass

import discord

from bot.asking import Told
from bot.render import answer_embeds, plain_answer


@dataclass(frozen=True, slots=True)
class Reply:
    """One message: its text or its embeds."""

    content: str | None
    embeds: list[discord.Embed]


def reply_for(told: Told, *, question: str | None = None, may_embed: bool = True) -> Reply:
    """Render what was told; `question` is shown where the channel does not show it otherwise."""
    if may_embed:
        return Reply(None, answer_embeds(told.answer, question=question))
    return Reply(plain_answer(told.answer), [])
