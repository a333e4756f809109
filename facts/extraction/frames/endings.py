"""Is support told of only up to some time ("was with Reed until Tuesday", "backed her until May"), so that it is over?

What ends with the contest or with whoever stood in it does not count: "until the end", "until he quit".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.dates import find_dates
from facts.extraction.frames.exits import exit_ends
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, Token
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import word_list
from facts.models import DateRange

_HELD = ("E back C", "E support C ~")  # support that lasts, and is no single act
UNTIL = frozenset({"until", "till"})
_BEFORE_DAY = ("", "on ", "in ")
MAX_CLAUSE = 12  # words behind "until"


def is_over(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a phrase of support in the plain past goes on "until" some time, which is not that of the contest."""
    until = _until(tokens, match)
    if until is None or match.group.force is not Force.FACT:
        return False
    past = any(t.lower in ("was", "were") for t in tokens[match.group.start : match.anchor + 1])
    lasted = match.phrase.line.startswith("E be ") and past
    held = match.phrase.line in _HELD and not match.group.passive and tokens[match.anchor].lower.endswith("ed")
    return (lasted or held) and not _lasts(tokens, until + 1)


def ended_on(scene: Scene, match: Match) -> DateRange | None:
    """The days up to which support lasted, where words say so; None elsewhere."""
    until = _until(scene.tokens, match)
    if until is None or until + 1 >= len(scene.tokens):
        return None
    text = scene.article.text(scene.paragraph)[scene.tokens[until + 1].start : scene.sentence.end]
    for lead in _BEFORE_DAY:
        found = find_dates(lead + text, scene.article.published)
        if found and found[0].start <= len(lead):
            return found[0].when
    return None


def _until(tokens: Sequence[Token], match: Match) -> int | None:
    """Index of "until" right behind a phrase; None where it stands elsewhere."""
    at = match.end
    return at if at < len(tokens) and tokens[at].lower in UNTIL else None


def _lasts(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands behind "until" ends the contest, or tells that somebody left it."""
    ending = word_list("nouns", "outlasting")
    for i in range(at, min(at + MAX_CLAUSE, len(tokens))):
        if tokens[i].lower in BREAKS or tokens[i].lower == ",":
            return False
        if tokens[i].name is None and (tokens[i].lower in ending or exit_ends(tokens, i, "EXITED") is not None):
            return True
    return False
