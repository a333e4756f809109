"""What does an engine hand over before anyone decides how sure it is?

A draft names its entities by their index in the annotated article; several engines can make drafts of the same
statement, and `statements` brings them together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from facts.models import DateRange, Stance

RULES, PARSE, LEARNED = "rules", "parse", "learned"  # the engines
SORTED_LINE = "C / sort: E, E"  # the line of drafts below a candidate, where each sort of backers has a line of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One statement as one engine reads it at one place.

    Attributes:
        endorser, candidate: Indexes into `AnnotatedArticle.entities`.
        stance: What is said.
        paragraph: Numbered from 1.
        start, end: The words that say it, offsets into the paragraph; a sentence or a clause of it.
        anchor: Offset of the stance word.
        rank: 1 for first choice; None where none is given.
        condition: Words that limit it, as the article has them.
        when: Set where the phrase itself says when; else None.
        doubts: Why a person should look, in plain words; empty when the pattern is safe.
        engine: `RULES`, `PARSE` or `LEARNED`.
        line: The line of the lexicon that was met, or a name for a rule of its own.
        noun_only: Whether only a noun says it ("endorsements from"), so that nothing tells when.
        own_day: Whether it is what a body says of itself on the day of publication.
    """

    endorser: int
    candidate: int
    stance: Stance
    paragraph: int
    start: int
    end: int
    anchor: int
    rank: int | None = None
    condition: str | None = None
    when: DateRange | None = None
    doubts: tuple[str, ...] = ()
    engine: str = RULES
    line: str = ""
    noun_only: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Shares:
    """How likely the learned reader finds what an article may tell of two, by its likeliest window.

    Attributes:
        told: The probability (0 to 1) that an endorser takes a stance to a candidate somewhere in the article.
        anything: That anything is told of the two.
    """

    told: Mapping[tuple[int, Stance, int], float] = field(default_factory=dict)
    anything: Mapping[tuple[int, int], float] = field(default_factory=dict)
