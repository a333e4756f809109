"""Who is in a candidate's team, camp or corner ("Reed's team includes Ott", "with Ott aboard")?"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import NOBODY, read_object
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_grammar, load_nouns, word_list

_ALSO = frozenset({"also", "now", "already", "so"})
_HOLDING = frozenset({"include", "includes", "included", "boasts", "boasted", "features", "counts", "numbers"})

_PLACED = frozenset({"in", "on", "at", "from", "among", "within", "across"})
_PLACE = 7  # words of "from the ranks of organized labor"
_TELLING = frozenset({"include", "includes", "included", "are", "were"})


def owner_before(tokens: Sequence[Token], at: int) -> int | None:
    """Index of the name that owns the noun at `at`, past adjectives."""
    if at > 1 and tokens[at - 1].lower == "of" and tokens[at - 2].lower in load_nouns()["crowd"]:
        at -= 2  # "Reed's list of backers"
    for i in range(at - 1, max(-1, at - 5), -1):
        if tokens[i].owns:
            return i
        if tokens[i].lower == "whose" and i > 1 and tokens[i - 1].lower == "," and tokens[i - 2].is_actor:
            return i - 2
        if tokens[i].name is not None or tokens[i].is_mark or tokens[i].lower in load_grammar().prepositions:
            return None
    return None


def is_off_list(tokens: Sequence[Token], at: int) -> bool:
    """Whether whoever follows is no backer: "Missing from her list of supporters is Ott"."""
    owner = owner_before(tokens, at) or 0
    lead = [t.lower for t in tokens[max(0, owner - 2) : owner]]
    return lead[-1:] == ["from"] and lead[0] in word_list("grammar", "off_lists")


def find_in_team(tokens: Sequence[Token], at: int) -> list[NounMatch]:
    """ "Reed's team includes E and E", "in Reed's camp are E and E"."""
    owner = owner_before(tokens, at)
    if owner is None or not tokens[owner].is_person or at + 1 >= len(tokens):
        return []
    verb = at + 1 + (tokens[at + 1].lower in _ALSO)
    led = owner > 0 and tokens[owner - 1].lower in ("in", "on")
    fits = verb < len(tokens) and tokens[verb].lower in (("are", "is", "were") if led else _HOLDING)
    listed = read_object(tokens, verb + 1) or read_loose_list(tokens, verb + 1) if fits else NOBODY
    return [NounMatch(at, listed.end, listed.at, (owner,), "C's TEAM include E", sure=False)] if listed else []


def find_aboard(tokens: Sequence[Token], at: int) -> list[NounMatch]:
    """ "with the union and Reed aboard", "with Reed in her corner"."""
    names = read_object(tokens, at + 1)
    i = names.end
    while names and i < len(tokens) and tokens[i].lower in ("all", "both", "already", "now", "firmly"):
        i += 1
    told = [t.lower if t.name is None else "her" for t in tokens[i : i + 4]]
    fits = told[:1] == ["aboard"] or told[:2] in (["on", "board"], ["behind", "her"])
    fits = fits or (told[:2] == ["in", "her"] and told[2:3] in (["corner"], ["camp"], ["column"]))
    if not (names and fits):
        return []
    owner = next((n for n in range(i, min(i + 3, len(tokens))) if tokens[n].name is not None), None)
    before = next((n for n in range(at - 1, -1, -1) if tokens[n].is_actor and tokens[n].is_person), None)
    owner = before if owner is None or told[0] in ("aboard", "on") else owner
    candidates = (owner,) if owner is not None else ()
    return [NounMatch(at, i + 2, names.at, candidates, "with E aboard", sure=False)]


def told_of_backer(tokens: Sequence[Token], end: int) -> tuple[int, str, bool]:
    """Where which word stands behind "Reed's best-known backer so far", and whether a name follows it."""
    told = end
    if end + 3 < len(tokens):
        told += tokens[end].lower in ("now", "also", "already")
        told += 2 * (tokens[told].lower == "so" and tokens[told + 1].lower == "far")
        told = _past_place(tokens, told)
    following = tokens[told].lower if told < len(tokens) else ""
    return told, following, told + 1 < len(tokens) and tokens[told + 1].is_actor


def _past_place(tokens: Sequence[Token], at: int) -> int:
    """Past "in the House" or "from organized labor" where "include" or "are" stands behind it."""
    if tokens[at].lower not in _PLACED:
        return at
    for i in range(at + 1, min(at + _PLACE, len(tokens) - 1)):
        if tokens[i].lower in _TELLING:
            return i if any(t.is_actor for t in tokens[i + 1 : i + _PLACE]) else at
        if tokens[i].is_mark or (tokens[i].is_actor and tokens[i].is_person):
            break
    return at
