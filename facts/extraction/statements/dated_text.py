"""Which words of an article say when, sentence by sentence?

They are found once a sentence; the days of public votes are left out, because nothing was said on them yet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from itertools import islice

from facts.dates import DatedWords, find_dates, says_when
from facts.extraction.annotated import Sentence
from facts.extraction.places import Places
from facts.extraction.statements.clauses import is_behind_vote, is_of_vote, past_vote
from facts.extraction.statements.reckoning import as_spoken, from_known_days
from facts.models import DateRange

LONG = 2_000  # characters of a sentence that has no end in sight
FINE = timedelta(days=8)
MONTH = timedelta(days=31)
SEASON = timedelta(days=100)
HALF_A_YEAR = timedelta(days=183)  # a day of a month further back may be one to come
LEADS = 2  # sentences in which news tells in the perfect what has just happened
LEAD = 40  # characters of a paragraph within which a day may head it
TIMES = 3  # heading a part each
_CLOCK = re.compile(
    r"\W*(?:[01]?\d|2[0-3])[.:h][0-5]\d"
    r"(?:(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?\W*(?:$|[:—–-])| ?[ap]\.?m\b\.?\W"
    r"| \D{3,80}[^.\d]$)",  # "12.40 Reed: 'I was young'"
    re.IGNORECASE,
)
_BY_THE_END = re.compile(r"\bby the end\s+$", re.IGNORECASE)
_IN_THE = re.compile(r"\b(?:in|at|for|during) (?:the|that|its|his|her|their) $", re.IGNORECASE)
_NAMED_DAY = re.compile(r"\d")
_YEAR = re.compile(r"[12][09]\d\d")
_HEADS = re.compile(r"\s*(?:[:|—–-]|$)")
_HEAD_MARK = re.compile("[:|—–-]")
_LATER = re.compile(
    r"\b(?:later|earlier|same|following|next|after|afterwards?|before|then|within)\b"
    r"|\bthat (?:day|night|evening|morning|afternoon)\b",
    re.IGNORECASE,
)


class DatedText:
    """The sentences of one article with their dated words; sentences are numbered from 0."""

    def __init__(self, places: Places) -> None:
        self.article = places.article
        self.places = places
        self._memo: dict[int, list[DatedWords]] = {}
        self._parts = self._dated_parts()

    def _dated_parts(self) -> list[tuple[int, DateRange]]:
        """The paragraphs that head a part of the article with a day ("Sept. 1: Two for Reed"), and the day."""
        found = []
        for number, text in enumerate(self.article.texts, 1):
            may_head = _may_head(text) and says_when(text[:LEAD])
            lead = find_dates(text[:LEAD], self.article.published) if may_head else []
            opens = lead and not re.search(r"\w", text[: lead[0].start]) and _HEADS.match(text, lead[0].end)
            if opens and lead[0].when.is_day and "\n" not in text.strip():
                found.append((number, lead[0].when))
        return found if len({when for _, when in found}) > 1 else []

    def part(self, paragraph: int) -> DateRange | None:
        """The day that heads the part of the article in which a paragraph stands; None where days head no parts."""
        at = bisect_left(self._parts, (paragraph + 1,))
        return self._parts[at - 1][1] if at else None

    @cached_property
    def is_live(self) -> bool:
        """Whether times of a day head its parts ("17.31", "9:05 am: ..."), so that all is told as it happened."""
        return sum(_CLOCK.match(text) is not None for text in self.article.texts) >= TIMES

    @cached_property
    def last_lead(self) -> int:
        """The number of the last sentence that has fewer than `LEADS` before it, headings not counted."""
        return next(islice(self._told(), LEADS - 1, None), len(self.article.sentences))

    @cached_property
    def first_told(self) -> int | None:
        """The number of the first sentence that is no heading; None where all are."""
        return next(self._told(), None)

    def _told(self) -> Iterator[int]:
        headings = self.article.headings
        return (number for number, s in enumerate(self.article.sentences) if s.paragraph not in headings)

    def text(self, sentence: Sentence) -> str:
        """The words of a sentence."""
        return self.article.texts[sentence.paragraph - 1][sentence.start : sentence.end]

    def dates(self, number: int) -> list[DatedWords]:
        """The dated words of a sentence; "hours later" counts from the day named shortly before."""
        if number not in self._memo:
            text = self.text(self.article.sentences[number])
            found = self._raw(number, text)
            published = self.article.published.earliest_on if found else None
            days = [_of_vote(text, _by_vote(text, raw), published) for raw in found]
            self._memo[number] = [d for d in days if d is not None]
        return self._memo[number]

    def days(self, number: int) -> list[DatedWords]:
        """Those of them that name a day or a week on which something happened."""
        dates = self.dates(number)
        return [d for d in dates if d.relation == "on" and is_fine(d)] if dates else dates

    def near(self, sentence: Sentence, anchor: int) -> list[DatedWords]:
        """The dated words near an anchor; a sentence without an end is not read whole for each of its verbs."""
        found = self.dates(self.places.number_of(sentence))
        if sentence.end - sentence.start < LONG:
            return found
        first = bisect_left(found, anchor - LONG // 2, key=lambda d: d.start)
        return found[first : bisect_left(found, anchor + LONG // 2, key=lambda d: d.start)]

    def _raw(self, number: int, text: str) -> list[DatedWords]:
        past_votes = self._past_votes(text) if _YEAR.search(text) else []
        if not says_when(text):
            return past_votes
        told, before = self._named_before(number) if _LATER.search(text) else ("", None)
        sentence = self.article.sentences[number]
        heads = any(sentence.paragraph == paragraph for paragraph, _ in self._parts)
        day = None if heads and sentence.start < LEAD else self.part(sentence.paragraph)
        found = from_known_days(text, find_dates(text, day or self.article.published, after=before), told)
        found = as_spoken(self.places, sentence, found) if found else found
        return sorted([*found, *past_votes], key=lambda d: d.start) if past_votes else found

    def _named_before(self, number: int) -> tuple[str, DatedWords | None]:
        """The last of the sentences right before that names a day, and the words that do."""
        for at in range(number - 1, max(-1, number - 4), -1):
            named = next((d for d in reversed(self.dates(at)) if d.relation == "on"), None)
            if named is not None:
                return self.text(self.article.sentences[at]), named
        return "", None

    def _past_votes(self, text: str) -> list[DatedWords]:
        """Elections of earlier years: "in the 2020 primary" is in that year, "ahead of" it by the end of that year."""
        found: list[DatedWords] = []
        published = self.article.published.earliest_on
        for vote in past_vote().finditer(text):
            year = int(vote[1])
            if published is not None and year < published.year:
                is_in = vote[0].lower().startswith(("in", "at", "for", "during"))
                when = DateRange.year(year) if is_in else DateRange.until(date(year, 12, 31))
                relation = "on" if is_in else "by"
                found.append(
                    DatedWords(start=vote.start(), end=vote.end(), when=when, written=vote[0], relation=relation)
                )
        return found


def _may_head(text: str) -> bool:
    """Whether a mark stands at the start of a paragraph or behind it, or nothing, as behind a day that heads it."""
    rest = text[LEAD:].lstrip()
    return not rest or _HEAD_MARK.match(rest) is not None or _HEAD_MARK.search(text, 0, LEAD) is not None


def _by_vote(text: str, dated: DatedWords) -> DatedWords:
    """ "The primary in June" and "by the end of June" leave open when before it support began."""
    if dated.relation != "on" or is_fine(dated):
        return dated
    is_by = _BY_THE_END.search(text[: dated.start]) or (not _is_longer(dated, MONTH) and is_behind_vote(text, dated))
    if not is_by:
        return dated
    return replace(dated, when=DateRange(None, dated.when.latest_on), relation="by")


def _of_vote(text: str, dated: DatedWords, published: date | None) -> DatedWords | None:
    """Dated words, but none of the day of a vote; "in June's election", once that is over, says by when."""
    if not is_of_vote(text, dated):
        return dated
    first, last = dated.when.earliest_on, dated.when.latest_on
    if dated.relation != "on" or first is None or last is None or published is None or last >= published:
        return None
    if _is_longer(dated, MONTH):
        return None if _is_longer(dated, SEASON) and not is_behind_vote(text, dated) else dated
    is_told = not is_fine(dated) or (
        _IN_THE.search(text, 0, dated.start) and _NAMED_DAY.search(dated.written) and published - last < HALF_A_YEAR
    )
    return replace(dated, when=DateRange(None, last), relation="by") if is_told else None


def _is_longer(dated: DatedWords, than: timedelta) -> bool:
    """Whether words mean more days than so many."""
    first, last = dated.when.earliest_on, dated.when.latest_on
    return first is not None and last is not None and last - first > than


def is_fine(dated: DatedWords) -> bool:
    """Whether words name a day or a week, not a month or a year."""
    first, last = dated.when.earliest_on, dated.when.latest_on
    return first is not None and last is not None and last - first < FINE
