"""Who else leads the sentence beside a subject: "Ann Reed, a councillor; Jo Ott (D-Marl); and the Guild endorsed"?

The way back from the verb ends early in a list whose members have asides, places or brackets of their own. Read from
the front, such a list is whole but for the member that the verb follows; the two are put together where nothing but
joints and words of description stands between them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.nouns import Names, read_object
from facts.extraction.frames.tokens import BREAKS, Token, looks_like_verb
from facts.extraction.lexicon import load_grammar

MAX_LEAD = 8  # words of a title before the first name of a sentence
_TITLE = 6  # plain words before a name
_JOINTS = frozenset({",", ";", "and", "&"})
_LISTED = frozenset({"and", "&"})


def led_by_list(tokens: Sequence[Token], found: Names) -> Names:
    """The names found before a verb, with those of the list that opens the sentence if it leads up to them."""
    lead, first = 0, found.at[0]
    while lead < first and not tokens[lead].is_actor:
        lead += 1
    if lead == first or lead > MAX_LEAD:
        return found  # nobody is named at the front, which is where most subjects stand alone
    first = _past_description(tokens, first)
    joint = _before_title(tokens, first)
    if joint < 1 or tokens[joint].lower not in _JOINTS or (tokens[joint].lower == ";" and len(found.at) == 1):
        return found  # "Two aides left; Reed was backed"
    front = 0
    while front < joint and (tokens[front].is_mark or tokens[front].lower == "both"):
        front += 1
    if tokens[front].name is None and not tokens[front].lower.isalpha():
        return found
    listed = read_object(tokens, front)
    if not listed or listed.at[0] >= first or not _leads_up(tokens, listed, first, found.end):
        return found
    return Names((*(i for i in listed.at if i < first), *found.at), found.end)


def _past_description(tokens: Sequence[Token], name: int) -> int:
    """The name itself where what stands at `name` only describes it behind a comma ("Ott, the councillor,")."""
    described, of = tokens[name].name, tokens[name - 2].name if name > 1 else None
    same = described is not None and of is not None and described.entities == of.entities
    return name - 2 if same and tokens[name - 1].lower == "," else name


def _before_title(tokens: Sequence[Token], name: int) -> int:
    """Index of what stands before the plain words that belong to a name."""
    at = name - 1
    while at >= max(0, name - _TITLE) and tokens[at].name is None and not tokens[at].is_mark:
        if tokens[at].lower in _LISTED:
            break
        at -= 1
    return at


def _leads_up(tokens: Sequence[Token], listed: Names, first: int, end: int) -> bool:
    """Whether a list goes on from its end to the name at `first`, past an aside without a name or a verb."""
    if not any(t.lower in _LISTED and t.name is None for t in tokens[listed.at[0] : end]):
        return False  # "Dear Reed, Ott endorsed her"
    grammar = load_grammar()
    for i in range(min(listed.end, first), first):
        word = tokens[i].lower
        if tokens[i].name is not None or word in grammar.relatives or (word in BREAKS and word not in (";", "(", ")")):
            return False
        if looks_like_verb(tokens, i) or (word in grammar.conjunctions and word not in _LISTED):
            return False
    return True
