"""Does a name only end a clause such as "who had backed Reed", so that whoever it is about acts in the verb behind?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.lists_back import list_ending
from facts.extraction.frames.nouns import Names
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb, saying_forms
from facts.extraction.lexicon import load_grammar, load_nouns

MAX_CLAUSE = 24  # words of "who taught her for years" before "and who"
MAX_TITLE = 5  # words between a preposition and a name


def in_one_go(tokens: Sequence[Token], at: int) -> bool:
    """Whether no mark, name or joint stands from a place to the next verb ("for Congress last year took")."""
    for i in range(at, min(at + MAX_TITLE, len(tokens))):
        if tokens[i].name is not None or tokens[i].is_mark or tokens[i].lower in ("and", "but", "or", "that"):
            return False
        if looks_like_verb(tokens, i):
            return True
    return False


def relative_before(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "who" in "a senator who had backed Reed has announced", read from Reed: the senator announces."""
    if at < 2 or not looks_like_verb(tokens, at - 1) or tokens[at - 1].lower in saying_forms():
        return None
    for i in range(at - 2, max(-1, at - MAX_TITLE - 1), -1):
        if tokens[i].name is None and tokens[i].lower in ("who", "which"):
            return i or None
        if tokens[i].name is not None or tokens[i].is_mark:
            return None
    return None


def closes_relative(tokens: Sequence[Token], start: int) -> bool:
    """Whether a name and its verb right before another only tell which: "the bank that Reed chairs has"."""
    that = tokens[start - 3].lower if start >= len(("that", "Reed", "chairs")) else ""
    return that in ("that", "which", "whom") and tokens[start - 2].is_actor and looks_like_verb(tokens, start - 1)


def is_in_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name stands in the clause that tells which unnamed one acts: "a union that helped Reed's run has"."""
    for i in range(at - 1, 0, -1):
        if tokens[i].is_mark or tokens[i].name is not None:
            return False
        if tokens[i].lower in ("that", "which", "who"):
            return tokens[i - 1].name is None and any(t.lower in _SOME for t in tokens[max(0, i - 4) : i])
    return False


_SOME = frozenset({"a", "an", "another", "one", "some"})
_ONE = frozenset({"another", "one", "those", "among", "of", "the", "many", "several", "few", "latest", "other"})
_IS = frozenset({"is", "was", "are", "were"})
_JOINS = frozenset({"joined", "joins", "join", "joining"})
MAX_ONE = 9  # words of "is one of the five state senators"


def told_to_be_one(tokens: Sequence[Token], at: int) -> int | None:
    """Whom "is another", "is among those" or "is one of five senators" before "who" tells of; `at` is its last word."""
    i = at
    while i > 0 and at - i < MAX_ONE and tokens[i].name is None and not tokens[i].is_mark and not _opens(tokens, i):
        i -= 1
    lead = [t.lower for t in tokens[i : at + 1]]
    if tokens[i].lower in _IS and tokens[i - 1].is_actor:
        small = all(word in _ONE for word in lead[1:])
        single = small and lead[-1] in ("another", "those", "one", "many", "several", "few")
        counted = len(lead) > 3 and lead[-1].endswith("s") and (lead[1:3] == ["one", "of"] or lead[1] == "among")
        return i - 1 if single or counted else None
    joins = tokens[i].lower in _JOINS and lead[-1] == "those" and tokens[i - 1].is_actor
    crowded = len(lead) < 3 or not load_nouns()["crowd"].isdisjoint(lead)
    return i - 1 if joins and crowded else None


def _opens(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lower in _IS or tokens[at].lower in _JOINS or looks_like_verb(tokens, at)


def joined_to_plural(tokens: Sequence[Token], at: int) -> int | None:
    """The name before "and EMS employees": it acts too, though they have no name."""
    plural = tokens[at + 1].lower.endswith("s") and not tokens[at].is_person
    joined = at > 1 and tokens[at - 1].lower in ("and", "&") and tokens[at - 2].is_actor
    return at - 2 if plural and joined else None


def of_whom(tokens: Sequence[Token], at: int) -> bool:
    """Whether "both of whom" or "all of whom" ends at a place."""
    last = [t.lower for t in tokens[max(0, at - 2) : at + 1]]
    return last[1:] == ["of", "whom"] and last[0] in ("both", "all")


_NUMBERS = ("two", "three", "four", "five", "six", "seven")


def counted_list(tokens: Sequence[Token], last: int) -> Names | None:
    """The list that ends at a name, if a plural or a number before it promised one ("two of her aides, A and B, who").

    A plural right before a comma is part of the first one's title.
    """
    listed = list_ending(tokens, last)
    size, title = len(listed.at), tokens[listed.at[0]].title.lower()
    lead = [*(t.lower for t in tokens[max(0, listed.at[0] - MAX_TITLE) : listed.at[0]]), *title.split()]
    counted = 1 < size < len(_NUMBERS) + 2 and _NUMBERS[size - 2] in lead
    return listed if counted or (size > 1 and title.rstrip().endswith("s,")) else None


def first_relative(tokens: Sequence[Token], at: int) -> int:
    """Index of the "who" that a joined one goes on from ("Ott, who taught her, and who has"); else the place itself."""
    if at < 2 or tokens[at - 1].lower not in ("and", "but") or tokens[at].lower == "that":
        return at
    for i in range(at - 2, max(0, at - MAX_CLAUSE), -1):
        if tokens[i].name is None and tokens[i].lower == tokens[at].lower:
            return i
        if tokens[i].lower in (".", ";", ":"):
            break
    return at


def in_relative_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb belongs to "who ..." between commas."""
    for i in range(at - 1, max(-1, at - 12), -1):
        word = tokens[i].lower
        if word in ("who", "which", "whom", "whose"):
            return True
        if word in BREAKS or word in (",", "and") or tokens[i].name is not None:
            return False
    return False


def whose_aside(tokens: Sequence[Token], body: int) -> int:
    """Who "who" means behind ", leader of the Guild,": the person whom the aside is about; else the body itself."""
    for i in range(body - 1, max(0, body - MAX_TITLE - 4), -1):
        if tokens[i].lower == ",":
            told = any(tokens[n].lower in load_grammar().prepositions | {"who"} for n in range(i + 1, body))
            return i - 1 if told and tokens[i - 1].is_actor and tokens[i - 1].is_person else body
        if tokens[i].name is not None or tokens[i].is_mark:
            break
    return body


def preposition_before(tokens: Sequence[Token], at: int, *, reach: int) -> int | None:
    """Index of the preposition that governs the name at `at`, past its modifiers."""
    grammar = load_grammar()
    for i in range(at - 1, max(-1, at - 1 - reach), -1):
        token = tokens[i]
        if _ends_time(token) or (token.lower == "as" and i and tokens[i - 1].lower == "well"):
            return None
        if token.lower in grammar.prepositions and token.name is None:
            return i
        if (
            token.name is not None
            or token.is_mark
            or token.lower in grammar.conjunctions
            or looks_like_verb(tokens, i)
            or token.lower in ("that", "who")
        ):
            return None
    return None


def _ends_time(token: Token) -> bool:
    """Whether a word closes "in 2017", "on Monday", "last week"."""
    grammar = load_grammar()
    word = token.lower
    times = (
        word in grammar.weekdays
        or word in grammar.months
        or word in ("week", "month", "year", "night", "morning", "afternoon", "evening")
    )
    return times or (word.isdigit() and len(word) == 4)
