"""Who of a window may back whom in it, and what is known of the two beside the words?

Every person may be backed by everybody else. Of each two, the places nearest to each other are weighed, with what the
text's order, the names and the other engines tell of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import PARSE, RULES, Draft
from facts.extraction.learned.windows import MASKS, Mention, Window, mask_of
from facts.models import EntityKind, Stance

STANCES = (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS, Stance.DECLINES, Stance.OPPOSES, Stance.URGES_EXIT)
MOST_PLACES = 3  # of two, the nearest, that are weighed
MOST_PAIRS = 600  # of a window, the nearest; some 25 who are named there
_HOWS = tuple(How)
_MUCH = 8  # mentions of somebody whom an article is about
_MANY = 4  # others named between two
_DISTANCES = 5  # sorts of them, each some four times as far as the one before
_DOUBTS = 3  # none, one or several, of another engine's draft
_OWN = {
    "alike": ("one sentence", "endorser first"),
    "apart": tuple(map(str, range(_DISTANCES))),
    "stand": ("endorser read", "candidate read", "candidate stands", "endorser stands"),
    "endorser": tuple(f"by {how}" for how in _HOWS),
    "candidate": tuple(f"by {how}" for how in _HOWS),
    "kind": MASKS,
    "more": ("publisher", "much told of", "endorser owns", "candidate owns", "next sentence", "one paragraph",
             "others between", "whose article"),
}  # fmt: skip
_BY_ENGINE = (*(str(stance) for stance in STANCES), *(f"{count} doubts" for count in range(_DOUBTS)), "no doubt")
OWN_SIGNS = sum(map(len, _OWN.values()))
SIGNS = OWN_SIGNS + 2 * len(_BY_ENGINE) + 2  # of which the last tell what the other engines read
#: In which order signs are weighed, by which a model knows whether it was trained with these.
LAYOUT = "; ".join((*(f"{name}: {', '.join(signs)}" for name, signs in _OWN.items()), ", ".join(_BY_ENGINE)))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of a window: places as indexes into `Window.mentions`, and for each the signs (`SIGNS` numbers)."""

    endorser: int
    candidate: int
    places: tuple[tuple[int, int], ...]
    signs: tuple[tuple[float, ...], ...]


class Pairs:
    """The pairs of an article's windows.

    Args:
        article: With its names marked.
        drafts: What the other engines read, which is told along.
    """

    def __init__(self, article: AnnotatedArticle, drafts: Sequence[Draft]) -> None:
        self._article, self._candidates = article, article.candidates
        self._counts = Counter(entity for span in article.spans for entity in span.entities)
        self._drafts: dict[int, list[Draft]] = {}
        for draft in drafts:
            self._drafts.setdefault(draft.paragraph, []).append(draft)

    def of(self, window: Window) -> list[Pair]:
        """The pairs of one window, of which one place at least stands in what is read; the nearest, of very many."""
        places: dict[int, list[int]] = {}
        for at, mention in enumerate(window.mentions):
            places.setdefault(mention.entity, []).append(at)
        found = []
        for candidate, backed in places.items():
            if self._article.entities[candidate].kind != EntityKind.PERSON:
                continue
            for endorser, backers in places.items():
                near = _nearest(window, backers, backed) if endorser != candidate else ()
                if near:
                    found.append((endorser, candidate, near))
        if len(found) > MOST_PAIRS:
            found = sorted(found, key=lambda one: _apart(window, *one[2][0]))[:MOST_PAIRS]
        return [self._pair(window, *one) for one in found]

    def _pair(self, window: Window, endorser: int, candidate: int, near: tuple[tuple[int, int], ...]) -> Pair:
        mentions = [(window.mentions[i], window.mentions[j]) for i, j in near]
        paragraphs = {one.span.paragraph for two in mentions for one in two if one.is_read}
        told = self._told(endorser, candidate, paragraphs)
        signs = tuple((*self._signs(window, *two), *told) for two in mentions)
        return Pair(endorser, candidate, near, signs)

    def _signs(self, window: Window, endorser: Mention, candidate: Mention) -> list[float]:
        """What is known of two places, in the order of `_OWN`."""
        article, apart = self._article, candidate.start - endorser.start
        first, last = sorted((endorser.start, candidate.start))
        between = sum(first < one.start < last for one in window.mentions)
        signs: list[float] = [
            endorser.sentence == candidate.sentence, apart > 0,
            *_one_of(_DISTANCES, min(_DISTANCES - 1, abs(apart).bit_length() // 2)),
            endorser.is_read, candidate.is_read,
            candidate.entity in self._candidates, endorser.entity in self._candidates,
            *_one_of(len(_HOWS), _HOWS.index(endorser.span.how)),
            *_one_of(len(_HOWS), _HOWS.index(candidate.span.how)),
            *_one_of(len(MASKS), mask_of(article.entities[endorser.entity].kind)),
            endorser.entity == article.publisher, min(1, self._counts[candidate.entity] / _MUCH),
            endorser.span.possessive, candidate.span.possessive,
            abs(endorser.sentence - candidate.sentence) == 1,
            endorser.span.paragraph == candidate.span.paragraph,
            min(1, between / _MANY), candidate.entity in (article.campaigner, article.titled),
        ]  # fmt: skip
        return [float(sign) for sign in signs]

    def _told(self, endorser: int, candidate: int, paragraphs: set[int]) -> list[float]:
        """What the rules, then the parser read of two in the paragraphs that name them, and of either with others."""
        by = {engine: [0.0] * len(_BY_ENGINE) for engine in (RULES, PARSE)}
        elsewhere = [0.0, 0.0]
        for paragraph in paragraphs:
            for draft in self._drafts.get(paragraph, ()):
                if (draft.endorser, draft.candidate) == (endorser, candidate):
                    told = by[draft.engine]
                    told[STANCES.index(draft.stance)] = 1
                    told[len(STANCES) + min(_DOUBTS - 1, len(draft.doubts))] = 1
                    told[-1] = max(told[-1], float(not draft.doubts))
                elif draft.endorser == endorser:
                    elsewhere[0] = 1
                elif draft.candidate == candidate:
                    elsewhere[1] = 1
        return [*by[RULES], *by[PARSE], *elsewhere]


def _one_of(count: int, at: int) -> list[float]:
    return [float(number == at) for number in range(count)]


def _apart(window: Window, one: int, other: int) -> int:
    return abs(window.mentions[one].start - window.mentions[other].start)


def _nearest(window: Window, endorsers: Sequence[int], candidates: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The places of two that are nearest to each other, of which one is read and which are not one place."""
    mentions = window.mentions
    found = [
        (_apart(window, i, j), i, j)
        for i in endorsers
        for j in candidates
        if (mentions[i].is_read or mentions[j].is_read) and mentions[i].start != mentions[j].start
    ]
    return tuple((i, j) for _, i, j in sorted(found)[:MOST_PLACES])
