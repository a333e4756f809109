"""What does every step of an answer need to know about the asking?

One value that is handed down instead of six arguments: the store and the view of it, the question
as it was read, the day that is asked about, and the words to answer in.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from facts.answers.known import StoreKnown
from facts.answers.offices import is_followed
from facts.answers.wording import Words, load_words
from facts.models import Contest, DateRange, Question, View
from facts.models.building import built_quickly, replace
from facts.store import Store
from facts.store.standings import contests_of

if TYPE_CHECKING:
    from facts.answers.pairs import Pair

_Line = TypeVar("_Line")


@built_quickly
@dataclass(frozen=True, slots=True)
class Paging:
    """How much of a list is given: the whole of one of at most `most` lines, else a page of `size` lines, from 1.

    The lines of other pages are counted and not read.
    """

    most: int
    size: int
    page: int = 1

    def first_of(self, total: int) -> int:
        """How many lines of a list of `total` have to be known in their order, to give the page."""
        return total if total <= self.most else self.page * self.size

    def given(self, lines: Sequence[_Line], total: int) -> Sequence[_Line]:
        """The lines that are given of a list of `total`, out of its first ones: the last page where there are fewer."""
        if total <= self.most:
            return lines
        page = min(self.page, -(-total // self.size))
        return lines[(page - 1) * self.size : page * self.size]

    def below(self, total: int) -> Paging:
        """How what stands below a list of `total` is given: by pages as soon as that list is."""
        return self if total <= self.most else replace(self, most=self.size)

    def within(self, other: Paging) -> Paging:
        """The same page, of no more lines than `other` gives."""
        return replace(self, most=min(self.most, other.most), size=min(self.size, other.size))


#: For whoever reads the lines as data: a list that anybody would read in full, and pages of one that is longer.
WHOLE = Paging(most=500, size=100)
#: For whoever reads words: more than this is not read, and asked for by kind, by day or page by page.
IN_WORDS = Paging(most=25, size=10)
#: For whoever asks how many: the number is the answer, and of a large one some lines show what was counted.
COUNTED = Paging(most=100, size=25)


@built_quickly
@dataclass(frozen=True, kw_only=True)
class Inquiry:
    """One question put to one store.

    Attributes:
        store: The store.
        view: Which of its records are looked at.
        question: The question as it was read.
        as_of: The day or month in the world that is asked about; None for the newest records.
        today: Today, against which the end of a contest is held.
        known: What the store knows, without its statements.
        pairs: What was read already, by whom it was read for.
        paging: How much of a long list is given.
        within: The only endorsers to read where the question names none; None for all.
        towards: The only candidates, likewise.
    """

    store: Store
    view: View
    question: Question
    as_of: DateRange | None
    today: date
    known: StoreKnown = field(repr=False)
    pairs: dict[Hashable, list[Pair]] = field(default_factory=dict, repr=False)
    paging: Paging = WHOLE
    within: frozenset[int] | None = None
    towards: frozenset[int] | None = None

    def about(self, question: Question) -> Inquiry:
        """The same asking with another question, or the same one read further; what was read stays read."""
        return replace(self, question=question)

    def among(self, endorser_ids: frozenset[int] | None) -> Inquiry:
        """The same asking of these endorsers alone (None: of all, towards all), where the question names none."""
        return replace(self, within=endorser_ids, towards=None)

    def about_candidates(self, candidate_ids: frozenset[int]) -> Inquiry:
        """The same asking about these candidates alone, where the question names none."""
        return replace(self, towards=candidate_ids)

    def contests_of(self, candidate_ids: Collection[int]) -> Mapping[int, Sequence[Contest]]:
        """The contests in which statements speak of each of these candidates."""
        held = self.known.contests_held
        if new := [key for key in candidate_ids if key not in held]:
            held.update({key: [] for key in new} | contests_of(self.store, self.view, new))
        return held

    @cached_property
    def words(self) -> Words:
        """The words of the language to answer in."""
        return load_words(self.question.language)

    @cached_property
    def day(self) -> date:
        """The last day that counts; without an asked date every recorded one does."""
        if self.as_of is None:
            return date.max
        return self.as_of.latest_on or self.as_of.earliest_on or date.max

    def day_in(self, contest: Contest | None) -> date:
        """The last day that counts in a contest, which may have ended before."""
        end = self.end_of(contest)
        return min(self.day, end) if end else self.day

    def end_of(self, contest: Contest | None) -> date | None:
        """The day by which the contest was over, if it was by the day that is asked about."""
        end = contest.ends.latest_on if contest else None
        return end if end and end <= min(self.day, self.today) else None

    def is_followed(self, contest: Contest | None, *, by: date | None = None) -> bool:
        """Whether the office of a contest has been contested anew by a day, else by the one that is asked about."""
        return is_followed(contest, self.known.elections, by or self.day)

    @property
    def reach(self) -> DateRange | None:
        """When the newest source came out."""
        return self.known.reach

    @property
    def told_as_of(self) -> str | None:
        """The asked date, else how far the sources reach, as an answer states it."""
        days = self.as_of or self.reach
        return str(days) if days and not days.is_open else None
