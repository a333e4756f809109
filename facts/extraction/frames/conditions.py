"""Which words limit a withdrawal: "until the review is done", "for now"?

They are copied from the article. A pause without such words has the pausing words themselves as its condition.
"""

from __future__ import annotations

from facts.extraction.frames.endings import is_over
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import QUOTE_MARKS

_OPENERS = ("until", "as long as", "pending", "unless", "while", "for now", "for the time being", "temporarily")
_FIRST = frozenset({"if", *(opener.split()[0] for opener in _OPENERS)})
_PLAIN = frozenset({"for now", "for the time being", "temporarily"})
MAX_WORDS = 30


def condition_after(scene: Scene, match: Match) -> str | None:
    """The words that limit what the phrase says, or None."""
    tokens = scene.tokens
    if is_over(tokens, match):
        return None  # "was with Reed until Tuesday"
    for i in range(match.end, min(match.end + 14, len(tokens))):
        opener = _opens(scene, i, match.phrase.group)
        if opener in _PLAIN:
            return _words(scene, i, i + len(opener.split()))
        if opener and (opener != "while" or match.phrase.group == "pauses"):
            return _words(scene, i, _clause_end(scene, i))
        if tokens[i].lower in (".", ";"):
            break
    if match.phrase.group in ("urges_exit", "should_exit"):
        return None
    if match.phrase.group == "pauses":
        before = match.group.start
        return _words(scene, max(before, match.anchor), match.end) if match.end > match.anchor else None
    return None


def _opens(scene: Scene, at: int, group: str) -> str:
    if scene.tokens[at].lower not in _FIRST:
        return ""
    for opener in ("if", "unless") if group in ("urges_exit", "should_exit") else _OPENERS:
        words = opener.split()
        if [t.lower for t in scene.tokens[at : at + len(words)]] == words:
            return opener
    return ""


def _clause_end(scene: Scene, at: int) -> int:
    for i in range(at, min(at + MAX_WORDS, len(scene.tokens))):
        word = scene.tokens[i].lower
        if word in (".", ";", ",", "--", "—", "–", *QUOTE_MARKS):
            return i
    return min(at + MAX_WORDS, len(scene.tokens))


def _words(scene: Scene, start: int, end: int) -> str:
    passage = scene.article.article.passages[scene.paragraph - 1].text
    return passage[scene.tokens[start].start : scene.tokens[end - 1].end]
