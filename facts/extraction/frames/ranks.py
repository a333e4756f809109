"""Which rank do the words give a candidate: first choice, second, none?

A rank counts only in so many words ("as her second choice", "No. 2", "Reed first and Moss second"); the order of a
list is no rank.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import QUOTE_MARKS, Token

_NUMBERS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    "5": 5,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "top": 1,
    "first-choice": 1,
    "second-choice": 2,
    "third-choice": 3,
    "first-preference": 1,
    "second-preference": 2,
    "third-preference": 3,
    "first-place": 1,
    "second-place": 2,
    "third-place": 3,
    "first-ranked": 1,
    "second-ranked": 2,
    "top-ranked": 1,
}
RANKS = frozenset(_NUMBERS)  # no words give a rank without one of these
_CHOICES = frozenset(
    {
        "choice",
        "pick",
        "preference",
        "preferences",
        "place",
        "spot",
        "nod",
        "endorsement",
        "slot",
        "rank",
        "ranking",
        "vote",
        "position",
    }
)
_LEADS = frozenset(
    {
        "as",
        "at",
        "in",
        "its",
        "his",
        "her",
        "their",
        "our",
        "my",
        "the",
        "a",
        "number",
        "no.",
        "no",
        "#",
        "other",
        "endorsement",
        "support",
        "ranked",
        "to",
        "for",
        "be",
    }
)
MAX_LEADS = 4


def read_rank(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The rank given in the words from `at` on, with the index behind them; None when they give none."""
    led: list[str] = []
    i = at
    while i < len(tokens) and len(led) <= MAX_LEADS:
        token = tokens[i]
        word = token.lower if token.name is None else ("her" if token.owns else "")
        if word in _NUMBERS:
            return _closed(tokens, i, _NUMBERS[word], led, word)
        if word in QUOTE_MARKS or word == ".":
            i += 1
            continue
        if word not in _LEADS:
            return None
        led.append(word)
        i += 1
    return None


def _closed(tokens: Sequence[Token], at: int, rank: int, led: list[str], word: str) -> tuple[int, int] | None:
    """Accept a number only where it is one of a ranking."""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if following in _CHOICES:
        return rank, at + 2
    if "-" in word or (led and led[-1] in ("number", "no.", "no", "#")):
        return rank, at + 1
    if word in ("first", "second", "third", "fourth", "fifth", "1", "2", "3", "4", "5"):
        is_end = (
            at + 1 >= len(tokens)
            or tokens[at + 1].is_mark
            or following in ("and", "on", "in", "then", "but", "with", "to", "for", "behind", "after", "ahead")
        )
        owned = bool(led) and (led[0] == "as" or (rank > 1 and _goes_on(tokens, at)))
        return (rank, at + 1) if is_end and (owned or not {"its", "the", "her", "his", "their"} & set(led)) else None
    return None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether a choice was named before: "her second" needs no noun ("her first choice is Reed, her second Moss")."""
    return any(tokens[i].lower in ("first", "top", "1") and tokens[i + 1].lower in _CHOICES for i in range(at - 1))


def rank_near(tokens: Sequence[Token], name_at: int) -> int | None:
    """The rank that stands beside a name: behind it, or right before it.

    Args:
        tokens: The sentence.
        name_at: Index of the candidate's name.
    """
    i = name_at + 1
    while i < len(tokens) and (tokens[i].lower in QUOTE_MARKS):
        i += 1
    if i < len(tokens) and tokens[i].lower == "(":
        inner = read_rank(tokens, i + 1)  # "Reed (#1)", "Moss (second choice)"
        return inner[0] if inner and inner[1] < len(tokens) and tokens[inner[1]].lower in (")", ";", ",") else None
    if i < len(tokens) and tokens[i].lower == ",":
        i += 1
    behind = read_rank(tokens, i)
    if behind is not None and not _is_anothers(tokens, behind[1]):
        return behind[0]
    return rank_before(tokens, name_at)


def _is_anothers(tokens: Sequence[Token], at: int) -> bool:
    """Whether the words behind a rank give it to somebody else ("first to Reed, her second to Moss")."""
    return at + 1 < len(tokens) and tokens[at].lower in ("to", "for") and tokens[at + 1].is_person


def rank_before(tokens: Sequence[Token], name_at: int) -> int | None:
    """The rank in front of a name ("a second preference for Reed", "second-choice endorsement of Reed")."""
    for i in range(name_at - 1, max(-1, name_at - 6), -1):
        word = tokens[i].lower
        if tokens[i].name is not None and not tokens[i].owns:
            return None
        if word in _NUMBERS:
            between = [t.lower for t in tokens[i + 1 : name_at]]
            fits = (bool(between) and (between[0] in _CHOICES or between in (["for"], ["to"]))) or "-" in word
            fits |= between in ([], ["is"]) and tokens[i - 1].owns and _goes_on(tokens, i)
            return _NUMBERS[word] if fits and word not in ("one", "two", "three", "four", "five") else None
        if word in (",", ";", "."):
            return None
    return None
