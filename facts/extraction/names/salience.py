"""Who was spoken of lately, and how prominently?

A subject outweighs an object, the same sentence the one before it; older than three sentences or two
paragraphs is forgotten. The weights are ranks, not probabilities.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from facts.extraction.annotated import How, NameSpan
from facts.extraction.names.registry import Known
from facts.extraction.names.tokens import Token

_OLDEST = 4  # sentences
_IN_LIST = 30.0  # one name among several is seldom meant by a pronoun
_NEW_PARAGRAPH = 12.0  # what a place loses once its paragraph is over
_BASES = {0: 100.0, 1: 76.0, 2: 46.0}  # sentences back -> weight
_BY_NAME = (How.FULL, How.SURNAME, How.ACRONYM, How.SHORT)
_PAIR = 2
_LATELY = 30  # places that two sentences may have
_MANY = ("s", "men", "women", "people", "crowd", "police")
_NO_PLURALS = frozenset(["was", "is", "has", "does", "this", "its", "his", "as", "us", "yes", "press", "across"])
_KEPT = 400  # places looked back over, so that a text without breaks is read in bounded time


@dataclass(slots=True, eq=False)
class Spoken:
    """One place where somebody was spoken of; `is_main` if it is its sentence's first subject."""

    span: NameSpan
    who: tuple[Known, ...]
    sentence: int
    is_subject: bool
    is_main: bool = False


class Salience:
    """Remembers who was spoken of, newest last."""

    def __init__(self) -> None:
        self.places: list[Spoken] = []
        self.paragraph = 0
        self.before: Sequence[Token] = ()  # of the sentence before
        self.listed: set[tuple[int, int]] = set()

    def add(self, spoken: Spoken) -> None:
        """Note one place; forget the oldest."""
        self.places.append(spoken)
        if len(self.places) > 2 * _KEPT:
            del self.places[:_KEPT]

    def best(
        self,
        sentence: int,
        offset: int,
        fits: Callable[[Known], bool],
        *,
        avoid: Iterable[Known] = (),
        oldest: int = _OLDEST,
    ) -> list[Known]:
        """The fitting ones, weightiest first, spoken of before an offset of a sentence."""
        return [known for known, _ in self.weighed(sentence, offset, fits, avoid=avoid, oldest=oldest)]

    def weighed(
        self,
        sentence: int,
        offset: int,
        fits: Callable[[Known], bool],
        *,
        avoid: Iterable[Known] = (),
        oldest: int = _OLDEST,
    ) -> list[tuple[Known, float]]:
        """As `best`, each with its weight."""
        weights: dict[int, float] = {}
        by_index: dict[int, Known] = {}
        unfit = {k.index for k in avoid}
        for rank, spoken in enumerate(islice(reversed(self.places), _KEPT)):
            back = sentence - spoken.sentence
            if back > oldest:
                break
            if len(spoken.who) != 1 or (back == 0 and spoken.span.start >= offset):
                continue
            who = spoken.who[0]
            if who.index in unfit:
                continue
            if who.index not in weights and not fits(who):
                unfit.add(who.index)
                continue
            weight = _weight(spoken, back) - rank * 0.01
            if (spoken.span.paragraph, spoken.span.start) in self.listed:
                weight -= _IN_LIST
            if self.paragraph != spoken.span.paragraph:
                weight -= _NEW_PARAGRAPH
            if who.index not in weights or weight > weights[who.index]:
                weights[who.index] = weight
                by_index[who.index] = who
        ranked = sorted(weights, key=lambda i: -weights[i]) if len(weights) > 1 else weights
        return [(by_index[i], weights[i]) for i in ranked]

    def last_named(self, sentence: int) -> Known | None:
        """Whom the sentence before spoke of last, if it was the first to name them."""
        for spoken in islice(reversed(self.places), _KEPT):
            if spoken.sentence < sentence - 1:
                return None
            if spoken.sentence == sentence - 1 and len(spoken.who) == 1 and spoken.who[0].is_person:
                is_new = spoken.who[0].first_sentence == sentence - 1
                return spoken.who[0] if is_new and not self._acts_beside(spoken) else None
        return None

    def only_two(self, sentence: int) -> list[Known]:
        """The persons of whom a sentence speaks, if they are just two."""
        told = [s.who[0] for s in self.places[-_KEPT:] if s.sentence == sentence and len(s.who) == 1]
        persons = [known for known in dict.fromkeys(told) if known.is_person]
        return persons if len(persons) == _PAIR else []

    def _acts_beside(self, spoken: Spoken) -> bool:
        """Whether the same sentence speaks of somebody else, so that a description may mean either."""
        return any(
            s.sentence == spoken.sentence and s.who[0].is_person and s.who != spoken.who and not s.span.possessive
            for s in self.places[-_KEPT:]
        )

    def acting_body(self, sentence: int) -> Known | None:
        """The body named last so far in a sentence, if it acts there and the sentence speaks of no group."""
        acting: Spoken | None = None
        for spoken in islice(reversed(self.places), _KEPT):
            if spoken.sentence != sentence:
                break
            if len(spoken.who) > 1:
                return None
            acting = acting or (None if spoken.who[0].is_person else spoken)
        return acting.who[0] if acting is not None and acting.is_subject else None

    def listed_with(self, known: Known) -> tuple[Known, ...]:
        """All of the list in which somebody was spoken of last; nobody if that was alone."""
        for spoken in islice(reversed(self.places), _KEPT):
            if known in spoken.who:
                return spoken.who if len(spoken.who) > 1 else ()
        return ()

    def is_of_one(self, sentence: int, plurals: Container[str]) -> bool:
        """Whether the sentence before is of one person or nobody, and of no plural, so that "they" are others."""
        told = {known for s in self.places[-_LATELY:] if s.sentence == sentence for known in s.who}
        lows = [t.low for t in self.before if not t.is_cap]
        others = any(low in plurals or (low.endswith(_MANY) and low not in _NO_PLURALS) for low in lows)
        return len(told) < _PAIR and all(known.is_person for known in told) and not others

    def last_group(self, sentence: int, fits: Callable[[Known], bool], *, oldest: int = _OLDEST) -> tuple[Known, ...]:
        """The newest group of fitting ones that was spoken of together."""
        for spoken in islice(reversed(self.places), _KEPT):
            if sentence - spoken.sentence > oldest:
                break
            if len(spoken.who) > 1 and all(fits(k) for k in spoken.who):
                return () if self._is_beside_another(spoken) else spoken.who
        return ()

    def _is_beside_another(self, group: Spoken) -> bool:
        """Whether the same sentence speaks of another group of that size, so that either may be meant."""
        near = (s for s in self.places[-_LATELY:] if s.sentence == group.sentence and len(s.who) == len(group.who))
        return not all(set(s.who) & set(group.who) for s in near)


def _weight(spoken: Spoken, back: int) -> float:
    """How prominent a place is `back` sentences later."""
    base = _BASES.get(back, 30.0 - back)
    if spoken.is_subject:
        base += 26 if spoken.is_main else 16
    elif spoken.span.possessive:
        base += 4
    if spoken.span.how in _BY_NAME:
        base += 3
    return base
