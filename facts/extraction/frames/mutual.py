"""Who endorse each other ("Reed and Moss cross-endorsed", "The two backed one another")?

Only two who both stand and act in the sentence, by a sure verb of support with nobody else behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.extraction.annotated import NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.matching import Match
from facts.extraction.frames.ranks import read_rank
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.subjects import find_subject
from facts.extraction.frames.tokens import Token, looks_like_verb
from facts.extraction.frames.verbs import Force, read_verb_group
from facts.extraction.lexicon import Form, load_lexicon

_ACROSS = frozenset({"cross-endorse", "cross-endorsed", "cross-endorses"})
MUTUAL = _ACROSS | {"other", "another"}  # one of these stands in every sentence that tells so
_EACH_OTHER = (["each", "other"], ["one", "another"])
_LINES = frozenset({"E endorse C", "E back C", "E support C ~", "E cross-endorse C"})
_PAIR = 2


def drafts_of_mutual(scene: Scene, matches: Sequence[Match]) -> list[Draft]:
    """The drafts of both directions; none where the verb names whom it is for."""
    used = {m.anchor for m in matches if m.candidates}
    for at, token in enumerate(scene.tokens):
        forms = _forms(token)
        if forms is None or at in used or not _is_mutual(scene.tokens, at):
            continue
        group = read_verb_group(scene.tokens, at, forms)
        acting = scene.entities(find_subject(scene.tokens, group.start).names.at)
        pair = dict.fromkeys(e for e, _ in acting)
        if group.force is Force.FACT and not group.passive and len(pair) == _PAIR and pair.keys() <= scene.standing:
            return _drafted(scene, at, acting)
    return []


def _drafted(scene: Scene, at: int, acting: Sequence[tuple[int, NameSpan]]) -> list[Draft]:
    """The drafts of both directions, with the rank that the sentence tells ("make the other their second choice")."""
    tokens = scene.tokens
    ranks = (read_rank(tokens, i) for i in range(at, len(tokens)))
    rank = next((found[0] for found in ranks if found is not None), None)
    return [
        replace(
            scene.listed(
                endorser,
                candidate,
                anchor=tokens[at].start,
                line="E and C endorse each other",
                doubts=tuple(name_doubts(scene, span, "the endorser")),
            ),
            rank=rank,
        )
        for endorser, span in acting
        for candidate in dict.fromkeys(e for e, _ in acting)
        if candidate != endorser
    ]


def _forms(token: Token) -> frozenset[Form] | None:
    """What a verb of support may be here; None for any other word."""
    lines = load_lexicon().by_form.get(token.lower, ()) if token.name is None else ()
    return next((forms for phrase, forms in lines if phrase.line in _LINES), None)


def _is_mutual(tokens: Sequence[Token], at: int) -> bool:
    """Whether "each other" stands behind a verb, or "cross-endorsed" ends its clause."""
    behind = [t.lower for t in tokens[at + 1 : at + 4]]
    if behind[:2] in _EACH_OTHER:
        return behind[2:] != ["'s"]  # "backed each other's bills"
    ends = at + 1 >= len(tokens) or tokens[at + 1].is_mark or not tokens[at + 1].is_actor
    return tokens[at].lower in _ACROSS and ends and not looks_like_verb(tokens, at + 1 if at + 1 < len(tokens) else at)
