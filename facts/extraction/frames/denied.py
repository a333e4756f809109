"""Do the words around a phrase take back what it says, where its own verb does not?

"All but endorsed Reed", "said he 'cannot in conscience' support her", "has endorsed her, but he hasn't", "that is a
fake": neither the verb nor its own negation tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import QUOTE_MARKS, Token
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.words import name_words
from facts.models import Stance

_BEFORE = 10  # words before a verb in which a quoted denial stands
_BEHIND = 14  # words behind a phrase in which it is taken back
_TURNS = frozenset({"but", "though", "although", "yet", "only"})
_WHO = frozenset({"he", "she", "it", "they"})
_HAVE = frozenset({"has", "have", "had", "did", "does", "do", "is", "was", "are", "were"})
_ON_MATTERS = ("E be ... with C ?", "E side with C ?", "E be ... for C ?", "E stand with C ?")
_OF_MATTERS = frozenset({"the", "this", "that", "these", "her", "his", "its", "their"})
_TRAILING = frozenset({"queue", "line", "standings", "fundraising", "money"})
_ELSEWHERE = {
    "E back C": frozenset({"into", "off", "away", "up"}),
    "E drop C ~": frozenset({"off", "home"}),
    "E be ... with C ?": frozenset({"when", "while", "at"}),
    "E stand with C ?": frozenset({"at", "outside"}),
    "E go for|with|to C ?": frozenset({"with", "about", "for"}),
}


def is_denied_around(scene: Scene, match: Match, stance: Stance) -> bool:
    """Whether the words around a match take it back; only support is denied so."""
    if stance not in (Stance.ENDORSES, Stance.REAFFIRMS):
        return False
    tokens = scene.tokens
    return (
        _is_only_nearly(tokens, match)
        or _is_denied_in_quotes(tokens, match)
        or _is_taken_back_behind(tokens, match.end)
        or _is_forged(scene, match)
    )


def means_elsewhere(scene: Scene, match: Match) -> bool:
    """Whether a small word behind the candidate tells of another act ("backed Reed into a corner")."""
    lows = [t.lower if t.name is None else "her" * t.owns for t in scene.tokens[match.end : match.end + 3]]
    behind = [*lows, "", "", ""][:3]
    if behind[0] in _ELSEWHERE.get(match.phrase.line, ()):
        return True
    if match.phrase.line in _ON_MATTERS and behind[0] == "on" and behind[1] in _OF_MATTERS:
        return True  # "is with Reed on the port"
    if behind[0] == "to" and behind[1] in ("nobody", "no-one", "no"):
        return True  # "recommends Reed to nobody"
    if not match.phrase.line.startswith("E be "):
        return False
    if behind[0] == "by" and match.phrase.line.endswith(" behind C"):
        return behind[1][:1].isdigit() or behind[1] in name_words().counts  # "is behind Reed by four points"
    trailing = word_list("nouns", "polling") | _TRAILING
    return behind[0] == "in" and not {behind[1], behind[2]}.isdisjoint(trailing)


def is_shaky(tokens: Sequence[Token], end: int) -> bool:
    """Whether what stands behind somebody's support says that it may not be there ("is in doubt", "was premature")."""
    lows = [t.lower for t in tokens[end : end + 6]]
    if lows[:1] == [","] and lows[1:2] in (["if"], ["should"], ["were"]):
        return True  # "Reed's endorsement of Moss, if it comes"
    is_said = not {"is", "was", "are", "were", "looks", "seems", "remains"}.isdisjoint(lows[:2])
    denied = is_said and not {"not", "n't", "yet", "far", "nor"}.isdisjoint(lows[:3])
    unsettled = denied and not word_list("grammar", "settled").isdisjoint(lows)
    return unsettled or (is_said and not word_list("grammar", "shaky").isdisjoint(lows))


@lru_cache
def undoing() -> frozenset[str]:
    """Words of which one stands in a sentence that undoes what it tells."""
    return word_list("grammar", "undone") | {"mistake", "error", "down"}


def is_undone(tokens: Sequence[Token], end: int, *, noun_only: bool = False) -> bool:
    """Whether the words behind tell that a decision does not hold ("but the vote was annulled", "by mistake").

    Only worth asking where the sentence holds one of `undoing()`.
    """
    lows = [t.lower if t.name is None else "" for t in tokens[end : end + _BEHIND]]
    if not {"after", "because", "before", "when", "who"}.isdisjoint(lows[:3]):
        return False
    if any(pair in (("by", "mistake"), ("in", "error")) for pair in pairwise(lows)):
        return True
    at = next((i for i, low in enumerate(lows) if low in word_list("grammar", "undone")), None)
    down = "down" in lows and not {"voted", "votes", "struck", "turned"}.isdisjoint(lows)
    if at is None and not down:
        return False
    return noun_only or not word_list("grammar", "decided").isdisjoint(lows[:at])


def _is_only_nearly(tokens: Sequence[Token], match: Match) -> bool:
    """Whether somebody "all but endorsed" or "was to have endorsed" somebody."""
    before = [t.lower for t in tokens[max(0, match.anchor - 4) : match.anchor]]
    return before[-2:] == ["all", "but"] or before[-3:] in (["was", "to", "have"], ["were", "to", "have"])


def _is_denied_in_quotes(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a negation stands in a quotation that ends before the verb (he "cannot in conscience" support her)."""
    closed = False
    for at in range(match.anchor - 1, max(-1, match.anchor - _BEFORE), -1):
        token = tokens[at]
        if token.lower in QUOTE_MARKS:
            if closed:
                return False
            closed = True
        elif token.name is not None or (token.is_mark and token.lower != ","):
            return False
        elif closed and (token.lower in load_grammar().negations or token.lower == "cannot"):
            return not match.group.no_longer
    return False


def _is_taken_back_behind(tokens: Sequence[Token], end: int) -> bool:
    """Whether the sentence goes on ", but he hasn't" or "over my dead body"."""
    lows = ["he" if t.name is not None and t.is_actor else t.lower for t in tokens[end : end + _BEHIND]]
    for at in range(len(lows) - 2):
        if lows[at] in _TURNS and lows[at + 1] in _WHO and lows[at + 2] in _HAVE:
            denied = lows[at + 3 : at + 4] in (["n't"], ["not"])
            ends = at + 4 >= len(lows) or tokens[end + at + 4].is_mark
            if denied and ends:
                return True
        if lows[at] == "over" and lows[at + 2 : at + 4] == ["dead", "body"]:
            return True
    return False


def _is_forged(scene: Scene, match: Match) -> bool:
    """Whether the thing that says so is a fake ("A flyer that says the Guild backs Reed is a forgery")."""
    forged = word_list("grammar", "forged")
    if scene.words.isdisjoint(forged):
        return False
    behind = [t.lower for t in scene.tokens[match.end : match.end + _BEHIND]]
    return any(
        a in ("is", "was", "are", "were") and (b in forged or c in forged)
        for a, b, c in zip(behind, behind[1:], [*behind[2:], ""], strict=False)
    )
