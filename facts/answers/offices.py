"""Which contests does a question mean?

A question says "mayor" or "governor", a contest is named "City mayor, primary, 2021": words are compared by
their beginnings, so that "mayoral" means the same. Who backs somebody now is asked of the newest contest that
they stand in: support of years ago was for another election.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from facts.answers.filters import words_of
from facts.models import Contest
from facts.questions.contests import YEAR, is_initials, year_of

_APART = 2  # years between elections to one office, at least: an article of the year before may name its own year
_STEM = 5  # letters that must be the same: tells "mayor" from "major", takes "president" for "presidential"


def contests_for(office: str, contests: Iterable[Contest]) -> list[Contest] | None:
    """The contests whose name speaks of the office; None when the question limits nothing."""
    wanted = words_of(office)
    if not wanted:
        return None
    return [c for c in contests if all(_is_named(w, c.name) for w in wanted)]


def _is_named(word: str, name: str) -> bool:
    """Whether a contest's name holds a word, or the words whose initials it is ("DA", "NYC")."""
    if any(_same(word, named) for named in words_of(name)):
        return True
    return is_initials(word, name)


def _same(one: str, other: str) -> bool:
    return one == other or (len(one) >= _STEM and len(other) >= _STEM and one[:_STEM] == other[:_STEM])


def current_contests(contests: Sequence[Contest], day: date) -> set[int]:
    """The contests of the newest year by `day`, or of the year after it, and those that name no year."""
    if len(contests) == 1:
        return {contests[0].contest_id}
    years = {c.contest_id: year for c in contests if (year := _office_and_year(c.name)[1])}
    newest = max((year for year in years.values() if year <= day.year + 1), default=None)
    return {c.contest_id for c in contests if newest is None or abs(newest - years.get(c.contest_id, newest)) < _APART}


def elections(contests: Iterable[Contest]) -> Mapping[str, Collection[int]]:
    """The years in which each office is filled, by the contests' names without their years."""
    years: dict[str, set[int]] = defaultdict(set)
    for contest in contests:
        office, year = _office_and_year(contest.name)
        if year:
            years[office].add(year)
    return years


def is_followed(contest: Contest | None, held: Mapping[str, Collection[int]], day: date) -> bool:
    """Whether the same office is contested anew by `day`, so that nobody backs anybody in this contest any more."""
    office, year = _office_and_year(contest.name) if contest else ("", 0)
    return bool(year) and any(year + _APART <= other <= day.year + 1 for other in held.get(office, ()))


def is_another_year(contest: Contest, other: Contest) -> bool:
    """Whether two contests are for one office in different elections."""
    (office, year), (its_office, its_year) = _office_and_year(contest.name), _office_and_year(other.name)
    return office == its_office and bool(year and its_year) and abs(year - its_year) >= _APART


@lru_cache(maxsize=1024)
def _office_and_year(name: str) -> tuple[str, int]:
    """A contest's name without its year, folded, and the last year in it, 0 where it names none."""
    return " ".join(re.findall(r"\w+", YEAR.sub(" ", name).casefold())), year_of(name)
