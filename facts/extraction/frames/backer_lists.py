"""Who stands in a list behind "Backers of Reed include", or behind "Other supporters include" once Reed was told of?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import NOBODY, Names, read_object
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns

_HOLD = frozenset({"include", "includes", "included", "are", "were", ":"})
_LEAD = 8  # words before the verb that a list follows
_MORE = frozenset({"other", "others", "further", "additional", "more", "fellow", "also"})
_BACKING = frozenset({"backing", "endorsing", "supporting"})
_ABOARD = frozenset({"aboard", "board", "corner", "camp"})


def backers_of(tokens: Sequence[Token], noun: int, of: int) -> list[NounMatch]:
    """ "Ott, a longtime backer of Reed", or "Backers of Reed include Ott" where the noun leads its clause."""
    to = read_object(tokens, of + 1)
    if not to:
        return []
    leads = noun == 0 or tokens[noun - 1].is_mark or (noun == 1 and tokens[0].name is None)
    if leads and to.end < len(tokens) and tokens[to.end].lower in _HOLD:
        listed = _listed(tokens, to.end + 1)
        return [NounMatch(noun, listed.end, listed.at, to.at, "C's BACKER include E")] if listed else []
    i = noun - 1
    while i >= 0 and tokens[i].name is None and not tokens[i].is_mark and not looks_like_verb(tokens, i):
        i -= 1
    apposed = i > 0 and tokens[i].lower == "," and tokens[i - 1].is_actor
    return [NounMatch(noun, to.end, (i - 1,), to.at[:1], "E, BACKER of C", sure=False)] if apposed else []


def further_backers(tokens: Sequence[Token]) -> Names:
    """The list of "Other supporters include Ott", "Also on board are Ott and the Guild"."""
    verb = next((i for i, t in enumerate(tokens[:_LEAD]) if t.name is None and t.lower in _HOLD), 0)
    lead = [t.lower for t in tokens[:verb]]
    if not verb or any(t.name is not None and not t.is_pronoun for t in tokens[:verb]):
        return NOBODY
    if _MORE.isdisjoint(lead) or not load_grammar().negations.isdisjoint(lead):
        return NOBODY
    backing = (
        any(word in load_nouns()["BACKER"] for word in lead) or lead[-1] in _ABOARD or not _BACKING.isdisjoint(lead)
    )
    return _listed(tokens, verb + 1) if backing else NOBODY


def _listed(tokens: Sequence[Token], start: int) -> Names:
    names, loose = read_object(tokens, start), read_loose_list(tokens, start)
    return loose if len(loose.at) > len(names.at) else names
