"""Do the small verbs "have" and "be" tell of support, and of support that was there before?

"Reed has the Guild", "Ott was with Reed in May and is with him now": what stands around them decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from facts.extraction.frames.elements import noun_ends
from facts.extraction.frames.tokens import Token
from facts.extraction.lexicon import load_grammar, word_list
from facts.extraction.names.words import name_words

if TYPE_CHECKING:
    from facts.extraction.frames.matching import Match

_BARE = " E END"  # "C have E END": nothing else says that E backs C
_OWNED = " E's END"  # "C have E's END": of support, where the sentence speaks of it
_HIS = "E be C's"  # of whoever is named: "they were Reed's" tells of things
_THEY = frozenset({"they", "it", "these", "those", "all", "both", "that", "this"})
_SIDES = frozenset({"for", "with", "behind"})
_IS = frozenset({"is", "are", "am", "'m", "'s", "'re"})
_WAS = frozenset({"was", "were", "been"})
_AGO = 16  # tokens from "was with Reed" to "is with him now"


def has_plainly(tokens: Sequence[Token], match: Match) -> bool:
    """Whether a match on "have" or "be" alone tells of support: "has Moss", but not "as has Moss", "they were hers"."""
    line = match.phrase.line
    if line.startswith(_HIS):
        subject = {t.lower for t in tokens[max(0, match.anchor - 3) : match.anchor]}
        return bool(match.endorsers) and subject.isdisjoint(_THEY)
    if _OWNED in line:
        return any(noun_ends(tokens, i, "SUPPORT") for i in range(len(tokens)))
    if _BARE not in line:
        return True
    led = tokens[max(0, match.group.start - 1) : match.anchor]
    inverted = any(t.lower in ("as", "so", "than", "nor", "like") for t in led)
    between = tokens[match.anchor + 1 : min(match.endorsers, default=match.anchor)]
    if any(t.lower in word_list("nouns", "part_of_body") for t in between):
        between = [t for t in between if t.lower not in word_list("nouns", "part_of_body") | {"of"}]
    return not inverted and all(
        t.capital
        or t.lower in load_grammar().determiners
        or t.lower in load_grammar().adverbs
        or t.lower in name_words().heads
        for t in between
    )


def was_before(tokens: Sequence[Token], match: Match) -> bool:
    """Whether "is with him" goes on from "was with Reed" earlier in the sentence, so that support is said anew."""
    at = match.anchor
    if not match.phrase.line.startswith("E be ... ") or tokens[at].lower not in _IS:
        return False
    side = next((t.lower for t in tokens[at + 1 : match.end] if t.lower in _SIDES), None)
    whom = {entity for i in match.candidates if (name := tokens[i].name) is not None for entity in name.entities}
    earlier = (i for i in range(max(0, at - _AGO), at - 2) if tokens[i].lower in _WAS and tokens[i + 1].lower == side)
    names = [token.name for i in earlier for token in tokens[i + 2 : i + 4]]
    return any(name is not None and not whom.isdisjoint(name.entities) for name in names)
