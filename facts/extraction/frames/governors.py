"""Which verbs govern an infinitive or a gerund ("voted to", "led them to"), and what they make of it?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_grammar, verb_forms, word_list

MAX_NOUN = 8  # words of "the third union" between "became" and "to endorse"
MAX_LEFT = 12  # words of "came to the livestock barn on Feb. 9" before "to endorse"
MAX_CAUSED = 12  # words between "led" and "to"


@lru_cache
def governor_forms(kind: str) -> frozenset[str]:
    """Every form of the verbs of one list of governors, of several words joined by spaces."""
    made: set[str] = set()
    for line in getattr(load_grammar(), kind):
        verb, space, rest = line.partition(" ")
        made |= {form + space + rest for form in verb_forms(verb)} | {line}
    return frozenset(made)


def cause_of(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "led" in "the vote led the Guild and Ott to drop him", read from "Ott": whoever is led to it does it."""
    if at < 1 or not tokens[at].is_actor:
        return None
    for i in range(at - 1, max(-1, at - MAX_CAUSED), -1):
        token = tokens[i]
        if token.name is None and token.lower in governor_forms("causing"):
            return i
        if token.is_actor or token.lower in ("and", ",", "the", "both", "of") or token.capital:
            continue
        if token.is_mark or token.lower in load_grammar().auxiliaries or token.lower in load_grammar().prepositions:
            return None
    return None


def past_while(tokens: Sequence[Token], at: int) -> int:
    """Left past the time that ends at `at` in "it took the Guild until Monday to", to the name; else `at` itself."""
    leads = word_list("grammar", "before_time") | word_list("grammar", "times") | load_grammar().weekdays
    leads |= load_grammar().months | {"until", "till", "only", "just", "than", "more", "less"}
    first = at
    while first > 0 and tokens[first].name is None and (tokens[first].lower in leads or tokens[first].lower.isdigit()):
        first -= 1
    took = first > 1 and tokens[first].is_actor and tokens[first - 1].lower in ("took", "takes", "taken")
    return first if took and first < at else at


def is_decided_by(tokens: Sequence[Token], name: int) -> bool:
    """Whether a name is whose decision stands before it: "the decision by the Guild", "the vote of the Guild"."""
    if name < 2 or tokens[name].name is None:
        return False
    by = name - 1 - (tokens[name - 1].lower in load_grammar().determiners)
    return by > 0 and tokens[by].lower in ("by", "of") and tokens[by - 1].lower in word_list("nouns", "deciding")


def past_leaving(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "quit" in "quit the party to support Reed", "came" in "came to town to back her": they have done it."""
    for i in range(at, max(-1, at - MAX_LEFT), -1):
        if tokens[i].lower in governor_forms("left_before_to"):
            return i if tokens[i].name is None and i < at else None
        short = tokens[i].lower == "." and tokens[i - 1].lower in load_grammar().months  # "on Feb. 9"
        if (tokens[i].is_mark and not short) or tokens[i].is_person or _leads_verb(tokens, i):
            return None
    return None


def _leads_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether "to" at a place leads no place ("came to the barn", "flew to Marl")."""
    behind = tokens[at + 1]
    return tokens[at].lower == "to" and not (behind.capital or behind.lower in load_grammar().determiners)


def is_owned(tokens: Sequence[Token], noun: int) -> bool:
    """Whether somebody owns a noun, past an adjective or two."""
    near = tokens[max(0, noun - 3) : noun]
    owner = next((n for n in range(len(near) - 1, -1, -1) if near[n].name is not None), None)
    return owner is not None and near[owner].owns and not any(t.is_mark for t in near[owner:])


def past_ending(tokens: Sequence[Token], at: int) -> int | None:
    """Index before "stopped" or "has given up" that ends at a place and leads a gerund; None if nothing does so."""
    ending = governor_forms("ending_before_ing")
    if at > 0 and f"{tokens[at - 1].lower} {tokens[at].lower}" in ending:
        return at - 2
    return at - 1 if tokens[at].name is None and tokens[at].lower in ending else None


def past_seeing(tokens: Sequence[Token], at: int) -> int | None:
    """Index before "see himself" that leads a gerund ("could not see himself backing Reed"); None elsewhere."""
    sees = at > 0 and tokens[at].is_reflexive and tokens[at - 1].lower in ("see", "imagine", "picture", "envisage")
    return at - 2 if sees else None


def is_perceived(tokens: Sequence[Token], name: int) -> bool | None:
    """Whether somebody was seen to act ("glad to see the Guild back her"), or is only hoped to; None for neither."""
    at = name - 1 - (tokens[name - 1].lower in load_grammar().determiners)
    if at < 1 or tokens[at].name is not None or tokens[at].lower not in governor_forms("perceiving"):
        return None
    if tokens[at - 1].lower != "to":
        return tokens[at].lower in ("saw", "watched", "seen")
    return tokens[at - 2].lower in governor_forms("done_before_to")


def leads_open(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word before a gerund or "having" makes it no fact ("denied backing", "accused of having backed")."""
    if at < 0 or tokens[at].lower in ("regret", "regrets", "regretted"):
        return False
    timed = tokens[at].lower == "of" and tokens[at - 1].lower in ("day", "days", "week", "weeks", "hours")
    return tokens[at].lower in governor_forms("short_of") and not timed


def apposed_to(tokens: Sequence[Token], at: int) -> int | None:
    """The name that an apposition ending at a place belongs to: "Ott, one of" or "Ott," before "the first"."""
    if tokens[at].lower == "of" and at and tokens[at - 1].lower == "one":
        at -= 2
    elif tokens[at].lower == "among":
        at -= 1
    return at - 1 if at > 0 and tokens[at].lower == "," and tokens[at - 1].is_actor else None


def past_manner(tokens: Sequence[Token], at: int) -> int | None:
    """Index of "voted" in "voted by a wide margin to", read from the last word of how; None where nobody votes so."""
    if tokens[at].lower not in word_list("grammar", "manners"):
        return None
    for i in range(at, max(0, at - MAX_NOUN), -1):
        word = tokens[i].lower
        if word in _VOTES and i < at:
            return i if tokens[i + 1].lower in _HOW and tokens[i].name is None else None
        if tokens[i].name is not None or word in ("to", "whether") or (tokens[i].is_mark and word != "-"):
            return None
    return None


_VOTES = frozenset({"voted", "votes", "vote", "decided", "agreed"})
_HOW = frozenset({"by", "in", "with", "at", "after", "without", "overwhelmingly"})
