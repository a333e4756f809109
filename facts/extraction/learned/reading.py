"""Who backs whom in an article, as the learned reader takes it?

It weighs every pair of every window, with what the other engines read of them told along, so that its word counts for
theirs and against it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from facts.extraction.annotated import AnnotatedArticle
from facts.extraction.drafts import LEARNED, Draft, Shares
from facts.extraction.frames.sides import label_of
from facts.extraction.learned.network import Weighed, load_network
from facts.extraction.learned.pairs import STANCES, Pair, Pairs
from facts.extraction.learned.windows import Mention, Window, Windows
from facts.models import Stance

MOST_WINDOWS = 300  # of an article, some 20,000 words
# From which probability what it alone reads is worth a look, an endorsement and another stance, chosen on 68 pages
# (707 statements) that it was not trained on: between .45 and .8 five of 17 other stances were right there.
_WORTH_A_LOOK, _OTHERWISE = 0.6, 0.8
_BESIDE_ANOTHER = 0.85  # of two of whom the first is read to back another there
_BESIDE_OTHERS = 0.9  # of somebody of whom, unlike of others, nothing shows that they stand
_NEVER = 2.0
_LINE = "a pair of a window"
_OWNS = (2, 3)  # characters from a name to the next where nothing but a possessive's end stands between


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely it is that words of an article tell `stance` of two entities, and the two places that tell it most."""

    endorser: int
    candidate: int
    stance: Stance
    share: float
    places: tuple[Mention, Mention]


def weigh(article: AnnotatedArticle, drafts: Sequence[Draft]) -> tuple[list[Opinion], Shares]:
    """What the learned reader makes of an article: what is worth a look, and how likely it finds all that it weighed.

    Of an article of more than `MOST_WINDOWS` windows the rest is not read.

    Args:
        article: With its names marked.
        drafts: What the other engines read.

    Returns:
        One opinion a pair and stance, of the likeliest window; and the shares.

    Raises:
        BrokenModel: A file of the network is missing or broken.
    """
    network, pairs = load_network(), Pairs(article, drafts)
    gathered = _Gathered()
    for window in islice(Windows(article, network.cutter), MOST_WINDOWS):
        found = pairs.of(window)
        if found:
            gathered.add(window, found, network.weigh(window, found))
    return list(gathered.best.values()), Shares(gathered.told, gathered.anything)


class _Gathered:
    """What was made of all windows: of each pair that of its likeliest."""

    def __init__(self) -> None:
        self.told: dict[tuple[int, Stance, int], float] = {}
        self.anything: dict[tuple[int, int], float] = {}
        self.best: dict[tuple[int, Stance, int], Opinion] = {}

    def add(self, window: Window, pairs: Sequence[Pair], weighed: Weighed) -> None:
        """Add what was made of the pairs of a window."""
        for number, (pair, shares) in enumerate(zip(pairs, weighed.shares.tolist(), strict=True)):
            two = pair.endorser, pair.candidate
            self.anything[two] = max(self.anything.get(two, 0.0), 1 - shares[0])
            for stance, share in zip(STANCES, shares[1:], strict=True):
                key = pair.endorser, stance, pair.candidate
                if share >= _WORTH_A_LOOK and share > self.told.get(key, 0.0):
                    self.best[key] = Opinion(*two, stance, share, _telling(window, pair, weighed, number, stance))
                self.told[key] = max(self.told.get(key, 0.0), share)


def _telling(window: Window, pair: Pair, weighed: Weighed, number: int, stance: Stance) -> tuple[Mention, Mention]:
    """The two places of a pair that speak most for a stance."""
    scores = weighed.scores[weighed.owners == number, STANCES.index(stance)]
    i, j = pair.places[int(scores.argmax())]
    return window.mentions[i], window.mentions[j]


def learned_drafts(article: AnnotatedArticle, opinions: Sequence[Opinion], drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts of what no other engine reads of two, and the learned reader thinks likely.

    Where another engine reads in the same paragraph that somebody backs, nobody is taken to back them there, and the
    other way round: it was wrong nine times in ten.
    """
    told = _Told(article, drafts)
    starts = {(span.paragraph, span.start) for span in article.spans}
    found = []
    for opinion in opinions:
        if told.of_both(opinion) or _is_owner(opinion, starts):
            continue
        draft = _draft(article, opinion)
        if opinion.share >= told.least(draft):
            found.append(draft)
    return found


class _Told:
    """What the other engines read of an article, and how sure the learned reader has to be beside it."""

    def __init__(self, article: AnnotatedArticle, drafts: Sequence[Draft]) -> None:
        self._article, self._entities, self._stand = article, article.entities, article.candidates
        self._pairs = {(draft.endorser, draft.candidate) for draft in drafts}
        self._backed = {draft.candidate for draft in drafts}
        self._backers_there = {(draft.paragraph, draft.endorser) for draft in drafts}
        self._backed_there = {(draft.paragraph, draft.candidate) for draft in drafts}

    def of_both(self, opinion: Opinion) -> bool:
        """Whether something is read of the two."""
        return (opinion.endorser, opinion.candidate) in self._pairs

    def least(self, draft: Draft) -> float:
        """The probability from which what it alone reads is worth a look; above 1 for what is not."""
        here, endorser, candidate = draft.paragraph, draft.endorser, draft.candidate
        if (here, candidate) in self._backers_there or (here, endorser) in self._backed_there or self._is_silent(here):
            return _NEVER
        is_stranger = candidate not in self._stand and candidate not in self._backed
        if (is_stranger and self._backed) or self._speaks_for_backer(endorser, candidate):
            return _BESIDE_OTHERS
        if (here, endorser) in self._backers_there:
            return _BESIDE_ANOTHER
        return _WORTH_A_LOOK if draft.stance is Stance.ENDORSES else _OTHERWISE

    def _is_silent(self, paragraph: int) -> bool:
        """Whether it stands under a heading for those who have not said ("Neutral", "Undecided")."""
        above = [heading for heading in self._article.headings if heading < paragraph]
        label = label_of(self._article.text(max(above)).strip("*#: ")) if above else None
        return label is not None and label.stance is None

    def _speaks_for_backer(self, endorser: int, candidate: int) -> bool:
        """Whether somebody speaks for a body of which something is read: theirs is the body's word."""
        body = self._entities[endorser].affiliation
        return any(c == candidate and self._entities[e].name == body for e, c in self._pairs)


def _is_owner(opinion: Opinion, starts: Collection[tuple[int, int]]) -> bool:
    """Whether a body only says whose somebody is ("the Teamsters' O'Hara", "Labour's Lea Mott")."""
    spans = [place.span for place in opinion.places if place.entity == opinion.endorser]
    return any(span.possessive and (span.paragraph, span.end + gap) in starts for span in spans for gap in _OWNS)


def _draft(article: AnnotatedArticle, opinion: Opinion) -> Draft:
    """A draft at the sentence of the later place, where both are brought together."""
    last = max(opinion.places, key=lambda place: (place.sentence, place.start))
    sentence = article.sentences[last.sentence]
    first = min((place for place in opinion.places if place.sentence == last.sentence), key=lambda place: place.start)
    return Draft(
        endorser=opinion.endorser, candidate=opinion.candidate, stance=opinion.stance, paragraph=sentence.paragraph,
        start=sentence.start, end=sentence.end, anchor=first.span.end, engine=LEARNED, line=_LINE,
    )  # fmt: skip
