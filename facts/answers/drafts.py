"""An answer while it is being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
        total, total_unconfirmed: How many lines there are where only a page of them is given; else None.
        by_kind: How many of all lines are of which kind.
        read_ids: Gives whose the lines are, all of them, where only a page is given.
        is_unread: Whether it tells that the question was not understood, not that nothing is known.
        held: How much of the words of a free question its best passage holds, 0 to 1.
        choice: The name between whose matches the asker should choose.
    """

    kind: str
    parts: list[str]
    value: str | int | None = None
    items: list[Item] = field(default_factory=list)
    unconfirmed: list[Item] = field(default_factory=list)
    cited: Citations = field(default_factory=Citations)
    is_gap: bool = False
    is_unread: bool = False
    held: float = 0.0
    choice: LinkedName | None = None
    total: int | None = None
    total_unconfirmed: int | None = None
    by_kind: Mapping[str, int] = field(default_factory=dict)
    read_ids: Callable[[], Sequence[int]] | None = None
