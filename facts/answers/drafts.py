"""An answer while it is being written."""

from __future__ import annotations

from dataclasses import dataclass, field

from facts.answers.citing import Citations
from facts.models import Item, LinkedName


@dataclass(slots=True)
class Draft:
    """What an answer will be made of.

    Attributes:
        kind: One of `facts.models.answer.KINDS`.
        parts: Its words, line by line.
        value, items, unconfirmed, cited: As in `Answer`.
        is_gap: Whether moderators should learn that it could not be answered.
        choice: The name between whose matches the asker should choose.
    """

    kind: str
    parts: list[str]
    value: str | int | None = None
    items: list[Item] = field(default_factory=list)
    unconfirmed: list[Item] = field(default_factory=list)
    cited: Citations = field(default_factory=Citations)
    is_gap: bool = False
    choice: LinkedName | None = None
