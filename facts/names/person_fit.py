"""Which part of a person's name was typed, and how well does it fit?

A surname names its bearers; a first name too, where nobody says more; a middle name alone
names nobody. Initials stand for the words that they begin.
"""

from __future__ import annotations

from collections.abc import Container, Sequence

from rapidfuzz.distance import OSA

from facts.names.closeness import FAR
from facts.names.everyday import is_common
from facts.names.evidence import WRONG_ORDER, Fit, Pairing, better, letters_of, pair_words, share, why_whole
from facts.names.given_names import is_given_name
from facts.names.index_words import PersonParts, person_parts
from facts.names.kinds import is_kind_word
from facts.names.spellings import Spelling
from facts.names.words import word_set
from facts.names.written import WrittenName

_PART = {"surname": 96.0, "first name": 92.0}
_TITLED = 0.75  # after a title a surname is expected, so that a slip in it weighs less
_INITIALS = 90.0
_REPEATED = 0.5
_CONFLICT = 0.35  # of all letters: two people who share a long name but not this part of it
_OTHER_INITIAL = 3.0
_MIDDLE = 0.25  # of a word's letters: a middle name that we did not know
_FURTHER = 0.5  # of a word's letters: a further surname that we did not know
_PATRONYMIC = 4.0
_TWO_SLIPS = 0.5


def fit_person(written: WrittenName, spelling: Spelling) -> Fit | None:
    """How `written` fits a spelling of a person; None when it names somebody else."""
    parts = person_parts(spelling.text)
    fit = _fit_parts(written, spelling, parts)
    if len(parts.given) > 1 or len(parts.surname) > 1:
        fit = better(fit, _fit_parts(written, spelling, parts.joined))
    return fit


def _fit_parts(written: WrittenName, spelling: Spelling, parts: PersonParts) -> Fit | None:
    words, known = written.words, parts.words
    pairing = pair_words(words, known, given=len(parts.given))
    part = _part_typed(pairing, parts)
    if not part:
        return _fit_initials(words, known)
    letters = letters_of(words, known, pairing)
    cost = pairing.cost + _left_cost(words, pairing, parts, letters)
    why = pairing.why
    if not pairing.in_order and not written.has_comma:
        cost += WRONG_ORDER if word_set("particles").isdisjoint(words) else _PATRONYMIC
        why = "word order" if why == "exact" else why
    if part != "whole":
        return _fit_part(part, cost * (_TITLED if written.has_title else 1.0), letters, why)
    similarity = share(cost, letters)
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
    given, start = len(parts.given), len(parts.given) + len(parts.middle)
    weak = word_set("particles") if len(parts.surname) > 1 else frozenset()
    is_given = False
    for _, k, found in pairing.pairs:
        if found.why == "initials":
            continue
        if k >= start and parts.surname[k - start] not in weak:
            return "whole" if min(pairing.known) < start else "surname"
        is_given = is_given or (k < given and not _is_title(parts.words[k]))
    return "first name" if is_given else ""


def _is_title(word: str) -> bool:
    """Whether a word in front of a surname is no name of anybody ("Rep. Moss")."""
    return word in word_set("titles") and not is_given_name(word)


def _left_cost(words: Sequence[str], pairing: Pairing, parts: PersonParts, letters: int) -> float:
    """What typed words that fit nothing cost: little where we only knew less, much where we know otherwise."""
    if not pairing.left:
        return 0.0
    known, held = parts.words, pairing.known
    first, last = min(pair.typed for pair in pairing.pairs), max(pair.typed for pair in pairing.pairs)
    names = [k for k in range(len(known)) if known[k] not in word_set("particles")]
    says_all = all(k in held for k in names)
    cost = 0.0
    for i in pairing.left:
        size = len(words[i])
        if says_all and pairing.in_order and not is_common(words[i]) and not is_kind_word(words[i]):
            cost += min(size, 1) if size < 2 else size * (_MIDDLE if first < i < last else _FURTHER)
        elif words[i] in known:
            cost += _REPEATED if says_all else size
        else:
            cost += _OTHER_INITIAL if size < 2 else min(max(size, _CONFLICT * letters), _slips(words[i], known, held))
    return cost


def _slips(word: str, known: Sequence[str], held: Container[int]) -> float:
    """What it costs to take a short word for one that was not typed: two slips spoil most of its letters."""
    names = [
        other for k, other in enumerate(known) if k not in held and not (is_given_name(word) and is_given_name(other))
    ]
    edits = min((OSA.distance(word, other, score_cutoff=2) for other in names), default=3)
    return FAR if edits > 2 else edits + _TWO_SLIPS


def _fit_initials(words: Sequence[str], known: Sequence[str]) -> Fit | None:
    """The initials of a whole name: "jfk"."""
    if len(words) == 1 and len(known) >= 3 and words[0] == "".join(word[0] for word in known):
        return Fit(_INITIALS, "initials")
    return None
