"""Is the subject of a verb somebody without a name ("after three ministers declared", "but the board backed")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.lexicon import load_grammar, load_nouns, word_list

_WITHIN = frozenset({"on", "in", "at", "of", "from", "with", "inside", "within"})
_NONE = frozenset({"nobody", "none", "no", "no-one", "neither"})


def ends_with_plural(tokens: Sequence[Token], start: int) -> bool:
    """Whether a plural without names stands between a comma and its verb (", major unions allied with Reed")."""
    if start < 2 or not tokens[start - 1].lower.endswith("s") or looks_like_verb(tokens, start - 1):
        return False
    grammar = load_grammar()
    if tokens[start - 1].name is None and _opens_clause(tokens, start - 2):
        return True
    for i in range(start - 1, max(-1, start - 5), -1):
        if tokens[i].lower == ",":
            opens = i + 1 < start - 1
            return opens and not any(t.lower in grammar.prepositions for t in tokens[i:start])
        if tokens[i].name is not None or tokens[i].is_mark or tokens[i].lower in grammar.adverbs:
            return False
        if tokens[i].lower in grammar.relatives:
            return False
    return False


def _opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Whether words without a name lead back to "after" ("after three ministers declared for Reed")."""
    grammar = load_grammar()
    for i in range(at, max(-1, at - 7), -1):
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            return False
        if tokens[i].lower in grammar.subordinators and i < at:
            return True
    return False


def ends_with_description(tokens: Sequence[Token], start: int) -> bool:
    """Whether "but this year the board" stands before a verb: a description that names nobody acts."""
    if start < 3 or tokens[start - 1].name is not None or not tokens[start - 1].lower.isalpha():
        return False
    grammar, noun = load_grammar(), tokens[start - 1].lower
    if noun not in load_nouns()["body"] and noun not in load_nouns()["acting"] and noun not in load_nouns()["runner"]:
        return False
    lead = [t.lower if t.name is None else "" for t in tokens[max(0, start - 4) : start - 1]]
    if "the" not in lead:
        return False
    before = lead[: len(lead) - 1 - lead[::-1].index("the")]
    return (
        bool(before) and bool(before[-1]) and before[-1] not in grammar.prepositions and before[-1] not in (",", "and")
    )


def only_counts(token: Token) -> bool:
    """Whether a number right before a verb is all the subject there is ("more than 30 have lined up")."""
    return token.lower.isdigit() or token.lower in word_list("grammar", "counts")


def is_nobody_of(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name only says of whom nobody acts ("nobody on the Guild's board", "no one at the Gazette")."""
    within = next((i for i in range(at - 1, max(0, at - 4), -1) if tokens[i].lower in _WITHIN), 0)
    lead = [t.lower for t in tokens[max(0, within - 2) : within]]
    return bool(lead) and (lead[-1] in _NONE or lead == ["no", "one"])


def only_some(tokens: Sequence[Token], at: int) -> bool:
    """Whether "some" or "others" right before a verb is all the subject there is, not "Reed and others"."""
    joined = at > 1 and tokens[at - 1].lower in ("and", "&") and tokens[at - 2].is_actor
    return tokens[at].lower in ("some", "others") and tokens[at].name is None and not joined


def is_of_ones_own(tokens: Sequence[Token], start: int) -> bool:
    """Whether what acts before a verb belongs to somebody who belongs to the one named ("my wife's guide")."""
    if start < 4 or tokens[start - 1].name is not None or tokens[start - 2].lower not in ("'s", "'"):
        return False
    return tokens[start - 3].name is None and tokens[start - 4].owns


def owner_of_allies(tokens: Sequence[Token], start: int) -> tuple[int, ...]:
    """Whose allies act before the verb at `start` ("Two of Reed's aides left him"): "him" is then Reed."""
    if start < 2 or tokens[start - 1].name is not None or not tokens[start - 1].lower.endswith("s"):
        return ()
    for i in range(start - 2, max(-1, start - 6), -1):
        if tokens[i].owns:
            return (i,) if tokens[i].is_person and not tokens[i].is_short_pronoun else ()
        if tokens[i].name is not None or tokens[i].is_mark or looks_like_verb(tokens, i):
            break
    return ()


def are_unknown(tokens: Sequence[Token], at: int) -> bool:
    """Whether "and" joins two capitalised words that are nobody's name, as far as is known ("Anchor and Compass")."""
    both = (tokens[at], tokens[at - 2]) if at > 1 else ()
    return bool(both) and all(t.name is None and t.capital for t in both)


def whose_bid(tokens: Sequence[Token], it: int) -> int | None:
    """Whose campaign "it" is in "Her campaign got a lift when it was endorsed by the Guild", or None."""
    if it < 1 or tokens[it].name is not None or any(t.is_actor and not t.is_person for t in tokens[:it]):
        return None
    owned = [i for i in range(it - 1) if tokens[i].owns and tokens[i + 1].lower in load_nouns()["candidacy"]]
    return owned[0] if len(owned) == 1 and tokens[owned[0]].is_person else None
