"""Who backs whom where a sentence tells it of two lists in turn ("A and B back Reed and Moss, respectively")?

An engine that reads both lists drafts everyone for everyone; the words say that the first belongs to the first. Where
the two lists are not equally long, nobody can tell, and nothing is said.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from facts.extraction.drafts import Draft
from facts.extraction.lexicon import word_list
from facts.extraction.places import Places

_Key = tuple[int, int, int, str, str]


def in_turn(places: Places, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts without those that pair one list's first with the other's second."""
    texts, told = places.article.texts, _told_in_turn()
    if not any(map(told.search, texts)):
        return drafts
    groups: dict[_Key, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if told.search(texts[draft.paragraph - 1], draft.start, draft.end):
            groups[draft.paragraph, draft.start, draft.anchor, draft.stance.value, draft.engine].append(draft)
    crossed = {id(draft) for group in groups.values() for draft in _crossed(places, group)}
    return [draft for draft in drafts if id(draft) not in crossed]


@lru_cache
def _told_in_turn() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_list("grammar", "in_turn"))), re.IGNORECASE)


def _crossed(places: Places, group: Sequence[Draft]) -> list[Draft]:
    """Those of one phrase's drafts that are not told; none where one of its sides is one name."""
    order = _order(places, group[0])
    backers = sorted({d.endorser for d in group}, key=lambda e: order.get(e, -1))
    candidates = sorted({d.candidate for d in group}, key=lambda e: order.get(e, -1))
    if len(backers) < 2 or len(candidates) < 2:
        return []
    pairs = set(zip(backers, candidates, strict=True)) if len(backers) == len(candidates) else set()
    return [d for d in group if (d.endorser, d.candidate) not in pairs]


def _order(places: Places, draft: Draft) -> dict[int, int]:
    """Where each is named first within the draft's words."""
    order: dict[int, int] = {}
    for span in places.article.spans:
        if span.paragraph == draft.paragraph and draft.start <= span.start < draft.end:
            for entity in span.entities:
                order.setdefault(entity, span.start)
    return order
