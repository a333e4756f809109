"""What was changed in a server, by whom and when, page by page?

The filter lies in the store under the page's token, so that turning pages works after a restart; whose changes are
shown stands in the buttons alone, as the store keeps nobody's id outside what they did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any, Self

import discord
from discord import app_commands
from discord.ext import commands

from bot.buttons import guarded
from bot.cards import COLOUR_DONE, add_block, moment, person
from bot.choices import offer_names
from bot.errors import told
from bot.fact_commands import Name
from bot.labels import Labels, labels_for
from bot.markdown import shown
from bot.moderating import Moderating, moderating_of
from facts.models import View
from facts.moderation.names import settle_name
from facts.moderation.written import read_day
from facts.store import Store
from facts.store.changes import AuditFilter, Change, ChangeKind, count_changes, read_changes
from facts.store.links import read_merges
from facts.store.scope import Entry

PAGE = 8
LINE = 150  # units of a line: eight changes with their reasons fit an embed
_KEY = r"(?P<token>[\w-]{6,24})"


class AuditCommand(commands.Cog):
    """`/audit`.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(
        by="Who made the change", kind="What was done", about="A name", since="From this day on", until="Up to this day"
    )
    @app_commands.choices(kind=[app_commands.Choice(name=kind.value, value=kind.value) for kind in [*ChangeKind][:25]])
    @app_commands.autocomplete(about=offer_names)
    @told
    async def audit(
        self,
        interaction: discord.Interaction,
        by: discord.User | None = None,
        kind: app_commands.Choice[str] | None = None,
        about: Name | None = None,
        since: app_commands.Range[str, 1, 60] | None = None,
        until: app_commands.Range[str, 1, 60] | None = None,
    ) -> None:
        """Show what was changed in this server, newest first (moderators)."""
        entry = await self._moderating.enter(interaction)
        kept: dict[str, Any] = {"kind": kind.value if kind else None}
        if about:
            kept["about"] = await self._moderating.run(_group_of, about, View(server_id=entry.server_id))
        today = self._moderating.today()
        kept["since"] = str(read_day(since, today, "since").earliest_on or "") if since else ""
        kept["until"] = str(read_day(until, today, "until").latest_on or "") if until else ""
        page = Page(await self._moderating.keep(kept, entry), by_id=by.id if by else 0)
        await show_page(interaction, page, kept, entry)


def _group_of(store: Store, written: str, view: View) -> list[int]:
    entity = settle_name(store, view, written, "about")
    return sorted(read_merges(store, view).group(entity.entity_id))


def _filter(kept: Mapping[str, Any], by_id: int) -> AuditFilter:
    return AuditFilter(
        by=str(by_id) if by_id else None,
        kinds=[ChangeKind(kept["kind"])] if kept["kind"] else None,
        about=kept.get("about"),
        since=_midnight(kept["since"]) if kept["since"] else None,
        until=_midnight(kept["until"]) + timedelta(days=1) if kept["until"] else None,
    )


def _midnight(day: str) -> datetime:
    return datetime.combine(datetime.fromisoformat(day).date(), time(), tzinfo=UTC)


def _page(store: Store, view: View, wanted: AuditFilter, before: int | None) -> tuple[list[Change], int]:
    return read_changes(store, view, wanted, limit=PAGE + 1, before=before), count_changes(store, view, wanted)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its button names it: the token of its filter, whose changes (0: anybody's), before which change."""

    token: str
    before: int = 0
    by_id: int = 0


async def show_page(interaction: discord.Interaction, page: Page, kept: Mapping[str, Any], entry: Entry) -> None:
    """Show one page in the message that answers the moderator."""
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    view, wanted = View(server_id=entry.server_id), _filter(kept, page.by_id)
    changes, count = await moderating.run(_page, view, wanted, page.before or None)
    buttons = discord.ui.View(timeout=None)
    if page.before:
        buttons.add_item(AuditButton(replace(page, before=0), labels("buttons", "back")))
    if len(changes) > PAGE:
        older = replace(page, before=changes[PAGE - 1].change_id)
        buttons.add_item(AuditButton(older, labels("buttons", "next")))
    await interaction.edit_original_response(embed=audit_page(changes[:PAGE], count, labels), view=buttons)


def audit_page(changes: list[Change], count: int, labels: Labels) -> discord.Embed:
    """Changes, one a field: what, by whom, when, and whether it was undone."""
    embed = discord.Embed(title=labels("audit", "title"), colour=COLOUR_DONE)
    embed.set_footer(text=labels("audit", "count", count=count))
    if not changes:
        embed.description = labels("audit", "nothing")
    for change in changes:
        lines = [shown(change.summary, LINE)]
        lines += [f"{labels('form', 'reason')}: {shown(change.reason, LINE)}"] if change.reason else []
        lines.append(f"-# {labels('card', 'by', who=person(change.by, labels))}, {moment(change.at)}")
        if change.undone_at:
            who = person(change.undone_by, labels)
            lines.append(f"-# {labels('card', 'undone_by', who=who, at=moment(change.undone_at))}")
        add_block(embed, f"{change.change_id}. {labels.change(change.kind)}", ["\n".join(lines)], labels)
    return embed


class AuditButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"whobacks:audit:{_KEY}:(?P<before>\d{{1,18}}):(?P<by>\d{{1,20}})",
):
    """Turns the page: to what was changed before a change, or (0) to the newest."""

    def __init__(self, page: Page, label: str) -> None:
        custom_id = f"whobacks:audit:{page.token}:{page.before}:{page.by_id}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id))
        self.page = page

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(Page(match["token"], int(match["before"]), int(match["by"])), "…")

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the page."""
        await guarded(interaction, lambda: self._turn(interaction))

    async def _turn(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.enter(interaction, update=True)
        await show_page(interaction, self.page, await moderating.recall(self.page.token, entry), entry)
