"""May a name go on where it was ended, or have begun before?

"The Plumbers and Steamfitters Guild" is one body or two: where "and" joins trades, nothing but knowledge of the world
tells. What stands beside such a seam waits for a look.
"""

from __future__ import annotations

import re

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.scene import Scene
from facts.extraction.names.joined_names import TRADE_ENDINGS
from facts.extraction.names.words import name_words

_NAMED = (How.FULL, How.SHORT, How.ACRONYM, How.SURNAME)
_JOINT = re.compile(r" (?:and|&) (?=[A-Z]|$)")
_NUMBER = re.compile(r"[,!]? (?:Local|Lodge|Branch|Lodges|Locals|No\.) ?(?:No\. ?)?\d")
_CUT = re.compile(r"! ?[a-z]")  # "Justice Now! and"
_PART = re.compile(r"['’]s?(?: [a-z]+)? (?:division|branch|chapter|wing|section|caucus|local|region|arm)\b")
_LOOSE = re.compile(r"[A-Z][a-z]+(?:ers|ors|men|ists|smiths|wrights) (?:and|&) $")
_TRADES = (*TRADE_ENDINGS, "trades")


def may_go_on(scene: Scene, span: NameSpan) -> bool:
    """Whether the words beside a name may belong to it: a trade behind "and", a number, a branch that it owns."""
    if span.how not in _NAMED:
        return False
    text = scene.article.texts[span.paragraph - 1]
    if _NUMBER.match(text, span.end) or _CUT.match(text, span.end):
        return True
    if scene.is_person(span.entities[0]):
        return False
    return _PART.match(text, span.end) is not None or _is_half(scene, span, text)


def _is_half(scene: Scene, span: NameSpan, text: str) -> bool:
    """Whether "and" joins the name of a trade with a name that has a head, or a trade with "Council of" some other."""
    words = name_words()
    own = scene.article.words(span).lower().split()
    names = [t.name for t in scene.tokens if t.name is not None]
    joint = _JOINT.match(text, span.end)
    if joint is not None and own[-1].endswith(_TRADES) and words.body_heads.isdisjoint(own[:-1]):
        behind = next((name for name in names if name.outer_start == joint.end()), None)
        if behind is not None:
            return not words.body_heads.isdisjoint(scene.article.words(behind).lower().split())
    before = next((name for name in reversed(names) if name.end < span.start), None)
    if before is None or before.end < span.start - len(" and "):
        return _LOOSE.search(text, max(0, span.outer_start - 40), span.outer_start) is not None
    joined = _JOINT.fullmatch(text, before.end, span.start) is not None
    if not joined or len(own) > 1 or not own[-1].endswith(_TRADES):
        return False
    left = scene.article.words(before).lower().split()
    return len(left) > 2 and "of" in left[1:-1] and left[left.index("of", 1) - 1] in words.body_heads
