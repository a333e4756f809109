"""Whom does a met phrase cast, and why may a name mean somebody else?

Doubts are plain words: a reviewer reads them, and `statements.agreement` decides which of them are serious.
"""

from __future__ import annotations

import re

from facts.extraction.annotated import How, NameSpan
from facts.extraction.frames.denied import is_undone, undoing
from facts.extraction.frames.hearsay import is_candidates_claim, is_only_printed, is_told_by_rival, is_unreported
from facts.extraction.frames.matching import Match
from facts.extraction.frames.name_bounds import may_go_on
from facts.extraction.frames.scene import DOUBTFUL_HOW, Scene
from facts.extraction.frames.verbs import Force
from facts.extraction.lexicon import load_grammar, word_list

MANY = frozenset({"we", "us", "our"})  # of somebody who may speak for a body
WRITER = "is whoever wrote the text"
_BESIDE = ("E stand", "E stick", "E side", "E be ... with C", "E be ... behind C")
_PLACING = frozenset({"in", "at", "through", "during", "on", "over", "under"})
_OF_PLACES = frozenset(
    {"the", "a", "an", "its", "his", "their", "line", "court", "church", "school", "prison", "hospital"}
)
_OWNERS = ("its ", "their ", "his ", "her ", "our ")
_CHOOSING = ("E choose C ~", "E pick C ~", "E select C ?")
Cast = list[tuple[int, NameSpan | None]]


def _writes(scene: Scene, span: NameSpan) -> bool:
    """Whether "I" stands outside any quotation, so that it is whoever wrote the text, a person."""
    if span.how is not How.SPEAKER or not scene.is_person(span.entities[0]):
        return False
    return (scene.places or scene.article).quote_at(span.paragraph, span.start) is None


def _writes_alone(scene: Scene, span: NameSpan) -> bool:
    """Whether nobody else says "I" outside quotations: a page of letters is written by several."""
    at = (scene.places or scene.article).quote_at
    others = (s for s in scene.article.spans if s.how is How.SPEAKER and s.entities != span.entities)
    return not any(scene.is_person(s.entities[0]) and at(s.paragraph, s.start) is None for s in others)


def phrase_doubts(scene: Scene, match: Match) -> list[str]:
    """Why the words of a phrase may mean something else, or may not be true."""
    doubts = [] if match.phrase.sure else ["the phrase has other meanings too"]
    doubts += ["whether it tells of support is in doubt: the phrase says much else"] * match.phrase.line.endswith("??")
    if not scene.words.isdisjoint(word_list("nouns", "printed")) and is_only_printed(scene, match):
        doubts.append("whether it is so is in doubt: a leaflet says it")
    elif not scene.words.isdisjoint(word_list("grammar", "claiming")) and is_candidates_claim(scene, match):
        doubts.append("whether it is so is in doubt: the candidate claims it")
    undone = not scene.words.isdisjoint(undoing()) and is_undone(scene.tokens, match.end)
    if undone and match.phrase.group == "endorses":
        doubts.append("whether it is so is in doubt: the words behind undo it")
    if not scene.words.isdisjoint(word_list("grammar", "formerly")) and _was_so(scene, match):
        doubts.append("whether it is so is in doubt: it was so before")
    if match.phrase.line.startswith(_BESIDE) and _is_of_place(scene, match.end):
        doubts.append("whether it is of the contest is in doubt: a place or a matter is told of")
    if is_told_by_rival(scene, match):
        doubts.append("whether it is so is in doubt: a rival or a critic says it")
    if _is_own_officer(scene, match):
        doubts.append("somebody may be chosen for something else")
    if match.phrase.line in _CHOOSING and any(_fills_places(scene, e) for e, _ in scene.entities(match.endorsers)):
        doubts.append("somebody may be chosen for something else")
    if match.group.future and match.group.force is Force.REFUSED and is_unreported(scene, match, match.group.start):
        doubts.append("whether it is so is in doubt: nobody is told to have said so")
    return doubts


def _fills_places(scene: Scene, entity: int) -> bool:
    """Whether one chooses people for more than a vote: a person for posts, a party for a place on the ballot."""
    return scene.is_person(entity) or scene.article.entities[entity].kind == "party"


def _was_so(scene: Scene, match: Match) -> bool:
    """Whether somebody "was formerly with" somebody."""
    between = {t.lower for t in scene.tokens[match.anchor : match.end]}
    return match.phrase.line.startswith("E be ") and not between.isdisjoint(word_list("grammar", "formerly"))


def _is_of_place(scene: Scene, at: int) -> bool:
    """Whether "in the photograph", "through the storm" or "in line" follows, and no contest and no time."""
    lows = [t.lower for t in scene.tokens[at : at + 5] if t.name is None]
    if lows[:1] == [] or lows[0] not in _PLACING or (lows[1:2] and lows[1] not in _OF_PLACES):
        return False
    grammar = load_grammar()
    known = word_list("nouns", "contest_words") | word_list("exits", "the_contest") | word_list("grammar", "times")
    return known.isdisjoint(lows) and grammar.months.isdisjoint(lows) and grammar.weekdays.isdisjoint(lows)


def _is_own_officer(scene: Scene, match: Match) -> bool:
    """Whether one stands by one's own people, of whom nothing says that they stand ("backed its president, Reed")."""
    behind, after = match.anchor + 1, match.phrase.after
    if not after or after[0].words != ("C",) or behind >= len(scene.tokens) or not match.candidates:
        return False
    token = scene.tokens[behind]
    described = token.name is not None and token.name.how is How.NOMINAL
    lead = scene.article.words(token.name).lower() if token.name is not None and described else ""
    own = (token.owns and token.is_pronoun) or lead.startswith(_OWNERS) or f"{token.lower} " in _OWNERS
    if match.candidates[0] < behind or not own:
        return False
    candidates = scene.article.candidates
    return not any(e in candidates for e, _ in scene.entities(match.candidates))


# What is of a body and may act apart from it ("the youth wing of the Orchard Party").
_PART_OF = re.compile(
    r"\b(?:branch|branches|chapters?|wing|arm|sections?|divisions?|affiliates?|caucus|regions?|faction|bloc|locals?)"
    r"\s+of\s+(?:the\s+)?$"
)
PART = "only a part of it acts"
_NEAR = 24  # characters of "divisions of the"


def name_doubts(scene: Scene, span: NameSpan | None, side: str) -> list[str]:
    """Why the words for one side may mean somebody else."""
    if span is None:
        return []
    doubts = []
    if side == "the endorser" and _PART_OF.search(
        scene.article.texts[span.paragraph - 1], max(0, span.outer_start - _NEAR), span.outer_start
    ):
        doubts.append(PART)
    if span.how in DOUBTFUL_HOW:
        distance = scene.distance(span) if span.how in (How.NOMINAL, How.PRONOUN) else ""
        if not _writes(scene, span):
            doubts.append(f"{side} {DOUBTFUL_HOW[span.how]}{distance}")
        elif not _writes_alone(scene, span):
            doubts.append(f"{side} {WRITER}")
    several = (
        span.how is How.SPEAKER and scene.article.words(span).lower() in MANY and scene.is_person(span.entities[0])
    )
    if may_go_on(scene, span):
        doubts.append(f"{side}'s name may go on")
    return [*doubts, f"{side}'s name fits several"] if span.rivals or several else doubts
