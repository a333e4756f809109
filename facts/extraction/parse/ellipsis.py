"""Who does what was told just before, as the tree has it ("followed suit", "so did", "was joined by")?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from facts.extraction.drafts import Draft
from facts.extraction.frames.ellipsis import _repeated, _told_before, _told_right_before, joining_before, may_repeat
from facts.extraction.frames.joining import Found, is_of_candidate
from facts.extraction.frames.matching import Match
from facts.extraction.frames.repeating import is_of_other_clause
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.tokens import Token
from facts.extraction.parse.arguments import agents_of, names_in
from facts.extraction.parse.subjects import subject_of
from facts.extraction.parse.trees import Tree

_SO = ("so", "as")
_DID = ("did", "does", "has", "had", "have", "do")


def drafts_that_repeat(scene: Scene, tree: Tree, matches: Sequence[Match], made: Sequence[Draft]) -> list[Draft]:
    """The drafts of a sentence that points back to what was told before."""
    drafts: list[Draft] = []
    for found in _found(scene, tree, matches):
        anchor = scene.tokens[found[2]].start
        before = _told_before(scene, [draft for draft in made if draft.anchor < anchor])
        if before is not None and (drafts or not is_of_other_clause(scene, found[2], before)):
            drafts += _repeated(scene, before, found, made)
    return drafts


def may_repeat_in(tokens: Sequence[Token]) -> bool:
    """Whether a sentence has a word that points back to what was told before, whatever its tree will be."""
    return any(t.lower == "joined" for t in tokens) or any(
        before.lower in _SO and token.lower in _DID for before, token in pairwise(tokens)
    )


def _found(scene: Scene, tree: Tree, matches: Sequence[Match]) -> Iterator[Found]:
    for match in matches:
        if may_repeat(scene, match):
            yield match.endorsers, match.candidates, match.anchor
    joining = joining_before(scene)
    if joining is not None:
        yield joining
    for at, token in enumerate(tree.tokens):
        if token.name is not None:
            continue
        if token.lower in _DID and _is_so(tree, at) and (at > 1 or _told_right_before(scene)):
            stop = next((i for i in range(at, len(tree.tokens)) if tree.tokens[i].lower == ";"), len(tree.tokens))
            names = tuple(n for i in tree.children(at, "nsubj") if i > at for n in names_in(tree, i) if n < stop)
            if names:
                yield names, (), at
        elif token.lower == "joined" and not tree.children(at, "neg"):
            yield from _joined(scene, tree, at)


def _is_so(tree: Tree, at: int) -> bool:
    return at > 0 and tree.tokens[at - 1].lower in _SO and not tree.children(at, "neg")


def _joined(scene: Scene, tree: Tree, at: int) -> Iterator[Found]:
    """ "It was joined by Reed", "Reed joined them"."""
    agents = agents_of(tree, at)
    if agents and tree.children(at, "auxpass") and not is_of_candidate(scene, at):
        yield agents, (), at
    objects = tree.children(at, "dobj")
    if objects and tree.tokens[objects[0]].is_pronoun:
        subject = subject_of(tree, at)
        if subject:
            yield subject.at, (), at
