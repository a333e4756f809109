"""Which pairs of an item's windows are told of, and as what?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import Draft
from facts.extraction.learned.corpus import Item, Told
from facts.extraction.learned.cutting import Cutter
from facts.extraction.learned.pairs import STANCES, Pair, Pairs
from facts.extraction.learned.windows import Window, Windows

NOTHING = 0
UNSAID = -1  # fair readers differ, or another paragraph of the item says it


@dataclass(frozen=True, slots=True)
class Example:
    """A window, its pairs and for each its label: `NOTHING`, one more than an index into `STANCES`, or `UNSAID`."""

    window: Window
    pairs: tuple[Pair, ...]
    labels: tuple[int, ...]
    is_seen: bool


def examples_of(item: Item, article: AnnotatedArticle, drafts: Sequence[Draft], cutter: Cutter) -> Iterator[Example]:
    """The examples of one item, without windows that hold no pair.

    Args:
        item: With what it tells.
        article: The item's article with its names marked.
        drafts: What the other engines read of it.
        cutter: Cuts text into pieces.
    """
    told = [(_meant(article, one.endorser), _meant(article, one.candidate), one) for one in item.told]
    all_pairs = Pairs(article, drafts)
    for window in Windows(article, cutter):
        pairs = tuple(all_pairs.of(window))
        if pairs:
            yield Example(window, pairs, tuple(_label(window, pair, told) for pair in pairs), item.is_seen)


def _label(window: Window, pair: Pair, told: Sequence[tuple[set[int], set[int], Told]]) -> int:
    mentions = [window.mentions[place] for places in pair.places for place in places]
    paragraphs = {one.span.paragraph for one in mentions if one.is_read}
    label = NOTHING
    for endorsers, candidates, one in told:
        if pair.endorser not in endorsers or pair.candidate not in candidates:
            continue
        if not one.is_open and paragraphs & one.paragraphs:
            label = 1 + STANCES.index(one.stance)
        elif label == NOTHING:
            label = UNSAID
    return label


def _meant(article: AnnotatedArticle, name: str) -> set[int]:
    """The entities of an article that a name of the item means: the same words, or all of the fewer of them."""
    wanted = _words(name)
    found = set()
    for index, entity in enumerate(article.entities):
        words = _words(entity.name)
        fewer, more = sorted((words, wanted), key=len)
        if words == wanted or (len(fewer) > 1 and fewer <= more):
            found.add(index)
    return found


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w']+", name.casefold().replace(".", "").replace("’", "'"))) - {"the", "of"}
