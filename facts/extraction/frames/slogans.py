"""Which words call for or against somebody, with no verb of support ("Elect Reed", "Anyone but Moss", "Go, Ott")?

Whoever says them means it; they have no endorser beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.extraction.frames.exits import exit_ends
from facts.extraction.frames.noun_match import NounMatch
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.tokens import QUOTE_MARKS, Token
from facts.extraction.lexicon import word_list

ANYONE = ("anyone", "anybody", "anything")


def find_anyone_but(tokens: Sequence[Token]) -> list[NounMatch]:
    """ "Anyone but Reed": advice against, of whoever says so."""
    found = []
    for at, token in enumerate(tokens[:-1]):
        than = token.lower == "than" and at > 1 and tokens[at - 1].lower == "other"
        whom = tokens[at - 2 if than else at - 1].lower if at else ""
        if (than or token.lower in ("but", "except")) and whom in ANYONE:
            names = read_object(tokens, at + 1)
            if names:
                found.append(NounMatch(at, names.end, (), names.at, "anyone but C"))
    return found


def find_told_to_go(tokens: Sequence[Token]) -> list[NounMatch]:
    """ "Go now, Reed", "Reed, drop out": an exit with the name of whom it is said to."""
    found = []
    for at in range(1, len(tokens) - 1):
        opens = tokens[at - 1].lower in (*QUOTE_MARKS, ".", "!", ":") or at == 1
        end = exit_ends(tokens, at) if opens else None
        if end is not None and end + 1 < len(tokens) and tokens[end].lower == "," and tokens[end + 1].is_actor:
            found.append(NounMatch(at, end + 2, (), (end + 1,), "EXIT, C"))
        if opens and tokens[at].is_actor and tokens[at + 1].lower == "," and exit_ends(tokens, at + 2) is not None:
            found.append(NounMatch(at + 2, at + 3, (), (at,), "C, EXIT"))
    return found


def find_told_to_elect(tokens: Sequence[Token]) -> list[NounMatch]:
    """ "Elect Reed", "Send Moss back": a call that opens somebody's words or a sentence of them."""
    electing = word_list("nouns", "electing")
    return [
        NounMatch(at, at + 2, (), (at + 1,), "elect C")
        for at in range(len(tokens) - 1)
        if tokens[at].lower in electing
        and (at == 0 or tokens[at - 1].lower in (*QUOTE_MARKS, ".", "!", ":", ";", "so", "please"))
        and tokens[at + 1].is_actor
        and tokens[at + 1].is_person
        and (at + 2 == len(tokens) or tokens[at + 2].is_mark or tokens[at + 2].lower in ("again", "back", "and", "to"))
    ]
