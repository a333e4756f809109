"""Which words of a message call on somebody to leave a contest ("told her to step aside", "should she quit")?

A call takes a word that urges and a phrase for leaving that stands behind it; who is to leave may stand between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from facts.questions.lexicon import Lexicon
from facts.questions.phrases import Phrases, is_denied
from facts.questions.pieces import Piece
from facts.questions.tokens import ABBREVIATED, ENDS

_REACH = 9  # pieces


def find_calls(
    pieces: Sequence[Piece], lexicon: Lexicon, phrases: Phrases, free: list[bool]
) -> list[tuple[list[int], dict[str, Any]]]:
    """Phrases that urge ("told", "should") with the phrase for leaving a contest that follows them.

    Args:
        pieces: Of one message.
        lexicon: Its language's words.
        phrases: What it may hold.
        free: Which pieces no phrase has taken; those of the calls are taken here.

    Returns:
        For each the pieces that it takes, and what it says.
    """
    found = []
    resigns = lexicon.talk["resigning"]
    for at in range(len(pieces)):
        urged = phrases.longest(pieces, at, free, sign="urge")
        if not urged or _is_wish(pieces, at, lexicon):
            continue
        for to in range(urged[-1] + 1, min(len(pieces), urged[-1] + _REACH)):
            if pieces[to].word in ENDS and ABBREVIATED.isdisjoint((pieces[to - 1].word, pieces[to - 1].typed)):
                break  # "he said it at the stop. did she quit"
            gone = phrases.longest(pieces, to, free, sign="exit")
            if gone and (pieces[to - 1].word in lexicon.talk["topical"] or is_denied(pieces, to, lexicon)):
                break  # "what did she say about resigning", "who told her not to quit"
            office = _of_office(pieces, to, lexicon, phrases, free)
            is_said = bool(gone) and to == urged[-1] + 1 and pieces[gone[-1]].word in lexicon.talk["outward"]
            if office or (
                gone
                and (is_said or _stands_alone(pieces, gone[-1] + 1) or _closes_with_doer(pieces, gone[-1] + 1, lexicon))
            ):
                used = [*urged, *_bound(pieces, urged[-1] + 1, to, lexicon, free), *(office or gone)]
                more = _and_resign(pieces, used[-1] + 1, lexicon, phrases, free)
                used += more
                words = {pieces[i].word for i in used}
                used += _besides_going(pieces, used[-1] + 1, lexicon, phrases, free) if resigns & words else []
                info: dict[str, Any] = {"relation": "urges_exit"}
                info["resigning"] = bool(office or more) or bool(resigns & words)
                info["is_office"] = bool(office) or (info["resigning"] and bool(lexicon.talk["exits"] & words))
                found.append((used, info))
                for index in used:
                    free[index] = False
                break
    return found


def _is_wish(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """Whether "need" opens a sentence of what its writer wants to be told ("need the rivals who told her to go")."""
    opens = not at or pieces[at - 1].is_mark
    after = pieces[at + 1].word if at + 1 < len(pieces) else ""
    return opens and pieces[at].word in lexicon.talk["hurried"] and after in _ARTICLES


_ARTICLES = frozenset({"the", "a", "an", "all", "every", "el", "la", "los", "las", "un", "una"})


def _stands_alone(pieces: Sequence[Piece], at: int) -> bool:
    """Whether nobody follows right behind: "told to leave Moss" is no call to leave the contest."""
    if at >= len(pieces):
        return True
    goes_on = pieces[at - 1].word == "go" and pieces[at].word in _GO_ON
    return pieces[at].name is None and pieces[at].word not in _ONWARD and not (goes_on or _leaves_one(pieces, at))


def _leaves_one(pieces: Sequence[Piece], at: int) -> bool:
    """Whether "on Moss" follows, whom somebody leaves and does not tell to go ("said it was pulling out on Moss")."""
    words = [piece.word for piece in pieces[at : at + _FEW]]
    led = int(words[0] in _OUT)
    end = led + 1 + (words[led + 1 : led + 2] != [] and words[led + 1] in _ARTICLES)
    behind = pieces[at + end : at + end + 1]
    return words[led : led + 1] != [] and words[led] in _AWAY_FROM and bool(behind) and behind[0].name is not None


def _closes_with_doer(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> bool:
    """Whether whoever is to go stands behind the verb, in a language that lets them ("que se vaya Moss")."""
    return bool(lexicon.marks) and at < len(pieces) and pieces[at].name is not None


_GO_ON = frozenset({"on", "ahead", "along", "first"})  # "told her to go on"
_AWAY_FROM = frozenset({"on", "from"})
_OUT = frozenset({"out", "away", "back"})
_ONWARD = frozenset({"with", "for", "behind", "back", "con", "him", "her", "them"})


def _of_office(pieces: Sequence[Piece], at: int, lexicon: Lexicon, phrases: Phrases, free: Sequence[bool]) -> list[int]:
    """The pieces of words for giving up an office ("resign from his job"), not the contest; none for others."""
    found = phrases.longest(pieces, at, free, tag="resign")
    end = found[-1] + 1 if found else 0
    if found and _joined(pieces, found[-1], lexicon):
        return []  # "resign as well as go"
    while found and end < len(pieces) and pieces[end].word in lexicon.talk["offices"]:
        found, end = [*found, end], end + 1
    return found


def _and_resign(
    pieces: Sequence[Piece], at: int, lexicon: Lexicon, phrases: Phrases, free: Sequence[bool]
) -> list[int]:
    """The pieces of "and also resign", "and quit his job" behind a call to go; none where nothing such follows."""
    for end in range(at, min(len(pieces), at + _FEW)):
        if end > at and (office := _of_office(pieces, end, lexicon, phrases, free)):
            return [*range(at, office[0]), *office]
        if pieces[end].word in lexicon.talk["resigning"]:
            return list(range(at, end + 1)) if end > at else []
        if pieces[end].word in _JOINS:
            held = [*takewhile(lambda i: pieces[i].word in lexicon.talk["offices"], range(end + 1, len(pieces)))]
            if len(held) > 1:
                return [*range(at, end + 1), *held]  # "... and his day job"
        if not pieces[end].is_plain or not (pieces[end].word in lexicon.common or pieces[end].word in _JOINS):
            return []
    return []


def _besides_going(
    pieces: Sequence[Piece], at: int, lexicon: Lexicon, phrases: Phrases, free: Sequence[bool]
) -> list[int]:
    """The pieces of "as well as get out of the race" behind a call to resign; none where nothing such follows."""
    at += at < len(pieces) and pieces[at].is_mark
    start, at = at, at + _joined(pieces, at, lexicon)
    while start < at < len(pieces) and pieces[at].word in lexicon.talk["leading_to_act"]:
        at += 1
    gone = phrases.longest(pieces, at, free, sign="exit") if start < at < len(pieces) else []
    return [*range(start, at), *gone] if gone and _stands_alone(pieces, gone[-1] + 1) else []


def _bound(pieces: Sequence[Piece], at: int, to: int, lexicon: Lexicon, free: Sequence[bool]) -> list[int]:
    """The words right before a phrase for leaving that say it must be ("said that she ought to go")."""
    start = to
    while start > at and free[start - 1] and pieces[start - 1].word in lexicon.talk["bound_to"]:
        start -= 1
    said = {pieces[i].word for i in range(start, to)} - lexicon.beside["infinitive"]
    return list(range(start, to)) if said else []


def _joined(pieces: Sequence[Piece], at: int, lexicon: Lexicon) -> int:
    """How many words from a place on say that something holds besides ("as well as"); 0 for none."""
    return max((len(joint) for joint in _besides(lexicon) if _says(pieces, at, joint)), default=0)


def _besides(lexicon: Lexicon) -> list[list[str]]:
    return [phrase.split("_") for phrase in lexicon.talk["over_and_above"]]


def _says(pieces: Sequence[Piece], at: int, words: Sequence[str]) -> bool:
    return [piece.word for piece in pieces[at : at + len(words)]] == list(words)


_FEW = 6
_JOINS = frozenset({"and", "y"})
