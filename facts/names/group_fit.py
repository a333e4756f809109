"""Which part of a group's name was typed, and how well does it fit?

Groups are named by a telling part ("the bakers", "local 318"), by the letters their words
begin with, or by what they are ("the bakers union"). Numbers tell locals apart: they are never misspelt.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.evidence import WRONG_ORDER, Fit, letters_of, pair_words, share
from facts.names.index_words import acronyms
from facts.names.kinds import says_kind
from facts.names.spellings import Spelling
from facts.names.words import word_set

_ACRONYM = 97.0
_MIXED_ACRONYM = 86.0
_PART = 0.94
_BY_KIND = 0.93


def fit_group(words: Sequence[str], spelling: Spelling) -> Fit | None:
    """How typed words fit a spelling of a group; None when they name another."""
    if len(words) == 1:
        short = _fit_acronym(words[0], spelling)
        if short:
            return short
    known, small = spelling.words, word_set("small_words")
    pairing = pair_words(words, known)
    left = [i for i in pairing.left if words[i] not in small]
    if not any(known[k] not in small for k in pairing.known) or any(words[i].isdigit() for i in left):
        return None
    strangers = [i for i in left if not says_kind(words[i], spelling.kind)]
    cost = pairing.cost + sum(len(words[i]) for i in strangers) + (0.0 if pairing.in_order else WRONG_ORDER)
    said = pairing._replace(left=tuple(strangers))
    similarity = share(cost, letters_of(words, known, said))
    if len(strangers) < len(left):
        return Fit(similarity * _BY_KIND, "description")
    spare = any(k not in pairing.known and word not in small for k, word in enumerate(known))
    why = pairing.why if pairing.why != "exact" else "part of the name"
    return Fit(similarity * _PART if spare else min(similarity, 99.5), why)


def _fit_acronym(word: str, spelling: Spelling) -> Fit | None:
    """The letters that a name's words begin with, or two letters of a known acronym changed about."""
    known = acronyms(spelling.words)
    if word in known:
        return Fit(_ACRONYM, "acronym")
    if len(spelling.words) == 1 and spelling.text.isupper():
        known = {spelling.words[0]}
    mixed = any(len(word) > 2 and word[0] == other[0] and sorted(word) == sorted(other) for other in known - {word})
    return Fit(_MIXED_ACRONYM, "acronym") if mixed else None
