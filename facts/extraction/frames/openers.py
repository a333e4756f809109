"""What opens a list of names, and what stands before its first name?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.annotated import How
from facts.extraction.frames.tokens import DASHES, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.words import name_words

PLAIN_OPENERS = frozenset({"including", "namely"})

ALIKE = frozenset({"such", "like"})
MARKS_BEFORE_LIST = frozenset({":", "--", "—", "–", ",", "("})


def is_only_owner(token: Token) -> bool:
    """Whether a description only owns what is promised ("four of her party's senators (A, B, C and D)")."""
    return token.owns and token.name is not None and token.name.how is How.NOMINAL


def owns_what_is_listed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name only owns the plural that a colon goes on to list ("three of Reed's old supporters: A and B")."""
    colon = next((i for i in range(at + 2, min(at + 6, len(tokens))) if tokens[i].lower == ":"), None)
    if colon is None or not tokens[at].owns or any(t.name is not None for t in tokens[at + 1 : colon]):
        return False
    return tokens[colon - 1].lower.endswith("s")


def past_two_roles(tokens: Sequence[Token], at: int) -> int | None:
    """The name behind two roles ("lawyer and activist Reed")."""
    for i in range(at, min(at + 7, len(tokens))):
        if tokens[i].is_actor:
            return i
        word = tokens[i].lower
        if (
            tokens[i].name is not None
            or tokens[i].is_mark
            or word in load_grammar().prepositions
            or looks_like_verb(tokens, i)
        ):
            return None
    return None


def dash_closes(tokens: Sequence[Token], at: int) -> bool:
    """Whether a dash ends an aside, as what goes on behind it shows ("— who had the trades — and Reed")."""
    behind = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return tokens[at].lower in DASHES and behind in load_grammar().conjunctions


def opens_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether an opener such as "including" or "among them" stands at a place."""
    return opener_length(tokens, at) > 0


def gives_examples(tokens: Sequence[Token], at: int) -> bool:
    """Whether "such as" or "like" names some of a plural of bodies or persons ("by unions such as the Guild")."""
    return at > 0 and tokens[at - 1].name is None and tokens[at - 1].lower in _plurals() and opens_list(tokens, at)


@lru_cache
def _plurals() -> frozenset[str]:
    """Plurals of those who may stand with somebody."""
    known = name_words()
    told = word_list("nouns", "sorting") | word_list("nouns", "party_people")
    return frozenset(word for word in (*told, *known.plurals, *known.plural_body_nouns) if word.endswith(("s", "men")))


@lru_cache
def _first_words() -> frozenset[str]:
    return frozenset(opener.split()[0] for opener in load_grammar().list_openers)


def opener_length(tokens: Sequence[Token], at: int) -> int:
    """How many tokens a list opener such as "among them" takes at `at`; 0 when there is none."""
    if at >= len(tokens) or tokens[at].lower not in _first_words():
        return 0
    if tokens[at].lower == "among" and at + 1 < len(tokens) and tokens[at + 1].is_pronoun and tokens[at + 1].is_actor:
        return 2  # "them", whomever it means
    for length in (4, 3, 2, 1):
        if " ".join(t.lower for t in tokens[at : at + length]) in load_grammar().list_openers:
            return length
    return 0
