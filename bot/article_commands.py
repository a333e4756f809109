"""How does an article come into a server's review queue?

As an attachment, pasted into a form, or from a message's own menu. It is read beside the store's thread, as that
may take seconds; what it says waits for review.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit_cards import announce, change_buttons
from bot.buttons import guarded
from bot.cards import add_lines, change_card
from bot.errors import told
from bot.fact_commands import IN_SERVERS, Text
from bot.forms import TEXT, Field, Form
from bot.labels import Labels, labels_for
from bot.moderating import Moderating, moderating_of
from bot.review_cards import ReviewButton
from facts.errors import BadArticle
from facts.models import View
from facts.moderation.articles import LARGEST, GivenForArticle, propose_reading, read_text
from facts.moderation.cards import next_card
from facts.moderation.written import LONGEST_LINK
from facts.store.scope import Entry


class ArticleCommands(commands.Cog):
    """`/article add`.

    Args:
        moderating: The way into the store.
    """

    article: app_commands.Group = app_commands.Group(
        name="article", description="Read articles for review (moderators)", **IN_SERVERS
    )

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @article.command(name="add")
    @app_commands.describe(
        file="A .txt, .md or .html file up to 1 MB; without one a form opens to paste the text",
        title="Its headline, if it does not say it",
        publisher="Who put it out, if it does not say it",
        published="When: 30 April 2021, May 2021",
        link="Where it stands (http or https)",
    )
    @told
    async def add(
        self,
        interaction: discord.Interaction,
        file: discord.Attachment | None = None,
        title: Text | None = None,
        publisher: Text | None = None,
        published: Text | None = None,
        link: app_commands.Range[str, 1, LONGEST_LINK] | None = None,
    ) -> None:
        """Read an article; what it says comes up in /review."""
        given = GivenForArticle(
            title=title or "", publisher=publisher or "", published=published or "", link=link or ""
        )
        if file is None:
            await self._moderating.look(interaction)
            await interaction.response.send_modal(_paste_form(given, labels_for(interaction.locale)))
            return
        entry = await self._moderating.enter(interaction)
        if file.size > LARGEST:
            size = f"{file.size / 1_000_000:.1f}"
            raise BadArticle(f"{file.filename}: {size} MB is too large (at most {LARGEST // 1_000_000} MB)")
        await propose(interaction, await file.read(), file.filename, given, entry)


def read_as_article() -> app_commands.ContextMenu:
    """The entry *Read as article* in the menu of messages."""
    return app_commands.ContextMenu(name="Read as article", callback=_read_message, **IN_SERVERS)


async def _read_message(interaction: discord.Interaction, message: discord.Message) -> None:
    async def work() -> None:
        entry = await moderating_of(interaction).enter(interaction)
        given = GivenForArticle(published=message.created_at.date().isoformat(), link=message.jump_url)
        await propose(interaction, message.content, "message", given, entry)

    await guarded(interaction, work)


async def propose(
    interaction: discord.Interaction, content: str | bytes, name: str, given: GivenForArticle, entry: Entry
) -> None:
    """Read a text beside the store's thread, put up what it says for review, and say how much that is.

    Raises:
        BadInput: The text cannot be read as an article.
    """
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    reading = await asyncio.to_thread(read_text, content, name, given, today=moderating.today())
    proposed = await moderating.run(propose_reading, reading, entry)
    if proposed.change is None:
        await interaction.edit_original_response(embed=_line(proposed.tell(), labels))
        return
    await announce(interaction.client, moderating, proposed.change)
    embed, view = change_card(proposed.change, labels), change_buttons(proposed.change, labels)
    add_lines(embed, labels("article", "outcome"), [proposed.tell()], labels)
    first = await moderating.run(next_card, View(server_id=entry.server_id))
    if first is not None:
        view.add_item(ReviewButton(first.ref, "next", labels, says=labels("article", "review")))
    await interaction.edit_original_response(embed=embed, view=view)


def _line(text: str, labels: Labels) -> discord.Embed:
    embed = discord.Embed()
    add_lines(embed, labels("article", "outcome"), [text], labels)
    return embed


def _paste_form(given: GivenForArticle, labels: Labels) -> Form:
    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        entry = await moderating_of(interaction).enter(interaction)
        said = GivenForArticle(**{key: written[key] for key in ("title", "publisher", "published", "link")})
        await propose(interaction, written["text"], "pasted text", said, entry)

    fields = [
        Field(key="title", label=labels("article", "title"), value=given.title),
        Field(key="publisher", label=labels("article", "publisher"), value=given.publisher),
        Field(key="published", label=labels("article", "published"), value=given.published),
        Field(key="link", label=labels("form", "link"), value=given.link, longest=LONGEST_LINK),
        Field(key="text", label=labels("article", "text"), longest=TEXT, is_long=True, is_required=True),
    ]
    return Form(labels("article", "title_form"), fields, sent)
