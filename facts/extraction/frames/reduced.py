"""Whom does a participle without "be" describe ("Reed, endorsed by the Guild", "Endorsed by the Guild, Reed said")?

"Endorsed a proposal by Reed" is no such participle: what is endorsed stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.heads import one_name
from facts.extraction.frames.nouns import Names
from facts.extraction.frames.subjects import NO_SUBJECT, Subject, described_name
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})


def is_reduced(tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle stands without "be": "a candidate endorsed by", "endorsed last week by"."""
    for i, token in enumerate(tokens[at + 1 : at + 6], at + 1):
        if token.lower == "by":
            return not _is_object(tokens[at + 1 : i])
        if token.name is not None or token.is_mark:
            return False
    return False


def _is_object(words: Sequence[Token]) -> bool:
    """Whether the words between a verb and "by" are what is endorsed ("endorsed a proposal by Reed"), and no time."""
    lows = [t.lower for t in words]
    timed = word_list("grammar", "times") | load_grammar().weekdays | load_grammar().months
    if not lows or not timed.isdisjoint(lows):
        return False
    return lows[0] in _ARTICLES or lows[-1] in word_list("nouns", "things") | word_list("nouns", "issues")


def whom_clause_is_about(tokens: Sequence[Token], comma: int) -> Subject:
    """The person with whom a sentence begins, for ", endorsed by the Guild," behind its verb."""
    first = next((i for i in range(comma) if tokens[i].name is not None), None)
    if first is None or not tokens[first].is_actor or not tokens[first].is_person:
        return NO_SUBJECT
    others = [i for i in range(first + 1, comma) if tokens[i].is_actor and tokens[i].is_person]
    return NO_SUBJECT if others else Subject(Names((first,), first + 1), told_far=True)


def led_to(tokens: Sequence[Token], end: int) -> Subject:
    """Whom "Endorsed by the Guild and by Moss, Reed ..." leads to: the person behind the comma who has a verb."""
    if end >= len(tokens) or tokens[end].lower != ",":
        return NO_SUBJECT
    named = one_name(tokens, end + 1)
    fits = named is not None and tokens[named].is_person and looks_like_verb(tokens, named + 1)
    return Subject(Names((named,), named + 1)) if named is not None and fits else NO_SUBJECT


def left_name(tokens: Sequence[Token], start: int) -> Subject:
    """Whom a participle without "be" describes: the name before it, past a comma or "and"."""
    i = start - 1
    while i >= 0 and tokens[i].lower in (",", "and", "also"):
        i -= 1
    if i >= 0 and not tokens[i].is_actor:
        i = described_name(tokens, i) or -1
    return Subject(Names((i,), i + 1)) if i >= 0 else NO_SUBJECT
