"""When did what a draft says happen?

The day named in its own clause, else in its sentence, else the day on which its endorser is told to have spoken of it
nearby; else some day up to the publication.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from facts.dates import DatedWords, find_dates
from facts.extraction.annotated import Sentence
from facts.extraction.drafts import Draft
from facts.extraction.places import Places
from facts.models import DateRange, Stance

_ADVICE = re.compile(r"\b(?:ask|vote for|vote against|RANK)\b")
_DATED_NOUNS = ("E's SUPPORT of C", "SUPPORT that E gave C")
_STOOD = re.compile(r"\bwhen (?:he|she|they) (?:stood|ran|was|were|first)\b")
LONG = 2_000  # characters of a sentence that has no end in sight
_LATER = re.compile(
    r"\b(?:later|earlier|same|following|next|after|before|that (?:day|night|evening|morning|afternoon))\b",
    re.IGNORECASE,
)
LEADING = 12  # characters before a day that leads a sentence
_TURNS = re.compile(
    r"\b(?:after|because|when|while|since|although|though|where|who|which|whose|whom|as|before|until|that|over|despite|following)\b|;",
    re.IGNORECASE,
)
_SPEAKING = (
    "statement",
    "said",
    "says",
    "saying",
    r"announc\w+",
    r"tweet\w*",
    "posted",
    "posting",
    "press release",
    "decision",
    "wrote",
    "letter",
    "voted",
    "vote",
    "told",
    "declared",
    "confirmed",
    "spoke",
    "interview",
    "news conference",
    "press conference",
    "issued",
    "rally",
    "forum",
    "joint appearance",
)
_SPEAKS = re.compile(rf"\b(?:{'|'.join(_SPEAKING)})\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which|whom|whose)\b", re.IGNORECASE)
REACH = 3


@dataclass(frozen=True, slots=True)
class When:
    """The days on which an act may have happened; `firmness` 2 if its clause says so, 1 if told nearby, 0 if unsaid."""

    days: DateRange
    firmness: int


class Clock:
    """Every dated word of an article, found once a sentence."""

    def __init__(self, places: Places) -> None:
        self.article = places.article
        self._places = places
        self._memo: dict[int, list[DatedWords]] = {}

    def _dates(self, number: int) -> list[DatedWords]:
        """The dated words of a sentence, counted from 0; "hours later" counts from the day named shortly before."""
        if number not in self._memo:
            text = self._text(self.article.sentences[number])
            found = [d for d in self._raw(number, text) if not _is_of_vote(text, d)]
            self._memo[number] = found
        return self._memo[number]

    def _raw(self, number: int, text: str) -> list[DatedWords]:
        before = None
        if _LATER.search(text):
            near = (d for i in range(number - 1, max(-1, number - 4), -1) for d in reversed(self._dates(i)))
            before = next((d for d in near if d.relation == "on"), None)
        return find_dates(text, self.article.published, after=before)

    def _text(self, sentence: Sentence) -> str:
        return self.article.text(sentence.paragraph)[sentence.start : sentence.end]

    def when(self, draft: Draft) -> When:
        """The days on which a draft's act may have happened, and how firmly words say so."""
        sentence = self._places.sentence_at(draft.paragraph, draft.anchor)
        if draft.when is not None or sentence is None:
            return When(draft.when, 2) if draft.when is not None else When(self._unsaid(draft), 0)
        own = self._own(draft, sentence)
        if own is not None:
            return When(own, 2)
        silent = draft.noun_only or self.article.publisher == draft.endorser or self._is_background(draft, sentence)
        near = None if silent else self._led_before(sentence) or self._spoken(draft, sentence)
        return When(near, 1) if near is not None else When(self._unsaid(draft), 0)

    def _unsaid(self, draft: Draft) -> DateRange:
        published = self.article.published
        if self.article.publisher == draft.endorser and published.is_day and not draft.past:
            return published
        return DateRange.until(published.latest_on) if published.latest_on else DateRange()

    def _own(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The date of the draft's clause or sentence."""
        if draft.noun_only and draft.line not in _DATED_NOUNS:
            return None
        text = self._text(sentence)
        anchor = draft.anchor - sentence.start
        fitting = []
        for dated in self._near(sentence, anchor):
            is_advice = dated.start > anchor and _ADVICE.search(draft.line) is not None
            is_open = dated.relation in ("since", "after") and not _has_had(text)
            cost = None if is_advice or is_open else distance(text, anchor, dated)
            if cost is not None:
                fitting.append((cost, dated.start, dated))
        return _as_meant(min(fitting)[2]) if fitting else None

    def _near(self, sentence: Sentence, anchor: int) -> list[DatedWords]:
        """The dated words near an anchor; a sentence without an end is not read whole for each of its verbs."""
        found = self._dates(self._places.number_of(sentence))
        if sentence.end - sentence.start < LONG:
            return found
        first = bisect_left(found, anchor - LONG // 2, key=lambda d: d.start)
        return found[first : bisect_left(found, anchor + LONG // 2, key=lambda d: d.start)]

    def _is_background(self, draft: Draft, sentence: Sentence) -> bool:
        """Whether a draft stands in a relative clause or is told as past, so that nearby days are not its own."""
        text = self.article.text(draft.paragraph)[max(sentence.start, draft.anchor - LONG) : draft.anchor]
        clause = re.split(r"[,;.]", text)[-1]
        return draft.past or bool(_RELATIVE.search(clause)) or " had " in clause or "previous" in clause

    def _led_before(self, sentence: Sentence) -> DateRange | None:
        """The day that leads the sentence before, in the same paragraph ("On Monday came the blow. It said ...")."""
        number = self._places.number_of(sentence)
        if number == 0 or self.article.sentences[number - 1].paragraph != sentence.paragraph:
            return None
        leading = [d for d in self._dates(number - 1) if d.start <= LEADING and d.relation == "on"]
        return leading[0].when if leading else None

    def _spoken(self, draft: Draft, sentence: Sentence) -> DateRange | None:
        """The day on which the endorser is told, nearby, to have spoken."""
        if draft.stance is Stance.ENDORSES and draft.line.startswith("C "):
            return None
        number = self._places.number_of(sentence)
        for at in (number + step * side for step in range(1, 9) for side in (-1, 1)):
            if not 0 <= at < len(self.article.sentences):
                continue
            near = self.article.sentences[at]
            when = self._spoke_in(draft, near, at) if abs(near.paragraph - sentence.paragraph) <= REACH else None
            if when is not None:
                return when
        return None

    def _spoke_in(self, draft: Draft, near: Sentence, number: int) -> DateRange | None:
        text = self._text(near)
        speaks = _SPEAKS.search(text)
        first = next((s for s in self._places.spans_in(near) if not s.possessive), None)
        if speaks is None or first is None or draft.endorser not in first.entities:
            return None
        leading = _led_by(text, speaks.start(), self._dates(number))
        if leading is not None:
            return DateRange(leading.when.earliest_on, self.article.published.latest_on)
        fitting = [
            (cost, d.start, d)
            for verb in _SPEAKS.finditer(text)
            for d in self._dates(number)
            if d.relation == "on" and _is_fine(d) and (cost := distance(text, verb.start(), d)) is not None
        ]
        return min(fitting)[2].when if fitting else None


def _is_of_vote(text: str, dated: DatedWords) -> bool:
    """Whether words name the day of a vote ("the June 10 election"), on which nothing was said yet."""
    return bool(
        re.match(r" (?:\w+ )?(?:election|primary|runoff|run-off|vote|ballot|poll|by-election)\b", text[dated.end :])
    )


def _is_fine(dated: DatedWords) -> bool:
    """Whether words name a day or a week, not a month or a year."""
    first, last = dated.when.earliest_on, dated.when.latest_on
    return first is not None and last is not None and (last - first).days < 8


def distance(text: str, anchor: int, dated: DatedWords) -> int | None:
    """How far dated words stand from an anchor; None when another clause holds them."""
    if dated.start >= anchor:
        between = text[anchor : dated.start].rstrip().removesuffix("since")
        tagged = between.rpartition('"')[2] if between.count('"') % 2 else ""
        if tagged and not _SPEAKS.search(tagged):
            return None
        turn = _TURNS.search(tagged or between)
        if turn and not _STOOD.search(between):
            return None
        return (
            len(between) + 40 * between.count(",") + (200 if re.search(r"\band (?:said|then|\w+ed)\b", between) else 0)
        )
    between = text[dated.end : anchor]
    head = text[: dated.start]
    opened = _last_turn(head)
    if opened is not None and ("," in between or opened < 0) and "," not in head[opened:]:
        return None
    if ";" in between:
        return None
    relative = list(_RELATIVE.finditer(between))
    if relative and "," not in between[relative[-1].end() :]:
        return None
    return len(between) + 60


def _led_by(text: str, anchor: int, dates: list[DatedWords]) -> DatedWords | None:
    """The day of a clause "After ... on Wednesday," that leads a sentence: what follows happened then or later."""
    if not text.lower().startswith("after "):
        return None
    comma = text.find(",")
    return next((d for d in dates if d.end <= comma < anchor), None)


def _has_had(text: str) -> bool:
    """Whether "since" dates the beginning of what is told ("has had her endorsement since May")."""
    return bool(re.search(r"\b(?:has|have|'s|'ve) (?:had|been|backed|supported|endorsed|held|enjoyed)\b", text))


def _last_turn(head: str) -> int | None:
    turns = [t.start() for t in re.finditer(r"\b(?:who|which|after|when|since|because|before)\b", head, re.IGNORECASE)]
    return turns[-1] if turns else None


def _as_meant(dated: DatedWords) -> DateRange:
    if dated.relation in ("by", "before"):
        return DateRange.until(dated.when.latest_on) if dated.when.latest_on else dated.when
    return dated.when
