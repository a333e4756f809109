"""Who says that where they stand, of which was told before, has not changed ("Its position was unchanged")?

What stands behind decides: "had not changed in its talks" is of something else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import Cast, name_doubts
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.speakers import body_of, reported_by
from facts.extraction.frames.tails import clause_ends
from facts.extraction.frames.tokens import QUOTE_MARKS, Token
from facts.extraction.lexicon import load_grammar, word_list
from facts.models import Stance

REACH = 2  # paragraphs
LINE = "E not change"
_DOUBT = "what is said stands in the sentence before"
_STANDING_BY = (Stance.ENDORSES, Stance.REAFFIRMS)
_THEIRS = frozenset({"his", "hers", "theirs", "its"})
_IS = frozenset({"is", "was", "remains", "remained", "stays", "stayed", "'s"})
_NEAR = 4  # words from "position" to "unchanged"


def drafts_of_unchanged(scene: Scene, made: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence by which those who were told to stand by somebody say that they still do."""
    nor = scene.tokens[0].lower == "nor"
    if not (nor or scene.words & word_list("nouns", "unmoved")) or not (scene.told or made):
        return []
    found = [f for i in range(len(scene.tokens)) if (f := _unchanged_at(scene, i)) is not None]
    drafts: list[Draft] = []
    for acting, at, goes_on in found:
        for entity, named in acting:
            doubts: list[str] = []
            who, span = body_of(scene, entity, named, doubts)
            before = _told_of(scene, who, made, goes_on=goes_on)
            if before is not None and who != before.candidate:
                drafts.append(_again(scene, before, who, at, [*doubts, *name_doubts(scene, span, "the endorser")]))
    return drafts


def _unchanged_at(scene: Scene, at: int) -> tuple[Cast, int, bool] | None:
    """Whose position is told at a place to be as it was, and whether that of others was told right before."""
    tokens, word = scene.tokens, scene.tokens[at].lower
    if not clause_ends(tokens, _past_marks(tokens, at + 1)):
        return None
    if who := _nor_changed(scene, at):
        return [*scene.entities(who)], at, True
    if tokens[at].name is not None or word not in word_list("nouns", "unmoved"):
        return None
    lead = [t.lower for t in tokens[max(0, at - 3) : at]]
    if lead[-2:] in (["nothing", "has"], ["nothing", "had"]) or lead[-3:-1] == ["nothing", "at"]:
        return reported_by(scene, at), at, False
    same = word == "unchanged" or (word == "same" and lead[-1:] == ["the"])
    if not (same and _IS & set(lead)) and not (word in ("changed", "shifted") and {"not", "n't"} & set(lead)):
        return None
    return _owner(scene, at), at, False


def _past_marks(tokens: Sequence[Token], at: int) -> int:
    """Past a closing quotation mark."""
    return at + (at < len(tokens) and tokens[at].lower in QUOTE_MARKS)


def _nor_changed(scene: Scene, at: int) -> tuple[int, ...]:
    """Who stands between "Nor has" and "altered hers" at a place."""
    tokens, name = scene.tokens, scene.tokens[at].name
    written = tokens[at].lower if name is None else scene.article.words(name).lower()
    if tokens[0].lower != "nor" or tokens[1].lower not in ("has", "have", "did") or written not in _THEIRS:
        return ()
    changes = tokens[at - 1].lower in ("changed", "altered", "revised", "dropped", "change", "alter")
    names = [i for i in range(2, at - 1) if tokens[i].is_actor] if changes else []
    return tuple(names[-1:])


def _owner(scene: Scene, at: int) -> Cast:
    """Whose "position" stands before the words that it has not changed, right before them or before a name."""
    tokens, positions = scene.tokens, word_list("nouns", "positions")
    for i in range(at - 1, max(0, at - _NEAR - len(("on", "Reed"))), -1):
        if tokens[i].lower in positions:
            between = [t for t in tokens[i + 1 : at] if t.name is None and t.lower in load_grammar().prepositions]
            named = read_object(tokens, i + 2).at if between else ()
            stands = named and all(e in scene.standing for e, _ in scene.entities(named))
            return [*scene.entities((i - 1,))] if tokens[i - 1].owns and (stands or not between) else []
        if tokens[i].is_mark:
            break
    return []


def _told_of(scene: Scene, who: int, made: Sequence[Draft], *, goes_on: bool) -> Draft | None:
    """What was told last of somebody, or of anybody right before "Nor has she changed hers"."""
    for draft in reversed([*scene.told, *made]):
        if scene.paragraph - draft.paragraph >= REACH:
            return None
        if draft.endorser == who or (goes_on and draft.paragraph == scene.paragraph):
            same = [d for d in (*scene.told, *made) if d.endorser == draft.endorser and d.start == draft.start]
            alone = len({d.candidate for d in same}) == 1
            return draft if draft.stance in _STANDING_BY and alone else None
    return None


def _again(scene: Scene, before: Draft, who: int, at: int, doubts: Sequence[str]) -> Draft:
    return replace(
        before,
        endorser=who,
        stance=Stance.REAFFIRMS,
        paragraph=scene.paragraph,
        start=scene.sentence.start,
        end=scene.sentence.end,
        anchor=scene.tokens[at].start,
        rank=None,
        condition=None,
        when=None,
        line=LINE,
        doubts=(_DOUBT, *doubts, *(d for d in before.doubts if "candidate" in d)),
        noun_only=False,
        past=False,
    )
