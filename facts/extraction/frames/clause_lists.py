"""Which names stand side by side from a place on, and does a clause of its own begin with them?

What somebody does to several ends where several others begin to act: "endorsed Reed, and Ott and Pike back Moss".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.heads import one_name
from facts.extraction.frames.tails import skip_tail
from facts.extraction.frames.tokens import Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, load_lexicon

MAX_TITLE = 3  # words of "education officer" before whoever acts
_JOINTS = (
    ("and",),
    ("&",),
    ("nor",),
    (",", "and"),
    (",", "as", "well", "as"),
    ("as", "well", "as"),
    (",", "along", "with"),
    ("along", "with"),
    (",",),
)
_JOINING = frozenset({"and", "&", "nor", ",", "as", "along"})
_GIVEN_BY = frozenset({"by", "from", "of"})


def side_by_side(tokens: Sequence[Token], at: int) -> tuple[tuple[int, ...], int]:
    """The names that are joined to each other from `at` on, and the index behind the last with what is its own."""
    found: list[int] = []
    end = at
    while at < len(tokens):
        name = one_name(tokens, at)
        if name is None or name - at > MAX_TITLE or not tokens[name].is_actor:
            break
        found.append(name)
        end = skip_tail(tokens, name + 1)
        joint = joint_at(tokens, end)
        if not joint:
            break
        at = end + joint
    return tuple(found), end


def joint_at(tokens: Sequence[Token], at: int) -> int:
    """How many tokens join a further name at `at`; 0 if none do."""
    if at >= len(tokens) or tokens[at].lower not in _JOINING:
        return 0
    ahead = tuple(t.lower for t in tokens[at : at + 4])
    return next((len(joint) for joint in _JOINTS if ahead[: len(joint)] == joint), 0)


def opens_clause(tokens: Sequence[Token], end: int, following: int, found: Sequence[int]) -> bool:
    """Whether the name at `following`, and those joined to it, act themselves, behind a list that stood at `end`."""
    return _acts_on_somebody(tokens, following) or _several_act(tokens, end, following, found)


def _acts_on_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether those from `at` on act on somebody ("..., Ott and Pike back Reed"): a plural's verb looks like a noun."""
    end = at + 1
    while end + 1 < len(tokens) and tokens[end].lower in ("and", "&", ",") and tokens[end + 1].is_actor:
        end += 2
    if end + 1 >= len(tokens) or end == at + 1 or tokens[end].name is not None:
        return False
    acts = tokens[end].lower in load_lexicon().by_form and not looks_like_verb(tokens, end)
    return acts and any(t.is_actor for t in tokens[end + 1 : end + 4])


def _several_act(tokens: Sequence[Token], end: int, following: int, found: Sequence[int]) -> bool:
    """Whether two or more with a verb behind them begin a clause (", and Ott and Pike are expected to follow")."""
    if not joint_at(tokens, skip_tail(tokens, following + 1)):
        return False
    between = [t.lower for t in tokens[end:following]]
    given = any(t.lower in _GIVEN_BY for t in tokens[max(0, found[0] - MAX_TITLE) : found[0]])
    fronted = tokens[0].lower in load_grammar().subordinators and len(found) == 1
    if not {";", "and"} & set(between) and (given or not fronted):
        return False  # but "While Lee endorsed Reed, Ott and Pike backed Moss"
    if given and ";" not in between and "," not in between:
        return False  # "endorsements from Reed and Ott and Pike have helped"
    acting, stop = side_by_side(tokens, following)
    stop += tokens[stop : stop + 1] != [] and tokens[stop].lower == "," and tokens[following + 1].lower != ","
    if len(acting) < 2 or (len(acting) == 2 and any(t.lower == "," for t in tokens[acting[0] : acting[1]])):
        return False  # "Reed and Moss, and Ott is for Pike"
    if stop >= len(tokens) or tokens[stop].name is not None or tokens[stop].lower in saying_forms():
        return False
    backs = tokens[stop].lower in load_lexicon().by_form and any(t.is_actor for t in tokens[stop + 1 : stop + 4])
    return looks_like_verb(tokens, stop) or backs
