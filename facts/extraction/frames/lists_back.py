"""Which names end here, read from right to left?

A name behind a preposition or a verb is an object and ends the way back; commas and "and" join the members of a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.clause_lists import side_by_side
from facts.extraction.frames.nouns import Names
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_lexicon
from facts.extraction.names.words import name_words

MAX_OFFICE = 12  # words of "minister of state at the department of public works"
_INCLUDES = frozenset({"include", "includes", "comprises"})
_INCLUDING = frozenset({"including"})  # "groups with members here, including Reed and Moss, ..."


def opening(tokens: Sequence[Token], at: int) -> int:
    """Index before the bracket that the one at `at` closes."""
    while at >= 0 and tokens[at].lower != "(":
        at -= 1
    return at - 1


def list_ending(tokens: Sequence[Token], at: int, *, is_open: bool = False) -> Names:
    """The list of subjects whose last named member is at `at`; `is_open` when more stands behind it."""
    found = [at]
    i = at - 1
    between, opens = ",", 0
    while i > 0:
        office = office_starts(tokens, i + 1) if tokens[i + 1].is_person else None
        i = past_modifiers(tokens, i) if office is None else office - 1
        if i == found[0] - 1 > 0 and tokens[found[0]].is_person and _only_in_title(tokens[i]):
            i -= 1  # "and Harbor Party chairwoman Reed"
        joined = i >= 0 and tokens[i].lower in ("and", "&")
        comma = i >= 0 and tokens[i].lower == between
        if i > 1 and [t.lower for t in tokens[i - 2 : i + 1]] == ["as", "well", "as"]:
            i, joined = i - 2, True
        if joined and i > 0 and tokens[i - 1].lower in (",", ";"):
            i -= 1
            between, opens = tokens[i].lower, len(found)  # "the Guild; the League; and the Trust"
        if not (joined or (comma and (is_open or len(found) > 1))):
            break
        previous = name_before(tokens, i - 1)
        if previous is None:
            # "Ott endorsed Reed and Bly, and Moss is backing Pike": what stands before the last comma is acted on
            found = found[-opens:] if opens and tokens[i - 1].is_actor else found
            break
        found.insert(0, previous)
        i = previous - 1
    return Names(tuple(found), at + 1)


def whole_list(tokens: Sequence[Token], noun: int, names: Names) -> Names:
    """The list behind the noun with which a clause begins, up to its verb ("Support from Ott and Moss lifted her").

    Read from left to right such a list ends early, for "Moss lifted her" may be a clause of its own.
    """
    verb = next((i for i in range(names.end, len(tokens)) if looks_like_verb(tokens, i)), 0)
    named, stop = side_by_side(tokens, names.at[0]) if names else ((), 0)
    if stop == verb and set(names.at) < set(named) and tokens[verb].lower not in _BACKING:
        return Names(named, verb)  # "support from Ott of Marl, Moss and Reed of Tarn lifted her"
    between = tokens[names.end : verb]
    if not names or tokens[verb].lower in _BACKING or not all(t.is_actor or t.lower in _JOINS for t in between):
        return names
    if any(looks_like_verb(tokens, i) or tokens[i].lower in BREAKS for i in range(noun)):
        return names
    more = [i for i in range(names.end, verb) if tokens[i].is_actor]
    return Names((*names.at, *more), verb) if more else names


_JOINS = frozenset({",", "and", "&", "the"})
_BACKING = frozenset({"backed", "backs", "endorsed", "endorses", "supported", "supports"})


def _only_in_title(token: Token) -> bool:
    """Whether a body right before a person only tells of what they are something."""
    return token.is_actor and not token.is_person and not token.is_short_pronoun


def past_modifiers(tokens: Sequence[Token], at: int) -> int:
    """Left past the title words of a name."""
    grammar = load_grammar()
    steps = 0
    while at >= 0 and steps < 6:
        token = tokens[at]
        if token.lower == "'s" and at and tokens[at - 1].name is None and tokens[at - 1].lower.isalpha():
            at, steps = at - 1, steps + 1  # "and the city's Clerks Guild"
            continue
        stop = (
            token.name is not None
            or token.is_mark
            or token.lower in grammar.conjunctions
            or token.lower in grammar.prepositions
        )
        if stop or looks_like_verb(tokens, at):
            return at
        at, steps = at - 1, steps + 1
    return at


def _is_time(token: Token) -> bool:
    """Whether a word closes "on Friday", behind which a name begins its clause."""
    grammar = load_grammar()
    return token.lower in grammar.weekdays or token.lower in ("week", "month", "year", "night", "morning", "afternoon")


def office_starts(tokens: Sequence[Token], at: int) -> int | None:
    """Where the office of the person at `at` begins in a list (", minister of state at the treasury Reed and Moss")."""
    i = at - 1
    while i >= 0 and at - i < MAX_OFFICE and tokens[i].name is None and not tokens[i].is_mark:
        if tokens[i].lower in ("and", "&") or looks_like_verb(tokens, i):
            break
        i -= 1
    lead = [t.lower for t in tokens[i + 1 : at]]
    joint = next((n for n, word in enumerate(lead) if word in ("of", "for", "at")), None)
    joined = i >= 0 and tokens[i].lower in (",", ";", "and", "&")
    heads = name_words().heads
    return (
        i + 1
        if joined and joint is not None and any(word.removeprefix("ex-") in heads for word in lead[:joint])
        else None
    )


def _is_acted_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether several act on the name at `at` ("Ott and Pike support Reed"): a plural's verb looks like a noun."""
    verb = tokens[at - 1].lower if at > 1 and tokens[at - 1].name is None else ""
    if verb.endswith("ing") and verb in load_lexicon().by_form:
        return True  # "after dropping Reed, and the Guild backed Moss"
    return tokens[at - 2].is_actor and verb in load_lexicon().by_form


def _holds(tokens: Sequence[Token], at: int) -> bool:
    """Whether "that includes" tells who is in a group that acts ("a coalition that includes Ott and the Guild has")."""
    return at > 0 and tokens[at].lower in _INCLUDES and tokens[at - 1].lower in ("that", "which")


def name_before(tokens: Sequence[Token], at: int) -> int | None:
    """The name that ends at `at`, past "of Port Clement" and a bracket, unless it is an object."""
    steps = 0
    while at >= 0 and steps < 7:
        token = tokens[at]
        if token.is_actor:
            office = office_starts(tokens, at) if token.is_person else None
            i = past_modifiers(tokens, at - 1) if office is None else office - 1
            small = (
                i >= 0 and tokens[i].lower in load_grammar().prepositions - load_grammar().subordinators - _INCLUDING
            )
            small = small and not _is_time(tokens[at - 1])
            blocked = i >= 0 and (looks_like_verb(tokens, i) or small or _is_acted_on(tokens, at))
            blocked = blocked and not _holds(tokens, i)
            return None if blocked else at
        if token.lower == ")":
            at = opening(tokens, at)
            continue
        if token.name is not None or token.lower in BREAKS or token.lower == "," or looks_like_verb(tokens, at):
            return None
        at, steps = at - 1, steps + 1
    return None
