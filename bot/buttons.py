"""Which buttons and menus stand under an answer, and what do they do after a restart?

Everything they need stands in their custom id: a token under which the store keeps the answer, a
page, whose menu it is. So a button works for as long as the store remembers, whichever process answers.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, Self, cast

import discord

from bot import limits
from bot.asking import Asking, Place, Told
from bot.errors import tell_interaction
from bot.labels import Labels, labels_for, labels_in
from bot.markdown import plain
from bot.reply import reply_for
from bot.shown import ShownAnswer
from bot.source_pages import source_pages

WRONG = "whobacks:wrong"  # answered by `bot.suggestions`
_KEY = r"(?P<token>[\w-]{6,24})"
_IN_BUTTON = re.compile(rf"whobacks:(?P<what>sources|choose):{_KEY}:\d+")


class HasAsking(Protocol):
    """The client, as the buttons know it."""

    asking: Asking


def asking_of(interaction: discord.Interaction) -> Asking:
    """What answers questions for the client that an interaction came to."""
    return cast(HasAsking, interaction.client).asking


def place_of(interaction: discord.Interaction) -> Place:
    """Who asks where; a server in which the bot is no member sees only what everyone sees."""
    is_member = interaction.guild_id is not None and interaction.client.get_guild(interaction.guild_id) is not None
    server_id = interaction.guild_id if is_member else None
    return Place(interaction.user.id, interaction.channel_id or interaction.user.id, server_id)


async def guarded(interaction: discord.Interaction, work: Callable[[], Awaitable[None]]) -> None:
    """Do the work of a button; discord.py would only log what goes wrong in it."""
    try:
        await work()
    except Exception as error:  # noqa: BLE001 - whatever it is, the person is told
        await tell_interaction(interaction, error)


async def say_forgotten(interaction: discord.Interaction) -> None:
    """Say that an answer is no longer remembered."""
    text = labels_for(interaction.locale)("told", "forgotten")
    if interaction.response.is_done():
        await interaction.followup.send(text, ephemeral=True)
    else:
        await interaction.response.send_message(text, ephemeral=True)


class SourcesButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"whobacks:sources:{_KEY}:(?P<page>\d{{1,4}})(?P<turn>:turn)?",
):
    """Shows the full passages, only to whoever asked for them; `turn` turns the page of such a message."""

    def __init__(self, token: str, label: str, *, page: int = 0, turn: bool = False, disabled: bool = False) -> None:
        custom_id = f"whobacks:sources:{token}:{page}{':turn' if turn else ''}"
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, disabled=disabled))
        self.token, self.page, self.turn = token, page, turn

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        label = item.label if isinstance(item, discord.ui.Button) else None
        return cls(match["token"], label or "…", page=int(match["page"]), turn=bool(match["turn"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Show the passages."""
        await guarded(interaction, lambda: self._show(interaction))

    async def _show(self, interaction: discord.Interaction) -> None:
        if self.turn:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        shown = await asking_of(interaction).recall(self.token, place_of(interaction))
        pages = source_pages(shown.citations, shown.language) if shown else []
        if shown is None or self.page >= len(pages):
            await say_forgotten(interaction)
            return
        view = _page_buttons(self.token, self.page, len(pages), labels_in(shown.language))
        if self.turn:
            await interaction.edit_original_response(embeds=pages[self.page], view=view)
        else:
            await interaction.followup.send(embeds=pages[self.page], view=view, ephemeral=True)


class ChoiceMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=rf"whobacks:choose:{_KEY}:(?P<asker>\d{{1,20}})",
):
    """Asks which of several was meant; the asker's choice turns the question into its answer."""

    def __init__(self, token: str, shown: ShownAnswer | None, *, asker_id: int, chosen: int | None = None) -> None:
        self.token, self.asker_id = token, asker_id
        select: discord.ui.Select[discord.ui.View] = discord.ui.Select(
            custom_id=f"whobacks:choose:{token}:{asker_id}",
            placeholder=_placeholder(shown) if shown else None,
            options=_options(shown, chosen) if shown else [],
        )
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the menu again that Discord says was used."""
        return cls(match["token"], None, asker_id=int(match["asker"]))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Answer with the choice."""
        await guarded(interaction, lambda: self._answer(interaction))

    async def _answer(self, interaction: discord.Interaction) -> None:
        is_asker = interaction.user.id == self.asker_id
        if is_asker:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=True, thinking=True)
        asking, place = asking_of(interaction), place_of(interaction)
        asked = await asking.recall(self.token, place)
        choice = int(self.item.values[0])
        told = await asking.choose(self.token, choice, place)
        if told is None or asked is None:
            await say_forgotten(interaction)
            return
        reply = reply_for(told, question=asked.turns[-1])
        menu = ChoiceMenu(self.token, asked, asker_id=self.asker_id, chosen=choice)  # to look at another of them
        in_server = place.server_id is not None
        shown = menu if is_asker else None
        view = answer_buttons(told, asker_id=interaction.user.id, menu=shown, in_server=in_server)
        if is_asker:
            await interaction.edit_original_response(content=None, embeds=reply.embeds, view=view)
        else:
            await interaction.followup.send(embeds=reply.embeds, view=view or discord.utils.MISSING, ephemeral=True)


STORED_ITEMS: tuple[type[discord.ui.DynamicItem[Any]], ...] = (SourcesButton, ChoiceMenu)


def answer_buttons(
    told: Told, *, asker_id: int, menu: ChoiceMenu | None = None, in_server: bool = False
) -> discord.ui.View | None:
    """The buttons and the menu under an answer, or None where it needs none.

    Args:
        told: The answer.
        asker_id: Whose menu it is.
        menu: The menu from which was chosen, where it stays.
        in_server: Whether there are moderators who can be told that something is wrong.
    """
    if told.token is None:
        return None
    view = discord.ui.View(timeout=None)
    if menu is not None:
        view.add_item(menu)
    elif told.shown.choices:
        view.add_item(ChoiceMenu(told.token, told.shown, asker_id=asker_id))
    if told.shown.citations:
        label = labels_in(told.shown.language)("buttons", "sources", count=len(told.shown.citations))
        view.add_item(SourcesButton(told.token, label))
    if in_server and told.answer.kind != "clarify":
        wrong = labels_in(told.shown.language)("suggest", "wrong")
        view.add_item(discord.ui.Button(label=wrong, custom_id=f"{WRONG}:{told.token}"))
        view.stop()  # so that discord.py keeps none of it in memory: each part is answered by its custom id
    return view if view.children else None


def token_in(message: discord.Message) -> str | None:
    """The token of the answer that a message of the bot shows, out of its buttons.

    A menu from which was chosen still stands there with the token of its question; the answer's own comes first.
    """
    ids = [getattr(child, "custom_id", None) for row in message.components for child in getattr(row, "children", ())]
    found = {match["what"]: match["token"] for match in map(_IN_BUTTON.match, filter(None, ids)) if match}
    return found.get("sources") or found.get("choose")


def _page_buttons(token: str, page: int, pages: int, labels: Labels) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    if pages > 1:
        back, forth = labels("buttons", "back"), labels("buttons", "next")
        view.add_item(SourcesButton(token, back, page=max(page - 1, 0), turn=True, disabled=page == 0))
        view.add_item(SourcesButton(token, forth, page=page + 1, turn=True, disabled=page + 1 == pages))
    return view


def _placeholder(shown: ShownAnswer) -> str:
    labels, more = labels_in(shown.language), len(shown.choices) - limits.SELECT_OPTIONS
    words = labels("buttons", "choose_more", count=more) if more > 0 else labels("buttons", "choose")
    return limits.clamp(words, limits.SELECT_PLACEHOLDER)


def _options(shown: ShownAnswer, chosen: int | None) -> list[discord.SelectOption]:
    labels = labels_in(shown.language)
    return [
        discord.SelectOption(
            label=limits.clamp(plain(choice.name), limits.OPTION_LABEL) or "?",
            description=limits.clamp(plain(labels.kind(choice.kind)), limits.OPTION_LABEL) or None,
            value=str(number),
            default=number == chosen,
        )
        for number, choice in enumerate(shown.choices[: limits.SELECT_OPTIONS])
    ]
