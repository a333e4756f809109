"""Which sides of a match are meant otherwise than its phrase has them?

Somebody may keep their own support ("keeps its endorsement of Reed"), or refuse two at once ("will endorse neither Reed
nor Moss"). Whoever "has endorsed neither" is only neutral; what somebody will not do is refused.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import How
from facts.extraction.frames.doubts import Cast
from facts.extraction.frames.heads import one_name
from facts.extraction.frames.matching import Match
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import BREAKS, Token
from facts.extraction.lexicon import word_list
from facts.models import EntityKind

_BEHIND = ("E be ... behind C", "E be ... for C ?", "E be ... with C ?", "E back C", "E support C ~")
_STANDS = ("candidate", "nominee")
_REACH = 14  # words of "neither the mayor, Ann Reed, nor"


def recast(scene: Scene, match: Match) -> tuple[Match, bool]:
    """A match with its sides as they are meant, and whether it refuses both of whom it speaks."""
    both = _refused_both(scene.tokens, match)
    if both is not None:
        return both, True
    if match.phrase.line.startswith("C keep|") and _is_own(scene, match):
        match = replace(match, endorsers=match.candidates, candidates=match.endorsers)
    has_theirs = match.phrase.line == "C have E's SUPPORT ?" or (
        _is_won_of(match) and _is_have(scene.tokens[match.anchor])
    )
    if has_theirs and _is_full(scene, match):
        match = replace(match, group=replace(match.group, still=True))
    if match.phrase.line in _BEHIND and _is_own_candidate(scene, match):
        match = replace(match, group=replace(match.group, still=True))
    return match, False


def _is_own_candidate(scene: Scene, match: Match) -> bool:
    """Whether a party is said to be behind "its candidate", whom it has chosen before."""
    spans = [scene.span(i) for i in match.candidates]
    called = [scene.article.words(s).lower().split() for s in spans if s.how is How.NOMINAL]
    return bool(match.endorsers) and any(c[0] in ("its", "their") and c[-1] in _STANDS for c in called)


def _is_won_of(match: Match) -> bool:
    """Whether a phrase is that of whoever has, wins or draws "the support of" somebody."""
    return match.phrase.line.startswith("C win|") and match.phrase.line.endswith("SUPPORT of|from|by E")


def _is_have(token: Token) -> bool:
    return token.lower in ("has", "have", "retains", "enjoys")


def _is_full(scene: Scene, match: Match) -> bool:
    """Whether a party says that one of its own "has its full backing": it has chosen them before."""
    lows = {t.lower for t in scene.tokens[match.anchor : match.end]}
    parties = [e for e, _ in scene.entities(match.endorsers) if scene.article.entities[e].kind == EntityKind.PARTY]
    return bool(parties) and not lows.isdisjoint(word_list("grammar", "wholly"))


def _is_own(scene: Scene, match: Match) -> bool:
    """Whether "its", "his" or the like owns the noun right behind a verb: what is kept is one's own to give."""
    behind = scene.tokens[match.anchor + 1 : match.anchor + 3]
    return any(t.owns and t.is_pronoun for t in behind) or any(
        t.lower in ("its", "their", "his", "her") for t in behind
    )


def _refused_both(tokens: Sequence[Token], match: Match) -> Match | None:
    """A match of support with both whom it is denied of, if "neither" stands right behind its verb; else None."""
    behind = match.anchor + 1
    if match.phrase.group != "endorses" or not match.candidates or min(match.candidates) <= match.anchor:
        return None
    behind += tokens[behind].lower in ("for", "behind", "with", "to")
    if tokens[behind].lower != "neither":
        return None
    wills = match.group.future or any(t.lower in ("would", "'d") for t in tokens[match.group.start : match.anchor])
    nor = next((i for i in range(behind, min(behind + _REACH, len(tokens) - 1)) if _parts(tokens[i])), None)
    wills |= match.phrase.line.startswith("E rank ")  # whoever ranked neither has said so
    if not wills or nor is None or tokens[nor].lower != "nor":
        return None
    other = one_name(tokens, nor + 1)
    first = tuple(i for i in match.candidates if i < nor)
    return replace(match, candidates=(*first, other), end=max(match.end, other + 1)) if first and other else None


def _parts(token: Token) -> bool:
    return token.lower == "nor" or token.lower in BREAKS


def are_exchanged(scene: Scene, endorsers: Cast, candidates: Cast) -> bool:
    """Whether of "he" and "him" the one who stands was taken for the one who acts ("he said he is supporting him")."""
    if len(endorsers) != 1 or len(candidates) != 1:
        return False
    (acting, he), (whom, him) = endorsers[0], candidates[0]
    if he is None or him is None or he.how is not How.PRONOUN or him.how is not How.PRONOUN:
        return False
    return acting in scene.standing and whom not in scene.standing and scene.is_person(whom)
