"""When did what a draft says happen?

The surest words count: the phrase's own day, that of its clause, that of a sentence beside it that tells of the same
event, that of the heading it stands under; else some day up to the publication. A body's own release speaks on its day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from facts.dates import DatedWords
from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.lexicon.words import read_words
from facts.extraction.places import Places
from facts.extraction.statements.clauses import any_of, distance, is_kept, is_recalled, is_relative
from facts.extraction.statements.counted_days import COUNTS, counted_day
from facts.extraction.statements.dated_text import LONG, DatedText, is_fine
from facts.extraction.statements.item_days import (
    BOTH,
    LINES,
    day_behind_each,
    day_of_item,
    is_anothers,
    is_joined,
    led_to,
    names_of,
)
from facts.extraction.statements.leading import day_of_lead, day_of_paper
from facts.extraction.statements.neighbours import Neighbours
from facts.extraction.statements.scenes import day_of_scene
from facts.models import DateRange, Stance

_MONTHS = 300  # days; more is a year
_ADVICE = re.compile(r"\b(?:ask|vote for|vote against)\b")
_ASKS = re.compile(r"E (?:\w+\|)*ask\b")
_OF_ONE = re.compile(r"\(|\band,? (?:since|on|in|from|last|at)\b|\band, |\bjoin")  # a day may be of one name alone
_OF_NAME = re.compile(r"[A-Z][\w'-]* (?:(?:back|late|early|on|in) )*$")  # a day right behind a name
_DATED_NOUNS = ("E's SUPPORT of C", "SUPPORT that E gave C", "E's slate: C, C")
_PERFECT = re.compile(r"\b(?:has|have|had)(?: \w+){0,3} $")
_OWNED = re.compile(r"(?:'s)? (?:\w+ )?")  # between a day and its noun: "Tuesday's surprise endorsement"
_EVERY = re.compile(  # before "since 1988": that dates the first of several acts, or the last one before this
    r"\b(?:(?:every|each)\b[^,;]*|(?:first|only|not|never|n't|no)\b(?:(?!\b(?:and|but|has|have|had)\b)[^,;])*)$",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:in the (?:first round|primary|last (?:election|contest|race))|last time(?: around)?)\b")
_CLAUSE = re.compile(r"[,;.]")
_TO_COME = re.compile(  # "will vote for Reed on Saturday" names a Saturday to come
    r"(?:\b(?:will|shall|(?:is|are|plans?|intends?|means?|hopes?|wants? (?:\w+ )?|going|about|due) to)|'ll)"
    r"(?: \w+){0,3} $"
)
_WEEKDAY = re.compile(r"(?:on )?\w+day(?: \w+)?", re.IGNORECASE)
_OUR = re.compile(r"\b(?:we|our|us|I|my)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class When:
    """The days on which an act may have happened; `firmness` 2 if its clause says so, 1 if told nearby, 0 if unsaid."""

    days: DateRange
    firmness: int


class Clock:
    """Tells the days of the drafts of one article."""

    def __init__(self, places: Places, drafts: Iterable[Draft]) -> None:
        self.article = places.article
        self._places = places
        self._dated = DatedText(places)
        self._near = Neighbours(self._dated, drafts)

    def when(self, draft: Draft) -> When:
        """The days on which a draft's act may have happened, and how firmly words say so."""
        sentence = self._places.sentence_at(draft.paragraph, draft.anchor)
        if draft.when is not None or sentence is None:
            return When(draft.when, 2) if draft.when is not None else When(self._unsaid(draft), 0)
        own = self._own(draft, sentence) or self._near.in_clause(draft, sentence) or self._near.own_act(draft, sentence)
        if own is not None:
            return When(self._narrowed(own, draft), 2)
        near = self._told_nearby(draft, sentence)
        return When(near, 1) if near is not None else When(self._unsaid(draft), 0)

    def _narrowed(self, own: DateRange, draft: Draft) -> DateRange:
        """The day of which the whole article tells, where the clause itself only says "this year"."""
        topic = self._near.topic(draft)
        first, last, published = own.earliest_on, own.latest_on, self.article.published
        if self.article.publisher == draft.endorser and not draft.past and first != last == published.latest_on:
            return self._unsaid(draft) if published.is_day and not draft.noun_only else own
        if topic is None or topic.earliest_on is None or topic.latest_on is None or first is None or last is None:
            return own
        return topic if first <= topic.earliest_on and topic.latest_on <= last else own

    def _told_nearby(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day of a neighbour that tells of the same event, the surest neighbour first."""
        near = self._near
        if draft.noun_only or self.article.publisher == draft.endorser:
            return near.topic(draft) if draft.noun_only else None
        if self._is_aside(draft, sentence):
            led = near.led_before(sentence) if _by_evening().match(self._dated.text(sentence)) else None
            return led or near.heading(draft)
        if draft.past:
            lead = near.spoken(draft, sentence, reach=1) if near.is_lead(sentence) else None
            return near.pointed_back(draft, sentence) or lead or near.heading(draft)
        return (
            near.so_did(sentence)
            or near.led_before(sentence)
            or near.pointed_back(draft, sentence)
            or near.spoken(draft, sentence)
            or near.went_on(draft, sentence)
            or near.announced(draft, sentence)
            or day_of_lead(near, draft, sentence)
            or day_of_paper(near, draft, sentence)
            or day_of_scene(self._dated, draft, sentence)
            or near.heading(draft)
            or near.topic(draft)
        )

    def _unsaid(self, draft: Draft) -> DateRange:
        published = self.article.published
        if (part := self._dated.part(draft.paragraph)) is not None:
            return DateRange.until(part.latest_on) if part.latest_on else part
        if self.article.publisher == draft.endorser and published.is_day and self._is_own_word(draft):
            return self._near.own_news or published
        sentence = self._places.sentence_at(draft.paragraph, draft.anchor) if self._dated.is_live else None
        if sentence is not None and published.is_day and not (draft.noun_only or self._is_aside(draft, sentence)):
            return published
        return DateRange.until(published.latest_on) if published.latest_on else DateRange()

    def _is_own_word(self, draft: Draft) -> bool:
        """Whether a body speaks for itself, and does not report what it has done before."""
        text = self.article.texts[draft.paragraph - 1]
        before = text[max(0, draft.anchor - 80, draft.start) : draft.anchor]
        if not (draft.past or _PERFECT.search(before)) or _OUR.search(before):
            return True
        sentence = self._places.sentence_at(draft.paragraph, draft.anchor)
        return sentence is not None and self._near.is_lead(sentence)

    def _own(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The date of the draft's clause or sentence, or the one counted from the other act that the sentence tells."""
        dates = self._dated.near(sentence, draft.anchor - sentence.start)
        if not dates:
            return None
        counted = self._counted(draft, sentence, dates) if COUNTS.search(self._dated.text(sentence)) else None
        return counted or self._of_clause(draft, sentence, dates)

    def _counted(self, draft: Draft, sentence: Sentence, dates: list[DatedWords]) -> DateRange | None:
        """The day counted from another act of the sentence ("two days after the Guild had done so")."""
        named = [n for n in names_of(self._places, sentence) if draft.endorser in n.entities]
        text, anchor = self._dated.text(sentence), draft.anchor - sentence.start
        return counted_day(text, anchor, dates, named, self.article.published)

    def _of_clause(self, draft: Draft, sentence: Sentence, dates: list[DatedWords]) -> DateRange | None:
        """That one of the days of a sentence which is the draft's own."""
        text, anchor = self._dated.text(sentence), draft.anchor - sentence.start
        several = len(dates) >= BOTH and sum(_OF_NAME.search(text, 0, d.start) is not None for d in dates) >= BOTH
        names = names_of(self._places, sentence) if several or draft.line in LINES or _OF_ONE.search(text) else []
        if several and (each := day_behind_each(text, dates, draft, names)) is not None:
            return each
        if names and (item := day_of_item(text, dates, draft, names)) is not None:
            return item
        if is_kept(text, anchor) and not any(d.relation in ("since", "by") for d in dates):
            return None
        if is_recalled(text, anchor):
            dates = [d for d in dates if d.start > anchor or d.relation in ("since", "by")]
        if names and is_joined(text, anchor, [n for n in names if draft.endorser in n.entities]):
            return None
        if draft.noun_only and draft.line not in _DATED_NOUNS:
            owned = (d.when for d in dates if _OWNED.fullmatch(text[d.end : anchor]))
            return next(owned, None) or (None if draft.line in LINES else self._by_then(sentence, anchor))
        fitting = []
        for dated in dates:
            led = led_to(text, dated, names) if names else None
            if led is not None and draft.endorser in led.entities:
                return _as_led(text, dated)
            is_other = (led is not None and self._is_listed_before(draft, sentence, dated)) or (
                names and is_anothers(text, dated, draft, names)
            )
            cost = None if is_other or self._is_apart(draft, sentence, dated) else distance(text, anchor, dated)
            if cost is not None:
                fitting.append((cost, dated.start, dated))
        return _as_meant(min(fitting)[2]) if fitting else None

    def _is_apart(self, draft: Draft, sentence: Sentence, dated: DatedWords) -> bool:
        """Whether a day tells when others shall act, since when something holds, or when the support was given."""
        text, anchor = self._dated.text(sentence), draft.anchor - sentence.start
        if text[anchor - 1 : anchor] == "(" and dated.start < anchor:
            return True  # "(endorsed Reed)" has its own days
        if dated.relation in ("since", "after") and (_EVERY.search(text, 0, dated.start) or not _has_had(text)):
            return True
        if draft.stance is not Stance.ENDORSES and _names_support(dated):
            return True
        if dated.start > anchor and _WEEKDAY.fullmatch(dated.written) and _TO_COME.search(text, 0, anchor):
            return True
        if self._is_of_past_year(dated):
            return False
        return _is_advised(draft, text[anchor : dated.start], dated) or self._is_wanted(
            draft, sentence.start + dated.start
        )

    def _is_of_past_year(self, dated: DatedWords) -> bool:
        """Whether words name a whole year that is over, in which advice was followed and given."""
        first, last, published = dated.when.earliest_on, dated.when.latest_on, self.article.published.earliest_on
        over = last is not None and published is not None and last.year < published.year
        return over and first is not None and last is not None and (last - first).days > _MONTHS

    def _is_listed_before(self, draft: Draft, sentence: Sentence, dated: DatedWords) -> bool:
        """Whether the endorser stands in a list before a day that leads another name of it."""
        spans = self._places.spans_in(sentence)
        return any(draft.endorser in s.entities and s.end - sentence.start <= dated.start for s in spans)

    def _is_wanted(self, draft: Draft, at: int) -> bool:
        """Whether a day stands in the words that tell somebody to go ("he owes us an exit this week")."""
        if draft.stance is not Stance.URGES_EXIT:
            return False
        quote = self._places.quote_at(draft.paragraph, draft.anchor)
        return quote is not None and quote.is_speech and quote.start <= at < quote.end

    def _by_then(self, sentence: Sentence, anchor: int) -> DateRange | None:
        """Support that bore fruit years ago ("with her backing he won in 2016") was there by then."""
        published = self.article.published.earliest_on
        years = [
            d.when.latest_on for d in self._dated.near(sentence, anchor) if d.relation == "on" and d.start > anchor
        ]
        past = [last for last in years if last is not None and published is not None and last.year < published.year]
        return DateRange.until(past[0]) if len(past) == 1 and len(years) == 1 else None

    def _is_aside(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft is told in passing, in a relative clause or as long past: nearby days are not its own."""
        text = self.article.texts[draft.paragraph - 1][max(sentence.start, draft.anchor - LONG) : draft.anchor]
        clause = _CLAUSE.split(text)[-1]
        behind = _CLAUSE.split(self.article.texts[draft.paragraph - 1][draft.anchor : draft.anchor + LONG])[0]
        return is_relative(clause) or " had " in clause or "previous" in clause or _EARLIER.search(behind) is not None


@lru_cache
def _by_evening() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:by|within|before) (?:\w+ ){{0,2}}{any_of('evening')}\b", re.IGNORECASE)


def _has_had(text: str) -> bool:
    """Whether "since" dates the beginning of what is told ("has had her endorsement since May")."""
    return bool(re.search(r"\b(?:has|have|'s|'ve) (?:had|been|backed|supported|endorsed|held|enjoyed)\b", text))


def _is_advised(draft: Draft, between: str, dated: DatedWords) -> bool:
    """Whether a day behind the words of some advice is the day of what is advised ("to vote for Reed on Tuesday")."""
    if not between or _ADVICE.search(draft.line) is None or (draft.stance is Stance.URGES_EXIT and is_fine(dated)):
        return False
    is_vote = is_fine(dated) or not draft.line.startswith("E vote for")
    return is_vote and not (_ASKS.match(draft.line) and " to " not in between)


def _names_support(dated: DatedWords) -> bool:
    """Whether words date the support and not what becomes of it ("its October endorsement")."""
    return dated.written.rpartition(" ")[2].lower() in read_words("timing")["acts"]


def _as_led(text: str, dated: DatedWords) -> DateRange:
    """What a day means that leads one name of a list: "and, as of Friday, of Ott" is news of that day."""
    last = dated.when.latest_on
    return DateRange.day(last) if last is not None and text.endswith("as of ", 0, dated.start) else _as_meant(dated)


def _as_meant(dated: DatedWords) -> DateRange:
    if dated.relation in ("by", "before"):
        return DateRange.until(dated.when.latest_on) if dated.when.latest_on else dated.when
    return dated.when
