"""Does a noun tell of those who act for a body ("the train drivers of the Guild", "the president of the Guild")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_nouns, word_list

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


def acting_before(tokens: Sequence[Token], before: int) -> bool:
    """Whether those who act for a body stand before "of" ("members of"), not one who did ("a former head of")."""
    past = not word_list("nouns", "former").isdisjoint([t.lower for t in tokens[max(0, before - 4) : before]])
    return (
        not past
        and before > 0
        and (tokens[before - 1].lower in load_nouns()["acting"] or is_whole_trade(tokens, before - 1))
    )


def speaks_for(tokens: Sequence[Token], body: int) -> bool:
    """Whether "a spokesperson for the" stands before a body: what they say is the body's."""
    first = max(0, body - _MOST)
    lead = [t.lower if t.name is None else "" for t in tokens[first:body]]
    at = lead.index("for") if "for" in lead else 0
    return not tokens[body].is_person and at > 0 and lead[at - 1] in word_list("nouns", "spokes")
