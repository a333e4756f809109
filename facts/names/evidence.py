"""How does a written name fit one known spelling, and what speaks for it?

Words are paired off at the least cost in letters; what is left over on the typed side
counts in full, what is left over on the known side decides which part of the name was typed.
"Maria Lopez" is no slip for "Mario Lopez": two given names that both exist differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from facts.names.closeness import FAR, Difference, difference
from facts.names.given_names import are_forms, is_given_name
from facts.names.index_words import acronyms, person_parts
from facts.names.kinds import says_kind
from facts.names.spellings import Spelling
from facts.names.words import word_set
from facts.names.written import WrittenName

NICKNAME = Difference(0.3, "nickname")
INITIAL = Difference(0.4, "initials")
_PART = {"surname": 0.96, "first name": 0.92, "initials": 0.9, "part of the name": 0.94}


class Fit(NamedTuple):
    """How a written name fits a spelling: similarity 0 to 100, and why."""

    similarity: float
    why: str


class _Pairing(NamedTuple):
    """Typed words paired with known ones: (typed, known, difference), and what is left of the typed ones."""

    pairs: tuple[tuple[int, int, Difference], ...]
    left: tuple[int, ...]

    @property
    def known(self) -> set[int]:
        return {known for _, known, _ in self.pairs}

    @property
    def in_order(self) -> bool:
        places = [known for _, known, _ in sorted(self.pairs)]
        return places == sorted(places)

    @property
    def why(self) -> str:
        """What explains the largest difference."""
        worst = max((pair[2] for pair in self.pairs), default=Difference(0.0, "exact"))
        return worst.why


def fit_spelling(written: WrittenName, spelling: Spelling) -> Fit | None:
    """How `written` fits `spelling`; None when it does not at all."""
    if written.words == spelling.words:
        return Fit(100.0, _why_exact(written, spelling))
    if spelling.is_description:
        return _fit_description(written.words, spelling)
    fit = _fit_person(written, spelling) if spelling.is_person else _fit_group(written.words, spelling)
    joined = _fit_joined(written.words, spelling)
    return max((f for f in (fit, joined) if f), default=None, key=lambda f: f.similarity)


def _why_exact(written: WrittenName, spelling: Spelling) -> str:
    if spelling.is_description:
        return "description"
    if written.has_title:
        return "title"
    if written.has_comma and "," not in spelling.text:
        return "word order"
    if written.text.isascii() != spelling.text.isascii():
        return "accents"
    return "exact"


def _fit_joined(words: Sequence[str], spelling: Spelling) -> Fit | None:
    """Words run together or torn apart: "vanderbeek", "Mc Donald"."""
    one, other = "".join(words), "".join(spelling.words)
    if len(words) == len(spelling.words) or one[:1] != other[:1] or abs(len(one) - len(other)) > 2:
        return None
    found = difference(one, other)
    if found.cost >= FAR:
        return None
    return Fit(_share(found.cost + 0.4, max(len(one), len(other))), "typing error")


def _share(cost: float, letters: int) -> float:
    return max(0.0, 100.0 * (1.0 - cost / max(letters, 1)))


def _fit_person(written: WrittenName, spelling: Spelling) -> Fit | None:
    given, middle, surname = person_parts(spelling.text)
    fit = _fit_parts(written, spelling, (given, middle, surname))
    if len(given) < 2 and len(surname) < 2:
        return fit
    run_together = _fit_parts(written, spelling, (("".join(given),) if given else (), middle, ("".join(surname),)))
    return max((f for f in (fit, run_together) if f), default=None, key=lambda f: f.similarity)


def _fit_parts(written: WrittenName, spelling: Spelling, parts: Sequence[tuple[str, ...]]) -> Fit | None:
    given, middle, surname = parts
    known = (*given, *middle, *surname)
    pairing = _pair(written.words, known, given=len(given))
    part = _part_typed(pairing, len(given), len(middle), surname)
    if not part:
        return _fit_initials(written.words, known)
    cost = sum(pair[2].cost for pair in pairing.pairs) + _left_cost(written.words, pairing.left, known)
    why = pairing.why
    if not pairing.in_order and not written.has_comma:
        cost, why = cost + 0.8, "word order" if why == "exact" else why
    letters = sum(max(len(written.words[i]), len(known[k])) for i, k, _ in pairing.pairs)
    letters += sum(len(written.words[i]) for i in pairing.left)
    similarity = _share(cost, letters) * _PART.get(part, 1.0)
    if part == "whole":
        spare = len(known) - len(pairing.known)
        return Fit(min(similarity, 99.5) * 0.99**spare, why if why != "exact" else _why_whole(written, spelling))
    return Fit(similarity, part if why == "exact" else why)


def _why_whole(written: WrittenName, spelling: Spelling) -> str:
    why = _why_exact(written, spelling)
    return "part of the name" if why == "exact" else why


def _pair(words: Sequence[str], known: Sequence[str], *, given: int = 0) -> _Pairing:
    """Pair typed words with known ones, cheapest first; `given` opening words of `known` are given names."""
    offers = sorted(
        (found.cost / max(len(word), len(other)), abs(i - k), i, k, found)
        for i, word in enumerate(words)
        for k, other in enumerate(known)
        if (found := _word_difference(word, other, is_given=k < given)).cost < FAR
    )
    typed: set[int] = set()
    taken: set[int] = set()
    pairs = []
    for _, _, i, k, found in offers:
        if i not in typed and k not in taken:
            typed.add(i)
            taken.add(k)
            pairs.append((i, k, found))
    return _Pairing(tuple(pairs), tuple(i for i in range(len(words)) if i not in typed))


def _word_difference(word: str, known: str, *, is_given: bool) -> Difference:
    if word == known:
        return difference(word, known)
    if len(word) == 1 or len(known) == 1:
        return INITIAL if word[0] == known[0] else Difference(FAR, "")
    if is_given and are_forms(word, known):
        return NICKNAME
    found = difference(word, known)
    if is_given and found.cost > 0.2 and is_given_name(word) and is_given_name(known):
        return Difference(FAR, "")
    return found


def _part_typed(pairing: _Pairing, given: int, middle: int, surname: tuple[str, ...]) -> str:
    """Which part of a person's name was typed: `whole`, `surname`, `first name`, or nothing that names anybody."""
    real = {k for _, k, found in pairing.pairs if found.why != "initials"}
    weak = word_set("particles") if len(surname) > 1 else frozenset()
    has_surname = any(k >= given + middle and surname[k - given - middle] not in weak for k in real)
    has_given = any(k < given + middle for k in pairing.known)
    if has_surname:
        return "whole" if has_given else "surname"
    first = any(k < given for k in real)
    return "first name" if first and given else ""


def _left_cost(words: Sequence[str], left: Sequence[int], known: Sequence[str]) -> float:
    """What typed words that fit nothing cost: their length, an initial one letter, a repeated word little."""
    return sum(1.5 if len(words[i]) == 1 else 0.5 if words[i] in known else len(words[i]) for i in left)


def _fit_initials(words: Sequence[str], known: Sequence[str]) -> Fit | None:
    """The initials of a whole name: "jfk"."""
    if len(words) == 1 and len(known) >= 3 and words[0] == "".join(word[0] for word in known):
        return Fit(90.0, "initials")
    return None


def _fit_group(words: Sequence[str], spelling: Spelling) -> Fit | None:
    known = spelling.words
    if len(words) == 1 and len(words[0]) >= 2:
        short = _fit_acronym(words[0], spelling)
        if short:
            return short
    pairing = _pair(words, known)
    left = [i for i in pairing.left if words[i] not in word_set("small_words")]
    if not pairing.pairs or any(words[i].isdigit() for i in left):
        return None
    kind_words = [i for i in left if says_kind(words[i], spelling.kind)]
    left = [i for i in left if i not in kind_words]
    if not any(known[k] not in word_set("small_words") for k in pairing.known):
        return None
    cost = sum(p[2].cost for p in pairing.pairs) + sum(len(words[i]) for i in left)
    if not pairing.in_order:
        cost += 0.8
    letters = sum(max(len(words[i]), len(known[k])) for i, k, _ in pairing.pairs) + sum(len(words[i]) for i in left)
    spare = [w for k, w in enumerate(known) if k not in pairing.known and w not in word_set("small_words")]
    why = pairing.why
    if kind_words:
        return Fit(_share(cost, letters) * 0.93, "description")
    if not spare:
        return Fit(min(_share(cost, letters), 99.5), "part of the name" if why == "exact" else why)
    return Fit(_share(cost, letters) * _PART["part of the name"], "part of the name" if why == "exact" else why)


def _fit_acronym(word: str, spelling: Spelling) -> Fit | None:
    if word in acronyms(spelling.words):
        return Fit(97.0, "acronym")
    known = spelling.words[0] if len(spelling.words) == 1 and spelling.text.isupper() else ""
    pool = {known} if known else acronyms(spelling.words)
    for other in pool:
        if len(word) > 2 and word[0] == other[0] and word != other and sorted(word) == sorted(other):
            return Fit(86.0, "acronym")
    return None


def _fit_description(words: Sequence[str], spelling: Spelling) -> Fit | None:
    known = [w for w in spelling.words if w not in word_set("small_words")]
    typed = [w for w in words if w not in word_set("small_words")]
    if not known or len(typed) != len(known):
        return None
    pairing = _pair(typed, known)
    if pairing.left:
        return None
    cost = sum(p[2].cost for p in pairing.pairs)
    return Fit(min(99.0, _share(cost, sum(map(len, known)))), "description")
