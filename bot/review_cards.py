"""How does a moderator decide, card by card, on what waits for review?

Every button names its card, so that it works after a restart and never decides anything else; a card that somebody
else decided says who was first. After a word the next card stands in the same message, with what takes the word back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot import limits
from bot.audit_cards import UndoButton, announce
from bot.buttons import guarded
from bot.cards import COLOUR_GONE, COLOUR_OPEN, add_block, add_lines, add_words, moment, person, source_line
from bot.errors import told
from bot.fact_cards import fact_form
from bot.fact_drafts import Draft, read_draft
from bot.forms import Field, Form
from bot.labels import Labels, labels_for
from bot.markdown import plain, shown
from bot.moderating import Moderating, moderating_of
from bot.outcomes import tell_outcomes
from bot.source_pages import marked
from facts.models import Evidence, View
from facts.moderation.cards import Card, Queue, decide_card, next_card, queue_length, read_card
from facts.moderation.facts import words_of
from facts.moderation.written import LONGEST_TEXT, WrittenFact
from facts.store import Store
from facts.store.changes import Change
from facts.store.scope import Entry

_SHOWN = 2  # passages on a card
_ANSWER = 800
_VERDICTS = {"accept": "accepted", "reject": "rejected", "unsure": "unsure"}


class Review(commands.Cog):
    """`/review`: the queue of what waits.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @told
    async def review(self, interaction: discord.Interaction) -> None:
        """Decide on proposals and suggestions, one card after another (moderators)."""
        entry = await self._moderating.enter(interaction)
        await show_next(interaction, entry)


def _next_with_queue(store: Store, view: View, after: str | None) -> tuple[Card | None, Queue]:
    return next_card(store, view, after=after), queue_length(store, view)


async def show_next(
    interaction: discord.Interaction, entry: Entry, *, after: str | None = None, done: Change | None = None
) -> None:
    """Show the next card in the message that answers the moderator; `done` is what was just decided."""
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    card, queue = await moderating.run(_next_with_queue, View(server_id=entry.server_id), after)
    content = f"**{labels.change(done.kind)}**: {shown(done.summary, limits.CONTENT // 4)}" if done else None
    embed = (
        review_card(card, queue, labels, now=entry.at.timestamp())
        if card
        else discord.Embed(description=labels("review", "nothing"), colour=COLOUR_GONE)
    )
    view = discord.ui.View(timeout=None)
    for action in ("accept", "reject", "edit", "unsure", "next") if card else ():
        assert card is not None
        view.add_item(ReviewButton(card.ref, action, labels))
    if done is not None and done.can_undo:
        view.add_item(UndoButton(done.change_id, labels("do", "undo")))
    await interaction.edit_original_response(content=content, embed=embed, view=view)


def _words(evidence: Evidence, room: int) -> str:
    words = plain(evidence.passage or evidence.quote or "")
    return marked(words, plain(evidence.quote or ""), max(room, 20)) if words else ""


def review_card(card: Card, queue: Queue, labels: Labels, *, now: float) -> discord.Embed:
    """One card: what is proposed, the passage with the quote marked, why it is in doubt, and how much waits."""
    title = labels("review", "title") if card.proposal else labels("review", "title_suggestion")
    embed = discord.Embed(title=title, colour=COLOUR_OPEN, description=shown(card.title, 1000))
    for evidence in card.proposal.statement.evidence[:_SHOWN] if card.proposal else ():
        place = source_line(evidence.source, evidence.paragraph, labels)
        add_words(embed, labels("review", "passage"), place, lambda room, said=evidence: _words(said, room))  # type: ignore[misc]
    if card.suggestion and card.suggestion.answer:
        add_block(embed, labels("review", "about"), [f"> {shown(card.suggestion.answer, _ANSWER)}"], labels)
    lines = [*card.lines, *([labels("review", "unsure")] if card.is_unsure else [])]
    heading = labels("review", "doubt") if card.is_in_doubt else labels("review", "read")
    add_lines(embed, heading, lines, labels)
    brought = labels("review", "brought", who=person(card.by, labels), at=moment(card.since))
    add_block(embed, labels("card", "who"), [brought], labels)
    days = int((now - queue.oldest_at.timestamp()) // 86400) if queue.oldest_at else 0
    embed.set_footer(text=labels("review", "queue", waiting=queue.waiting, unsure=queue.unsure, days=days))
    return embed


class ReviewButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"whobacks:review:(?P<action>accept|reject|edit|unsure|next):(?P<ref>[ps]\d{1,18})",
):
    """One button of one card."""

    def __init__(self, ref: str, action: str, labels: Labels, *, says: str = "") -> None:
        words = {
            "accept": labels("review", "accept"),
            "reject": labels("review", "reject"),
            "edit": labels("review", "edit") if ref.startswith("p") else labels("review", "add_fact"),
            "unsure": labels("review", "be_unsure"),
            "next": labels("review", "next"),
        }
        colours = {"accept": discord.ButtonStyle.success, "reject": discord.ButtonStyle.danger}
        style = colours.get(action, discord.ButtonStyle.secondary)
        super().__init__(
            discord.ui.Button(label=says or words[action], style=style, custom_id=f"whobacks:review:{action}:{ref}")
        )
        self.ref, self.action = ref, action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(match["ref"], match["action"], labels_for(interaction.locale))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Follow the word."""
        await guarded(interaction, lambda: self._follow(interaction))

    async def _follow(self, interaction: discord.Interaction) -> None:
        if self.action == "edit":
            await self._edit(interaction)
        elif self.action == "next":
            entry = await moderating_of(interaction).enter(interaction, update=True)
            await show_next(interaction, entry, after=self.ref)
        elif self.action == "reject" and self.ref.startswith("s"):
            await moderating_of(interaction).look(interaction)
            await interaction.response.send_modal(reject_form(self.ref, labels_for(interaction.locale)))
        else:
            await decide(interaction, self.ref, _VERDICTS[self.action])

    async def _edit(self, interaction: discord.Interaction) -> None:
        moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
        entry = await moderating.look(interaction)
        view = View(server_id=entry.server_id)
        card = await moderating.promptly(read_card, view, self.ref)
        if card is None:
            await interaction.response.send_message(labels("review", "gone"), ephemeral=True)
            return
        if card.proposal is not None:
            words = await moderating.promptly(words_of, card.proposal.statement.statement_id, view=view)
            draft = Draft(words=words, ref=self.ref)
        else:
            draft = Draft(words=WrittenFact(link=(card.suggestion and card.suggestion.url) or ""))
        preview = await moderating.promptly(read_draft, draft, view=view, today=moderating.today())
        form = fact_form(draft, preview, "edit", labels, in_place=False)
        await interaction.response.send_modal(form)


async def decide(interaction: discord.Interaction, ref: str, verdict: str, reason: str = "") -> None:
    """Say a word about a card, announce it, tell the member who waits for it, and show the next card."""
    moderating = moderating_of(interaction)
    entry = await moderating.enter(interaction, update=True)
    decided = await moderating.run(decide_card, ref, verdict, entry, reason=reason)
    await show_next(interaction, entry, after=ref, done=decided.change)
    await announce(interaction.client, moderating, decided.change)
    await tell_outcomes(interaction.client, moderating)  # those too that a stop of the bot kept from being told


def reject_form(ref: str, labels: Labels) -> Form:
    """A form that asks why a suggestion is not taken up."""

    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        await decide(interaction, ref, _VERDICTS["reject"], written["reason"])

    reason = Field(key="reason", label=labels("review", "why_rejected"), longest=LONGEST_TEXT, is_long=True)
    return Form(labels("review", "title_reject"), [reason], sent)
