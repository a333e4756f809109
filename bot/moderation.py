"""Which features do moderators and members have beside asking, and what belongs to them?

The one list of cogs, of buttons that outlast a restart, and of entries in the menu of messages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.article_commands import ArticleCommands, read_as_article
from bot.audit_cards import UndoButton
from bot.audit_pages import AuditButton, AuditCommand
from bot.export_command import ExportCommand
from bot.fact_cards import FactButton, NameMenu
from bot.fact_commands import FactCommands
from bot.lost_forms import LostForms
from bot.moderating import Moderating
from bot.name_commands import NameCommands
from bot.privacy import Privacy, PrivacyButton
from bot.record_menus import record_as_source
from bot.review_cards import Review, ReviewButton
from bot.server_settings import SettingsCommand
from bot.statement_buttons import StatementButton
from bot.suggestions import Suggest, WrongButton
from bot.unanswered_cards import UnansweredButton, UnansweredCommand

_COGS: tuple[Callable[[Moderating], commands.Cog], ...] = (
    *(FactCommands, ArticleCommands, Review, NameCommands, SettingsCommand),
    *(AuditCommand, ExportCommand, Suggest, UnansweredCommand, Privacy, LostForms),
)
_ITEMS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (
    *(FactButton, NameMenu, ReviewButton, StatementButton, UndoButton),
    *(AuditButton, WrongButton, UnansweredButton, PrivacyButton),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """Everything that the client adds for moderators and members.

    Attributes:
        moderating: The way into the store.
        cogs: Features, ready made.
        items: Buttons and menus that outlast a restart.
        menus: Entries of the menu of messages.
    """

    moderating: Moderating
    cogs: tuple[commands.Cog, ...]
    items: tuple[type[discord.ui.DynamicItem[Any]], ...]
    menus: tuple[app_commands.ContextMenu, ...]


def build_moderation(moderating: Moderating) -> Moderation:
    """Build all of it once."""
    return Moderation(
        moderating=moderating,
        cogs=tuple(cog(moderating) for cog in _COGS),
        items=_ITEMS,
        menus=(record_as_source(), read_as_article()),
    )
