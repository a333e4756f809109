"""Which part of a person's name was typed, and how well does it fit?

A surname names its bearers; a first name too, where nobody says more; a middle name alone
names nobody. Initials stand for the words that they begin.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.evidence import WRONG_ORDER, Fit, Pairing, letters_of, pair_words, share, why_whole
from facts.names.index_words import PersonParts, person_parts
from facts.names.spellings import Spelling
from facts.names.words import word_set
from facts.names.written import WrittenName

_PART = {"surname": 96.0, "first name": 92.0}
_TITLED = 0.75  # after a title a surname is expected, so that a slip in it weighs less
_INITIALS = 90.0
_LEFT_INITIAL = 1.5
_REPEATED = 0.5


def fit_person(written: WrittenName, spelling: Spelling) -> Fit | None:
    """How `written` fits a spelling of a person; None when it names somebody else."""
    parts = person_parts(spelling.text)
    fit = _fit_parts(written, spelling, parts)
    if len(parts.given) > 1 or len(parts.surname) > 1:
        fit = max((f for f in (fit, _fit_parts(written, spelling, parts.joined)) if f), default=None)
    return fit


def _fit_parts(written: WrittenName, spelling: Spelling, parts: PersonParts) -> Fit | None:
    words, known = written.words, parts.words
    pairing = pair_words(words, known, given=len(parts.given))
    part = _part_typed(pairing, parts)
    if not part:
        return _fit_initials(words, known)
    cost = pairing.cost + _left_cost(words, pairing.left, known)
    why = pairing.why
    if not pairing.in_order and not written.has_comma:
        cost += WRONG_ORDER
        why = "word order" if why == "exact" else why
    if part != "whole":
        return _fit_part(part, cost * (_TITLED if written.has_title else 1.0), letters_of(words, known, pairing), why)
    similarity = share(cost, letters_of(words, known, pairing))
    if why == "exact":
        why = why_whole(written, spelling)
        why = "part of the name" if why == "exact" else why
    return Fit(min(similarity, 99.5) * 0.99 ** (len(known) - len(pairing.pairs)), why)


def _fit_part(part: str, cost: float, letters: int, why: str) -> Fit:
    """A part said alone is never as sure as a whole name, however well it fits."""
    similarity = min(share(cost, letters), _PART[part])
    return Fit(similarity, part if why == "exact" else why)


def _part_typed(pairing: Pairing, parts: PersonParts) -> str:
    """Which part of the name was typed: `whole`, `surname`, `first name`, or nothing that names anybody."""
    start = len(parts.given) + len(parts.middle)
    weak = word_set("particles") if len(parts.surname) > 1 else frozenset()
    real = {pair.known for pair in pairing.pairs if pair.found.why != "initials"}
    if any(k >= start and parts.words[k] not in weak for k in real):
        return "whole" if any(k < start for k in pairing.known) else "surname"
    return "first name" if any(k < len(parts.given) for k in real) else ""


def _left_cost(words: Sequence[str], left: Sequence[int], known: Sequence[str]) -> float:
    """What typed words that fit nothing cost: their length; an initial or a word said twice less."""
    return sum(_LEFT_INITIAL if len(words[i]) == 1 else _REPEATED if words[i] in known else len(words[i]) for i in left)


def _fit_initials(words: Sequence[str], known: Sequence[str]) -> Fit | None:
    """The initials of a whole name: "jfk"."""
    if len(words) == 1 and len(known) >= 3 and words[0] == "".join(word[0] for word in known):
        return Fit(_INITIALS, "initials")
    return None
