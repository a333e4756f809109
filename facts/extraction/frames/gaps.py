"""Where does a clause leave out its verb ("; the League, Reed")?

Such a gap ends a list: its second name is whom the first stands by, not a further member.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.annotated import How
from facts.extraction.frames.tokens import Token


def gapped_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The two names of "; the League, Reed": a clause that leaves out its verb; None where there is none."""
    at += at < len(tokens) and tokens[at].lower in ("and", "while", "but")
    at += at < len(tokens) and tokens[at].lower == "the"
    if at + 2 >= len(tokens) or not tokens[at].is_actor:
        return None
    to = at + 1 + (tokens[at + 1].lower in (",", "for"))
    ends = to + 1 >= len(tokens) or tokens[to + 1].lower in (".", ";", "?", "!")
    name = tokens[to].name
    told = name is not None and name.how in (How.FULL, How.SURNAME) and tokens[to].is_actor and tokens[to].is_person
    return (at, to) if told and ends else None
