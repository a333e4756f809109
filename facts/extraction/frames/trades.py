"""Does a noun tell of those who act for a body ("the train drivers of the Guild", "the president of the Guild")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list
from facts.extraction.names.words import name_words

_TRADES = ("ers", "ors", "ists", "men", "women", "nurses", "pilots", "clerks", "hands")
_NOT_ALL = frozenset(
    {"others", "members", "supporters", "backers", "voters", "founders", "critics", "readers", "followers", "leaders"}
    | {"opponents", "officers", "campaigners", "organizers", "organisers", "numbers", "orders", "letters", "papers"}
)
_ASSISTS = frozenset(
    {"staff", "aide", "assistant", "deputy", "adviser", "advisor", "staffer", "manager", "ally", "friend"}
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
    lead = [t.lower for t in tokens[max(0, before - 4) : before]]
    past = not word_list("nouns", "former").isdisjoint(lead)
    return (
        not past
        and not _is_any_one(lead)
        and before > 0
        and (tokens[before - 1].lower in load_nouns()["acting"] or is_whole_trade(tokens, before - 1))
    )


def _is_any_one(lead: Sequence[str]) -> bool:
    """Whether the words before "of" tell of one among many ("a member", "one senior official")."""
    one = next((i for i, low in enumerate(lead) if low in ("a", "an", "one", "another")), None)
    return one is not None and lead[-1] in name_words().heads.keys() | name_words().speaks


def acts_for_owner(tokens: Sequence[Token], owner: int) -> bool:
    """Whether what a person owns acts in their name: their campaign, office or statement, not their chief of staff."""
    if not tokens[owner].is_person:
        return True
    head = owner
    for i in range(owner + 1, len(tokens)):
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
        if tokens[i].lower == "of" and tokens[i + 1].lower == "staff":
            return False
        if tokens[i].lower in load_grammar().prepositions:
            break
        head = i
    low = tokens[head].lower
    return low.startswith("spok") or low not in name_words().heads.keys() | _ASSISTS | word_list("nouns", "hired")


def is_somebodys(tokens: Sequence[Token], owner: int) -> bool:
    """Whether "the daughter of" or "an aide to" stands before a person, so that "who" behind may be either."""
    if owner > 2 and tokens[owner - 1].lower == "," and means_same(tokens, owner - 2, owner):
        owner -= 2  # "Ott, the governor,"
    if owner < 2 or not tokens[owner].is_person or tokens[owner - 1].lower not in ("of", "to"):
        return False
    return tokens[owner - 2].lower in word_list("nouns", "kin") | word_list("nouns", "hired")


def means_same(tokens: Sequence[Token], one: int, other: int) -> bool:
    """Whether two tokens are names of the same one."""
    named, again = tokens[one].name, tokens[other].name
    return named is not None and again is not None and named.entities == again.entities


def speaks_for(tokens: Sequence[Token], body: int) -> bool:
    """Whether "a spokesperson for the" stands before a body: what they say is the body's."""
    first = max(0, body - _MOST)
    lead = [t.lower if t.name is None else "" for t in tokens[first:body]]
    at = lead.index("for") if "for" in lead else 0
    return not tokens[body].is_person and at > 0 and lead[at - 1] in word_list("nouns", "spokes")
