"""Who signed a letter that says who stands by whom ("The letter was signed by Reed", "Its signatories include Ott")?"""

from __future__ import annotations

from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.joining import Found
from facts.extraction.frames.lists import read_loose_list
from facts.extraction.frames.nouns import read_object
from facts.extraction.frames.openers import opens_list
from facts.extraction.frames.scene import Scene

_SIGNED = ("signed", "countersigned", "co-signed", "cosigned")
_SIGNERS = ("signatories", "signers", "signees")
HOLDS = frozenset({"include", "includes", "including", "included"})


def find_signers(scene: Scene) -> Found | None:
    """ "The letter was signed by Reed and Moss", "Its signatories include Reed"."""
    tokens = scene.tokens
    if scene.words.isdisjoint(_SIGNED) and scene.words.isdisjoint(_SIGNERS):
        return None
    for i, token in enumerate(tokens[:-1]):
        by = token.lower in _SIGNED and tokens[i + 1].lower == "by"
        held = token.lower in _SIGNERS and tokens[i + 1].lower in (*HOLDS, "are", "were")
        if (by or held) and not any(t.name is None and t.lower in ("papers", "bill", "law") for t in tokens[:i]):
            names = read_object(tokens, i + 2)
            loose = read_loose_list(tokens, i + 2)
            at = loose.at if len(loose.at) > len(names.at) else names.at
            at = at[1:] if at and not tokens[at[0]].is_person and opens_list(tokens, at[0] + 1) else at
            return (at, (), i) if at and not _is_other_letter(scene, i) else None
    return None


def _is_other_letter(scene: Scene, signed: int) -> bool:
    """Whether the sentence itself has somebody's letter of support, of which nobody could say whom it is for."""
    of_support = any(
        t.lower == "letter" and noun_ends(scene.tokens, i + 2, "SUPPORT") is not None
        for i, t in enumerate(scene.tokens[: max(0, signed - 1)])
    )
    letter = scene.letter
    here = letter is not None and (letter.paragraph, letter.start) == (scene.paragraph, scene.sentence.start)
    return of_support and not here
