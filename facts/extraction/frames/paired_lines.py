"""Which lines of a page each name a backer and, behind a mark, whom they back ("Senator Ott: Reed", "Ott – Moss")?

One such line may be anything. Where several of a page that speaks of support have somebody who stands at
their end and nobody who stands in front, they tell who backs whom; "Reed: Ott" is then none of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from facts.extraction.annotated import AnnotatedArticle, How, NameSpan
from facts.extraction.drafts import Draft
from facts.extraction.frames.ballots import is_own_ballot
from facts.extraction.frames.campaign_pages import CampaignPage, heads_support
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.headed_tallies import HeadedTally, tells_of_support
from facts.extraction.frames.items import is_bullet, line_start
from facts.extraction.frames.labels import DOUBT, UNREAD
from facts.extraction.frames.own_slates import OwnSlate
from facts.extraction.frames.page_lines import Line, lines_of
from facts.extraction.frames.scene import Scene
from facts.extraction.frames.slate_pages import HeadedSlates

FEWEST = 3  # lines
_OFTEN = 2  # times that those who stand are named at the end of a line, on average
_LED = 40  # characters of a bullet and a title before the first name
_BETWEEN = re.compile(
    r"(?:,[^.!?;:]{2,50}|\s*\([^()]{1,40}\))?[\s*_]*(?::|–|—|->|→|\s-\s|\()[\s*_]*(?:for\s+)?(?:[A-Z][\w.]*\s+)?"
)
_BEHIND = re.compile(r"[\s*_).]*(?:\([^()]{1,40}\)|,[^.!?]{2,40})?[\s*_.]*")


class PairedLines:
    """The lines of one article that pair a backer with whom they back; none where they are too few."""

    def __init__(self, article: AnnotatedArticle, standing: frozenset[int], lines: Sequence[Line]) -> None:
        pairs = {(line.paragraph, line.start): pair for line in lines if (pair := _pair_of(article, line)) is not None}
        backed = Counter([candidate.entities[0] for _, candidate in pairs.values()])
        if standing.isdisjoint(backed) and _OFTEN * len(backed) <= len(pairs):
            standing |= backed.keys()  # nobody else is named again and again at the end of a line
        pairs = {
            key: (backer, candidate)
            for key, (backer, candidate) in pairs.items()
            if candidate.entities[0] in standing and standing.isdisjoint(backer.entities)
        }
        self._pairs = pairs if len(pairs) >= FEWEST else {}
        self._paired = {paragraph for paragraph, _ in self._pairs}
        self.candidates = frozenset(backed) & standing if self._pairs else frozenset()

    def read(self, scene: Scene) -> list[Draft] | None:
        """The draft of a line that pairs two; None for any other sentence."""
        pair = self._pairs.get((scene.paragraph, line_start(scene)))
        if pair is None:
            return [] if is_bullet(scene) and scene.paragraph in self._paired else None  # one that was not understood
        backer, candidate = pair
        if not scene.sentence.start <= backer.start < scene.sentence.end:
            return []
        plain = backer.how is How.FULL and candidate.how in (How.FULL, How.SURNAME)
        doubts = (
            UNREAD if plain else DOUBT,
            *name_doubts(scene, backer, "the endorser"),
            *name_doubts(scene, candidate, "the candidate"),
        )
        return [
            scene.listed(endorser, candidate.entities[0], anchor=backer.start, line="E: C", doubts=doubts)
            for endorser in backer.entities
        ]


def _pair_of(article: AnnotatedArticle, line: Line) -> tuple[NameSpan, NameSpan] | None:
    """Whoever opens a line and the person who closes it."""
    if len(line.spans) != len(("E", "C")):
        return None
    first, last = line.spans
    is_person = len(last.entities) == 1 and article.entities[last.entities[0]].kind == "person"
    if not is_person or last.how not in (How.FULL, How.SURNAME) or first.how in (How.PRONOUN, How.SPEAKER):
        return None
    led = first.outer_start - line.start
    between = line.text[first.end - line.start : last.start - line.start]
    behind = line.text[last.end - line.start :]
    fits = led <= _LED and _BETWEEN.fullmatch(between) and _BEHIND.fullmatch(behind)
    return (first, last) if fits else None


Page = HeadedTally | HeadedSlates | OwnSlate | CampaignPage | PairedLines


def tally_of(article: AnnotatedArticle, standing: frozenset[int]) -> Page | None:
    """What the layout of a whole page tells of who backs whom; None where it tells nothing."""
    tells, is_own = tells_of_support(article), is_own_ballot(article)
    if not tells and not is_own and not heads_support(article):
        return None
    lines = list(lines_of(article))
    page = CampaignPage(article, standing, lines)
    if page.candidates and (not tells or article.campaigner is not None or article.titled is not None):
        return page
    headed, slates = HeadedTally(article, standing, lines), HeadedSlates(article, lines)
    found: list[HeadedTally | HeadedSlates] = [headed] if tells and headed.candidates else []
    found += [slates] if tells and slates.candidates else []
    if found:
        return min(found, key=lambda page: _level(page.manner))
    own = OwnSlate(article, lines) if is_own else None
    if own is not None and own.candidates:
        return own
    paired = PairedLines(article, standing, lines) if tells and not page.candidates else None
    return page if page.candidates else paired if paired is not None and paired.candidates else None


def _level(manner: str) -> int:
    """How high the headings of a manner stand."""
    return len(manner) if manner.startswith("#") else _BOLD if "bold" in manner else _BOLD + 1


_BOLD = 7
