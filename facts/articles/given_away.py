"""What does the text itself give away of its publication?

Taken are a leading `date 2021-04-30`, a line that is a date, a dateline, and a copyright year with its holder.
A copyright year alone is narrowed to a month only if every dated day stands in one month and the text calls
that month the last one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.articles.front_matter import FrontMatter
from facts.dates import find_dates
from facts.models import DateRange

_LEADING = re.compile(r"^\W{0,3}(?:date|published|posted|updated)?\s*:?\s*(\d{4}-\d{2}(?:-\d{2})?)\b", re.IGNORECASE)
_DATELINE = re.compile(r"^[A-Z][^\n]{0,70}?(?:\([^()\n]{2,40}\)\s*)?(?:--|—|–|-)\s")
_AGENCY = re.compile(r"^[^\n(]{0,60}\((?P<name>[A-Z][\w .&'’-]{1,39})\)\s*(?:--|—|–|-)\s")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)\s*(?:©|\(c\))?\s*(?P<year>(?:19|20)\d\d)\b[,.]?\s*(?:by\s+)?(?P<holder>[A-Z][^\n.,;|]{1,60})?",
    re.IGNORECASE,
)
_COMPANY_ENDING = re.compile(
    r"(?:[,\s]+(?:L\.?P\.?|LLC|Inc|Ltd|plc|GmbH|Limited|Corp(?:oration)?|All rights reserved)\.?)+$", re.IGNORECASE
)
_LAST_MONTH = re.compile(r"\blast month\b", re.IGNORECASE)
_THIS_MONTH = re.compile(r"\b(?:earlier )?this month\b", re.IGNORECASE)
_SMALL_DATE_WORDS = frozenset(["st", "nd", "rd", "th", "of", "the", "staff", "writer", "reporter"])
_EDGE = 4  # paragraphs at either end that may say when and by whom
_SHORT = 90  # characters; a line that is a date has nothing else to say


def read_given_away(paragraphs: Sequence[str]) -> FrontMatter:
    """Title, publisher and publication as far as the paragraphs give them away."""
    year, holder = _copyright([*paragraphs[:_EDGE], *paragraphs[-_EDGE:]])
    return FrontMatter(
        title=_title(paragraphs[0]),
        publisher=_agency(paragraphs[:_EDGE]) or holder,
        published=_published(paragraphs, year),
    )


def _title(first: str) -> str | None:
    """The first paragraph if it is marked or looks like a headline."""
    marked = re.match(r"#{1,6}\s+(\S.*)", first)
    if marked:
        return marked[1].strip("# ")
    if first.lower().startswith("for immediate release"):
        return None
    is_line = "\n" not in first and len(first) < 140 and first[-1] not in ".:;,”\"’'"
    return first if is_line and not _LEADING.match(first) and not first.startswith("(") else None


def _published(paragraphs: Sequence[str], year: int | None) -> DateRange | None:
    edges = [*paragraphs[:_EDGE], *paragraphs[-_EDGE:]]
    for text in edges:
        leading = _LEADING.match(text)
        if leading:
            return DateRange.parse(leading[1])
    of_year = DateRange.year(year) if year else DateRange()
    for text in edges:
        head = text[:_SHORT]
        dateline = _DATELINE.match(head)
        if dateline or _is_mostly_date(text):
            days = [d.when for d in find_dates(dateline[0] if dateline else head, of_year) if d.when.is_day]
            if days:
                return days[0]
    return _narrowed(paragraphs, of_year) if year else None


def _is_mostly_date(text: str) -> bool:
    """Whether a line says little beside a date: a name and a word such as "published"."""
    rest = re.sub(r"\b(?:published|posted|updated|date|for|immediate|release|first|issued|on|at|by|[ap]m)\b", "", text)
    small = [w for w in re.findall(r"\b[a-z]{2,}\b", rest) if w not in _SMALL_DATE_WORDS]
    return len(text) < _SHORT and not small


def _narrowed(paragraphs: Sequence[str], of_year: DateRange) -> DateRange:
    """The month of publication if the text's days and its "last month" leave only one; else the year."""
    text = "\n".join(paragraphs)[:200_000]
    months = {
        (d.when.earliest_on.year, d.when.earliest_on.month)
        for d in find_dates(text, of_year)
        if d.when.is_day and d.when.earliest_on
    }
    if len(months) != 1 or not (_LAST_MONTH.search(text) or _THIS_MONTH.search(text)):
        return of_year
    year, month = months.pop()
    if _LAST_MONTH.search(text):
        month += 1
    return DateRange.month(year, month) if month <= 12 else of_year


def _agency(paragraphs: Sequence[str]) -> str | None:
    for text in paragraphs:
        found = _AGENCY.match(text)
        if found:
            return found["name"]
    return None


def _copyright(paragraphs: Sequence[str]) -> tuple[int | None, str | None]:
    for text in reversed(paragraphs):
        found = _COPYRIGHT.search(text)
        if found:
            holder = _COMPANY_ENDING.sub("", (found["holder"] or "").strip())
            return int(found["year"]), holder if holder[:1].isupper() and len(holder.split()) <= 6 else None
    return None, None
