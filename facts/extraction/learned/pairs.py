"""Who of a window may back whom in it, and what is known of the two beside the words?

Every person may be backed by everybody else. Of each two, the places nearest to each other are weighed, with what the
text's order, the names and the other engines tell of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facts.extraction.annotated import AnnotatedArticle, How
from facts.extraction.drafts import Draft
from facts.extraction.learned.windows import MASKS, Mention, Window
from facts.models import EntityKind, Stance

STANCES = (Stance.ENDORSES, Stance.REAFFIRMS, Stance.WITHDRAWS, Stance.DECLINES, Stance.OPPOSES, Stance.URGES_EXIT)
MOST_PLACES = 3  # of two, the nearest, that are weighed
OWN_SIGNS = 40
SIGNS = OWN_SIGNS + 22  # of which the last tell what the other engines read
_HOWS = tuple(How)
_MUCH = 8  # mentions of somebody whom an article is about
_MANY = 4  # others named between two
_RULES, _PARSE, _ELSEWHERE = 0, 10, 20


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

    def of(self, window: Window) -> Iterator[Pair]:
        """The pairs of one window, of which one place at least stands in what is read."""
        places: dict[int, list[int]] = {}
        for at, mention in enumerate(window.mentions):
            places.setdefault(mention.entity, []).append(at)
        for candidate, backed in places.items():
            if self._article.entities[candidate].kind != EntityKind.PERSON:
                continue
            for endorser, backers in places.items():
                near = _nearest(window, backers, backed) if endorser != candidate else ()
                if near:
                    yield self._pair(window, endorser, candidate, near)

    def _pair(self, window: Window, endorser: int, candidate: int, near: tuple[tuple[int, int], ...]) -> Pair:
        mentions = [(window.mentions[i], window.mentions[j]) for i, j in near]
        paragraphs = {one.span.paragraph for two in mentions for one in two if one.is_read}
        told = self._told(endorser, candidate, paragraphs)
        signs = tuple((*self._signs(window, *two), *told) for two in mentions)
        return Pair(endorser, candidate, near, signs)

    def _signs(self, window: Window, endorser: Mention, candidate: Mention) -> list[float]:
        signs = [0.0] * OWN_SIGNS
        apart = candidate.start - endorser.start
        signs[0] = endorser.sentence == candidate.sentence
        signs[1] = apart > 0
        signs[2 + min(4, abs(apart).bit_length() // 2)] = 1
        signs[7], signs[8] = endorser.is_read, candidate.is_read
        signs[9], signs[10] = candidate.entity in self._candidates, endorser.entity in self._candidates
        signs[11 + _HOWS.index(endorser.span.how)] = 1
        signs[19 + _HOWS.index(candidate.span.how)] = 1
        signs[27 + _kind(self._article.entities[endorser.entity].kind)] = 1
        signs[32] = endorser.entity == self._article.publisher
        signs[33] = min(1, self._counts[candidate.entity] / _MUCH)
        signs[34], signs[35] = endorser.span.possessive, candidate.span.possessive
        signs[36] = abs(endorser.sentence - candidate.sentence) == 1
        signs[37] = endorser.span.paragraph == candidate.span.paragraph
        first, last = sorted((endorser.start, candidate.start))
        signs[38] = min(1, sum(first < one.start < last for one in window.mentions) / _MANY)
        signs[39] = candidate.entity in (self._article.campaigner, self._article.titled)
        return [float(sign) for sign in signs]

    def _told(self, endorser: int, candidate: int, paragraphs: set[int]) -> list[float]:
        """What the other engines read of two in the paragraphs that name them."""
        told = [0.0] * (SIGNS - OWN_SIGNS)
        for paragraph in paragraphs:
            for draft in self._drafts.get(paragraph, ()):
                if (draft.endorser, draft.candidate) == (endorser, candidate):
                    first = _RULES if draft.engine == "rules" else _PARSE
                    told[first + STANCES.index(draft.stance)] = 1
                    told[first + 6 + min(2, len(draft.doubts))] = 1
                    told[first + 9] = max(told[first + 9], float(not draft.doubts))
                elif draft.endorser == endorser:
                    told[_ELSEWHERE] = 1
                elif draft.candidate == candidate:
                    told[_ELSEWHERE + 1] = 1
        return told


def _kind(kind: str) -> int:
    return MASKS.index(kind) if kind in MASKS else len(MASKS) - 1


def _nearest(window: Window, endorsers: Sequence[int], candidates: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """The places of two that are nearest to each other, of which one is read and which are not one place."""
    mentions = window.mentions
    found = [
        (abs(mentions[i].start - mentions[j].start), i, j)
        for i in endorsers
        for j in candidates
        if (mentions[i].is_read or mentions[j].is_read) and mentions[i].start != mentions[j].start
    ]
    return tuple((i, j) for _, i, j in sorted(found)[:MOST_PLACES])
