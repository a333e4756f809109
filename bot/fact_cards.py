"""What can be done with the card of a fact that is not added yet?

Confirm, edit in two forms (who and when; the source), choose among names that are open, or cancel. The words lie in
the store under the card's token: the card works after a restart, and a second click adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Self

import discord

from bot import limits
from bot.audit_cards import show_change
from bot.buttons import guarded
from bot.cards import preview_card
from bot.fact_drafts import Draft, confirm_draft, read_draft
from bot.forms import Field, Form
from bot.labels import Labels, labels_for
from bot.markdown import plain
from bot.moderating import moderating_of
from facts.models import LONGEST_NAME, Stance, View
from facts.moderation.preview import FactPreview
from facts.moderation.written import LONGEST_LINK, LONGEST_QUOTE, LONGEST_TEXT, ReadName
from facts.store.changes import Change
from facts.store.scope import Entry

_KEY = r"(?P<token>[\w-]{6,24})"
_FORMS = {
    "edit": ("endorser", "stance", "candidate", "date", "contest"),
    "more": ("link", "quote", "rank", "condition", "note"),
}
_LONGEST = {"link": LONGEST_LINK, "quote": LONGEST_QUOTE, "endorser": LONGEST_NAME + 5, "candidate": LONGEST_NAME + 5}


class FactCard(discord.ui.View):
    """The buttons and menus under a preview."""

    def __init__(self, token: str, draft: Draft, preview: FactPreview, labels: Labels) -> None:
        super().__init__(timeout=None)
        actions = ("confirm", "edit", "cancel") if draft.ref else ("confirm", "edit", "more", "cancel")
        for side, read in preview.open_names:
            self.add_item(NameMenu(token, side, read, labels))
        for action in actions:  # what was read out of an article keeps its source
            self.add_item(FactButton(token, action, labels, disabled=action == "confirm" and not preview.is_ready))


class FactButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=rf"whobacks:draft:(?P<action>confirm|edit|more|cancel):{_KEY}",
):
    """One button under a preview."""

    def __init__(self, token: str, action: str, labels: Labels, *, disabled: bool = False) -> None:
        words = {
            "confirm": labels("do", "confirm"),
            "edit": labels("do", "edit"),
            "more": labels("do", "edit_source"),
            "cancel": labels("do", "cancel"),
        }
        style = discord.ButtonStyle.success if action == "confirm" else discord.ButtonStyle.secondary
        custom_id = f"whobacks:draft:{action}:{token}"
        super().__init__(discord.ui.Button(label=words[action], style=style, custom_id=custom_id, disabled=disabled))
        self.token, self.action = token, action

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the button again that Discord says was pressed."""
        return cls(match["token"], match["action"], labels_for(interaction.locale))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Confirm, show a form, or leave it."""
        does = {"confirm": self._confirm, "edit": self._edit, "more": self._edit, "cancel": self._cancel}
        await guarded(interaction, lambda: does[self.action](interaction))

    async def _confirm(self, interaction: discord.Interaction) -> None:
        moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
        entry = await moderating.enter(interaction, update=True)
        draft = Draft.from_json(await moderating.recall(self.token, entry))
        done = await moderating.run(confirm_draft, draft, entry, once=f"card:{self.token}")
        if isinstance(done, Change):
            await show_change(interaction, moderating, done)
            return
        view = FactCard(self.token, draft, done, labels)
        await interaction.edit_original_response(embed=preview_card(done, labels), view=view)

    async def _edit(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.look(interaction)
        draft = Draft.from_json(await moderating.recall(self.token, entry))
        view = View(server_id=entry.server_id)
        preview = await moderating.promptly(read_draft, draft, view=view, today=moderating.today())
        await interaction.response.send_modal(fact_form(draft, preview, self.action, labels_for(interaction.locale)))

    async def _cancel(self, interaction: discord.Interaction) -> None:
        await moderating_of(interaction).enter(interaction, update=True)
        words = labels_for(interaction.locale)("card", "cancelled")
        await interaction.edit_original_response(content=words, embeds=[], view=None)


class NameMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=rf"whobacks:who:(?P<side>endorser|candidate):{_KEY}",
):
    """Asks whom a name means: one of the nearest, or somebody new."""

    def __init__(self, token: str, side: str, read: ReadName | None = None, labels: Labels | None = None) -> None:
        self.token, self.side = token, side
        select: discord.ui.Select[discord.ui.View] = discord.ui.Select(custom_id=f"whobacks:who:{side}:{token}")
        if read is not None and labels is not None:
            select.placeholder = limits.clamp(
                labels("card", "choose", name=plain(read.written)), limits.SELECT_PLACEHOLDER
            )
            select.options = _name_options(read, labels)
        super().__init__(select)

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction, item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Make the menu again that Discord says was used."""
        return cls(match["token"], match["side"])

    async def callback(self, interaction: discord.Interaction) -> None:
        """Take the choice into the draft and show it again."""
        await guarded(interaction, lambda: self._choose(interaction))

    async def _choose(self, interaction: discord.Interaction) -> None:
        moderating = moderating_of(interaction)
        entry = await moderating.enter(interaction, update=True)
        draft = Draft.from_json(await moderating.recall(self.token, entry))
        await show_draft(interaction, draft.with_words({}, {self.side: self.item.values[0]}), entry)


def _name_options(read: ReadName, labels: Labels) -> list[discord.SelectOption]:
    known = [
        discord.SelectOption(
            value=f"id:{match.entity_id}",
            label=limits.clamp(plain(match.name), limits.OPTION_LABEL) or "?",
            description=limits.clamp(f"{match.why}, id:{match.entity_id}", limits.OPTION_LABEL),
        )
        for match in read.choices[: limits.SELECT_OPTIONS - 1]
    ]
    new = limits.clamp(labels("card", "add_new", name=plain(read.written)), limits.OPTION_LABEL)
    return [*known, discord.SelectOption(value=limits.clamp(f"new:{read.written}", 100), label=new)]


async def show_draft(interaction: discord.Interaction, draft: Draft, entry: Entry) -> None:
    """Show what a draft comes to, on the card that was clicked or on a new one."""
    moderating, labels = moderating_of(interaction), labels_for(interaction.locale)
    view = View(server_id=entry.server_id)
    preview = await moderating.run(read_draft, draft, view=view, today=moderating.today())
    token = await moderating.keep(draft.to_json(), entry)
    card, buttons = preview_card(preview, labels), FactCard(token, draft, preview, labels)
    await interaction.edit_original_response(embed=card, view=buttons)


def fact_form(draft: Draft, preview: FactPreview, which: str, labels: Labels, *, in_place: bool = True) -> Form:
    """A form with one half of a draft's words; it changes the card it came from, or (`in_place` false) makes one."""
    before = shown_words(draft, preview)

    async def sent(interaction: discord.Interaction, written: Mapping[str, str]) -> None:
        entry = await moderating_of(interaction).enter(interaction, update=in_place)
        await show_draft(interaction, draft.with_words(before, written), entry)

    title = labels("form", "title_fact") if which == "edit" else labels("form", "title_source")
    return Form(title, [fact_field(key, before.get(key, ""), labels) for key in _FORMS[which]], sent)


def fact_field(key: str, value: str, labels: Labels) -> Field:
    """One field of a fact in a form."""
    words = {
        "endorser": labels("form", "endorser"),
        "stance": labels("form", "stance"),
        "candidate": labels("form", "candidate"),
        "date": labels("form", "date_as_written"),
        "contest": labels("form", "contest"),
        "link": labels("form", "link"),
        "quote": labels("form", "quote"),
        "rank": labels("form", "rank"),
        "condition": labels("form", "condition"),
        "note": labels("form", "note"),
    }
    return Field(
        key=key,
        label=words[key],
        value=value,
        options=tuple((s.value, labels.stance(s)) for s in Stance) if key == "stance" else (),
        longest=_LONGEST.get(key, LONGEST_TEXT),
        is_long=key in ("quote", "note"),
        is_required=key in ("endorser", "candidate", "stance"),
    )


def shown_words(draft: Draft, preview: FactPreview) -> dict[str, str]:
    """The words of a draft as a form shows them: names as they were read, not `id:12`."""
    shown = draft.words.to_json()
    for side, read in (("endorser", preview.endorser), ("candidate", preview.candidate)):
        if read is not None:
            shown[side] = read.shown
    contest = preview.contest.name if preview.contest else preview.new_contest
    if contest and draft.words.contest:
        shown["contest"] = contest
    return shown
