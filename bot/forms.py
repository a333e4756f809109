"""What is a form (a modal) made of, and what happens when it is sent?

A form holds text; what was typed is read by `facts` once it is sent, so that nothing is decided here. Forms ask who
may again when they are sent: somebody may have stopped being a moderator meanwhile.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord

from bot import limits
from bot.buttons import guarded

FORM = "whobacks:form"
RUN = secrets.token_urlsafe(6)  # names this process
MODAL_TITLE = 45
MODAL_LABEL = 45
TEXT = 4000
PLACEHOLDER = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One line of a form.

    Attributes:
        key: Its name in what is sent.
        label: What stands over it.
        value: What stands in it.
        options: What may be chosen (value and words); none for text.
        longest: The most characters.
        is_long: Whether it has several lines.
        is_required: Whether it may not stay empty.
    """

    key: str
    label: str
    value: str = ""
    options: tuple[tuple[str, str], ...] = ()
    longest: int = 300
    is_long: bool = False
    is_required: bool = False


Sent = Callable[[discord.Interaction, Mapping[str, str]], Awaitable[None]]


class Form(discord.ui.Modal):
    """A form of at most five fields.

    Args:
        title: Over it all.
        fields: Its lines.
        sent: What is done with what was written, by the keys of the fields.
    """

    def __init__(self, title: str, fields: Sequence[Field], sent: Sent) -> None:
        custom_id = f"{FORM}:{RUN}:{secrets.token_urlsafe(9)}"
        super().__init__(title=limits.clamp(title, MODAL_TITLE), timeout=None, custom_id=custom_id)
        self._sent = sent
        self._inputs: dict[str, Any] = {}
        for field in fields:
            self._inputs[field.key] = component = _component(field)
            self.add_item(discord.ui.Label(text=limits.clamp(field.label, MODAL_LABEL), component=component))

    async def on_submit(self, interaction: discord.Interaction, /) -> None:
        """Hand on what was written."""
        written = {key: _written(component) for key, component in self._inputs.items()}
        await guarded(interaction, lambda: self._sent(interaction, written))


def _component(field: Field) -> discord.ui.Item[Any]:
    if field.options:
        options = [
            discord.SelectOption(
                value=value, label=limits.clamp(words, limits.OPTION_LABEL), default=value == field.value
            )
            for value, words in field.options[: limits.SELECT_OPTIONS]
        ]
        return discord.ui.Select(options=options, required=field.is_required, custom_id=field.key)
    return discord.ui.TextInput(
        custom_id=field.key,
        style=discord.TextStyle.paragraph if field.is_long else discord.TextStyle.short,
        default=limits.clamp(field.value, min(field.longest, TEXT)) or None,
        required=field.is_required,
        max_length=min(field.longest, TEXT),
    )


def _written(component: Any) -> str:  # noqa: ANN401 - a text input or a menu
    if isinstance(component, discord.ui.Select):
        return str(component.values[0]) if component.values else ""
    return str(component.value or "")
