"""Whom would a paper keep in office, where the vote is only on yes or no ("Judge Ann Reed, District Court: Yes.")?

It counts for a publisher that chooses on the same page, or above, and only where the line tells the court or the title
of a judge: behind any other name "yes" may be an answer to a question.
"""

from __future__ import annotations

import re
from dataclasses import replace

from facts.extraction.drafts import Draft
from facts.extraction.frames.ballots import is_own_ballot, titles_others
from facts.extraction.frames.doubts import name_doubts
from facts.extraction.frames.labels import OWN_CHOICE
from facts.extraction.frames.scene import Scene
from facts.models import Stance

_BENCH = re.compile(r"\b(?:judge|justice|magistrate|court|retention)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?::|—|–|--|\.)\s*[*_]*(?:vote )?(?:(?P<yes>yes|retain|keep)"
    r"|(?P<no>no|reject|do not retain|not retain))"
    r"(?: on retention| vote)?[*_]*\s*(?:[.!;,]|$)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"[^:—–.?!]{0,60}")


def drafts_of_yes_or_no(scene: Scene) -> list[Draft]:
    """The draft of a line that answers "yes" or "no", in one of the words for it, behind the name of a judge."""
    publisher, text = scene.article.publisher, scene.article.text(scene.paragraph)
    named = [t.name for t in scene.tokens if t.name is not None]
    judges = [s for s in named if len(s.entities) == 1 and scene.is_person(s.entities[0]) and not s.possessive]
    if publisher is None or scene.is_person(publisher) or not judges or judges[0] is not named[0]:
        return []
    judge = judges[0]
    lead = _LABEL.match(text, judge.end)
    label = text[scene.sentence.start : lead.end() if lead else judge.end]
    answer = _ANSWER.match(text, scene.sentence.start + len(label))
    if answer is None or len(label) - (judge.end - judge.start) > _LONGEST or not _BENCH.search(label):
        return []
    if not _chooses(scene, publisher):
        return []
    draft = scene.listed(
        publisher,
        judge.entities[0],
        anchor=judge.start,
        line="C: yes",
        doubts=(OWN_CHOICE, *name_doubts(scene, judge, "the candidate")),
    )
    return [replace(draft, stance=Stance.ENDORSES if answer["yes"] else Stance.OPPOSES)]


YES_OR_NO = frozenset({"yes", "no", "no.", "retain", "keep", "reject"})
_LONGEST = 70  # characters of the office and the title beside the name


def _chooses(scene: Scene, publisher: int) -> bool:
    """Whether the page is one of its publisher's choices, or has told one already."""
    own = any(d.endorser == publisher for d in scene.told)
    return (own or is_own_ballot(scene.article)) and not titles_others(scene.article)
