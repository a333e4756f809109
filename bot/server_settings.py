"""How does a server choose how the bot behaves?

One command shows what is chosen and changes what is given. Who may moderate is chosen by those who manage the
server alone: a moderator by role cannot hand the role on.
"""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.audit_cards import show_change
from bot.cards import COLOUR_DONE
from bot.errors import told
from bot.labels import Labels, labels_for
from bot.moderating import Moderating
from bot.who_may import Refused, refuse_unless_manager, server_of
from facts.answers.wording import languages
from facts.moderation.settings import ServerSettings, change_settings, read_settings

_CLEAR: dict[str, tuple[str, Any]] = {
    "moderator role": ("moderator_role_id", None),
    "audit channel": ("audit_channel_id", None),
    "answer channels": ("answer_channel_ids", []),
    "language": ("language", None),
}


class SettingsCommand(commands.Cog):
    """`/settings`.

    Args:
        moderating: The way into the store.
    """

    def __init__(self, moderating: Moderating) -> None:
        self._moderating = moderating

    @app_commands.command()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.describe(
        moderator_role="Who may moderate beside those who manage the server",
        audit_channel="Where a card of each change goes",
        answer_channel="Adds a channel to those in which I answer, or takes it out again",
        language="The language of what the whole server reads, and of answers where the question tells none",
        members_may_suggest="Whether members may suggest",
        clear="Take one choice back",
    )
    @app_commands.choices(
        language=[app_commands.Choice(name=code, value=code) for code in languages()],
        clear=[app_commands.Choice(name=key, value=key) for key in _CLEAR],
    )
    @told
    async def settings(  # noqa: PLR0913, PLR0917 - one option a setting
        self,
        interaction: discord.Interaction,
        moderator_role: discord.Role | None = None,
        audit_channel: discord.TextChannel | None = None,
        answer_channel: discord.TextChannel | None = None,
        language: app_commands.Choice[str] | None = None,
        members_may_suggest: bool | None = None,
        clear: app_commands.Choice[str] | None = None,
    ) -> None:
        """Show or change how I behave in this server (moderators)."""
        entry = await self._moderating.enter(interaction)
        server, labels = server_of(interaction), labels_for(interaction.locale)
        now = await self._moderating.run(read_settings, server.id)
        chosen: dict[str, Any] = {}
        if moderator_role is not None:
            chosen["moderator_role_id"] = _role_id(moderator_role, labels)
        if audit_channel is not None:
            chosen["audit_channel_id"] = _audit_channel_id(audit_channel, server, labels)
        if answer_channel is not None:
            chosen["answer_channel_ids"] = _toggled(now.answer_channel_ids, answer_channel.id)
        if language is not None:
            chosen["language"] = language.value
        if members_may_suggest is not None:
            chosen["members_may_suggest"] = members_may_suggest
        if clear is not None:
            key, value = _CLEAR[clear.value]
            chosen[key] = value
        if "moderator_role_id" in chosen:
            refuse_unless_manager(interaction)
        if not chosen:
            await interaction.edit_original_response(embed=settings_card(now, labels))
            return
        change = await self._moderating.run(lambda store: change_settings(store, entry, **chosen))
        await show_change(interaction, self._moderating, change)


def settings_card(settings: ServerSettings, labels: Labels) -> discord.Embed:
    """What is chosen."""
    role, audit = settings.moderator_role_id, settings.audit_channel_id
    channels = " ".join(f"<#{channel}>" for channel in settings.answer_channel_ids[:40])
    suggest = labels("settings", "yes") if settings.members_may_suggest else labels("settings", "no")
    lines = [
        f"{labels('settings', 'role')}: {f'<@&{role}>' if role else labels('settings', 'managers_only')}",
        f"{labels('settings', 'audit')}: {f'<#{audit}>' if audit else labels('settings', 'nowhere')}",
        f"{labels('settings', 'answers')}: {channels or labels('settings', 'everywhere')}",
        f"{labels('settings', 'language')}: {settings.language or labels('settings', 'as_discord')}",
        f"{labels('settings', 'suggest')}: {suggest}",
    ]
    return discord.Embed(title=labels("settings", "title"), description="\n".join(lines), colour=COLOUR_DONE)


def _role_id(role: discord.Role, labels: Labels) -> int:
    if role.is_default():
        raise Refused(labels("settings", "not_everyone"))
    return role.id


def _audit_channel_id(channel: discord.TextChannel, server: discord.Guild, labels: Labels) -> int:
    allowed = channel.permissions_for(server.me)
    if not (allowed.view_channel and allowed.send_messages and allowed.embed_links):
        raise Refused(labels("card", "no_audit"))
    return channel.id


def _toggled(channel_ids: tuple[int, ...], channel_id: int) -> list[int]:
    kept = [key for key in channel_ids if key != channel_id]
    return kept if channel_id in channel_ids else [*kept, channel_id]
