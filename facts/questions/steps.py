"""Which of the many small readings of a sentence's units can it need at all?

Each names tags and words of which one stands wherever it finds or changes anything. What a sentence holds is gathered
once, so that a plain question pays for none of the readings that it has no word for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from operator import is_
from typing import Generic, TypeVar

from facts.models import Clause
from facts.questions.lexicon import Lexicon
from facts.questions.tokens import fold
from facts.questions.units import Unit

Change = Callable[[list[Unit], Lexicon], Sequence[Unit]]
Find = Callable[[Sequence[Unit], Sequence[Clause], Lexicon], Sequence[Unit]]
ChangeOfOne = Callable[[Sequence[Unit], int, Lexicon], Unit]
_Reading = TypeVar("_Reading")

NUMBER = "#"  # said where a number in figures is


@dataclass(frozen=True, slots=True)
class Step(Generic[_Reading]):
    """A reading of the units of a sentence.

    Attributes:
        reading: What it does with them.
        said: Tags, words or signs of a phrase (`counted`) of which one stands wherever it does anything.
        lists: Lists of such words in the lexicon: its own, sorts of `talk`, or of `times` ("times.after").
    """

    reading: _Reading
    said: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()

    def cues(self, lexicon: Lexicon) -> frozenset[str]:
        """All of them in one language; of a phrase its longest word."""
        return frozenset(self.said).union(*(_words(name, lexicon) for name in self.lists))


class Steps(Generic[_Reading]):
    """Readings in order, each for those sentences in which one of its cues is said."""

    def __init__(self, *steps: Step[_Reading]) -> None:
        self.steps = steps
        self._by_cue: dict[str, dict[str, list[int]]] = {}

    def cued(self, lexicon: Lexicon) -> list[tuple[frozenset[str], _Reading]]:
        """Each of the readings with its cues in one language."""
        return [(step.cues(lexicon), step.reading) for step in self.steps]

    def among(self, said: Set[str], lexicon: Lexicon) -> Iterator[_Reading]:
        """The readings of which a cue is said."""
        for number in self.numbers(said, lexicon):
            yield self.steps[number].reading

    def numbers(self, said: Set[str], lexicon: Lexicon) -> Sequence[int]:
        """The numbers of the readings of which a cue is said: looked up by the few cues, not asked of each reading."""
        by_cue = self._by_cue.get(lexicon.language)
        if by_cue is None:
            by_cue = self._by_cue[lexicon.language] = defaultdict(list)
            for number, (cues, _) in enumerate(self.cued(lexicon)):
                for cue in cues:
                    by_cue[cue].append(number)
        found = [by_cue[cue] for cue in said if cue in by_cue]
        return found[0] if len(found) == 1 else sorted(set(chain.from_iterable(found)))


def changed_by(steps: Steps[Change], units: Sequence[Unit], lexicon: Lexicon) -> list[Unit]:
    """The units as changes in order leave them, each of which gives the same units where it changes nothing."""
    kept, left = list(units), steps.numbers(said_in(units), lexicon)
    while left:
        for number in left:
            changed = steps.steps[number].reading(kept, lexicon)
            if len(changed) != len(kept) or not all(map(is_, changed, kept)):
                kept = list(changed)
                left = [later for later in steps.numbers(said_in(kept), lexicon) if later > number]
                break
        else:
            break
    return kept


def said_in(units: Sequence[Unit]) -> set[str]:
    """The tags, words and signs of units."""
    said = set[str]()
    for unit in units:
        text = unit.text
        said.add(unit.tag)
        said.add(text)
        if unit.info:
            said.update(unit.info)
        if " " in text or unit.name is not None or unit.window is not None:
            said.update(text.split())
            said.update(fold(text).split())
        elif text.isdigit():
            said.add(NUMBER)
    return said


def of_each(change: ChangeOfOne, *tags: str) -> Change:
    """A change of single units beside others: of those of these tags, of all where none is given."""

    def changed(units: list[Unit], lexicon: Lexicon) -> list[Unit]:
        return [change(units, i, lexicon) if not tags or u.tag in tags else u for i, u in enumerate(units)]

    return changed


def without(drops: Callable[[Sequence[Unit], int, Lexicon], bool]) -> Change:
    """A change that leaves units out."""
    return lambda units, lexicon: [u for i, u in enumerate(units) if not drops(units, i, lexicon)]


def _words(name: str, lexicon: Lexicon) -> frozenset[str]:
    """A list of the lexicon's words, which may lie in several; of a phrase the longest word, which few say."""
    if name.startswith("times."):
        held = frozenset(lexicon.times[name.removeprefix("times.")])
    else:
        held = lexicon.talk[name] if name in lexicon.talk else getattr(lexicon, name)
    is_of_lists = isinstance(held, tuple) and not all(isinstance(one, str) for one in held)
    words = frozenset().union(*held) if is_of_lists else frozenset(held)
    return words | {max(phrase.replace("_", " ").split(), key=len) for phrase in words if phrase}
