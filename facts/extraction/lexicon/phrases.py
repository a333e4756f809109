"""Which phrases say who stands by whom, and in which order?

A phrase is a line of `stances.toml` such as "E throw WEIGHT behind C": slots, one verb, words, noun lists. The line
says nothing of an engine, so rules and parse trees can both read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from facts.extraction.lexicon.inflection import Form, verb_forms
from facts.extraction.lexicon.nouns import noun_index
from facts.extraction.lexicon.words import read_words


class ElementKind(StrEnum):
    """What one place of a phrase may be filled with."""

    SLOT = "slot"  # E or C
    OWNER = "owner"  # E's or C's
    VERB = "verb"  # the verb, in any form
    WORD = "word"  # one of these words, as written
    NOUN = "noun"  # a noun of a list, with its article, owner and adjectives
    GAP = "gap"  # up to four words
    RANK = "rank"  # "first", "as her No. 2"
    POSSESSIVE = "possessive"  # "its", "his", a name's 's
    END = "end"  # nothing more of the clause but a time, an office, a reason


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase: its kind, what may stand there, whether it may be missing."""

    kind: ElementKind
    words: tuple[str, ...] = ()
    bracket: int = 0  # which bracket of the line it stands in; 0 for none

    @property
    def optional(self) -> bool:
        """Whether it may be missing, with all that stands in the same bracket."""
        return self.bracket > 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """One line of the lexicon.

    Attributes:
        line: As written in the file.
        group: The table it stands in ("endorses", "pauses", "should_exit", "same", ...).
        elements: Its places in order.
        verb: Index of the verb in `elements`.
        negated: Whether it only counts with a negation ("E not waver").
        sure: False where the line ends in "?".
        before, after: Its places before the verb and behind it.
        needs: Sets of words of each of which one must stand behind the verb, or the phrase cannot stand there.
        needs_before: The same of the words in front of it.
        ranks: Whether a rank must stand behind the verb.
        names: Whether the name of an endorser or an owner must stand there, whether or not the verb is passive.
        needs_more: Whether it needs more than one set behind the verb.
        needs_standing: Whether it ends in "~": it counts only for someone known to stand in a contest.
    """

    line: str
    group: str
    elements: tuple[Element, ...]
    verb: int
    negated: bool
    sure: bool
    needs_standing: bool = False
    needs: tuple[frozenset[str], ...] = ()
    needs_before: tuple[frozenset[str], ...] = ()
    before: tuple[Element, ...] = field(init=False)
    after: tuple[Element, ...] = field(init=False)
    needs_more: bool = field(init=False)
    ranks: bool = field(init=False)
    names: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "needs_more", len(self.needs) + 2 * len(self.needs_before) > 1)
        object.__setattr__(self, "before", self.elements[: self.verb])
        object.__setattr__(self, "after", self.elements[self.verb + 1 :])
        object.__setattr__(self, "ranks", any(e.kind is ElementKind.RANK for e in self.after if not e.optional))
        named = [e for n, e in enumerate(self.after) if e.kind is ElementKind.OWNER or (n and e.words == ("E",))]
        object.__setattr__(self, "names", any(not e.optional for e in named))


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Every phrase, found by the forms of its verb.

    Attributes:
        phrases: As in the file.
        by_form: Written verb form -> phrases with it and what the form may be.
        by_need: Written verb form -> word -> places in `by_form` of the phrases that need it; those under "" need none.
    """

    phrases: tuple[Phrase, ...]
    by_form: Mapping[str, tuple[tuple[Phrase, frozenset[Form]], ...]]
    by_need: Mapping[str, Mapping[str, tuple[int, ...]]]

    def may_stand(self, form: str, words: frozenset[str]) -> bool:
        """Whether any phrase with a written verb form may find what it needs among the words of a sentence."""
        by_need = self.by_need[form]
        return "" in by_need or not by_need.keys().isdisjoint(words)

    def possible(
        self, form: str, words: frozenset[str], behind: frozenset[str] | None = None
    ) -> list[tuple[Phrase, frozenset[Form]]]:
        """The phrases with a written verb form that can stand in a sentence, in order.

        Args:
            form: The verb as written.
            words: All of the sentence.
            behind: Those behind the verb; None where they may stand anywhere.
        """
        behind = words if behind is None else behind
        by_need, phrases = self.by_need[form], self.by_form[form]
        places = set(by_need.get("", ()))
        for word in by_need.keys() & behind:
            places.update(by_need[word])
        near = map(phrases.__getitem__, sorted(places))
        return [
            pair  # whose phrase finds one word of each set that it needs where it must stand
            for pair in near
            if not pair[0].needs_more
            or not (any(map(behind.isdisjoint, pair[0].needs)) or any(map(words.isdisjoint, pair[0].needs_before)))
        ]


_PARTS = re.compile(r"\(([^)]*)\)|(\S+)")
_SLOTS = ("E", "C")


def read_phrase(line: str, group: str) -> Phrase:
    """Read a line of the lexicon.

    Raises:
        ValueError: It has no verb, or neither E nor C.
    """
    sure = not line.rstrip().endswith("?")
    elements: list[Element] = []
    negated = False
    for written, bracket in _parts(line.rstrip(" ?~")):
        if written == "not" and not any(e.kind is ElementKind.VERB for e in elements):
            negated = True
        else:
            elements.append(_element(written, bracket, elements))
    verb = next((i for i, e in enumerate(elements) if e.kind is ElementKind.VERB), None)
    if verb is None or not any(e.kind in (ElementKind.SLOT, ElementKind.OWNER) for e in elements):
        raise ValueError(f"a phrase needs a verb and an E or a C: {line!r}")
    needs_before, needs = (
        tuple(needed for element in part if (needed := _needed(element)))
        for part in (elements[:verb], elements[verb + 1 :])
    )
    return Phrase(line, group, tuple(elements), verb, negated, sure, line.rstrip().endswith("~"), needs, needs_before)


def _needed(element: Element) -> frozenset[str]:
    """One of which words must stand where a place is to be filled; empty when that cannot be said."""
    if element.optional or element.words in (("it", "them"), ("REFLEXIVE",)) or "theirs" in element.words:
        return frozenset()
    if element.kind is ElementKind.WORD:
        return frozenset(element.words)
    return frozenset(noun_index(element.words[0])) if element.kind is ElementKind.NOUN else frozenset()


def _parts(line: str) -> Iterator[tuple[str, int]]:
    for number, found in enumerate(_PARTS.finditer(line), 1):
        if found[2] is not None:
            yield found[2], 0
        else:
            yield from ((part, number) for part in found[1].split())


def _element(written: str, bracket: int, before: list[Element]) -> Element:
    if written in _SLOTS:
        return Element(ElementKind.SLOT, (written,), bracket)
    if written.removesuffix("'s") in _SLOTS:
        return Element(ElementKind.OWNER, (written[0],), bracket)
    if written == "...":
        return Element(ElementKind.GAP)
    if written == "END":
        return Element(ElementKind.END)
    if written == "RANK":
        return Element(ElementKind.RANK)
    if written == "POSS":
        return Element(ElementKind.POSSESSIVE)
    if written.isupper():
        return Element(ElementKind.NOUN, (written,), bracket)
    words = tuple(written.split("|"))
    is_verb = not any(e.kind is ElementKind.VERB for e in before)
    return Element(ElementKind.VERB if is_verb else ElementKind.WORD, words, bracket)


@lru_cache
def load_lexicon() -> Lexicon:
    """Every phrase of `stances.toml`."""
    return index_phrases(
        tuple(read_phrase(line, group) for group, table in read_words("stances").items() for line in table["phrases"])
    )


def index_phrases(phrases: tuple[Phrase, ...]) -> Lexicon:
    """Make phrases findable by their verb's forms."""
    by_form: dict[str, list[tuple[Phrase, frozenset[Form]]]] = {}
    for phrase in phrases:
        for verb in phrase.elements[phrase.verb].words:
            for written, forms in verb_forms(verb).items():
                by_form.setdefault(written, []).append((phrase, forms))
    indexed = {form: tuple(found) for form, found in by_form.items()}
    return Lexicon(phrases, indexed, {form: _by_need(found) for form, found in indexed.items()})


def _by_need(found: tuple[tuple[Phrase, frozenset[Form]], ...]) -> dict[str, tuple[int, ...]]:
    """Where the phrases of one form stand, by each word of the smallest set of which they need one."""
    places: dict[str, list[int]] = {}
    for place, (phrase, _) in enumerate(found):
        for word in min(phrase.needs, key=len, default=("",)):
            places.setdefault(word, []).append(place)
    return {word: tuple(where) for word, where in places.items()}
