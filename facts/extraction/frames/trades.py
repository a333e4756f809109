"""Does a plural tell of all who are in a body ("the train drivers of the Transport Union"), so that the body acts?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token

_TRADES = ("ers", "ors", "ists", "men", "women", "nurses", "pilots", "clerks", "hands")
_NOT_ALL = frozenset(
    {"others", "members", "supporters", "backers", "voters", "founders", "critics", "readers", "followers", "leaders"}
    | {"opponents", "officers", "campaigners", "organizers", "organisers", "numbers", "orders", "letters", "papers"}
)
_MOST = 3  # words of "the train drivers"


def is_whole_trade(tokens: Sequence[Token], at: int) -> bool:
    """Whether the plural at a place, with "the" before it, tells what those in a body work as."""
    low = tokens[at].lower
    if tokens[at].name is not None or not low.endswith(_TRADES) or low in _NOT_ALL:
        return False
    lead = [t.lower if t.name is None else "" for t in tokens[max(0, at - _MOST) : at]]
    return "the" in lead and all(low.isalpha() for low in lead[lead.index("the") :])
