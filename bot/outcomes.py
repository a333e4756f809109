"""How does a member hear what became of a suggestion?

By a direct message, when they asked for it; one that cannot be sent (closed messages, gone) is not tried again.
"""

from __future__ import annotations

import logging

import discord

from bot import limits
from bot.markdown import shown
from bot.moderating import Moderating
from facts.moderation.suggestions import mark_notice_sent, outcome_notices

log = logging.getLogger(__name__)


async def tell_outcomes(client: discord.Client, moderating: Moderating) -> None:
    """Tell every member who still waits for the outcome of a suggestion."""
    for notice in await moderating.run(outcome_notices):
        try:
            if notice.person.isdigit():
                user = client.get_user(int(notice.person)) or await client.fetch_user(int(notice.person))
                await user.send(shown(notice.tell(), limits.CONTENT))
        except discord.HTTPException as problem:
            log.warning("suggestion %d: its member cannot be told: %s", notice.suggestion_id, problem.text)
        await moderating.run(mark_notice_sent, notice.suggestion_id, moderating.now())
